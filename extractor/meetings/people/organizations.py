"""The organisation somebody stands for, read off the title."""

from __future__ import annotations

import re
from functools import cache

from extractor.meetings.people.lexicon import title_head_pattern
from extractor.meetings.people.titles import names_organization


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(r"(?:常务|执行|第一|荣誉|名誉|原|代|前|副|总|兼|、)+$")


_SENT_TO = re.compile("驻.")
"""Where somebody serves, and no body: 驻村第一书记."""

_PARTY_GROUP = re.compile("(?<=.)党(?:组|委|总支|支部)$")
"""The party group of a house: 水务局党组书记、局长 stands for the 水务局, which alone has a 局长."""


def organization_of(title: str) -> str | None:
    """The organisation a title names: what stands in front of its first office.

    `全总党组书记` gives `全总党组`, with a further office (`、副主席`) the house, `全总`;
    `国务委员兼国务院秘书长` gives `国务院`; a bare `校长` gives None.
    """
    offices = re.split(r"[、兼]", title)
    for office in (offices[0], offices[-1]):
        body = _body(office)
        if names_organization(body) and not _SENT_TO.fullmatch(body):
            shared = any(not _body(other) for other in offices[1:])
            return _PARTY_GROUP.sub("", body) if shared else body
    return None


def _body(office: str) -> str:
    """What stands in front of the head of an office and its rank, possibly nothing."""
    head = title_head_pattern().search(office)
    return _rank().sub("", office[: head.start()]) if head else office
