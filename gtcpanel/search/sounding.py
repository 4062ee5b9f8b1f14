"""What was typed by its sound: other characters that sound the same, pinyin, initials."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final, NamedTuple

from gtcpanel.index.store import Store
from gtcpanel.search.ladder import Term, Way
from gtcpanel.text.sounds import rows, split
from gtcpanel.text.tokens import Unit, is_unspaced, units

#: How many rows of characters are followed for one row of sounds.
_FOLLOWED: Final = 200
_TONES: Final = frozenset("012345")


class _Place(NamedTuple):
    """What may stand at one place: a character that is given, or any with one of these sounds."""

    character: str
    sounds: tuple[str, ...]


def sounding(row: Sequence[Unit], store: Store) -> list[Way]:
    """The ways to write what sounds like a term, as far as the library has them.

    Two syllables at least. Where Chinese characters and pinyin are mixed (`zhu意li`) the characters
    stand as they are; where there are only characters, each may be any that shares a reading.
    """
    found: dict[str, float] = {}
    for places in _patterns(row, store):
        for text in _written(places, store):
            found.setdefault(text, 1.0)
    if len(row) == 1 and 3 <= len(row[0].term) <= 6 and row[0].term.isascii():
        for word in store.lexicon.words_with_initials(row[0].term):
            found.setdefault(word, 0.5)
    typed = "".join(unit.term for unit in row)
    return [
        Way("sound", tuple(units(text)), quality)
        for text, quality in found.items()
        if text != typed
    ]


def joined(terms: Sequence[Term]) -> Term | None:
    """Neighbouring words that can only be pinyin typed with spaces (`zhu yi li`), as one term."""
    if len(terms) < 2 or not all(_is_pinyin(unit.term) for term in terms for unit in term.row):
        return None
    row = tuple(unit for term in terms for unit in term.row)
    return Term(" ".join(term.typed for term in terms), row, ())


def _is_pinyin(term: str) -> bool:
    return term in _TONES or is_unspaced(term) or bool(term.isascii() and split(term))


def _patterns(row: Sequence[Unit], store: Store) -> list[list[_Place]]:
    """Every way to understand a term as a row of sounds."""
    terms = [unit.term for unit in row]
    letters = [term for term in terms if term.isascii() and term.isalpha()]
    if letters:
        terms = [term for term in terms if term not in _TONES]  # zhu4 yi4 li4
    if not all(_is_pinyin(term) for term in terms):
        return []
    if not letters:
        return [[_Place("", store.lexicon.readings(term)) for term in terms]]
    ways = [((term,),) if is_unspaced(term) else split(term) for term in terms]
    return [
        [_Place(part, ()) if is_unspaced(part) else _Place("", (part,)) for part in way]
        for way in rows(ways)
    ]


def _written(places: Sequence[_Place], store: Store) -> list[str]:
    """The rows of characters that fit the places and whose pairs the library has."""
    if len(places) < 2:
        return []
    texts: list[str] = []
    for at in range(1, len(places)):
        grams = _grams(places[at - 1], places[at], store)
        if at == 1:
            texts = sorted(grams)
        else:
            texts = [text + gram[1] for text in texts for gram in grams if gram[0] == text[-1]]
        texts = texts[:_FOLLOWED]
    return texts


def _grams(first: _Place, second: _Place, store: Store) -> list[str]:
    """The pairs of characters that may stand at two neighbouring places."""
    if first.character and second.character:
        gram = first.character + second.character
        return [gram] if store.lexicon.has_gram(gram) else []
    sounds = (
        first.sounds or store.lexicon.readings(first.character),
        second.sounds or store.lexicon.readings(second.character),
    )
    return sorted(
        {
            gram
            for one, other in product(*sounds)
            for gram in store.lexicon.grams_sounding(one, other)
            if first.character in ("", gram[0]) and second.character in ("", gram[1])
        }
    )
