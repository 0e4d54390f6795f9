"""Numbers as dates print them: 17, １７, 十七, 廿五, 二〇一五."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "元": 1, "正": 1}
_TENS = {"十": 10, "廿": 20, "卅": 30}


def number(text: str) -> int:
    """The value of a numeral below 100, or of a year written digit by digit.

    Takes ASCII and full-width digits, positional Chinese (二〇一五) and Chinese with 十, 廿, 卅; 初 as in
    初八 is ignored, 元 and 正 (元月, 正月) are 1.

    Raises:
        ValueError: if `text` is no such numeral.
    """
    text = text.removeprefix("初") if len(text) > 1 else text
    if text.isdecimal():
        return int(text)  # int() reads full-width digits too
    for sign, value in _TENS.items():
        if sign in text:
            before, _, after = text.partition(sign)
            tens = _digit(before) * 10 if before else value
            return tens + (_digit(after) if after else 0)
    if not text:
        raise ValueError("no numeral")
    value = 0
    for character in text:
        value = value * 10 + _digit(character)
    return value


def _digit(character: str) -> int:
    try:
        return int(character) if character.isdecimal() else _DIGITS[character]
    except (KeyError, ValueError):
        raise ValueError(f"not a numeral: {character!r}") from None
