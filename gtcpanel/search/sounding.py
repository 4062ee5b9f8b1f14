"""What was typed by its sound: other characters that sound the same, pinyin, initials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final, NamedTuple

from gtcpanel.index.match import phrase
from gtcpanel.index.store import Store
from gtcpanel.search.ladder import Reading, Term, Way
from gtcpanel.text.sounds import confused, rows, split
from gtcpanel.text.tokens import Unit, is_unspaced, units

#: How many rows of characters are followed for one row of sounds, and how many are looked for.
_FOLLOWED: Final = 200
_KEPT: Final = 60
_TONES: Final = frozenset("012345")
#: What is left of the quality: of another character than the one typed, of a reading that is not
#: the usual one, of a row that is no word, of sounds that an accent confuses, of initials.
_OTHER: Final = 0.97
_UNUSUAL: Final = 0.9
_NO_WORD: Final = 0.85
_ACCENT: Final = 0.7
_INITIALS: Final = 0.5


class _Place(NamedTuple):
    """What may stand at one place: a character that is given, or any with one of these sounds."""

    typed: str  #: the character typed, or ""
    sounds: tuple[str, ...]  #: () for the character itself

    def confused(self) -> _Place:
        """The same place for one who speaks with an accent."""
        return self._replace(
            sounds=tuple(dict.fromkeys(other for each in self.sounds for other in confused(each)))
        )


def sounding(row: Sequence[Unit], store: Store) -> list[Way]:
    """The ways to write what sounds like a term, as far as the library has them, best first.

    Two syllables at least. Where Chinese characters and pinyin are mixed (`zhu意li`) the characters
    stand as they are; where there are only characters, each may be any that shares a reading. What
    only sounds the same with an accent (zh as z, n as l, -ng as -n) counts where there is nothing
    else.
    """
    typed = "".join(unit.term for unit in row)
    patterns = _patterns(row, store)
    found: dict[str, float] = {}
    for accent, share in ((False, 1.0), (True, _ACCENT)):
        for pattern in patterns:
            places = [place.confused() for place in pattern] if accent else pattern
            for text, quality in _written(places, store, sure=not accent):
                if accent and not _mostly_as_typed(text, places):
                    continue
                found[text] = max(share * quality, found.get(text, 0))
        found.pop(typed, None)
        if found:
            break
    if len(row) == 1 and 3 <= len(typed) <= 6 and typed.isascii():
        for word in store.lexicon.words_with_initials(typed):
            found.setdefault(word, _INITIALS)
    best = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_KEPT]
    return [Way("sound", tuple(units(text)), quality) for text, quality in best]


def _mostly_as_typed(text: str, places: Sequence[_Place]) -> bool:
    """Whether half of the characters that were typed as such stand."""
    typed = [char == place.typed for char, place in zip(text, places, strict=True) if place.typed]
    return 2 * sum(typed) >= len(typed)


def joined(terms: Reading) -> Reading | None:
    """The terms with neighbours that can only be pinyin typed with spaces (`zhu yi li`) as one.

    None where there are no such neighbours.
    """
    found: list[Term] = []
    run: list[Term] = []
    for term in (*terms, None):
        if term is not None and _is_syllables(term):
            run.append(term)
            continue
        if len(run) > 1 and any(unit.term.isascii() for one in run for unit in one.row):
            row = tuple(unit for one in run for unit in one.row)
            found.append(Term(" ".join(one.typed for one in run), row, ()))
        else:
            found += run
        run = []
        if term is not None:
            found.append(term)
    return tuple(found) if len(found) < len(terms) else None


def _is_syllables(term: Term) -> bool:
    """Whether a word can be pinyin, or is a single character among it."""
    return not term.prefix and (
        all(unit.term.isascii() and _is_pinyin(unit.term) for unit in term.row)
        or (len(term.row) == 1 and is_unspaced(term.row[0].term))
    )


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
        return [[_Place(term, store.lexicon.readings(term)) for term in terms]]
    ways = [((term,),) if is_unspaced(term) else split(term) for term in terms]
    return [
        [_Place(part, ()) if is_unspaced(part) else _Place("", (part,)) for part in way]
        for way in rows(ways)
    ]


def _written(places: Sequence[_Place], store: Store, *, sure: bool) -> Iterator[tuple[str, float]]:
    """The rows of characters that fit the places and that turns have, each with its quality.

    Begins at the two places that the fewest pairs of characters fit, and goes on from there to
    either side. Of two places words are enough if there are any, and must be if not `sure`.
    """
    pairs = [_grams(*both, store) for both in pairwise(places)]
    if not pairs or not all(pairs):
        return
    start = min(range(len(pairs)), key=lambda at: len(pairs[at]))
    texts = pairs[start][:_FOLLOWED]
    for after in pairs[start + 1 :]:
        longer = (text + gram[1] for text in texts for gram in after if gram[0] == text[-1])
        texts = _said(longer, store)
    for before in reversed(pairs[:start]):
        longer = (gram[0] + text for text in texts for gram in before if gram[1] == text[0])
        texts = _said(longer, store)
    words = {text for text in texts if store.lexicon.is_word(text)}
    if len(places) == 2:
        words |= {text for text in texts if text not in words and store.lexicon.people_called(text)}
        texts = texts if sure and not words else sorted(words)
    for text in texts:
        quality = 1.0 if text in words else _NO_WORD
        for char, place in zip(text, places, strict=True):
            usual = store.lexicon.readings(char)[:1]
            quality *= 1 if char == place.typed else _OTHER if place.typed else 1
            quality *= 1 if place.typed or usual == place.sounds[:1] else _UNUSUAL
        yield text, quality


def _said(texts: Iterator[str], store: Store) -> list[str]:
    """Those of some rows of characters that turns have."""
    said = (text for text in texts if store.occurs(phrase(units(text))))
    return [text for text, _ in zip(said, range(_FOLLOWED), strict=False)]


def _grams(first: _Place, second: _Place, store: Store) -> list[str]:
    """The pairs of characters that may stand at two neighbouring places."""
    if not first.sounds and not second.sounds:
        gram = first.typed + second.typed
        return [gram] if store.lexicon.has_gram(gram) else []
    sounds = (
        first.sounds or store.lexicon.readings(first.typed),
        second.sounds or store.lexicon.readings(second.typed),
    )
    return sorted(
        {
            gram
            for one, other in product(*sounds)
            for gram in store.lexicon.grams_sounding(one, other)
            if (first.sounds or first.typed == gram[0])
            and (second.sounds or second.typed == gram[1])
        }
    )
