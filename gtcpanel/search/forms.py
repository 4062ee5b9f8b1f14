"""The other forms of what was typed that keep its meaning: the upper rungs of the ladder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import add
from typing import Final

from gtcpanel.index.match import having, phrase
from gtcpanel.index.store import Store
from gtcpanel.search.ladder import Term, Way
from gtcpanel.text.numbers import find_number, may_hold_number, written
from gtcpanel.text.tokens import Unit, is_unspaced, key_of, units

#: What is left of the quality of a way when it is translated, and when it is only the beginning.
_TRANSLATED: Final = 0.9
#: From how many characters on, or how many words, a term is sure to mean one thing only.
_CLEAR: Final = 4
_CLEAR_WORDS: Final = 2
_BEGUN: Final = 0.8
#: From how many letters on an unknown word may be the beginning of another.
_BEGINNING: Final = 4
#: From how many letters on words are written as one; so many each part has at least.
_AS_ONE: Final = 6
_PART: Final = 2
#: So many letters at least of a word and the first of those that it is made of are alike, and what
#: follows the stem of a word.
_BEGIN_ALIKE: Final = 3
_ENDING: Final = "[a-z]{0,7}"  # optim-ization
#: In fewer turns than this a word is rare, and may be two that are mostly written apart.
_RARE: Final = 20


def forms(term: Term, store: Store) -> Iterator[Way]:
    """The other forms of one word, or run of characters."""
    yield from _numbers(term, store)
    if len(term.row) == 1:
        yield from _of_word(term.row[0].term, store)
    elif not term.typed.isalpha():  # e-mail
        yield from _as_one(term.row, store, shortest=1)
    yield from renamed(term.row, store)


def forms_together(term: Term, store: Store) -> Iterator[Way]:
    """What several words mean only together."""
    yield from _numbers(term, store, entire=True)
    if sum(len(unit.term) for unit in term.row) >= _AS_ONE:
        yield from _as_one(term.row, store, shortest=_PART)
    yield from renamed(term.row, store)


def renamed(row: Sequence[Unit], store: Store) -> Iterator[Way]:
    """The other names and the translations of a term.

    A translation that is clear enough is translated once more: what RNN is in a transcript
    (循环神经网络) may be "recurrent neural network" in a glossary. Acronyms mean too much for that.
    """
    seen = {key_of(row)}

    def new(names: Iterable[str]) -> Iterator[tuple[Unit, ...]]:
        for name in names:
            other = tuple(units(store.folder.key(name)))
            if other and key_of(other) not in seen:
                seen.add(key_of(other))
                yield other

    for other in new(store.lexicon.other_names(key_of(row))):
        yield Way("alias", other)
    translations = list(new(store.lexicon.synonyms(row)))
    for other in translations:
        yield Way("glossary", other)
    for other in filter(_is_clear, translations):
        for further in new(store.lexicon.synonyms(other)):
            yield Way("glossary", further, _TRANSLATED)


def _is_clear(row: Sequence[Unit]) -> bool:
    characters = sum(is_unspaced(unit.term) for unit in row)
    return characters >= _CLEAR or len(row) - characters >= _CLEAR_WORDS


def translated(ways: Sequence[Way], store: Store) -> list[Way]:
    """Ways, each with the other names and translations of what it says on the same rung."""
    others = [
        Way(way.rung, other.row, way.quality * _TRANSLATED)
        for way in ways
        for other in renamed(way.row, store)
    ]
    return [*ways, *others]


def _of_word(word: str, store: Store) -> Iterator[Way]:
    """The words with the stem of a Latin word, and if it is rare, its parts or what begins so."""
    if not word.isalpha() or is_unspaced(word):
        return
    for other in store.lexicon.same_stem(word):
        yield Way("stem", tuple(units(other)))
    times = store.frequency(having(word), _RARE)
    if times < _RARE and len(word) >= _AS_ONE:
        for row in _apart(word, store):
            yield Way("variant", row)
    if not times and len(word) >= _AS_ONE:
        yield from _renamed_apart(word, store)
    if not times and len(word) >= _BEGINNING:
        yield Way("stem", tuple(units(word)), _BEGUN, prefix=True)


def _apart(word: str, store: Store) -> list[tuple[Unit, ...]]:
    """The words that turns have one after the other and that are written as one here."""
    starts = range(_PART, len(word) - _PART + 1)
    two = [(word[:at], word[at:]) for at in starts]
    three = [
        (word[:at], word[at:then], word[then:])
        for at in starts
        for then in starts
        if then - at >= _PART
    ]
    known = store.lexicon.known({part for parts in (*two, *three) for part in parts})
    for ways in (two, three):
        rows = [tuple(units(" ".join(parts))) for parts in ways if known.issuperset(parts)]
        if said := [row for row in rows if store.occurs(phrase(row))]:
            return said
    return []


def _renamed_apart(word: str, store: Store) -> Iterator[Way]:
    """The translations of what glossaries write apart, and is one word here: `machinelearning`."""
    for stems in map(str.split, store.lexicon.phrases_from(word[:_BEGIN_ALIKE])):
        endings = re.fullmatch(f"({_ENDING})".join((*stems, "")), word)
        if endings:
            parts = map(add, stems, endings.groups())
            yield from renamed(tuple(units(" ".join(parts))), store)


def _as_one(row: Sequence[Unit], store: Store, *, shortest: int) -> Iterator[Way]:
    """Latin words that are written apart here, as the one word that they are elsewhere."""
    parts = [unit.term for unit in row]
    if all(part.isalpha() and not is_unspaced(part) and len(part) >= shortest for part in parts):
        for word in store.lexicon.known({"".join(parts)}):
            yield Way("variant", tuple(units(word)))


def _numbers(term: Term, store: Store, *, entire: bool = False) -> Iterator[Way]:
    """A term that holds a number (or is one, with `entire`) with it written in other ways."""
    text = store.folder.key(term.typed)
    number = find_number(text) if may_hold_number(text) else None
    if number is None or (entire and number.end - number.start < len(text)):
        return
    before, after = text[: number.start], text[number.end :]
    rows = {tuple(units(f"{before}{way}{after}")): None for way in written(number.value)}
    typed = key_of(term.row)
    for row in rows:
        if key_of(row) != typed:
            yield Way("variant", row, number=True)
