"""Typos, put right by the library's own vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple

from gtcpanel.index.match import phrase
from gtcpanel.index.store import Store
from gtcpanel.search.ladder import Way
from gtcpanel.text.tokens import Unit, is_unspaced, units

#: How many corrections of one piece, and of a whole term, are followed.
_CORRECTIONS: Final = 40
#: How many steps a walk along the characters of the library takes at most.
_STEPS: Final = 2_000
#: More characters are a sentence, which is found by what of it is remembered well (`near`): the
#: walk would only lose its way.
_SENTENCE: Final = 12
#: What is left of the quality for each kind of edit.
_SAME_SOUND: Final = 0.95
_SWAPPED: Final = 0.9
_ADDED_OR_LOST: Final = 0.85
_REPLACED: Final = 0.75
_FIRST_LETTER: Final = 0.8


class _Correction(NamedTuple):
    text: str
    quality: float


def corrections(row: Sequence[Unit], store: Store) -> list[Way]:
    """The ways in which a term may have been meant whose spelling nobody uses, best first.

    Latin words of 4 to 7 letters may be one edit away, of 8 and more two (optimal string
    alignment, so that two swapped letters are one edit); runs of 3 or 4 Chinese characters one,
    of 5 and more two. Pieces that the library knows are left as they are.
    """
    options = [_options(piece, store) for piece in pieces(row)]
    if not options:
        return []
    ways = []
    for chosen in islice(product(*options), _CORRECTIONS):
        quality = 1.0
        for correction in chosen:
            quality *= correction.quality
        if quality < 1:
            text = " ".join(correction.text for correction in chosen)
            ways.append(Way("typo", tuple(units(text)), quality))
    return sorted(ways, key=lambda way: -way.quality)


def pieces(row: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Words and numbers one by one, characters by runs."""
    pieces: list[tuple[Unit, ...]] = []
    for unit in row:
        if pieces and is_unspaced(unit.term) and is_unspaced(pieces[-1][-1].term):
            pieces[-1] += (unit,)
        else:
            pieces.append((unit,))
    return pieces


def _options(piece: tuple[Unit, ...], store: Store) -> list[_Correction]:
    text = "".join(unit.term for unit in piece)
    if store.occurs(phrase(piece)):
        return [_Correction(text, 1.0)]
    found = _characters(text, store) if is_unspaced(piece[0].term) else _letters(text, store)
    found.sort(key=lambda correction: (-correction.quality, correction.text))
    if found and found[0].quality >= _SAME_SOUND:  # then it was that, and not any other character
        found = [correction for correction in found if correction.quality >= _SAME_SOUND]
    return found[:_CORRECTIONS]


# --- words ------------------------------------------------------------


def _letters(word: str, store: Store) -> list[_Correction]:
    """Words of the library within reach of a Latin word."""
    budget = 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 8 else 2
    if not budget:
        return []
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = extract(
        word,
        _may_be_meant(word, budget, store),
        scorer=OSA.distance,
        score_cutoff=budget,
        limit=_CORRECTIONS,
    )
    return [
        _Correction(
            other,
            _ADDED_OR_LOST ** int(distance) * (1 if other[0] == word[0] else _FIRST_LETTER),
        )
        for other, distance, _ in near
        if distance and (other[0] == word[0] or distance < budget or budget == 1)
    ]


def _may_be_meant(word: str, budget: int, store: Store) -> set[str]:
    """The words of the library that begin as this one does, or differ only at their beginning.

    That is all that `_letters` allows, and a small part of a vocabulary.
    """
    known = store.lexicon
    initials = known.initials()
    return {
        *known.latin(word[0], len(word) - budget, len(word) + budget),
        *known.latin_made_of(initials, word[1:]),
        *known.latin_made_of(initials, word),
        *known.latin_made_of([word[1] + word[0]], word[2:]),
        *known.latin_made_of([""], word[1:]),
    }


# --- characters ------------------------------------------------------------


def _characters(text: str, store: Store) -> list[_Correction]:
    """Rows of characters within reach of a text that some turn has; none of a whole sentence."""
    if len(text) > _SENTENCE:
        return []
    budget = 0 if len(text) < 3 else 1 if len(text) < 5 else 2
    best: dict[str, float] = {}
    for correction in _walk(text, store, budget):
        best[correction.text] = max(correction.quality, best.get(correction.text, 0))
    return [_Correction(other, quality) for other, quality in best.items()]


def _walk(text: str, store: Store, budget: int) -> Iterator[_Correction]:
    """Follow the text along what turns say, with up to `budget` edits, no two side by side.

    Goes as far as it can before it edits, so that edits are tried first near where the text stops
    being said; a walk that takes too many steps is given up.
    """
    waiting = [("", 0, budget, 1.0)]  # what is written, where in the text, edits left, quality
    for _ in range(_STEPS):
        if not waiting:
            return
        written, at, left, quality = waiting.pop()
        if len(written) > 2 and not store.occurs(phrase(units(written))):
            continue
        if at >= len(text):
            if len(written) > 2 and written != text:
                yield _Correction(written, quality)
            continue
        for add, step, share in _edits(written, text, at, store) if left else ():
            # The character after an edit must stand, or every edit would open the next.
            rest = text[at + step : at + step + 1]
            if _may_follow(written + add, rest, store):
                after = at + step + len(rest)
                waiting.append((written + add + rest, after, left - 1, quality * share))
        if _may_follow(written, text[at], store):
            waiting.append((written + text[at], at + 1, left, quality))


def _edits(written: str, text: str, at: int, store: Store) -> list[tuple[str, int, float]]:
    """What may stand instead of the text at a place: (characters, how many they replace, share).

    The likeliest come last.
    """
    char, following = text[at], text[at + 1 : at + 2]
    sounds = set(store.lexicon.readings(char))
    edits = [("", 1, _ADDED_OR_LOST)]
    if written:
        edits += [(other, 0, _ADDED_OR_LOST) for other in _between(written, char, store)]
    if following and _may_follow(written, following, store):
        edits.append((following + char, 2, _SWAPPED))
    for other in _between(written, following, store) - {char}:
        same = not sounds.isdisjoint(store.lexicon.readings(other))
        share = _SAME_SOUND if same else _REPLACED
        edits.append((other, 1, share if written or same else share * _FIRST_LETTER))
    return sorted(edits, key=lambda edit: (edit[2], edit[0]))


def _may_follow(written: str, char: str, store: Store) -> bool:
    return not written or not char or store.lexicon.has_gram(written[-1] + char)


def _between(written: str, following: str, store: Store) -> set[str]:
    """The characters that the library has between two others, either of which may be missing."""
    after = {gram[1] for gram in store.lexicon.grams_from(written[-1])} if written else None
    before = {gram[0] for gram in store.lexicon.grams_to(following)} if following else None
    if after is None or before is None:
        return after or before or set()
    return after & before
