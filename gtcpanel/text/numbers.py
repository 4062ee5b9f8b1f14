"""Numbers as they are written in either script: 20 and 二十, 300亿 and 三百亿 and 30 billion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from gtcpanel.text.number_words import (
    MYRIADS,
    NUMERALS,
    THOUSANDS,
    TIMES_TEN,
    UNDER_TWENTY,
    only_digits,
    value_of,
)

_CHINESE: Final = "零〇一二两三四五六七八九十百千万亿"
_SIGNS: Final = frozenset(_CHINESE)
#: Less than this is said in too many ways, and 一 and 三 are in too many words.
_LEAST: Final = 10
_MOST: Final = 10**16


class Number(NamedTuple):
    """A number in a text, and where it stands."""

    value: int
    start: int
    end: int


def is_numeral(term: str) -> bool:
    """Whether a (folded) word or character may be part of a number: 20, 百, twenty."""
    return term.isdecimal() or term in _SIGNS or term in _words()


def may_hold_number(text: str) -> bool:
    """Whether to look for one is worth while."""
    return any(char.isdecimal() or char in _SIGNS for char in text) or not _words().isdisjoint(
        text.replace("-", " ").split()
    )


def find_number(text: str) -> Number | None:
    """The only number of ten and more in a folded text; None where there is none or several."""
    found = [
        Number(value, match.start(), match.end())
        for match in _number().finditer(text)
        if (value := _value(match)) is not None
    ]
    return found[0] if len(found) == 1 and _LEAST <= found[0].value < _MOST else None


def written(value: int) -> Iterator[str]:
    """The ways to write a number (from 10 on), folded; some of them twice."""
    yield str(value)
    yield f"{value:,}"
    chinese = [_in_chinese(value)]
    if re.fullmatch("一[十百千]*[万亿]?", chinese[0]):
        chinese.append(chinese[0][1:])  # 百万
    for text in chinese:
        if len(text) > 1:  # 十 is in 十分
            yield text
            yield re.sub("二(?=[百千万亿])", "两", text)
    if 1000 < value < 3000:  # a year
        digits = "".join(NUMERALS[int(digit)] for digit in str(value))
        yield digits
        yield digits.replace("零", "〇")
    for sign, size in MYRIADS.items():
        if value >= size and (short := _short(value, size)):
            yield short + sign
    for word, size in THOUSANDS.items():
        if size <= value < 1000 * size and (short := _short(value, size)):
            yield f"{short} {word}"
            if short.isdecimal() and int(short) < 100:
                yield f"{_in_english(int(short))} {word}"
    if value < 100:
        yield _in_english(value)


def _short(value: int, size: int) -> str | None:
    """So many times a size, with two decimals at most; None where they are not enough."""
    hundredths, rest = divmod(value * 100, size)
    return None if rest or hundredths >= 10**6 else f"{hundredths / 100:g}"


def _in_chinese(value: int) -> str:
    """三百亿, 二十, 十一, 一千零一十."""
    for sign, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            many, rest = divmod(value, size)
            head = "" if 10 <= value < 20 else _in_chinese(many)
            zero = "零" if 0 < rest * 10 < size else ""
            ten = "一" if 10 <= rest < 20 else ""
            return head + sign + zero + ten + (_in_chinese(rest) if rest else "")
    return NUMERALS[value]


def _in_english(value: int) -> str:
    if value < 20:
        return UNDER_TWENTY[value]
    tens, ones = divmod(value, 10)
    return TIMES_TEN[tens - 2] + (f" {UNDER_TWENTY[ones]}" if ones else "")


@cache
def _words() -> frozenset[str]:
    return frozenset((*UNDER_TWENTY, *TIMES_TEN, "hundred", *THOUSANDS))


@cache
def _number() -> re.Pattern[str]:
    small = "|".join((*TIMES_TEN, *reversed(UNDER_TWENTY)))
    return re.compile(
        r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
        r"(?:\s?(?P<sign>万亿|[十百千]?[万亿]|[百千])|[\s-](?P<scale>thousand|[mbt]r?illion)s?\b)?"
        rf"|(?P<chinese>[{_CHINESE}]{{2,}})"
        rf"|\b(?P<word>{small})(?:[\s-](?P<one>{'|'.join(UNDER_TWENTY[1:10])}))?"
        r"(?:[\s-](?P<many>thousand|[mbt]r?illion)s?)?\b"
    )


def _value(match: re.Match[str]) -> int | None:
    size = THOUSANDS.get(match["scale"] or match["many"] or "", 1)
    if match["chinese"]:
        return _from_chinese(match["chinese"])
    if match["word"]:
        word, one = match["word"], match["one"]
        if word in UNDER_TWENTY:
            return None if one else UNDER_TWENTY.index(word) * size
        return ((TIMES_TEN.index(word) + 2) * 10 + (UNDER_TWENTY.index(one) if one else 0)) * size
    if match["sign"]:
        size = value_of(match["sign"]) or 1
    whole, _, decimals = match["digits"].replace(",", "").partition(".")
    value, rest = divmod(int(whole + decimals) * size, 10 ** len(decimals))
    return None if rest else value


def _from_chinese(text: str) -> int | None:
    """The value of a row of numerals; None where it is no number (三三两两, 万一)."""
    is_year = len(text) == 4 and text[0] in "一二"
    if text[0] in MYRIADS or (only_digits(text) and not is_year):
        return None
    return value_of(text)
