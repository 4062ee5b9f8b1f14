"""Bars and lanes from block characters, legible without colour."""

from __future__ import annotations

from collections.abc import Iterable

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = " ▁▂▃▄▅▆▇█"


def bar(share: float, width: int) -> str:
    """A bar of `share` (0..1) of `width` cells, to an eighth of a cell, padded to `width`."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    whole, rest = divmod(eighths, 8)
    if not eighths and share > 0:
        rest = 1  # whoever spoke at all is seen
    return ("█" * whole + (_EIGHTHS[rest] if rest else "")).ljust(width)


def coverage(spans: Iterable[tuple[float, float]], duration: float, width: int) -> list[float]:
    """How much of each of `width` equal stretches of `duration` the spans cover, 0..1 each."""
    cells = [0.0] * width
    if duration <= 0:
        return cells
    step = duration / width
    for start, end in spans:
        first = min(width - 1, max(0, int(start / step)))
        last = min(width - 1, max(0, int(end / step)))
        for cell in range(first, last + 1):
            covered = min(end, (cell + 1) * step) - max(start, cell * step)
            cells[cell] = min(1.0, cells[cell] + max(0.0, covered) / step)
    return cells


def lane_of(cells: Iterable[float], *, empty: str = " ") -> str:
    """A lane along the talk: the fuller the block, the more of that stretch was spoken."""
    return "".join(
        empty if cell <= 0 else _LEVELS[max(1, min(8, round(cell * 8)))] for cell in cells
    )


def ticks_of(places: Iterable[float], duration: float, width: int, *, empty: str = "·") -> str:
    """A dispersion lane: a mark for each place, heavier where several fall together."""
    counts = [0] * width
    for place in places:
        if duration > 0:
            counts[min(width - 1, max(0, int(place / duration * width)))] += 1
    return "".join(empty if not n else "│" if n == 1 else "┃" if n < 4 else "█" for n in counts)
