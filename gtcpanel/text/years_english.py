"""How English speaks of years. See `gtcpanel.text.years`."""

from __future__ import annotations

import re
from typing import Final

from gtcpanel.text.year_rules import Rule, Years

_UNITS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS: Final = {
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    "a": 1, "an": 1, "hundred": 100, "thousand": 1000, "couple": 2,
}  # fmt: skip
_DECADES: Final = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000, "aughts": 2000,
}  # fmt: skip
_CENTURIES: Final = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "last": 20, "twenty-first": 21, "this": 21,
}  # fmt: skip

_NUMBER: Final = (
    rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[:9])})\b)?"
    rf"|{'|'.join(reversed(_UNITS))}|an?(?: couple(?: of)?| hundred| thousand)?|couple(?: of)?)"
)
_VAGUE: Final = "(?:(?:a )?(?:good )?(?:few|number of|handful of)|several|(?:so )?many|some)"
#: How many years, exactly or not: "ten", "six or seven", "10-15", "a couple of", "a few".
_COUNT: Final = rf"(?:{_VAGUE}|{_NUMBER}(?:(?: or | to |[-–]){_NUMBER})?)"
_UNIT: Final = "(?:years?|decades?|century|centuries)"

_YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)"
_MONTH: Final = (
    "(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SEASON: Final = "(?:early|late|mid|middle|beginning|end|start|summer|spring|fall|autumn|winter)"
#: Words that are followed by a year ...
_SURE: Final = (
    rf"(?:in|since|until|till|circa|years?|as of|class of|{_SEASON}(?: of| in)?|(?:it|this|that)"
    "(?:['’]s| was| is))"
)
#: ... and those that may as well be followed by an amount.
_UNSURE: Final = "(?:by|before|after|during|from|around|about|between)"
_ABOUT: Final = "(?: (?:about|around|like|maybe|roughly|early|late|mid|the year))?"
#: Not before what is counted: `2000 GPUs`, `2048 dimensions`, `2,000`, `2015%`.
_MEASURES: Final = (
    "of|percent|per|square|cubic|hundred|thousand|million|billion|dollars?|bucks|euros?|people|"
    "times|degrees|by|pounds|or more|plus"
)
_NO_PLURALS: Final = "was|has|as|its|does|always|perhaps|yes|sometimes"
_NOT_COUNTED: Final = (
    rf"(?![\w%]|[,.:]\d|-\w| (?:{_MEASURES})\b| ?%"
    rf"| (?-i:[A-Z]{{2,}}s)\b| (?!(?:{_NO_PLURALS})\b)(?-i:[a-z]+[^\Wsiu])s\b)"
)


def _number(words: str) -> int:
    if words.isdecimal():
        return int(words)
    total = 0
    for word in re.findall("[a-z]+", words.lower().removesuffix(" of")):
        total = max(1, total) * _NUMBERS[word] if _NUMBERS[word] > 99 else total + _NUMBERS[word]
    return total - 1 if "couple" in words.lower() and words.lower().startswith("a ") else total


def _extent(match: re.Match[str]) -> tuple[int, int] | None:
    """From how many to how many years; None for "a few"."""
    unit = {"y": 1, "d": 10, "c": 100}[match["unit"][0].lower()]
    count = match["count"]
    if count is None:  # "the last decade"; "the last years" are nobody knows how many
        return None if unit == 1 else (unit, unit)
    if re.fullmatch(_VAGUE, count, re.IGNORECASE):
        return None
    each = [_number(words) for words in re.split(r" or | to |(?<=\d)[-–](?=\d)", count)]
    return unit * each[0], unit * each[-1]


def _ago(match: re.Match[str]) -> Years:
    found = _extent(match)
    return found and (-found[1], -found[0])


def _past(match: re.Match[str]) -> Years:
    found = _extent(match)
    return found and (-found[1], 0)


def _coming(match: re.Match[str]) -> Years:
    found = _extent(match)
    return found and (0, found[1])


def _half(match: re.Match[str]) -> Years:
    years = 5 if match["unit"].lower() == "decade" else 50
    return -years, -years


def _absolute(match: re.Match[str]) -> Years:
    year = _year(match["year"])
    return year, year


def _if_no_amount(match: re.Match[str]) -> Years:
    if _year(match["year"]) % 100 == 0:
        raise ValueError(f"{match['year']} may be an amount")
    return _absolute(match)


def _from_to(match: re.Match[str]) -> Years:
    first, last = _year(match["year"]), _year(match["until"])
    if not first <= last <= first + 200:
        raise ValueError(f"{match['year']} to {match['until']} is no time")
    return first, last


def _year(written: str) -> int:
    """Of two digits, those from 30 on are of the 1900s."""
    digits = int(written.lstrip("'’"))
    return digits if digits > 99 else digits + (1900 if digits >= 30 else 2000)


def _decade(match: re.Match[str]) -> Years:
    said = match["decade"].lower()
    digits = re.sub(r"\D", "", said)
    first = int(digits) if digits else _DECADES[said]
    if first < 100:
        first += 1900 if first >= 20 else 2000
    return first, first + 9


def _century(match: re.Match[str]) -> Years:
    which = match["which"].lower().replace(" ", "-")
    ordinal = _CENTURIES.get(which) or int(which[:2])
    return 100 * (ordinal - 1), 100 * ordinal - 1


_FREE: Final = r"(?<![\w$€£¥'’.-])"
_BETWEEN: Final = rf"(?P<until>{_YEAR}|(?<=[-–])\d\d)"

RULES: Final = (
    Rule(
        "ago back",
        rf"{_FREE}(?P<count>{_COUNT}) (?P<unit>{_UNIT})(?: and a half)?(?: or (?:so|two|more))?"
        r" (?:ago|back(?! (?:to|in|and|then|up|on|at)\b))\b",
        _ago,
        relative=True,
    ),
    Rule("half", r"\bhalf an? (?P<unit>decade|century) ago\b", _half, relative=True),
    Rule(
        "last past previous",
        rf"\b(?:the|these|this|my|our) (?:last|past|previous) (?:(?P<count>{_COUNT}) )?"
        r"(?P<unit>years|decades?|century|centuries)\b",
        _past,
        relative=True,
    ),
    Rule(
        "next coming",
        rf"\b(?:the |these )?(?:next|coming) (?:(?P<count>{_COUNT}) )?"
        r"(?P<unit>years|decades?|century|centuries)\b",
        _coming,
        relative=True,
    ),
    Rule(
        "from",
        rf"{_FREE}(?P<count>{_COUNT}) (?P<unit>{_UNIT}) from (?:now|today)\b",
        _extent,
        relative=True,
    ),
    Rule("last", r"(?<!the )\blast year\b(?! of\b)", lambda _: (-1, -1), relative=True),
    Rule("this", r"\bthis (?:past )?year\b", lambda _: (0, 0), relative=True),
    Rule("next", r"(?<!the )\bnext year\b", lambda _: (1, 1), relative=True),
    Rule("last", r"\bthe year before last\b", lambda _: (-2, -2), relative=True),
    Rule(
        "century",
        rf"\b(?P<which>{'|'.join(_CENTURIES)}|twenty first|(?:1[5-9]|2[01])(?:th|st))[ -]century\b",
        _century,
    ),
    Rule("0s 0's 0’s", rf"{_FREE}(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", _decade),
    # Not "in my late twenties", which is an age, nor "in the low 90s".
    Rule(
        "0s 0's 0’s ties aughts",
        r"(?<!\bmy )(?<!\bhis )(?<!\bher )(?<!\byour )(?<!\btheir )(?<!\bour )"
        r"\b(?P<time>(?:the|early|late|mid|middle)[ -](?:(?:early|late|mid|middle|to)[ -])*"
        rf"['’]?(?P<decade>\d0['’]?s|{'|'.join(_DECADES)}))\b",
        _decade,
    ),
    Rule(
        "jan feb mar apr may jun jul aug sep oct nov dec",
        rf"\b{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?,? |of )?(?P<year>{_YEAR}){_NOT_COUNTED}",
        _absolute,
    ),
    Rule(
        "in since from between around by",
        rf"\b(?:in|since|from|between|around|by) (?P<time>(?P<year>{_YEAR})"
        rf"(?: ?[-–] ?|, | (?:to|and|or|through|until|till) ){_BETWEEN}){_NOT_COUNTED}",
        _from_to,
    ),
    Rule(
        "- –",
        rf"{_FREE}(?P<year>(?:1[5-9]|20)(?!00)\d\d)[-–]{_BETWEEN}{_NOT_COUNTED}",
        _from_to,
    ),
    Rule(
        "",
        rf"\b{_SURE}{_ABOUT} (?P<time>(?P<year>{_YEAR}|['’]\d\d)){_NOT_COUNTED}",
        _absolute,
    ),
    Rule(
        "by before after during from around about between",
        rf"\b{_UNSURE}{_ABOUT} (?P<time>(?P<year>{_YEAR})){_NOT_COUNTED}",
        _if_no_amount,
    ),
    Rule("(", rf"\((?P<time>(?P<year>{_YEAR}))\)", _absolute),
)
