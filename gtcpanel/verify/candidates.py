"""The turns in which a quotation may stand, asked of the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import Final

from gtcpanel.index.match import Match, all_of, any_of, phrase
from gtcpanel.index.store import Scope, Store
from gtcpanel.text.tokens import Unit, index_terms, is_unspaced, units

#: How many turns are looked at that have the words one after the other, and that share most.
_SAME: Final = 200
_ALIKE: Final = 20
#: How long a phrase is asked for; a longer one would tell no more.
_LONGEST_PHRASE: Final = 12
#: Where fewer words are whole, those that may be cut are asked for, too: as so many longer words.
_SHORT_PHRASE: Final = 3
_LONGER: Final = 25
#: Into how many stretches a text is cut at most, and of how many words each is at least.
_MOST_STRETCHES: Final = 8
_STRETCH: Final = 2
#: A row of words that fewer turns have tells something; so long it may be.
_FEW: Final = 200
_LONGEST_ROW: Final = 6
#: A word that so many turns have makes a row slow to ask for.
_MANY: Final = 12_000


def saying(text: str, scope: Scope, store: Store, *, patient: bool = False) -> Iterator[int]:
    """Turns that have the words of `text` one after the other, punctuation aside.

    The first and the last word may be cut, as those of a slice are. Of a few words, of which one is
    cut in too many ways, a turn is found only if `patient`, and may have no more than the others.
    """
    row = units(store.folder.key(text))
    first = 1 if row and not is_unspaced(row[0].term) else 0
    last = len(row) - 1 if row and not is_unspaced(row[-1].term) else len(row)
    whole = row[first:last]
    if len(whole) < _SHORT_PHRASE:
        yield from _saying_little(row, first, last, scope, store, patient)
        return
    begin = max(0, (len(whole) - _LONGEST_PHRASE) // 2)
    yield from store.some(_phrase(whole[begin : begin + _LONGEST_PHRASE]), scope, _SAME)


def _saying_little(
    row: Sequence[Unit], first: int, last: int, scope: Scope, store: Store, patient: bool
) -> Iterator[int]:
    """Turns with a row of few words: as they are; then with those that may be cut as longer ones.

    Only `row[first:last]` cannot be cut. If `patient`, then those that go on so on one side.
    """
    if not row:
        return
    yield from store.some(_phrase(row), scope, _SAME)
    longer = _longer(row, first, last, store)
    if longer and all(longer):
        yield from store.some(all_of(any_of(map(phrase, rows)) for rows in longer), scope, _SAME)
    for rows in longer if patient and len(longer) > 1 else ():
        if rows:
            yield from store.some(any_of(map(phrase, rows)), scope, _SAME)


def _longer(row: Sequence[Unit], first: int, last: int, store: Store) -> list[list[Sequence[Unit]]]:
    """For each word of a row that may be cut the rows with longer ones in its place."""
    whole = row[first:last]
    like = store.lexicon.latin_like
    if len(row) == 1 and first:
        return [[[row[0]._replace(term=word)] for word in like(f"*{row[0].term}*", _LONGER)]]
    longer: list[list[Sequence[Unit]]] = []
    if first:
        begins = like(f"*{row[0].term}", _LONGER)
        longer.append([[row[0]._replace(term=word), *whole] for word in begins])
    if last < len(row):
        ends = like(f"{row[-1].term}*", _LONGER)
        longer.append([[*whole, row[-1]._replace(term=word)] for word in ends])
    return longer


def sharing(text: str, scope: Scope, store: Store) -> list[int]:
    """The turns that share most with `text`: the best for all of it, and the best for each part.

    From each stretch of the text a row of words is taken that few turns have, so wherever words
    were changed others still tell the turn. A turn counts for each row by how few others have it.
    """
    row = units(store.folder.key(text))
    rows = [*_turns_by_row(row, scope, store)] or [*_turns_by_cut_word(row, scope, store)]
    shares: defaultdict[int, float] = defaultdict(float)
    for turns in rows:
        for turn in turns:
            shares[turn] += log(1 + _FEW / len(turns))
    best = sorted(shares, key=lambda turn: (-shares[turn], turn))
    place = {turn: place for place, turn in enumerate(best)}
    of_rows = (min(turns, key=place.__getitem__) for turns in rows)
    return list(dict.fromkeys([*best[:_ALIKE], *of_rows]))


def _turns_by_row(row: Sequence[Unit], scope: Scope, store: Store) -> Iterable[tuple[int, ...]]:
    """For each stretch of a text the turns that have a row of words of it, at most `_FEW`.

    The row grows from the rarest word of the stretch, since a phrase costs what the rarest of its
    words does; where that is in very many turns, it is left out if those beside it tell enough.
    """
    terms = list(index_terms(row))
    common = store.lexicon.common(terms)
    spread = [common.get(term, 0) for term in terms]
    step = max(_STRETCH, -(-len(row) // _MOST_STRETCHES))
    starts = range(0, len(row), step)
    rarest = [
        min(range(start, min(start + step, len(row))), key=spread.__getitem__) for start in starts
    ]
    told: dict[int, tuple[int, ...]] = {}
    for place in sorted(range(len(rarest)), key=lambda place: spread[rarest[place]]):
        if spread[rarest[place]] >= _MANY and {place - 1, place + 1} <= told.keys():
            continue
        if turns := _turns_about(row, rarest[place], scope, store):
            told[place] = turns
    return told.values()


def _turns_by_cut_word(
    row: Sequence[Unit], scope: Scope, store: Store
) -> Iterator[tuple[int, ...]]:
    """The turns with the first word of a text, and with the last, as a part of another."""
    for word in (row[:1], row[-1:]):
        if word and not is_unspaced(word[0].term):
            (longer,) = _longer(word, 1, 0, store)
            if longer and (turns := store.some(any_of(map(phrase, longer)), scope, _FEW)):
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


def _phrase(row: Sequence[Unit]) -> Match:
    """Turns that have a row of words, but for lone characters at its end."""
    while len(row) > 1 and _is_lone(row):
        row = row[:-1]
    return phrase(row)


def _is_lone(row: Sequence[Unit]) -> bool:
    """Whether a row ends with the beginning of a pair: with that of very many, if it is common."""
    return is_unspaced(row[-1].term) and (len(row) == 1 or not row[-1].joined)
