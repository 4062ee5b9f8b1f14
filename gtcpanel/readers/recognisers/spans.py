"""Words and, apart from them, who speaks from when on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.reader import NOBODY

#: How far from its span a word's time may be, in milliseconds: both are rounded.
_ROUNDED: Final = 20


def given(words: Iterable[Piece], spans: Iterable[tuple[int | None, str]]) -> Iterator[Piece]:
    """The words, each of the last of the `spans` (start in milliseconds, speaker) that has begun.

    A word before the first span is of the first; one without a time, of whom the word before is.
    """
    begins = sorted((start, name) for start, name in spans if start is not None)
    starts = [start - _ROUNDED for start, _ in begins]
    speaker = NOBODY
    for word in words:
        if begins and word.start_ms is not None:
            speaker = begins[max(bisect_right(starts, word.start_ms), 1) - 1][1]
        yield word._replace(speaker=speaker)
