"""JSON: one article a line, a list of articles, one article, or an object that wraps a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader

from extractor.reading.article import Article
from extractor.reading.encoding import Decoded, decode
from extractor.reading.failure import Failure, UnreadableError
from extractor.reading.fields import FieldMap
from extractor.reading.options import Options
from extractor.reading.records import article_from_record
from extractor.reading.streams import head, lines, read_all

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_json(stream: BufferedReader, source: str, options: Options) -> Iterator[Article | Failure]:
    """The articles of a `.json` or `.jsonl` source, in order; sources end in the line or item number.

    Lines are read one at a time and a broken one is a failure of its own. A list, a single object
    over several lines, and UTF-16 are taken into memory as a whole.
    """
    start = head(stream)
    if start.startswith(_WIDE_MARKS) or not _is_lines(start):
        yield from _read_document(stream, source, options)
    else:
        _refuse_rubbish(start)
        yield from _read_lines(stream, source, options)


def _refuse_rubbish(start: bytes) -> None:
    """Raise `not-text` for binary data once, not for each of its lines."""
    try:
        decode(start)
    except UnreadableError as problem:
        if problem.error == "not-text":
            raise


def _is_lines(start: bytes) -> bool:
    """True where every line is to be an object of its own: the first line holds one, or tries to."""
    first, _, rest = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    first = first.strip()
    if not first.startswith(b"{"):
        return not first.startswith(b"[")
    return not rest.strip() or first.endswith(b"}") or rest.lstrip().startswith(b"{")


def _read_lines(stream: BufferedReader, source: str, options: Options) -> Iterator[Article | Failure]:
    fields = FieldMap(options.fields)
    for number, line in lines(stream, options.max_bytes):
        place = f"{source}:{number}"
        try:
            if line is None:
                raise UnreadableError("too-large", f"The line is longer than {options.max_bytes:,} bytes.")
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line and not line.isspace():
                decoded = _decode_line(line, options.encoding)
                yield from _articles(_parse(decoded.text), place, fields, options, decoded)
        except UnreadableError as problem:
            yield problem.failure(place)


def _decode_line(line: bytes, encoding: str | None) -> Decoded:
    if encoding is None:
        try:
            return Decoded(line.decode("utf-8"), "utf-8", 1.0)
        except UnicodeDecodeError:
            pass
    return decode(line, encoding=encoding)


def _read_document(stream: BufferedReader, source: str, options: Options) -> Iterator[Article | Failure]:
    decoded = decode(read_all(stream, options.max_bytes), encoding=options.encoding)
    if not decoded.text.strip():
        raise UnreadableError("empty", "There is nothing in it.")
    fields = FieldMap(options.fields)
    try:
        value = _parse(decoded.text)
    except UnreadableError:
        if "\n{" not in decoded.text.strip():
            raise
        # Lines after all: in UTF-16, or below a first line that is broken.
        for number, line in enumerate(decoded.text.split("\n"), 1):
            if line.strip():
                yield from _line(line, f"{source}:{number}", fields, options, decoded)
    else:
        yield from _articles(value, source, fields, options, decoded)


def _line(
    line: str, place: str, fields: FieldMap, options: Options, decoded: Decoded
) -> Iterator[Article | Failure]:
    try:
        yield from _articles(_parse(line), place, fields, options, decoded)
    except UnreadableError as problem:
        yield problem.failure(place)


def _articles(
    value: object, place: str, fields: FieldMap, options: Options, decoded: Decoded
) -> Iterator[Article | Failure]:
    """The articles of one JSON value: of an object, of each object of a list, or of a wrapped list."""
    if isinstance(value, dict):
        items = _wrapped_list(value, fields)
        if items is None:
            yield article_from_record(value, place, fields, options, decoded)
            return
    elif isinstance(value, list):
        items = value
    else:
        raise UnreadableError("bad-record", f"This is {_kind(value)}, not an article or a list of articles.")
    if not items:
        raise UnreadableError("empty", "The list is empty.")
    for number, item in enumerate(items, 1):
        yield _item(item, f"{place}:{number}", fields, options, decoded)


def _item(
    item: object, place: str, fields: FieldMap, options: Options, decoded: Decoded
) -> Article | Failure:
    try:
        if not isinstance(item, dict):
            message = f"This is {_kind(item)}, not an object with the fields of an article."
            raise UnreadableError("bad-record", message)
        return article_from_record(item, place, fields, options, decoded)
    except UnreadableError as problem:
        return problem.failure(place)


def _wrapped_list(value: dict[str, object], fields: FieldMap) -> list[object] | None:
    """The list in `{"articles": [...], ...}`: the only one of records, in an object without a text."""
    if fields.keys(value)["text"]:
        return None
    lists = [part for part in value.values() if isinstance(part, list) and part]
    records = [part for part in lists if isinstance(part[0], dict) and fields.keys(part[0])["text"]]
    return records[0] if len(records) == 1 else None


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}" if "\n" in text else f"character {error.colno}"
        raise UnreadableError(
            "bad-json", f"This is not JSON: {error.msg.removesuffix(' at')} at {where}."
        ) from None
    except RecursionError:
        raise UnreadableError("bad-json", "The JSON is nested too deeply.") from None
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableError("bad-json", f"This is not JSON that can be used: {error}.") from None


def _kind(value: object) -> str:
    names = {list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")
