"""What makes another thing of a quotation and is not told by the words that differ in one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gtcpanel.model import Span
from gtcpanel.text.words import proper_names
from gtcpanel.verify.comparison import Change, Hunk, cover, weight
from gtcpanel.verify.words import Word

#: Of so long a row of words so much must have been said (0..1).
_ROW: Final = 12.0
_AGREED: Final = 0.4


def too_much(
    said: Sequence[Word], quoted: Sequence[Word], texts: tuple[str, str], limit: float
) -> Iterator[Change]:
    """Words left out or added that are no small difference."""
    if weight(quoted) > limit:
        yield Change("added", cover(texts[0], said), cover(texts[1], quoted))
    elif weight(said) > limit:
        yield Change("left-out", cover(texts[0], said), cover(texts[1], quoted))


def unsaid(hunks: Sequence[Hunk], theirs: Sequence[Word], quoted: str) -> Iterator[Change]:
    """A long row of words of which hardly any were said here, though a few agree by chance."""
    agrees = [0.0] * len(theirs)
    for hunk in hunks:
        if hunk.same:
            for at in range(*hunk.quoted):
                agrees[at] = theirs[at].weight
    first, heavy, agreed = 0, 0.0, 0.0
    for last, word in enumerate(theirs):
        heavy += word.weight
        agreed += agrees[last]
        while heavy - theirs[first].weight >= _ROW:
            heavy -= theirs[first].weight
            agreed -= agrees[first]
            first += 1
        if heavy >= _ROW and agreed < _AGREED * heavy:
            yield Change("added", "", cover(quoted, theirs[first : last + 1]))
            return


def other_names(
    said: str, quoted: str, ours: Sequence[Word], theirs: Sequence[Word], hunks: Sequence[Hunk]
) -> Iterator[Change]:
    """Chinese names of people, places and bodies that are others; the dictionary knows many."""
    differing = [hunk for hunk in hunks if not hunk.same]
    if not differing:
        return
    ours_named, theirs_named = proper_names(said[: ours[-1].end]), proper_names(quoted)
    for hunk in differing:
        one = _named(said, ours[slice(*hunk.said)], ours_named)
        other = _named(quoted, theirs[slice(*hunk.quoted)], theirs_named)
        # Of names of two characters the dictionary has many that mostly are other words (谢谢).
        if one != other and ((one and other) or any(len(name) > 2 for name in (*one, *other))):
            yield Change("name", "、".join(one), "、".join(other))


def _named(text: str, row: Sequence[Word], spans: Sequence[Span]) -> list[str]:
    if not row:
        return []
    start, end = row[0].start, row[-1].end
    return [text[first:last] for first, last in spans if first < end and last > start]
