"""Where in a long text a short one is likely to stand, nearly as it is.

Seed and extend, as in searches for related genes (Altschul et al. 1990, BLAST): pieces of the short
text are looked up in the long one, and where many of them stand as far apart as in the short text,
it is worth comparing the two. Both are rows of folded letters and digits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from gtcpanel.model import Span

#: How long a seed is: in Chinese a character says as much as half a word.
_WIDE_SEED: Final = 2
_NARROW_SEED: Final = 4
#: How many seeds at most; a longer text is sampled.
_SEEDS: Final = 64
#: How often a seed is looked for; one that comes oftener tells nothing.
_OFTEN: Final = 40
#: Where a text has no more letters, its words may stand in many places of a turn.
_FEW_LETTERS: Final = 20


class Place(NamedTuple):
    """Where the short text is likely to stand."""

    start: int
    end: int
    share: float  #: of the seeds that are there


def likely_place(short: str, long: str) -> Place | None:
    """The best place; None where not one seed occurs."""
    size = _seed_size(short)
    step = max(1, (len(short) - size + 1) // _SEEDS)
    starts = range(0, max(1, len(short) - size + 1), step)
    shift = max(6, len(short) // 4)  # how far words may have moved
    votes: dict[int, set[int]] = defaultdict(set)
    hits: list[tuple[int, int]] = []
    for start in starts:
        for at in _occurrences(short[start : start + size], long):
            hits.append((start, at))
            votes[(at - start) // shift].add(start)
    if not hits:
        return None
    best = max(votes, key=lambda row: (len(votes[row] | votes.get(row + 1, set())), -row))
    inside = [(start, at) for start, at in hits if (at - start) // shift in (best, best + 1)]
    first = min(at - start for start, at in inside)
    last = max(at - start for start, at in inside)
    found = len(votes[best] | votes.get(best + 1, set()))
    return Place(
        max(0, first - shift), min(len(long), last + len(short) + shift), found / len(starts)
    )


def closest_span(short: str, long: str) -> Span | None:
    """Of the spans as long as a few letters the one in which most of them stand, in order.

    None for more than a few: seeds tell as well where those stand, and sooner.
    """
    if not 0 < len(short) <= _FEW_LETTERS or len(short) > len(long):
        return None
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(short, long)
    return (found.dest_start, found.dest_end) if found else None


def longest_beginning(short: str, long: str, least: int) -> Span | None:
    """Where as much as possible of the beginning of `short` stands, at least `least` letters."""
    if len(short) < least or short[:least] not in long:
        return None
    fits, fails = least, len(short) + 1
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if short[:middle] in long:
            fits = middle
        else:
            fails = middle
    start = long.find(short[:fits])
    return start, start + fits


def _seed_size(short: str) -> int:
    wide = sum(char > "\u2e80" for char in short)
    size = _WIDE_SEED if 2 * wide >= len(short) else _NARROW_SEED
    return min(size, len(short))


def _occurrences(seed: str, text: str) -> Iterator[int]:
    at = text.find(seed)
    for _ in range(_OFTEN):
        if at < 0:
            return
        yield at
        at = text.find(seed, at + 1)
