"""Records (JSON objects, rows of tables) to articles."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.reading.article import Article
from extractor.reading.chineseness import mojibake
from extractor.reading.compose import Known, article_of_field
from extractor.reading.dates import parse_date
from extractor.reading.encoding import Decoded
from extractor.reading.failure import UnreadableError
from extractor.reading.fields import FieldMap
from extractor.reading.identity import content_id
from extractor.reading.options import Options


def article_from_record(
    record: Mapping[str, object], source: str, fields: FieldMap, options: Options, decoded: Decoded
) -> Article:
    """Make an article of one record.

    Args:
        record: keys and values as the format gave them.
        source: the place of the record.
        fields: finds the fields of an article among the keys.
        options: what the caller knows.
        decoded: how the bytes of the record were decoded (its text is not used).

    Raises:
        UnreadableError: `no-text` without a text field, `empty` where it holds nothing.
    """
    keys = fields.keys(record)

    def value(field: str) -> object:
        return next((_bare(record[key]) for key in keys[field] if record[key] not in (None, "")), None)

    text = _as_text(value("text"))
    if text is None:
        raise _without_text(record, bool(keys["text"]), options)
    warnings = list(decoded.warnings)
    text, title = _sound(text, warnings), _as_title(value("title"))
    title = _sound(title, warnings) if title else None
    misread = mojibake(text)
    if misread:
        warnings.append(misread)
    dates = {}
    for field in ("published", "crawled"):
        given = value(field)
        dates[field] = parse_date(given)
        if given is not None and dates[field] is None and not str(given).startswith("0000"):
            warnings.append(f"{field} is no date with year, month and day: {str(given)[:40]!r}")
    url = value("url")
    known = Known(
        id=_as_id(value("id")) or content_id(text, title),
        title=title,
        published=dates["published"],
        crawled=dates["crawled"],
        url=url if isinstance(url, str) else None,
    )
    decoded = Decoded(text, decoded.encoding, decoded.confidence, tuple(warnings))
    return article_of_field(decoded, source, options, known)


def _without_text(record: Mapping[str, object], known: bool, options: Options) -> UnreadableError:
    if known:
        return UnreadableError("empty", "The text field is empty.")
    names = ", ".join(str(name) for name in list(record)[:12]) or "no fields at all"
    wanted = options.fields.get("text")
    if wanted:
        return UnreadableError("no-text", f"There is no field {wanted!r}; there are: {names}.")
    message = f"No field is known to hold the text; say which does (field text=…); there are: {names}."
    return UnreadableError("no-text", message)


def _bare(value: object) -> object:
    """The value in MongoDB's `{"$oid": "…"}` and `{"$date": …}`; any other as it is."""
    if isinstance(value, dict) and len(value) == 1:
        (key,) = value
        if str(key).startswith("$"):
            return value[key]
    return value


def _as_text(value: object) -> str | None:
    """A text, or a list of paragraphs joined by line feeds."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _as_title(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _as_id(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and value.is_integer():  # columns of integers with gaps become floats
        value = int(value)
    return str(value).strip() or None


def _sound(text: str, warnings: list[str]) -> str:
    """`text` without halves of surrogate pairs, which JSON can hold and UTF-8 cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        sound = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if len(sound) == len(text):
            warnings.append("contains halves of surrogate pairs, which stand as U+FFFD")
        return sound
    return text
