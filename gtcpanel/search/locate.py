"""Where in a turn a query is answered, on which rung, and how well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2
from typing import NamedTuple

from gtcpanel.model import Rung, Span, Turn
from gtcpanel.search.ladder import RANK, Reading, Term
from gtcpanel.text.fold import Folded, Folder
from gtcpanel.text.tokens import Unit, find, units


class Answer(NamedTuple):
    """How a turn answers."""

    rung: Rung
    goodness: float  #: 0..1, among answers of one rung
    spans: tuple[Span, ...]


#: How a turn answers one term: rung, quality, and the ranges of units that do.
_Found = tuple[Rung, float, list[tuple[int, int]]]


def locate(turn: Turn, reading: Reading, folder: Folder) -> Answer | None:
    """How `turn` answers every term; None if it does not.

    The rung is that of the term that is answered worst.
    """
    folded = folder.fold(turn.text)
    row = units(folded.text)
    found: list[_Found] = []
    for term in reading:
        one = _find_term(term, turn.text, folded, row)
        if one is None and turn.speaker in term.people.values():
            one = term.people_rung, 0.5, []
        if one is None:
            return None
        found.append(one)
    return Answer(
        rung=max((rung for rung, _, _ in found), key=RANK.__getitem__),
        goodness=_goodness(found, len(row)),
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


def _find_term(term: Term, text: str, folded: Folded, row: Sequence[Unit]) -> _Found | None:
    """All that answers a term, with the best rung among it."""
    found: list[tuple[int, float, Rung, tuple[int, int]]] = []
    for way in term.ways:
        for start, end in find(row, way.row):
            rung = way.rung
            if rung == "exact" and not _as_typed(term, text, folded, row[start:end]):
                rung = "variant"
            found.append((RANK[rung], -way.quality, rung, (start, end)))
    if not found:
        return None
    _, quality, rung, _ = min(found)
    return rung, -quality, sorted({place for *_, place in found})


def _as_typed(term: Term, text: str, folded: Folded, row: Sequence[Unit]) -> bool:
    """Whether the text has the term as it was typed, but for case and spaces."""
    start, end = folded.span(row[0].start, row[-1].end)
    return _plain(text[start:end]) == _plain(term.typed)


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _goodness(found: Sequence[_Found], length: int) -> float:
    """Weighs how well each term is answered, how near they stand, and how often they come."""
    quality = sum(quality for _, quality, _ in found) / len(found)
    often = sum(len(ranges) for _, _, ranges in found)
    frequency = often / (often + 1 + length / 100)
    places = [ranges for _, _, ranges in found if ranges]
    return 0.5 * quality + 0.3 * _nearness(places) + 0.2 * frequency


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
        best = max(best, (1.0 if ordered else 0.95) / (1 + log2(1 + gap) / 4))
    return best
