"""Captions that roll: a line is shown at the bottom, then above the next one, so it comes twice.

YouTube's automatic captions do so in their WebVTT and in all that is made from it, with a cue of
ten milliseconds between any two others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gtcpanel.readers.cuetext import Line

#: A file rolls if this share of its cues begins with the line that the cue before ended with.
_SHARE: Final = 0.5
#: How many lines are on the screen at most.
_SCREEN: Final = 4


def rolls(cues: Sequence[Sequence[Line]]) -> bool:
    """Whether the lines of `cues` (none of them empty) are carried from one to the next."""
    carried = moved = 0
    for before, cue in pairwise(cues):
        same = cue[0].text == before[-1].text
        carried += same
        moved += same and (len(cue) > 1 or len(before) > 1)
    return moved > 1 and carried >= _SHARE * (len(cues) - 1)


def unrolled(cues: Sequence[list[Line]]) -> list[list[Line]]:
    """The cues with those lines only that are new in each; some are left with none."""
    new: list[list[Line]] = []
    before: Sequence[Line] = ()
    for cue in cues:
        new.append(cue[_shown(before, cue) :])
        before = cue
    return new


def _shown(before: Sequence[Line], cue: Sequence[Line]) -> int:
    """How many of a cue's first lines were the last ones on the screen."""
    for count in range(min(len(before), len(cue), _SCREEN), 0, -1):
        if all(
            old.text == line.text and not line.fresh
            for old, line in zip(before[-count:], cue[:count], strict=True)
        ):
            return count
    return 0
