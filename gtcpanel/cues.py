"""A turn as subtitles show it: cues of a length that can be read, each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gtcpanel.model import Span, Turn
from gtcpanel.text.excerpt import breakable, display_width
from gtcpanel.text.sentences import sentences

#: The cells of two lines of 42, as broadcasters have them; a Chinese character takes two.
LONGEST: Final = 84
#: A cue has no more characters than this, though they be marks that take no room.
_MOST: Final = 4 * LONGEST
_CLAUSE_END: Final = frozenset("，,、；;：:—–…。！？!?")
#: What ends a line, for one program or another.
_BREAK: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Cue(NamedTuple):
    """A piece of a turn, verbatim and without line breaks."""

    text: str
    start_ms: int
    end_ms: int  #: always after the start


def cues(turn: Turn) -> Iterator[Cue]:
    """The cues of a turn that has a start and an end; several where it is long.

    It is cut where sentences end, and within a sentence only where that is too long by itself. The
    time of the turn is shared out by the number of characters.
    """
    assert turn.start_ms is not None
    assert turn.end_ms is not None
    length = max(1, len(turn.text))
    lasts = max(0, turn.end_ms - turn.start_ms)
    pieces = list(_pieces(turn.text))
    starts = [turn.start_ms + lasts * start // length for start, _ in pieces]
    if starts:
        starts[0] = turn.start_ms
    for (start, end), begins, ends in zip(pieces, starts, [*starts[1:], turn.end_ms], strict=False):
        yield Cue(turn.text[start:end], begins, max(begins + 1, ends))


def _pieces(text: str) -> Iterator[Span]:
    """Sentences and parts of long ones, as many together as fit into a cue."""
    begin = until = -1
    for sentence in sentences(text):
        for start, end in _parts(text, *sentence):
            if begin >= 0 and _fits(text, begin, end) and not _BREAK.search(text, until, start):
                until = end
                continue
            if begin >= 0:
                yield begin, until
            begin, until = start, end
    if begin >= 0:
        yield begin, until


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence in parts that fit, cut after a clause, else between words, else anywhere."""
    while not _fits(text, start, end):
        at = _cut(text, start, end)
        stop = at
        while text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = at
        while text[start].isspace():  # a sentence does not end with white space
            start += 1
    yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """The last place to cut such that what stands before it fits; after `start`."""
    low, high = start + 1, min(end, start + _MOST)
    while low < high:  # the most that fits
        middle = (low + high + 1) // 2
        if _fits(text, start, middle):
            low = middle
        else:
            high = middle - 1
    places = [at for at in range(low, start, -1) if breakable(text, at)]
    enough = start + (low - start) // 3
    for at in places:
        if at > enough and text[start:at].rstrip()[-1:] in _CLAUSE_END:
            return at
    return next((at for at in places if text[start:at].strip()), low)


def _fits(text: str, start: int, end: int) -> bool:
    return end - start <= _MOST and display_width(text[start:end]) <= LONGEST
