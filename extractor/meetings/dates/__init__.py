"""When a meeting was: find date expressions, choose the one that dates the meeting, resolve it.

`find` reads a text (by the pattern of `grammar`, the numbers of `numerals`) into `expression`s, `judge` and
`choose` pick, `resolve` gives days; `event_date` does all of it for one meeting. Where a page has no date of
publication, `written` and `cited_years` read from its text when it was written.
"""

from extractor.meetings.dates.choose import choose, judge
from extractor.meetings.dates.event import event_date
from extractor.meetings.dates.expression import DateExpression
from extractor.meetings.dates.find import find
from extractor.meetings.dates.resolve import Context, resolve

__all__ = ["Context", "DateExpression", "choose", "event_date", "find", "judge", "resolve"]
