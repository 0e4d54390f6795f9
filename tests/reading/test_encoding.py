"""Bytes become the text that was written, or it is said what was lost."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.reading.chineseness import common_characters, mojibake
from extractor.reading.encoding import codec_name, declared_in_markup, decode
from extractor.reading.failure import UnreadableError

Growth = Callable[[Callable[[Any], object], Any, Any], float]

# Everybody and everything here is invented.
BODY = (
    "本报讯 7月17日，青禾市总工会在市工人文化宫召开职工之家建设座谈会。"
    "市总工会主席林樾川主持会议并讲话，副主席温若棠、经费审查委员会主任邵敬尧出席会议。"
)
TRADITIONAL = "七月十七日，青禾市總工會召開座談會，主席林樾川主持會議並講話，各級工會負責同志參加會議。"

# What news is made of: common characters, rare ones of names, digits, Latin, punctuation, blanks.
_ENCODABLE = [
    char for char in sorted(common_characters()) if char.encode("gb18030") and len(char.encode("gbk")) == 2
]
_CLAUSES = st.lists(
    st.sampled_from(
        [
            "座谈会",
            "市总工会",
            "主席林樾川",
            "邵敬尧",
            "7月17日",
            "出席会议",
            "GDP",
            "2015",
            "，",
            "。",
            "“",
            "”",
            "\n",
            "　　",
        ]
    ),
    min_size=1,
    max_size=40,
).map(lambda parts: "青禾市召开会议，" + "".join(parts))
_TEXTS = st.one_of(_CLAUSES, st.text(st.sampled_from(_ENCODABLE), min_size=12, max_size=200))
_DECLARED = st.sampled_from(
    [None, "utf-8", "gb2312", "gbk", "big5", "iso-8859-1", "shift_jis", "hex", "no such charset"]
)


@given(_TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk"]), _DECLARED)
def test_simplified_text_comes_back_whatever_was_declared(
    text: str, encoding: str, declared: str | None
) -> None:
    data = text.encode(encoding)
    decoded = decode(data, declared=declared)
    assert decoded.text == text
    assert data.decode(decoded.encoding, "replace") == decoded.text
    assert 0 <= decoded.confidence <= 1


@given(st.integers(0, len(TRADITIONAL) - 12), st.integers(12, 60), _DECLARED)
def test_big5_comes_back_whatever_was_declared(start: int, length: int, declared: str | None) -> None:
    text = TRADITIONAL[start : start + length]
    decoded = decode(text.encode("big5"), declared=declared)
    assert (decoded.text, decoded.encoding) == (text, "big5hkscs")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(encoding: str) -> None:
    assert decode(BODY.encode(encoding)).text == BODY


def test_short_words_are_not_taken_for_utf8() -> None:
    # The two characters whose GBK bytes happen to be valid UTF-8: old Notepad's famous mistake.
    assert decode("联通".encode("gbk")).text == "联通"
    assert decode("会议".encode("gbk")).text == "会议"


def test_a_wrong_declaration_is_a_warning_and_a_right_one_is_not() -> None:
    data = BODY.encode("gbk")
    assert any("declared as utf-8" in warning for warning in decode(data, declared="utf-8").warnings)
    assert decode(data, declared="gb2312").warnings == ()
    assert decode(BODY.encode(), declared="gb2312").encoding == "utf-8"


def test_broken_bytes_in_good_utf8_cost_only_themselves() -> None:
    data = BODY.encode().replace("主持".encode(), b"\xff\xfe", 1) + b"\xe4"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("�") == 3
    assert "林樾川" in decoded.text
    (warning,) = decoded.warnings
    assert warning.startswith("3 bytes are not valid utf-8")


def test_a_short_text_keeps_what_is_good() -> None:
    decoded = decode("会议".encode() + b"\xff\xfe" + "召开".encode())
    assert decoded.text == "会议\ufffd\ufffd召开"
    assert decoded.warnings


def test_gbk_cut_in_the_middle_of_a_character() -> None:
    decoded = decode(BODY.encode("gbk")[:-1])
    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith(BODY[:-1])
    assert len(decoded.warnings) == 1


def test_text_that_was_misread_before_is_never_silent() -> None:
    twice = BODY.encode("gbk").decode("latin-1").encode("utf-8")
    assert any("gb18030 bytes that were once decoded as latin-1" in word for word in decode(twice).warnings)
    assert mojibake(BODY.encode().decode("gb18030", "ignore")) is not None
    assert mojibake("经锟斤拷研究决定") is not None
    assert mojibake(BODY) is None
    assert mojibake(TRADITIONAL) is None


@pytest.mark.parametrize(
    "text",
    [
        "7月17日，全國總(zong)工會(hui)(hui)機關召開交流研討會(hui)(hui)",
        "一個(gè)地區(qū)的工作經(jīng)驗(yàn)",
        "測🆚導✊電",
    ],
)
def test_polluted_text_is_still_text(text: str) -> None:
    assert decode(text.encode()).warnings == ()


def test_damaged_gbk_replacements_stay_for_the_cleaning_room() -> None:
    # Byte-level pollution of GBK pages: a bracket between the two bytes of a character.
    damaged = "他们试图".encode("gbk")
    damaged = damaged[:5] + b"(ce)" + damaged[5:]
    text = (BODY * 3).encode("gbk") + damaged
    assert decode(text).text.startswith(BODY)


@pytest.mark.parametrize("size", [40, 1000, 100_000])
def test_random_bytes_are_no_text(size: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(random.Random(size).randbytes(size))
    assert caught.value.error == "not-text"


@pytest.mark.parametrize("start", [b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0"])
def test_known_files_are_named(start: bytes) -> None:
    with pytest.raises(UnreadableError, match="not text"):
        decode(start + b"\0\1\2" * 100)


def test_bytes_of_no_known_encoding_are_refused_rather_than_guessed() -> None:
    with pytest.raises(UnreadableError) as caught:
        decode("このたび会合を開きました、よろしくおねがいします".encode("shift_jis"))
    assert caught.value.error == "unknown-encoding"
    # … unless the source says what they are.
    assert decode("このたび会合を開きました".encode("shift_jis"), declared="shift_jis").text.startswith(
        "このたび"
    )


def test_the_caller_overrules_the_bytes() -> None:
    assert decode(BODY.encode("gbk"), encoding="gb2312").encoding == "gb18030"
    assert decode(b"\xef\xbb\xbf" + BODY.encode(), encoding="utf-8").text == BODY


@given(st.binary(max_size=300), _DECLARED)
@settings(max_examples=300)
def test_any_bytes_give_text_or_a_refusal(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared=declared)
    except UnreadableError as refused:
        assert refused.error in {"not-text", "unknown-encoding"}
    else:
        assert data.decode(decoded.encoding, "replace") == decoded.text


def test_labels_of_pages() -> None:
    assert codec_name(" GB2312 ") == "gb18030"
    assert codec_name("Big5-HKSCS") == "big5hkscs"
    for label in ["x-unknown\0", "hex", "rot13", "unicode_escape", "undefined", ""]:
        assert codec_name(label) is None
    assert (
        declared_in_markup(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />')
        == "gb2312"
    )
    assert declared_in_markup(b"<meta charset='GBK'>") == "GBK"
    assert declared_in_markup(b'<?xml version="1.0" encoding="gb2312"?>') == "gb2312"
    assert declared_in_markup(BODY.encode()) is None


def test_time_grows_with_the_size_up_to_twenty_megabytes_in_one_line(growth: Growth) -> None:
    body = BODY.encode("gbk")
    small, large = (body * (size // len(body)) + b"\xff" for size in (5_000_000, 20_000_000))
    assert decode(large).encoding == "gb18030"
    # Quadratic work would take sixteen times as long.
    assert growth(decode, small, large) < 8


@pytest.mark.parametrize("length", [6, 20, None])
@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_every_opening_of_real_articles_is_decoded_right(
    shared: Path, encoding: str, length: int | None
) -> None:
    """A floor: general detectors are right in a seventh of such openings of six characters in GBK."""
    to_traditional = opencc.OpenCC("s2t").convert if encoding == "big5hkscs" else str
    for name in ("local_dev.jsonl", "national_dev.jsonl"):
        for line in (shared / "gold" / name).read_text(encoding="utf-8").splitlines():
            data = to_traditional(json.loads(line)["body"].strip())[:length].encode(encoding, "ignore")
            assert decode(data).text == data.decode(encoding)
