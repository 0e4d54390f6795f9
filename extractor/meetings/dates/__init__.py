"""When a meeting was: find date expressions, choose the one that dates the meeting, resolve it.

`find` reads a text, `choose` picks, `resolve` gives days; `event_date` does all three for one meeting.
"""

from extractor.meetings.dates.choose import choose
from extractor.meetings.dates.event import event_date
from extractor.meetings.dates.expression import DateExpression
from extractor.meetings.dates.find import find
from extractor.meetings.dates.resolve import Context, resolve

__all__ = ["Context", "DateExpression", "choose", "event_date", "find", "resolve"]
