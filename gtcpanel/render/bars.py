"""Bars and lanes from block characters, legible without colour.

In every lane the ink of a cell is as much as the share of it that is covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = " ▁▂▃▄▅▆▇█"
#: A mark at the left, in the middle and at the right of its cell.
_MARKS = "▏│▕"


def bar(share: float, width: int) -> str:
    """A bar of `share` (0..1) of `width` cells, to an eighth of a cell, padded to `width`."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    whole, rest = divmod(eighths, 8)
    if not eighths and share > 0:
        rest = 1  # whoever spoke at all is seen
    return ("█" * whole + (_EIGHTHS[rest] if rest else "")).ljust(width)


def coverage(spans: Iterable[tuple[float, float]], length: float, width: int) -> list[float]:
    """How much of each of `width` equal stretches of `length` the spans cover, 0..1 each."""
    cells = [0.0] * width
    if length <= 0:
        return cells
    step = length / width
    for start, end in spans:
        first = min(width - 1, max(0, int(start / step)))
        last = min(width - 1, max(0, int(end / step)))
        for cell in range(first, last + 1):
            covered = min(end, (cell + 1) * step) - max(start, cell * step)
            cells[cell] = min(1.0, cells[cell] + max(0.0, covered) / step)
    return cells


def lane_of(
    spans: Iterable[tuple[float, float]],
    length: float,
    width: int,
    *,
    full: str = "█",
    empty: str = " ",
) -> str:
    """The spans as a row of blocks of `width` cells, drawn to an eighth of a cell.

    A stretch begins and ends within its cells; where a cell holds several, it is the fuller the
    more of it they cover. `full` is what a cell looks like that is covered altogether.
    """
    eighths = coverage(spans, length, 8 * width)
    cells = (_block(eighths[at : at + 8], empty) for at in range(0, 8 * width, 8))
    return "".join(full if cell == "█" else cell for cell in cells)


def _block(eighths: Sequence[float], empty: str) -> str:
    """One cell of a lane."""
    covered = sum(eighths)
    if covered <= 0:
        return empty
    on = [at for at, share in enumerate(eighths) if share >= 0.5]
    if not on:  # less than a sixteenth here and there: whoever spoke at all is seen
        on = [at for at, share in enumerate(eighths) if share > 0]
        if on[-1] - on[0] < 2:
            on = [max(on, key=eighths.__getitem__)]
    first, size = on[0], len(on)
    if on[-1] - first >= size or abs(covered - size) > 1:  # several
        return _LEVELS[max(1, min(8, round(covered)))]
    if first == 0:
        return _EIGHTHS[size]
    if size <= 2:
        return _MARKS[(2 * first + size - 1) * 3 // 16]
    if first + size == 8 and size == 7:
        return "█"
    return "▌" if 2 * first + size < 8 else "▐"


def thread_of(
    spans: Iterable[tuple[float, float]], length: float, width: int, *, empty: str = " "
) -> str:
    """The spans as a thin line of `width` cells, drawn to half a cell, for marks to lie on."""
    halves = [share >= 0.5 for share in coverage(spans, length, 2 * width)]
    return "".join(
        {(True, True): "─", (True, False): "╴", (False, True): "╶"}.get(pair, empty)
        for pair in zip(halves[::2], halves[1::2], strict=True)
    )


def ticks_of(places: Iterable[float], length: float, width: int, *, empty: str = " ") -> str:
    """A dispersion lane: a mark for each place, to a third of a cell, heavier where several are."""
    marks: dict[int, list[int]] = {}
    for place in places:
        if length > 0:
            third = min(3 * width - 1, max(0, int(place / length * 3 * width)))
            marks.setdefault(third // 3, []).append(third % 3)
    return "".join(_tick(marks[cell]) if cell in marks else empty for cell in range(width))


def _tick(thirds: Sequence[int]) -> str:
    if len(thirds) == 1:
        return _MARKS[thirds[0]]
    return "┃" if len(thirds) < 4 else "█"
