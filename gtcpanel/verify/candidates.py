"""The turns in which a quotation may stand, asked of the index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from gtcpanel.index.match import Match, all_of, any_of, having, phrase
from gtcpanel.index.store import Scope, Store
from gtcpanel.text.tokens import Unit, is_unspaced, telling_terms, units

#: How many turns are looked at that have the words one after the other.
_SAME: Final = 50
#: How many turns are looked at that share the rarest words.
_ALIKE: Final = 40
#: How long a phrase is asked for; a longer one would tell no more.
_LONGEST_PHRASE: Final = 12
#: A phrase of fewer words is asked for together with the cut words beside it.
_SHORT_PHRASE: Final = 3
#: Up to which number turns with a term are counted, and how many turns are ranked in all.
_COUNTED: Final = 1_000
_RANKED: Final = 1_500
#: How many terms are counted, how many are asked for, and how many of them are enough.
_MOST_COUNTED: Final = 60
_MOST_TERMS: Final = 24
_ENOUGH_TERMS: Final = 6
#: Where they are fewer, so many rows of words are asked for at most, each of so many words.
_MOST_CHUNKS: Final = 8
_CHUNK: Final = 3
#: How many words a cut word may be a part of.
_MOST_WHOLE: Final = 60


def saying(text: str, scope: Scope, store: Store) -> list[int]:
    """Turns that have the words of `text` one after the other, punctuation aside.

    The first and the last word may be cut, as those of a slice are.
    """
    row = units(store.folder.key(text))
    first = 1 if row and not is_unspaced(row[0].term) else 0
    last = len(row) - 1 if row and not is_unspaced(row[-1].term) else len(row)
    middle = row[first:last]
    begin = max(0, (len(middle) - _LONGEST_PHRASE) // 2)
    matches: list[Match] = []
    if middle:
        matches.append(phrase(middle[begin : begin + _LONGEST_PHRASE]))
    if len(middle) < _SHORT_PHRASE:
        for cut in dict.fromkeys(unit.term for unit in (*row[:first], *row[max(first, last) :])):
            whole = store.lexicon.latin_with(cut, _MOST_WHOLE)
            if whole:
                matches.append(any_of(map(having, whole)))
    if not matches:
        return []
    return store.candidates(all_of(matches), scope, _SAME)


def sharing(text: str, scope: Scope, store: Store) -> list[int]:
    """The turns that share most with `text`, by its rarest words; the best first."""
    matches = _rarest(units(store.folder.key(text)), store)
    if not matches:
        return []
    return store.candidates(any_of(matches), scope, _ALIKE)


def _rarest(row: Sequence[Unit], store: Store) -> list[Match]:
    """What to ask for: the rarest terms; where they are few, rows of words in their order, too."""
    terms = telling_terms(row)
    step = -(-len(terms) // _MOST_COUNTED) or 1
    counted = ((store.spread(term), having(term)) for term in terms[::step])
    chosen = _affordable(counted)[:_MOST_TERMS]
    if len(chosen) < _ENOUGH_TERMS:
        starts = range(0, max(1, len(row) - 2), max(2, len(row) // _MOST_CHUNKS))
        rows = (row[start : start + _CHUNK] for start in starts)
        phrases = dict.fromkeys(phrase(part) for part in rows if len(part) > 1)
        chosen += _affordable((store.frequency(part, _COUNTED), part) for part in phrases)
    return chosen


def _affordable(counted: Iterable[tuple[int, Match]]) -> list[Match]:
    """Of matches with how many turns they have: the rarest, as long as they are not too many.

    What is in very many turns is left out: to rank them would take long.
    """
    chosen = []
    ranked = 0
    for often, match in sorted(counted):
        ranked += often
        if ranked > _RANKED or often >= _COUNTED:
            break
        if often:
            chosen.append(match)
    return chosen
