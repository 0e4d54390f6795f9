"""From the names in the database to persons: which profiles are whose."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from extractor.store.people.acquaintance import count_pairs
from extractor.store.people.corrections import Corrections, read_corrections
from extractor.store.people.namesakes import Decision, kept_apart, labels, tell_apart
from extractor.store.people.posts import Post, body_of, post
from extractor.store.sql import lent, strings, transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UNKNOWN = "未详"
"""What stands for the organisation in the label of a person of whom none was printed."""


def resolve(connection: DuckDBPyConnection) -> int:
    """Tell the namesakes among all unresolved names apart; one transaction.

    Returns:
        How many names were looked at.
    """
    corrections = read_corrections(connection)
    with transaction(connection):
        _learn_organisations(connection, corrections)
        names = _waiting(connection, corrections)
        if names:
            _write(connection, names, corrections)
            count_pairs(connection)
        connection.execute("delete from store.unresolved")
    return len(names)


def decisions_about(connection: DuckDBPyConnection, name: str) -> list[Decision]:
    """All decisions about a name as `resolve` makes them; posts that a hand has decided on stand aside."""
    connection = connection.cursor()
    _note_names(connection, [name])
    corrections = read_corrections(connection)
    posts = _posts(connection).get(name, [])
    verdict = tell_apart(name, [one for one in posts if not corrections.label_of_post(name, one)])
    return [*verdict.decisions, *kept_apart(name, verdict.persons)]


def _waiting(connection: DuckDBPyConnection, corrections: Corrections) -> list[str]:
    names = {row[0] for row in connection.execute("select distinct name from store.unresolved").fetchall()}
    return sorted(names | corrections.joined_names(names))


def _note_names(connection: DuckDBPyConnection, names: list[str]) -> None:
    with lent(connection, given_names=strings(name=names)):
        connection.execute("create or replace temp table asked as from given_names")


def _write(connection: DuckDBPyConnection, names: list[str], corrections: Corrections) -> None:
    _note_names(connection, names)
    connection.execute(
        "delete from store.profile where name in (from asked) "
        "and profile not in (select distinct profile from store.attendance)"
    )
    person_ids: dict[str, str] = {}
    owner: dict[int, str] = {}
    for name, posts in _posts(connection).items():
        for person_id, profiles in _persons(name, posts, corrections):
            person_ids.setdefault(person_id, name)
            owner |= dict.fromkeys(profiles, person_id)
    owners = {"profile": [str(profile) for profile in owner], "person_id": list(owner.values())}
    people = {"person_id": list(person_ids), "name": list(person_ids.values())}
    with lent(connection, given_owners=strings(**owners), given_people=strings(**people)):
        for statement in _PUT_PERSONS:
            connection.execute(statement)


#: Persons by their ids, profiles by their persons; persons that nothing belongs to any more go.
_PUT_PERSONS = (
    """
    create or replace temp table freed as
    select distinct person from store.profile where name in (from asked) and person is not null
    """,
    """
    insert into store.person
    select (select coalesce(max(person), 0) from store.person) + row_number() over (order by person_id),
           person_id, name
    from given_people g where not exists (from store.person p where p.person_id = g.person_id)
    """,
    """
    create or replace temp table owners as
    select cast(profile as integer) as profile, p.person
    from given_owners join store.person p using (person_id)
    """,
    """
    update store.profile set person = o.person from owners o
    where o.profile = store.profile.profile and store.profile.person is distinct from o.person
    """,
    """
    delete from store.person where person in (from freed)
    and person not in (select distinct person from store.profile where person is not null)
    """,
    "drop table freed",
    "drop table owners",
    "drop table asked",
)


def _persons(name: str, posts: list[Post], corrections: Corrections) -> list[tuple[str, frozenset[int]]]:
    """The persons of a name by their ids, with the profiles that are theirs; decisions by hand first."""
    by_hand: dict[str, frozenset[int]] = {}
    rest = []
    for held in posts:
        if label := corrections.label_of_post(name, held):
            by_hand[label] = by_hand.get(label, frozenset()) | held.profiles
        else:
            rest.append(held)
    persons = tell_apart(name, rest).persons
    found = labels(name, persons)
    if by_hand and len(found) == 1:
        # Where a hand has named some, the rest of the name must not pass for the same person.
        found = [f"{name}（{persons[0].label}）"]
    return [
        *by_hand.items(),
        *((label, person.profiles) for label, person in zip(found, persons, strict=True)),
    ]


def _learn_organisations(connection: DuckDBPyConnection, corrections: Corrections) -> None:
    """Canonical names of printed organisations: by hand, else as the meetings say if they nearly agree.

    Names of people with an organisation whose canonical name has changed wait to be told apart again, so that
    the result does not depend on the order of loads.
    """
    connection.execute("create or replace temp table known as from store.organization_name")
    connection.execute("delete from store.organization_name")
    connection.execute(
        "insert into store.organization_name "
        "with pairs as ("
        "  select organization as name, organization_full as organization, count(*) as n from store.meeting "
        "  where organization is not null and organization_full is not null group by all), "
        "shares as (select *, sum(n) over (partition by name) as total from pairs) "
        "select name, arg_max(organization, (n, organization)), 'meetings' from shares "
        "group by name having max(n) >= 0.9 * any_value(total)"
    )
    for decision in corrections.organizations:
        connection.execute("insert or replace into store.organization_name values (?, ?, 'hand')", decision)
    connection.execute(
        "insert into store.unresolved select distinct p.name from store.profile p "
        "join (select name from known o full join store.organization_name n using (name) "
        "      where o.organization is distinct from n.organization) c on c.name = p.organization"
    )
    connection.execute("drop table known")


def _posts(connection: DuckDBPyConnection) -> dict[str, list[Post]]:
    """What the database knows of the names in the temporary table `asked`, profile by profile."""
    rows = connection.execute(
        "select p.name, p.profile, p.title, p.organization, coalesce(n.organization, p.organization), "
        "p.place, count(*), min(m.day), max(m.day), "
        "list(distinct date_diff('day', date '0001-01-01', m.day) + 1) "
        "filter (m.day is not null) "
        "from store.profile p join store.attendance t using (profile) join store.meeting m using (meeting) "
        "left join store.organization_name n on n.name = p.organization "
        "where p.name in (from asked) group by all"
    ).fetchall()
    posts: dict[str, list[Post]] = defaultdict(list)
    for name, profile, title, printed, canonical, place, count, first, last, days in rows:
        ordinals = (first.toordinal() if first else 0, last.toordinal() if last else 0)
        seen = (count, *ordinals, frozenset(days or ()))
        label = _label(title, printed, canonical, place)
        posts[name].append(post(label, body_of(canonical), place, title, profile, seen))
    return posts


def _label(title: str | None, printed: str | None, canonical: str | None, place: str) -> str:
    if canonical:
        return canonical if place in canonical or canonical != printed else place + canonical
    return place or title or UNKNOWN
