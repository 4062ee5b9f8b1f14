"""Numbers as they are written in Chinese and English, told by their value.

二十, 20, ２０ and twenty are one number; 20万 and 200,000, too. A text is read as a search sees it
(folded: small letters, half width, simplified characters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from gtcpanel.text.number_words import (
    DIGITS,
    MYRIADS,
    TENS,
    THOUSANDS,
    TIMES_TEN,
    UNDER_TWENTY,
    only_digits,
    value_of,
)


class Number(NamedTuple):
    """A number, and where it stands in the folded text."""

    start: int
    end: int
    value: str  #: the same for the same number: `20`, `1/3`, `50%`, `几十` where it is vague


_DIGIT: Final = "".join(DIGITS)
_TEN: Final = "".join(TENS)
_MYRIAD: Final = "".join(MYRIADS)
_HAN: Final = _DIGIT + _TEN + _MYRIAD

_SMALL: Final = {word: value for value, word in enumerate(UNDER_TWENTY)} | {
    word: 10 * value for value, word in enumerate(TIMES_TEN, 2)
}
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
} | {
    f"{word.removesuffix('y')}{'ieth' if word.endswith('y') else 'th'}": value
    for word, value in _SMALL.items()
    if value > 3 and value not in (5, 8, 9, 12)
}  # fmt: skip
_LARGE: Final = {"hundred": 100} | THOUSANDS
_PARTS: Final = {
    "half": Fraction(1, 2), "halves": Fraction(1, 2), "dozen": Fraction(12),
    "twice": Fraction(2), "double": Fraction(2), "triple": Fraction(3), "once": Fraction(1),
}  # fmt: skip
#: A longer row of figures is a code, and only ever the same as itself.
_LONGEST: Final = 40
_SHORT: Final = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}


def numbers(folded: str) -> Iterator[Number]:
    """The numbers of a folded text, in order."""
    for found in _number().finditer(folded):
        value = _VALUES[str(found.lastgroup)](found)
        if value:
            yield Number(found.start(), found.end(), value)


@cache
def _number() -> re.Pattern[str]:
    words = "|".join(sorted({*_SMALL, *_ORDINALS, *_LARGE, *_PARTS}, key=len, reverse=True))
    several = "|".join(_LARGE)
    figure = rf"\d+(?:,\d{{3}})+(?:\.\d{{1,{_LONGEST}}})?(?!\d)|\d+(?:\.\d{{1,{_LONGEST}}})?"
    return re.compile(
        rf"(?P<percent>百分之(?:{figure}|[{_HAN}点]+))"
        rf"|(?P<part>(?:\d{{1,9}}|[{_HAN}]{{1,9}})分之(?:\d{{1,9}}|[{_HAN}]{{1,9}}))"
        rf"|(?P<figure>(?:{figure})"
        rf"(?:\s*(?:[{_TEN}{_MYRIAD}]+|(?:{several})\b|(?:k|mn?|bn?)\b))?"
        rf"(?:\s*(?:%|‰|per\s?cent\b))?)"
        rf"|(?P<tenths>[{_DIGIT}](?=成(?![为功了本员立果长就绩熟年人分语交都家份名])))"
        r"|(?P<half>一?半(?!导))"
        rf"|(?P<han>[几数]?[{_HAN}]{{1,{_LONGEST}}}(?:点[{_DIGIT}]+)?[多余几]?[{_MYRIAD}]*)"
        rf"|(?P<vague>几(?![乎何率]))"
        rf"|(?P<words>(?:\b(?:{words})(?:[\s-]+(?:and\s+)?(?=(?:{words})\b))?)+\b(?:\s+per\s?cent\b)?)"
    )


def _figure(found: re.Match[str]) -> str:
    text = re.sub(r"\s", "", found[0])
    digits = re.match(r"[\d,.]+", text)
    assert digits is not None
    if digits.end() > _LONGEST:
        return text
    value = Fraction(digits[0].replace(",", "").rstrip("."))
    rest = text[digits.end() :]
    if not rest:
        return _written(text.rstrip("."))
    percent = ""
    for sign in ("%", "‰", "percent"):
        if rest.endswith(sign):
            rest, percent = rest.removesuffix(sign), "‰" if sign == "‰" else "%"
    if not rest:
        return f"{_written(digits[0])}{percent}"
    value *= _LARGE.get(rest) or _SHORT.get(rest) or value_of(rest) or 1
    return f"{value}{percent}"


def _written(text: str) -> str:
    """A number without a unit. Decimals count as they are written (2.2, 2.20), and so does 007."""
    if text.isascii():
        figures = text.replace(",", "")
        return figures if "." in figures or figures[:1] == "0" else str(int(figures))
    whole, point, decimals = text.partition("点")
    value = _value(whole)
    if not point or isinstance(value, str):
        return str(value) if not point else text
    return f"{value}.{''.join(str(DIGITS.get(char, 0)) for char in decimals)}"


def _percent(found: re.Match[str]) -> str:
    return f"{_written(found[0].removeprefix('百分之'))}%"


def _part(found: re.Match[str]) -> str:
    below, above = (_value(side) for side in found[0].split("分之"))
    if isinstance(below, str) or isinstance(above, str) or not below:
        return found[0]
    return str(above / below)


def _tenths(found: re.Match[str]) -> str:
    return f"{10 * DIGITS[found[0]]}%"


def _value(text: str) -> Fraction | str:
    """The value of a row of figures or characters; the row itself where it has none (几百)."""
    if len(text) > _LONGEST:
        return text
    if text[:1].isdigit() and text.isascii():
        return Fraction(text.replace(",", ""))
    if not text or set(text) - set(_HAN):
        return text
    if len(text) == 2 and only_digits(text) and DIGITS[text[1]] == DIGITS[text[0]] + 1 > 1:
        return text  # 两三 is two or three
    row = text.rstrip(_MYRIAD)
    if row != text and len(row) > 1 and only_digits(row):  # 一五〇万, but not 七八万
        many = _value(row)
        return text if isinstance(many, str) else many * (value_of(text[len(row) :]) or 1)
    value = value_of(text)
    return text if value is None else Fraction(value)


def _han(found: re.Match[str]) -> str:
    return _written(found[0])


def _half(_: re.Match[str]) -> str:
    return "1/2"


def _vague(found: re.Match[str]) -> str:
    return found[0]


def _words(found: re.Match[str]) -> str:
    total = section = Fraction(0)
    words = [word for word in re.findall(r"[a-z]+", found[0]) if word != "and"]
    percent = words[-1] in ("percent", "cent")
    for word in words:
        if word in _PARTS:
            section = (section or 1) * _PARTS[word]
        elif word in _LARGE:
            section = (section or 1) * Fraction(_LARGE[word])
            if _LARGE[word] > 100:
                total, section = total + section, Fraction(0)
        else:
            section += _SMALL.get(word, _ORDINALS.get(word, 0))
    return f"{total + section}{'%' if percent else ''}"


_VALUES: Final = {
    "percent": _percent,
    "part": _part,
    "figure": _figure,
    "tenths": _tenths,
    "han": _han,
    "half": _half,
    "vague": _vague,
    "words": _words,
}
