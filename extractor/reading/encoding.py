"""From bytes to text: which encoding, how sure, and what was lost on the way.

What comes out can always be had again: `data.decode(decoded.encoding, "replace") == decoded.text`.

A declared charset (HTTP header, HTML `meta`) is a hint; the bytes decide. Chinese pages are wrong
about themselves too often: GBK called gb2312 or utf-8, UTF-8 called gb2312, Big5 called nothing.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractor.reading.chineseness import Chineseness, decoding_score, mojibake
from extractor.reading.failure import UnreadableError

SAMPLE_BYTES = 1 << 16
"""Bytes that candidate decoders are tried on, from the first byte that is not ASCII."""

DECLARED_BONUS = 0.1
"""What a declared charset weighs against shares of common characters (right 0.9, wrong 0.05)."""

DOUBTFUL = 0.5
"""Below this confidence the choice is a warning."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Names that pages use, with the superset that browsers use for them (WHATWG Encoding Standard).
_SUPERSETS = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "ascii": "utf-8",
}
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
)
_NOT_TEXT = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the Python codec that gives it back and how sure the choice was (0 to 1)."""

    text: str
    encoding: str
    confidence: float
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None, encoding: str | None = None) -> Decoded:
    """Decode `data`, by `encoding` if the caller knows it, else by what the bytes say.

    Args:
        data: all bytes of one text.
        declared: the charset the source claims; believed only where the bytes do not contradict.
        encoding: the charset the caller insists on (one that `codec_name` knows).

    Raises:
        UnreadableError: `not-text` for binary data, `unknown-encoding` where no reading makes sense.
    """
    insisted = codec_name(encoding) if encoding else None
    for mark, name in _MARKS:
        if data.startswith(mark) and (insisted is None or name.startswith(insisted)):
            return _decoded(data, name, 1.0)
    if insisted:
        return _decoded(data, insisted, 1.0)
    for start, kind in _NOT_TEXT:
        if data.startswith(start):
            raise UnreadableError("not-text", f"This is {kind}, not text; convert it to text first.")
    claimed = codec_name(declared) if declared else None
    choice = _choose(data, claimed)
    decoded = _decoded(data, choice.encoding, choice.confidence)
    return _with_warnings(decoded, declared, claimed)


def codec_name(label: str) -> str | None:
    """The Python codec for a charset label of a page, or None for a label that names no encoding of text."""
    label = label.strip().strip("\"'").lower()
    if label in _SUPERSETS:
        return _SUPERSETS[label]
    try:
        name = codecs.lookup(label).name
        b"a".decode(name, "replace")  # refuses codecs such as hex, which are none of text
    except (LookupError, ValueError):
        return None
    return None if name.replace("-", "_") in _NO_CHARSETS else _SUPERSETS.get(name, name)


def declared_in_markup(data: bytes) -> str | None:
    """The charset an HTML page or XML file names in its first 4,096 bytes."""
    found = _META_CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


_META_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Choice:
    encoding: str
    confidence: float


def _choose(data: bytes, claimed: str | None) -> _Choice:
    first = _HIGH_BYTE.search(data)
    if first is None and b"\0" not in data:
        return _Choice("utf-8", 1.0)
    start = first.start() & ~1 if first else 0
    sample = data[start : start + SAMPLE_BYTES]
    valid = _is_valid_utf8(data)
    if valid and _speaks_chinese(decoding_score(sample.decode("utf-8", "ignore"))):
        return _Choice("utf-8", 1.0)
    names = ["utf-8", "gb18030", "big5hkscs"]
    if len(data) % 2 == 0:
        names += ["utf-16-le", "utf-16-be"]
    judged = {name: decoding_score(sample.decode(name, "replace")) for name in names}
    ranked = sorted(
        names, key=lambda name: judged[name].share + DECLARED_BONUS * (name == claimed), reverse=True
    )
    best, second = judged[ranked[0]], judged[ranked[1]]
    if best.share >= 0.3 and best.weight:
        sure = (best.share - max(0.0, second.share)) * best.weight / (best.weight + 1)
        return _Choice(ranked[0], round(sure, 2))
    return _last_resort(data, sample, valid=valid, claimed=claimed)


def _speaks_chinese(seen: Chineseness) -> bool:
    # GBK bytes pass as UTF-8 only in texts of a few characters, and then read as Greek or Latin.
    return seen.weight == 0 or seen.share > 0


def _last_resort(data: bytes, sample: bytes, *, valid: bool, claimed: str | None) -> _Choice:
    """No reading is Chinese: foreign text, text with a few broken bytes, or no text at all."""
    if valid and not _is_rubbish(data[: 4 * SAMPLE_BYTES].decode("utf-8", "ignore").replace("\ufffd", "x")):
        return _Choice("utf-8", 0.9)
    if claimed is not None and not _is_rubbish(sample.decode(claimed, "replace")):
        return _Choice(claimed, 0.4)
    if not _is_rubbish(data[: 4 * SAMPLE_BYTES].decode("utf-8", "replace")):
        return _Choice("utf-8", 0.3)
    if b"\0" in data or _is_rubbish(sample.decode("latin-1").translate(_WITHOUT_C1)):
        raise UnreadableError("not-text", "This is binary data, not text.")
    raise UnreadableError(
        "unknown-encoding",
        "The bytes make no sense in UTF-8, UTF-16, GB18030 or Big5; name the encoding if you know it.",
    )


_WITHOUT_C1 = dict.fromkeys(range(128, 160), "x")


def _is_rubbish(text: str) -> bool:
    return len(_CONTROL.findall(text)) * 20 > len(text)


def _is_valid_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, name: str, confidence: float) -> Decoded:
    try:
        return Decoded(data.decode(name), name, confidence)
    except UnicodeDecodeError as error:
        first = error.start
    text = data.decode(name, "replace")
    lost = _undecodable(data, name)
    if 2 * lost > len(data):
        message = f"Most bytes make no sense in {name}; the first bad one is byte {first}."
        raise UnreadableError("not-text", message)
    return Decoded(
        text,
        name,
        confidence,
        (f"{lost} bytes are not valid {name} and stand as U+FFFD, the first at byte {first}",),
    )


def _undecodable(data: bytes, name: str) -> int:
    count = 0

    def skip(error: UnicodeError) -> tuple[str, int]:
        nonlocal count
        assert isinstance(error, UnicodeDecodeError)
        count += error.end - error.start
        return "", error.end

    codecs.register_error("extractor.reading.count", skip)
    data.decode(name, "extractor.reading.count")
    return count


def _with_warnings(decoded: Decoded, declared: str | None, claimed: str | None) -> Decoded:
    warnings = list(decoded.warnings)
    if declared and claimed != decoded.encoding and not decoded.text.isascii():
        warnings.append(f"declared as {declared}, but the bytes are {decoded.encoding}")
    if decoded.confidence < DOUBTFUL:
        warnings.append(f"the encoding is uncertain: {decoded.encoding}, confidence {decoded.confidence:.2f}")
    if "\0" in decoded.text:
        warnings.append(f"contains {decoded.text.count(chr(0))} NUL characters")
    if not decoded.warnings and "\ufffd" in decoded.text:
        lost = decoded.text.count("\ufffd")
        warnings.append(f"{lost} characters were lost (U+FFFD) before the text came here")
    misread = mojibake(decoded.text)
    if misread:
        warnings.append(misread)
    return Decoded(decoded.text, decoded.encoding, decoded.confidence, tuple(warnings))
