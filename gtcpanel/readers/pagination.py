"""What a printed page leaves in the text that was taken from it: its number and its running head.

`立法會 ─ 2013年 5月 21日` and `8499` stand in the middle of a sentence wherever a page ended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

#: So many pages make a book, so many lines a page, and such a share of the numbers follow each
#: other.
_PAGES: Final = 3
_LINES: Final = 12
_SHARE: Final = 0.8
#: A running head stands so near to the number, on such a share of the pages.
_NEAR: Final = 3
_HEADED: Final = 0.6


def page_heads(lines: Sequence[str]) -> frozenset[int]:
    """The indices of the lines that are numbers and running heads of pages; none in most texts."""
    if sum(map(str.isdecimal, lines)) < _PAGES:
        return frozenset()
    numbers = {at: int(line) for at, line in enumerate(lines) if line.isdecimal()}
    following = {
        at
        for (one, first), (other, second) in pairwise(numbers.items())
        if second - first == 1 and other - one >= _LINES
        for at in (one, other)
    }
    if len(following) < max(_PAGES, _SHARE * len(numbers)):
        return frozenset()
    beside: dict[int, str] = {}
    for at in following:
        for step in (-1, 1):
            near = _neighbour(lines, at, step)
            if near is not None:
                beside[near] = lines[near]
    often = Counter(beside.values())
    heads = {at for at, line in beside.items() if often[line] >= _HEADED * len(following)}
    return frozenset(following | heads)


def _neighbour(lines: Sequence[str], at: int, step: int) -> int | None:
    """The next line with text in one direction, if it is near."""
    for near in range(at + step, at + step * (_NEAR + 1), step):
        if 0 <= near < len(lines) and lines[near]:
            return near
    return None
