"""Where in a turn a query is answered, on which rung, and how well."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from math import inf, log2
from typing import Final, NamedTuple

from gtcpanel.model import Rung, Span, Turn
from gtcpanel.search.ladder import RANK, Link, Reading, Term
from gtcpanel.text.fold import Folded, Folder
from gtcpanel.text.numbers import is_numeral
from gtcpanel.text.tokens import Unit, find, find_beginning, units

#: How good an answer it is that somebody of that name speaks.
_BY_WHO_SPEAKS: Final = 0.9
#: How near terms are that stand side by side, but not in their order.
_OTHER_ORDER: Final = 0.75


class Answer(NamedTuple):
    """How a turn answers."""

    rung: Rung
    goodness: float  #: 0..1, among answers of one rung
    spans: tuple[Span, ...]
    nearness: float = 1.0  #: 0..1, of the terms to one another


class _Place(NamedTuple):
    """Where a turn answers one term, and how."""

    rank: int
    worth: float  #: the negative of the quality, so that the best place is the least
    rung: Rung
    units: tuple[int, int]  #: half-open


#: How a turn answers one term: rung, quality, and the ranges of units that do.
_Found = tuple[Rung, float, list[tuple[int, int]]]


def locate(
    turn: Turn, reading: Reading, folder: Folder, links: Sequence[Link] = ()
) -> Answer | None:
    """How `turn` answers every term, and those linked near each other; None if it does not.

    The rung is that of the term that is answered worst.
    """
    folded = folder.fold(turn.text)
    row = units(folded.text)
    places = [_places(term, turn.text, folded, row) for term in reading]
    if not _linked(places, links):
        return None
    found: list[_Found] = []
    for term, those in zip(reading, places, strict=True):
        if those:
            best = min(those)
            found.append((best.rung, -best.worth, sorted({place.units for place in those})))
        elif turn.speaker in term.people.values():
            found.append((term.people_rung, _BY_WHO_SPEAKS, []))
        else:
            return None
    nearness = _nearness([ranges for _, _, ranges in found if ranges])
    return Answer(
        rung=max((rung for rung, _, _ in found), key=RANK.__getitem__),
        goodness=_goodness(found, nearness, len(row)),
        nearness=nearness,
        spans=merged(
            folded.span(row[start].start, row[end - 1].end)
            for _, _, ranges in found
            for start, end in ranges
        ),
    )


def merged(spans: Iterable[Span], *, touching: bool = False) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one (both letters of ß may be found).

    With `touching` also those of which one ends where the other begins.
    """
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1] + touching:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _places(term: Term, text: str, folded: Folded, row: Sequence[Unit]) -> list[_Place]:
    """All that answers a term."""
    places = []
    for way in term.ways:
        for start, end in (find_beginning if way.prefix else find)(row, way.row):
            rung = way.rung
            if way.number and _in_longer_number(row, start, end):
                continue
            if rung == "exact" and not _as_typed(term, text, folded, row[start:end]):
                rung = "variant"
            places.append(_Place(RANK[rung], -way.quality, rung, (start, end)))
    return places


def _in_longer_number(row: Sequence[Unit], start: int, end: int) -> bool:
    """Whether more of a number stands beside a part of it: 二十 in 二十一."""
    return (start > 0 and is_numeral(row[start - 1].term)) or (
        end < len(row) and is_numeral(row[end].term)
    )


def _linked(places: list[list[_Place]], links: Sequence[Link]) -> bool:
    """Leave, of terms that are linked, only the places near one of the other; whether some do.

    Down the row of links and up again, so that what is left of a longer row stands together.
    """
    for first, second, distance in (*links, *reversed(links)):
        one, other = places[first], places[second]
        places[first] = _near(one, other, distance)
        places[second] = _near(other, places[first], distance)
        if not places[first]:
            return False
    return True


def _near(places: Iterable[_Place], others: Sequence[_Place], distance: int) -> list[_Place]:
    """Those places that have one of the others near them, on either side and not across them."""
    starts = sorted(other.units[0] for other in others)
    ends = sorted(other.units[1] for other in others)
    return [
        place
        for place in places
        if _gap(starts, bisect_left(starts, place.units[1]), place.units[1]) <= distance
        or _gap(ends, bisect_right(ends, place.units[0]) - 1, place.units[0]) <= distance
    ]


def _gap(row: Sequence[int], at: int, place: int) -> float:
    return abs(row[at] - place) if 0 <= at < len(row) else inf


def _as_typed(term: Term, text: str, folded: Folded, row: Sequence[Unit]) -> bool:
    """Whether the text has the term as it was typed, but for case and spaces."""
    start, end = folded.span(row[0].start, row[-1].end)
    said, typed = _plain(text[start:end]), _plain(term.typed)
    return said == typed or (term.prefix and said.startswith(typed))


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _goodness(found: Sequence[_Found], nearness: float, length: int) -> float:
    """Weighs how well each term is answered, how near they stand, and how often they come."""
    quality = sum(quality * (1 - RANK[rung] / 20) for rung, quality, _ in found) / len(found)
    often = sum(len(ranges) for _, _, ranges in found)
    frequency = often / (often + 1 + length / 100)
    return 0.6 * quality + 0.25 * nearness + 0.15 * frequency


def _nearness(places: Sequence[Sequence[tuple[int, int]]]) -> float:
    """1 where the terms stand side by side in their order, falling with the gap between them."""
    if len(places) < 2:
        return 1.0
    best = 0.0
    for start, end in places[0]:
        left, right, ordered = start, end, True
        filled = end - start
        for other in places[1:]:
            chosen = min(other, key=lambda place: max(place[0] - right, left - place[1]))
            ordered = ordered and chosen[0] >= right
            filled += chosen[1] - chosen[0]
            left, right = min(left, chosen[0]), max(right, chosen[1])
        gap = max(0, right - left - filled)
        best = max(best, (1.0 if ordered else _OTHER_ORDER) / (1 + log2(1 + gap) / 4))
    return best
