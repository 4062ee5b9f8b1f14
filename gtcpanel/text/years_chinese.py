"""How Chinese speaks of years, in either script. See `gtcpanel.text.years`."""

from __future__ import annotations

import re
from typing import Final

from gtcpanel.text.number_words import DIGITS, TENS, only_digits, value_of
from gtcpanel.text.year_rules import Rule, Years

#: What else is written in either script, and how `value_of` knows it.
_WRITTEN: Final = str.maketrans("○兩", "〇两")
_ONE: Final = "[一二三四五六七八九两兩]"

_YEAR: Final = r"(?:(?<![\d.])(?:1\d|20|21)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_TENS: Final = rf"(?:(?<!\d)\d0|{_ONE}?十)"
#: How many years, exactly or not: `5`, `六十`, `六七`, `三到五`, `二十多`, `十几`, `几`.
_EXACT: Final = rf"(?:\d{{1,3}}|(?:{_ONE}|[十百千])+)"
_COUNT: Final = rf"(?:{_EXACT}[到至]{_EXACT}|{_EXACT}[几幾多余餘]?|好?[几幾数數][十百千]?)"
_CENTURY: Final = "世[纪紀]"
_MEASURE: Final = "[个個]?"
_OF: Final = "[的这這]*"
#: Not what begins with 年 and goes on: `年轻`, `年度`, ...
_NO_WORD: Final = "(?![轻輕度龄齡纪紀级級幼长長])"


def number(text: str) -> int:
    """A whole number in digits or Chinese: `60`, `六十`, `二〇一二`. ValueError for 六十七八."""
    if text.isdecimal():
        return int(text)
    value = value_of(text.translate(_WRITTEN))
    if value is None:
        raise ValueError(f"no number: {text}")
    return value


def extent(count: str) -> tuple[int, int] | None:
    """From how many to how many: `六十` 60 to 60, `六七` 6 to 7, `十几` 11 to 19; None for `几`."""
    count = count.translate(_WRITTEN)
    least, *most = re.split("[到至]", count)
    if most:
        first, last = extent(least), extent(most[0])
        return first and last and (first[0], last[1])
    exact = count.rstrip("几幾多余餘")
    if not exact or exact[0] in "好几幾数數":
        return None
    digits, place = exact[:2], exact[2:]
    if len(digits) == 2 and only_digits(digits) and (not place or place in TENS):
        unit = TENS.get(place, 1)  # 六七, 二三十
        return DIGITS[digits[0]] * unit, DIGITS[digits[1]] * unit
    size = number(exact)
    if exact == count or size % 10:
        return size, size
    return size + 1, size + (99 if size % 100 == 0 else 9)


def _absolute(match: re.Match[str]) -> Years:
    return number(match["year"]), number(match["year"])


def _from_to(match: re.Match[str]) -> Years:
    return number(match["year"]), number(match["until"])


def _decades(match: re.Match[str]) -> Years:
    first, last = number(match["decade"]), number(match["last"] or match["decade"])
    if first > 100:
        return first, last + 9
    century = match["century"]
    base = 1900 if first >= 20 else 2000
    if century:
        base = 1900 if century in "上个個" else 100 * (number(century) - 1)
    return base + first, base + last + 9


def _century(match: re.Match[str]) -> Years:
    which = match["which"]
    ordinal = {"上": 20, "本": 21}.get(which[0]) or number(which)
    return 100 * (ordinal - 1), 100 * ordinal - 1


def _ago(match: re.Match[str]) -> Years:
    found = extent(match["count"])
    unit = 1 if match["unit"] == "年" else 100
    return found and (-unit * found[1], -unit * found[0])


def _past(match: re.Match[str]) -> Years:
    found = extent(match["count"])
    return found and (-found[1], 0)


def _coming(match: re.Match[str]) -> Years:
    found = extent(match["count"])
    return found and (0, found[1])


RULES: Final = (
    Rule(
        "民",
        r"民[国國]\s?(?P<year>\d{1,3}|[一二三四五六七八九十百]{1,5})\s?年",
        lambda match: (number(match["year"]) + 1911, number(match["year"]) + 1911),
    ),
    Rule(
        "年代",
        rf"(?:(?P<century>上|\d\d|[一二]?十[一二三四五六七八九]?){_MEASURE}{_CENTURY}的?)?"
        rf"(?P<decade>(?<!\d)(?:1[5-9]|20)\d0|{_TENS})"
        rf"(?:(?:年代)?[、和与與到至及跟–—~-](?P<last>{_TENS}))?年代",
        _decades,
    ),
    Rule("年", rf"(?P<year>{_YEAR})年?[–—~到至-](?P<until>{_YEAR})年", _from_to),
    # 2000年前 is two thousand years ago, 2000年前后 is about the year 2000.
    Rule("000年", r"(?P<count>(?<![\d.])[1-9]000)(?P<unit>年)前(?![后後])", _ago, relative=True),
    # 2000年的历史 lasted so long, and is no year.
    Rule(
        "年",
        rf"(?<!公元前)(?<!西元前)(?P<year>{_YEAR})\s?年(?!代|多?[以来來]*的?[历歷]史)",
        _absolute,
    ),
    Rule(
        "前",
        rf"(?<!每)(?P<count>{_COUNT}){_MEASURE}(?P<unit>年|{_CENTURY})多?[以之]?前(?![后後])",
        _ago,
        relative=True,
    ),
    Rule(
        "年",
        rf"(?:[过過]去|最?近|[这這](?=\S{{1,5}}年[来來]))(?!一年){_OF}"
        rf"(?P<count>{_COUNT}){_MEASURE}年(?![前代级級])",
        _past,
        relative=True,
    ),
    Rule(
        "年",
        rf"(?:未[来來]|接下[来來]|今[后後]|往[后後]){_OF}(?P<count>{_COUNT}){_MEASURE}年(?![级級])",
        _coming,
        relative=True,
    ),
    Rule("去年", rf"(?<![过過失])去年{_NO_WORD}", lambda _: (-1, -1), relative=True),
    Rule("今年", rf"(?<![如现現至当當])今年{_NO_WORD}", lambda _: (0, 0), relative=True),
    Rule(
        "明年", rf"(?<![说說证證声聲表发發聪聰文透])明年{_NO_WORD}", lambda _: (1, 1), relative=True
    ),
    Rule("前年", rf"(?<![之以目当當提面午大\d])前年{_NO_WORD}", lambda _: (-2, -2), relative=True),
    Rule("大前年", rf"大前年{_NO_WORD}", lambda _: (-3, -3), relative=True),
    Rule("后年 後年", rf"(?<![之以往午大\d])[后後]年{_NO_WORD}", lambda _: (2, 2), relative=True),
    Rule(
        "世",
        rf"(?P<which>上[一个個]*|本|\d\d|[一二]?十[一二三四五六七八九]?){_CENTURY}(?!的?{_TENS}年代)",
        _century,
    ),
)
