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


def organization_of(title: str) -> str | None:
    """The organisation a title names: what stands in front of its first office.

    `全总党组书记、副主席` gives `全总党组`, `国务委员兼国务院秘书长` gives `国务院`; a bare `校长` gives
    None.
    """
    office = re.split(r"[、兼]", title)
    for part in (office[0], office[-1]):
        head = title_head_pattern().search(part)
        body = _rank().sub("", part[: head.start()]) if head else part
        if names_organization(body) and not _SENT_TO.fullmatch(body):
            return body
    return None
