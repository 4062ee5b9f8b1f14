"""Typos, put right by the library's own vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
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
_SENTENCE: Final = 10
#: From how many letters on a word may have one edit, or two.
_ONE_EDIT: Final = 4
_TWO_EDITS: Final = 8
#: What is left of the quality for each kind of edit: people rather lose a character than add one.
_SAME_SOUND: Final = 0.95
_SWAPPED: Final = 0.9
_LOST: Final = 0.85
_REPLACED: Final = 0.75
_ADDED: Final = 0.7
_FIRST_LETTER: Final = 0.8
#: What is much worse than the best correction is none.
_WORTH: Final = 0.86


class _Correction(NamedTuple):
    text: str
    quality: float


def corrections(row: Sequence[Unit], store: Store) -> list[Way]:
    """The ways in which a term may have been meant whose spelling nobody uses, best first.

    Latin words of 4 to 7 letters may be one edit away, of 8 and more two (Damerau and
    Levenshtein's, so that two swapped letters are one; the longer of the two words counts); runs of
    3 or 4 Chinese characters one, of 5 and more two. Pieces that the library knows are left as they
    are.
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
    return [each for each in found if each.quality >= _WORTH * found[0].quality][:_CORRECTIONS]


# --- words ------------------------------------------------------------


def _letters(word: str, store: Store) -> list[_Correction]:
    """Words of the library within reach of a Latin word."""
    if not word.isalpha() or len(word) < _ONE_EDIT:
        return []
    from rapidfuzz.distance import OSA, DamerauLevenshtein
    from rapidfuzz.process import extract

    # OSA is fast, but counts three edits where two letters are swapped and one comes between.
    near = extract(
        word,
        _may_be_meant(word, store),
        scorer=OSA.distance,
        score_cutoff=3,
        limit=None,
    )
    found = []
    for other, _, _ in near:
        edits = DamerauLevenshtein.distance(word, other)
        if 0 < edits <= _affordable(word, other):
            share = _SWAPPED if edits == 1 and sorted(word) == sorted(other) else _LOST**edits
            found.append(_Correction(other, share * _beginning(word, other)))
    return found


def _affordable(word: str, other: str) -> int:
    """How many edits may be between two words; none but the first letter where they begin apart."""
    longest = max(len(word), len(other))
    budget = 0 if longest < _ONE_EDIT else 1 if longest < _TWO_EDITS else 2
    return budget if word[0] == other[0] else min(budget, 1)


def _beginning(word: str, other: str) -> float:
    return 1 if word[0] == other[0] else _FIRST_LETTER


def _may_be_meant(word: str, store: Store) -> set[str]:
    """The words of the library that begin as this one does, or differ only at their beginning.

    That is all that `_letters` allows, and a small part of a vocabulary.
    """
    known = store.lexicon
    initials = known.initials()
    reach = 2 if len(word) + 2 >= _TWO_EDITS else 1
    return {
        *known.latin(word[0], len(word) - reach, len(word) + reach),
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
    for edits in range(1, budget + 1):
        for correction in _walk(text, store, edits):
            best[correction.text] = max(correction.quality, best.get(correction.text, 0))
        if best:
            break
    return [_Correction(other, quality) for other, quality in best.items()]


def _walk(text: str, store: Store, budget: int) -> Iterator[_Correction]:
    """Follow the text along what turns say, with up to `budget` edits, no two side by side.

    The best ways are gone first, and of those as good the longest, until what is left is much worse
    than what was found, or the walk takes too many steps.
    """
    best = 0.0
    # Quality and place (both negative, for the heap), what is written, edits left.
    waiting = [(-1.0, 0, "", budget)]
    for _ in range(_STEPS):
        if not waiting or -waiting[0][0] < _WORTH * best:
            return
        share, place, written, left = heappop(waiting)
        quality, at = -share, -place
        if len(written) > 2 and not store.occurs(phrase(units(written))):
            continue
        if at >= len(text):
            if len(written) > 2 and written != text:
                best = max(best, quality)
                yield _Correction(written, quality)
            continue
        if _may_follow(written, text[at], store):
            heappush(waiting, (-quality, -at - 1, written + text[at], left))
        for add, step, part in _edits(written, text, at, store) if left else ():
            # The character after an edit must stand, or every edit would open the next.
            rest = text[at + step : at + step + 1]
            if _may_follow(written + add, rest, store):
                after = at + step + len(rest)
                heappush(waiting, (-quality * part, -after, written + add + rest, left - 1))


def _edits(written: str, text: str, at: int, store: Store) -> list[tuple[str, int, float]]:
    """What may stand instead of the text at a place: (characters, how many they replace, share)."""
    char, following = text[at], text[at + 1 : at + 2]
    sounds = set(store.lexicon.readings(char))
    # Less at an end would only be a part of it.
    edits = [("", 1, _ADDED)] if written and following else []
    if written:
        edits += [(other, 0, _LOST) for other in _between(written, char, store)]
    if following and _may_follow(written, following, store):
        edits.append((following + char, 2, _SWAPPED))
    for other in _between(written, following, store) - {char}:
        same = not sounds.isdisjoint(store.lexicon.readings(other))
        share = _SAME_SOUND if same else _REPLACED
        edits.append((other, 1, share if written or same else share * _FIRST_LETTER))
    return edits


def _may_follow(written: str, char: str, store: Store) -> bool:
    return not written or not char or store.lexicon.has_gram(written[-1] + char)


def _between(written: str, following: str, store: Store) -> set[str]:
    """The characters that the library has between two others, either of which may be missing."""
    after = {gram[1] for gram in store.lexicon.grams_from(written[-1])} if written else None
    before = {gram[0] for gram in store.lexicon.grams_to(following)} if following else None
    if after is None or before is None:
        return after or before or set()
    return after & before
