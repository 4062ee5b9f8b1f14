"""How well a division agrees with another: the two measures that papers on segmentation give.

A division of n things is the indexes with which its parts begin, the first of them 0. Both measures
look at pairs of things a window apart, half as long as the reference's parts are on average, and
give the share of windows in which the two divisions disagree: 0 is the same division.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise


def pk(reference: Sequence[int], found: Sequence[int], size: int) -> float:
    """Pk of Beeferman, Berger and Lafferty (1999): are both ends in one part, or not?"""
    return _disagreement(reference, found, size, bool)


def window_diff(reference: Sequence[int], found: Sequence[int], size: int) -> float:
    """WindowDiff of Pevzner and Hearst (2002): how many borders lie between them?"""
    return _disagreement(reference, found, size, int)


def _disagreement(
    reference: Sequence[int], found: Sequence[int], size: int, compare: Callable[[int], object]
) -> float:
    window = max(2, round(size / len(reference) / 2))
    one, other = _part_of_each(reference, size), _part_of_each(found, size)
    starts = range(size - window)
    wrong = sum(
        compare(one[at + window] - one[at]) != compare(other[at + window] - other[at])
        for at in starts
    )
    return wrong / len(starts)


def _part_of_each(begins: Sequence[int], size: int) -> list[int]:
    return [
        part
        for part, (begin, end) in enumerate(pairwise([*begins, size]))
        for _ in range(begin, end)
    ]
