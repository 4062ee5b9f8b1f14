"""The years that a text speaks of: `1964年`, `过去六十年`, "ten years ago", "the nineties".

Only what is a time is one. A number needs `年`, a month, or a word before it that asks for a time
("in 2015"); what is counted, priced or merely lasts ("2000 GPUs", `每十年`) is none. Times nearer
than a year ("six months ago") and those told from another ("two years later") are left out.

No date library does this: they parse what is known to be a date. The one that looks for dates in
running text takes "we" for Wednesday, "2000 GPUs" for a year, and `1964年` for the year 60.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from gtcpanel.model import Span
from gtcpanel.text.year_rules import Rule, Years
from gtcpanel.text.years_chinese import RULES as CHINESE
from gtcpanel.text.years_english import RULES as ENGLISH


class Period(NamedTuple):
    """A stretch of text that speaks of a year, or of several."""

    start: int  #: half-open offsets into the text
    end: int
    years: Years
    relative: bool  #: whether `years` count from the year of the talk: -5 is five years ago

    def within(self, year: int | None) -> Years:
        """The years that somebody means who speaks in `year`; None if that cannot be told."""
        if self.years is None or not self.relative:
            return self.years
        return None if year is None else (self.years[0] + year, self.years[1] + year)


#: What every time has that this module knows: letters, some of which a text must hold ...
_LETTERS: Final = ("年", "纪", "紀", "year", "Year", "ecade", "entur", "ties", "aughts")
#: ... or digits; and each of its places.
_HINT: Final = r"[年纪紀]|\d\d\d\d|\d0['’]?s\b|['’]\d\d|[yY]ear|[dD]ecade|[cC]entur|ties\b|aughts"
#: How far a time reaches before and after such a place, and what is looked at beside it.
_AROUND: Final = 60


def periods(text: str) -> list[Period]:
    """The years that a text speaks of, in order. None overlaps another; a longer one wins."""
    found: list[Period] = []
    for period in sorted(_candidates(text), key=lambda period: (period.start, -period.end)):
        if not found or period.start >= found[-1].end:
            found.append(period)
    return found


def _candidates(text: str) -> Iterator[Period]:
    for first, last in _places(text):
        around = text[first:last].lower()
        for pattern, signs, rule in _rules():
            if signs and not any(sign in around for sign in signs):
                continue
            for match in pattern.finditer(text, first, last):
                start, end = match.span("time" if "time" in pattern.groupindex else 0)
                try:
                    yield Period(start, end, rule.read(match), rule.relative)
                except ValueError:
                    continue


def _places(text: str) -> Iterator[Span]:
    """The stretches of a text in which there may be a time. Most texts have none, and few."""
    if not _digits().search(text) and not any(letters in text for letters in _LETTERS):
        return
    first, last = 0, 0
    for match in _hint().finditer(text):
        if match.start() - _AROUND > last:
            if last:
                yield first, last
            first = match.start() - _AROUND
        last = match.end() + _AROUND
    if last:
        yield first, last


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d\d")


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(_HINT)


@cache
def _rules() -> list[tuple[re.Pattern[str], list[str], Rule]]:
    return [
        (re.compile(rule.pattern, re.IGNORECASE), rule.signs.split(), rule)
        for rule in (*CHINESE, *ENGLISH)
    ]
