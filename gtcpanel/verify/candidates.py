"""The turns in which a quotation may stand, asked of the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from gtcpanel.index.match import Match, all_of, any_of, having, phrase
from gtcpanel.index.store import Scope, Store
from gtcpanel.text.tokens import Unit, index_terms, is_unspaced, units

#: How many turns are looked at that have the words one after the other.
_SAME: Final = 50
#: How many turns are looked at that share most.
_ALIKE: Final = 20
#: How long a phrase is asked for; a longer one would tell no more.
_LONGEST_PHRASE: Final = 12
#: A phrase of fewer words is asked for together with the cut words beside it.
_SHORT_PHRASE: Final = 3
#: How many words a cut word may be a part of.
_MOST_WHOLE: Final = 60
#: Into how many stretches a text is cut at most, and of how many words each is at least.
_MOST_STRETCHES: Final = 8
_STRETCH: Final = 2
#: So many turns with a row of words are few enough to tell something; how long such a row may be.
_FEW: Final = 200
_LONGEST_ROW: Final = 6


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
    wanted = middle[begin : begin + _LONGEST_PHRASE]
    while len(wanted) > 1 and _is_lone(wanted):
        wanted.pop()
    if wanted:
        matches.append(phrase(wanted))
    if len(middle) < _SHORT_PHRASE:
        for cut in dict.fromkeys(unit.term for unit in (*row[:first], *row[max(first, last) :])):
            whole = store.lexicon.latin_with(cut, _MOST_WHOLE)
            if whole:
                matches.append(any_of(map(having, whole)))
    if not matches:
        return []
    return store.candidates(all_of(matches), scope, _SAME)


def sharing(text: str, scope: Scope, store: Store) -> list[int]:
    """The turns that share most with `text`: the best for all of it, and the best for each part.

    From each stretch of the text a row of words is taken that few turns have, so wherever words
    were changed others still tell the turn. A turn counts for each row by how few others have it.
    """
    rows = list(_turns_by_row(units(store.folder.key(text)), scope, store))
    shares: defaultdict[int, float] = defaultdict(float)
    for turns in rows:
        for turn in turns:
            shares[turn] += log(1 + _FEW / len(turns))
    best = sorted(shares, key=lambda turn: (-shares[turn], turn))
    places = {turn: place for place, turn in enumerate(best)}
    return list(
        dict.fromkeys([*best[:_ALIKE], *(min(turns, key=places.__getitem__) for turns in rows)])
    )


def _turns_by_row(row: Sequence[Unit], scope: Scope, store: Store) -> Iterator[tuple[int, ...]]:
    """For each stretch of a text the turns that have a row of words of it, at most `_FEW`.

    The row grows from the rarest word of the stretch, since a phrase costs what the rarest of its
    words does.
    """
    terms = list(index_terms(row))
    common = store.lexicon.common(terms)
    step = max(_STRETCH, -(-len(row) // _MOST_STRETCHES))
    for start in range(0, len(row), step):
        stretch = range(start, min(start + step, len(row)))
        rarest = min(stretch, key=lambda at: common.get(terms[at], 0))
        if turns := _turns_about(row, rarest, scope, store):
            yield turns


def _turns_about(row: Sequence[Unit], at: int, scope: Scope, store: Store) -> tuple[int, ...]:
    """The turns with the words about a place in a text: no more of them than few turns have.

    They are taken from there on, and where nobody says the next one, from before it: there a word
    was changed, or two sentences were joined.
    """
    first = last = end = at
    turns: tuple[int, ...] = ()
    onwards = True
    while last - first < _LONGEST_ROW:
        if onwards and last < len(row):
            last += 1
        elif first:
            first -= 1
        else:
            break
        if _is_lone(row[first:last]):
            continue
        found = store.some(phrase(row[first:last]), scope, _FEW)
        if found:
            turns, end = found, last
            if len(found) < _FEW:
                break
        elif onwards:
            onwards, last = False, end
        else:
            break
    return turns


def _is_lone(row: Sequence[Unit]) -> bool:
    """Whether a row ends with the beginning of a pair: with that of very many, if it is common."""
    return is_unspaced(row[-1].term) and (len(row) == 1 or not row[-1].joined)
