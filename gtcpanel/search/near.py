"""Sentences remembered not quite as they were said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import Final, NamedTuple

from gtcpanel.index.match import Match, but_not, having, phrase
from gtcpanel.index.store import Scope, Store
from gtcpanel.model import Turn
from gtcpanel.search.locate import Answer, merged
from gtcpanel.text.fold import Folder
from gtcpanel.text.tokens import Unit, index_terms, is_unspaced, telling_terms, units

#: A query is a sentence if it has so many words, a Chinese character counting as half of one.
_SENTENCE: Final = 3.0
#: The part of a sentence's weight that must be found close together.
_ENOUGH: Final = 0.5
#: How much longer than the query the passage may be.
_STRETCH: Final = 1.7
#: How many turns are looked at, and how many that have a term are weighed.
_CANDIDATES: Final = 60
_WEIGHED: Final = 2_000


class Sentence(NamedTuple):
    """A remembered sentence: its terms with their weights."""

    row: tuple[Unit, ...]
    weights: dict[str, float]


def sentence(row: Sequence[Unit], store: Store) -> Sentence | None:
    """What to look for; None where the query is too short to be a sentence.

    A term weighs as much as it tells: the logarithm of how rarely turns have it. Terms that the
    library does not have weigh too, for what is not there was not said.
    """
    words = sum(0.5 if is_unspaced(unit.term) else 1 for unit in row)
    if words < _SENTENCE:
        return None
    turns = max(store.total(), 1)
    return Sentence(
        tuple(row),
        {term: log(1 + turns / (1 + store.spread(term))) for term in telling_terms(row)},
    )


def candidates(wanted: Sentence, unwanted: Match | None, scope: Scope, store: Store) -> list[int]:
    """The turns that share most with a sentence.

    They are looked for by all terms that are not common, and by more of the rarest until those have
    more than half of its weight, so that no turn can have the other half without one of them. A
    term that is common all the same is looked for together with its neighbours.
    """
    share: defaultdict[int, float] = defaultdict(float)
    for match, weight in _telling(wanted, store):
        for turn in store.some(but_not(match, unwanted), scope, _WEIGHED):
            share[turn] += weight
    best = sorted(share.items(), key=lambda item: (-item[1], item[0]))
    return [turn for turn, _ in best[:_CANDIDATES]]


def _telling(wanted: Sentence, store: Store) -> Iterator[tuple[Match, float]]:
    """What to look for, and its weight."""
    rarest = sorted(wanted.weights.items(), key=lambda item: -item[1])
    rest = sum(wanted.weights.values())
    enough = rest * (1 - _ENOUGH)
    terms = list(index_terms(wanted.row))
    for term, weight in rarest:
        is_common = store.spread(term) >= _WEIGHED
        if is_common and rest < enough:
            return
        rest -= weight
        if not is_common:
            yield having(term), weight
            continue
        at = terms.index(term)
        for first in range(max(0, at - 1), min(at + 1, len(terms) - 1)):
            yield phrase(wanted.row[first : first + 2 + is_unspaced(term[0])]), weight


def remembered(turn: Turn, wanted: Sentence, folder: Folder) -> Answer | None:
    """The passage of a turn that the sentence recalls, if it is near enough."""
    folded = folder.fold(turn.text)
    row = units(folded.text)
    terms = list(index_terms(row))
    places = [at for at, term in enumerate(terms) if term in wanted.weights]
    whole = sum(wanted.weights.values())
    best, (left, right) = 0.0, (0, 0)
    for first, last in _windows(places, int(len(wanted.row) * _STRETCH) + 1):
        weight = sum(wanted.weights[term] for term in {terms[at] for at in places[first:last]})
        if weight > best:
            best, (left, right) = weight, (first, last)
    share = best / whole
    if share < _ENOUGH:
        return None
    inside = _tight([(at, terms[at]) for at in places[left:right]])
    spans = merged(
        (
            folded.span(row[at].start, row[min(at + len(terms[at]) - 1, len(row) - 1)].end)
            if is_unspaced(row[at].term)
            else folded.span(row[at].start, row[at].end)
            for at in inside
        ),
        touching=True,
    )
    passage = folded.text[row[inside[0]].start : row[inside[-1]].end]
    return Answer("near", 0.7 * share + 0.3 * _likeness(wanted, passage), spans)


def _windows(places: Sequence[int], width: int) -> Iterable[tuple[int, int]]:
    """For every place the half-open range of places that are within `width` units of it."""
    last = 0
    for first, begin in enumerate(places):
        while last < len(places) and places[last] < begin + width:
            last += 1
        yield first, last


def _tight(window: list[tuple[int, str]]) -> list[int]:
    """The places of a window without those at its ends whose term stands further inside too."""
    first, last = 0, len(window)
    while any(term == window[first][1] for _, term in window[first + 1 : last]):
        first += 1
    while any(term == window[last - 1][1] for _, term in window[first : last - 1]):
        last -= 1
    return [at for at, _ in window[first:last]]


def _likeness(wanted: Sentence, passage: str) -> float:
    from rapidfuzz import fuzz

    typed = "".join(unit.term for unit in wanted.row)
    said = "".join(char for char in passage if char.isalnum())
    return fuzz.partial_ratio(typed, said) / 100
