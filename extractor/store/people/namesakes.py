"""Telling namesakes apart: the posts of one name put together to persons, with the reasons for each step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import combinations

from extractor.store.people.clues import Clue, clues, total
from extractor.store.people.places import compatible
from extractor.store.people.posts import Post


@dataclass(frozen=True, slots=True)
class Decision:
    """Two groups of posts, whether they are one person's, and why."""

    first: str
    second: str
    same: bool
    score: float
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The persons behind a name, the most often seen first, and the decisions that put them together."""

    persons: tuple[Post, ...]
    decisions: tuple[Decision, ...]


def tell_apart(name: str, posts: list[Post]) -> Verdict:
    """Put posts together to persons, the most convincing pair first, until no pair convinces.

    Posts that name no organisation come last: each goes to the person it fits best, or to a person of its
    own. The result does not depend on the order of `posts`.
    """
    ordered = sorted(posts, key=_rank)
    named = _same_organisation([post for post in ordered if post.body])
    decisions: list[Decision] = []
    persons = sorted(_cluster(name, named, decisions), key=_rank)
    for post in _same_organisation([post for post in ordered if not post.body]):
        persons = _attach(name, persons, post, decisions)
    return Verdict(tuple(sorted(persons, key=_rank)), tuple(decisions))


def kept_apart(name: str, persons: tuple[Post, ...]) -> list[Decision]:
    """Why each two of the persons of a name are two."""
    decisions = []
    for first, second in combinations(persons, 2):
        found = clues(name, first, second)
        decisions.append(Decision(first.label, second.label, False, total(found), tuple(found)))
    return decisions


def _rank(post: Post) -> tuple[int, str, str, list[str], int, int]:
    return -post.count, post.label, post.place, sorted(post.titles), post.first, post.last


def _same_organisation(posts: list[Post]) -> list[Post]:
    """Put together what is plainly one post: the same body at the same place."""
    merged: dict[tuple[str, str], Post] = {}
    for post in posts:
        key = (post.body, post.place)
        merged[key] = merge(merged[key], post) if key in merged else post
    return list(merged.values())


def _cluster(name: str, posts: list[Post], decisions: list[Decision]) -> list[Post]:
    persons = dict(enumerate(posts))
    age = dict.fromkeys(persons, 0)
    # Candidates by falling score; one that was put up before either side grew is out of date and skipped.
    candidates: list[tuple[float, int, int, int, int]] = []

    def put_up(a: int, b: int) -> None:
        score = total(clues(name, persons[a], persons[b]))
        if score > 0:
            heappush(candidates, (-score, a, b, age[a], age[b]))

    for a, b in combinations(persons, 2):
        put_up(a, b)
    while candidates:
        score, a, b, *ages = heappop(candidates)
        if a not in persons or b not in persons or ages != [age[a], age[b]]:
            continue
        found = tuple(clues(name, persons[a], persons[b]))
        decisions.append(Decision(persons[a].label, persons[b].label, True, -score, found))
        persons[a] = merge(persons[a], persons.pop(b))
        age[a] += 1
        for c in persons:
            if c != a:
                put_up(min(a, c), max(a, c))
    return list(persons.values())


def _attach(name: str, persons: list[Post], post: Post, decisions: list[Decision]) -> list[Post]:
    """Give a post without an organisation to the person it fits best."""
    ranked = sorted(
        ((total(clues(name, person, post)), -n) for n, person in enumerate(persons)), reverse=True
    )
    alone = len(persons) == 1 and (not post.place or compatible(post.place, persons[0].place))
    if not ranked or (ranked[0][0] <= 0 and not alone):
        return [*persons, post]
    chosen = -ranked[0][1]
    found = tuple(clues(name, persons[chosen], post)) or (Clue(0.0, "nobody else of that name"),)
    decisions.append(Decision(persons[chosen].label, post.label, True, ranked[0][0], found))
    return [merge(person, post) if n == chosen else person for n, person in enumerate(persons)]


def merge(first: Post, second: Post) -> Post:
    """Two posts of one person as one; the label and organisation of the more frequent one stay."""
    main, other = (
        (first, second) if (first.count, second.label) >= (second.count, first.label) else (second, first)
    )
    return replace(
        main,
        body=main.body or other.body,
        place=_fuller(main, other),
        label=main.label if main.body or not other.body else other.label,
        titles=first.titles | second.titles,
        offices=first.offices | second.offices,
        fields=first.fields | second.fields,
        profiles=first.profiles | second.profiles,
        count=first.count + second.count,
        first=min(first.first, second.first),
        last=max(first.last, second.last),
        days=first.days | second.days,
    )


def _fuller(main: Post, other: Post) -> str:
    """The place with more levels, where both are one place."""
    if compatible(main.place, other.place):
        return max(main.place, other.place, key=len)
    return main.place


def labels(name: str, persons: tuple[Post, ...]) -> list[str]:
    """What the persons of a name are called: the name alone, or with what tells them apart."""
    if len(persons) == 1:
        return [name]
    wanted = [f"{name}（{post.label}）" for post in persons]
    seen: Counter[str] = Counter()
    out = []
    for label in wanted:
        seen[label] += 1
        out.append(label if seen[label] == 1 else f"{label[:-1]}，{seen[label]}）")
    return out
