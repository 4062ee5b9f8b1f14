"""Times beside names: on a line of their own, above or below a name; and those of chapters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from gtcpanel.readers.clock import lone_stamp, span_at
from gtcpanel.readers.labels import Label, tidy
from gtcpanel.readers.likeness import fold, likeness
from gtcpanel.readers.lines import ends_a_sentence, is_heading

#: The longest line that can be a name and nothing else.
_LONGEST: Final = 40
#: A line alone must look so much like a name.
_LIKELY: Final = 0.4
#: So many times in a row, with nothing said below any, are a list of chapters.
_CHAPTERS: Final = 4


class _Beside(NamedTuple):
    """A line next to a time that may name who speaks."""

    time: int  #: index of the line with the time
    name: int  #: index of the line with the name
    label: Label


def join_times(lines: Sequence[str], labels: dict[int, Label], within: range) -> None:
    """Give labels the times that stand on lines of their own, and names beside times a label.

    A file has its names either above its times or below them: where they come back more often.
    """
    times = {at: ms for at in within if (ms := lone_stamp(lines[at])) is not None}
    if not times:
        return
    sides = [
        [
            beside
            for at in times
            if (beside := _beside(lines, labels, within, at, step, times)) is not None
        ]
        for step in (-1, 1)
    ]
    above, below = sides
    by_name = (_often(above), len(above)) >= (_often(below), len(below))
    for each in above if by_name else below:
        first = min(each.time, each.name)
        taken = labels.pop(each.name, None) or each.label
        labels[first] = taken._replace(
            start_ms=times[each.time],
            led=each.time < each.name,
            lines=abs(each.time - each.name) + taken.lines,
        )


def drop_chapters(lines: Sequence[str], labels: dict[int, Label]) -> None:
    """Take out labels that are chapters: `12:42 Boats` one below the other, without a word."""
    bare = sorted(at for at, one in labels.items() if one.led and not (one.colon or one.text))
    rows: list[list[int]] = [bare[:1]]
    for above, at in pairwise(bare):
        if all(map(_is_stamped, filter(None, lines[above + 1 : at]))):
            rows[-1].append(at)
        else:
            rows.append([at])
    for row in rows:
        if len(row) >= _CHAPTERS:
            for at in row:
                del labels[at]


def _is_stamped(line: str) -> bool:
    """Whether a time opens the line."""
    return span_at(line.lstrip("*_[(（【-• ")) is not None


def _beside(
    lines: Sequence[str],
    labels: Mapping[int, Label],
    within: range,
    at: int,
    step: int,
    times: Mapping[int, int],
) -> _Beside | None:
    """What the line above (`step` -1) or below (1) a time says of who speaks."""
    near = range(at + step, at + 4 * step, step)
    name = next((n for n in near if n in within and lines[n]), None)
    if name is None or name in times:
        return None
    label = labels.get(name)
    if label is not None:
        silent = not label.text or step > 0
        return _Beside(at, name, label) if label.start_ms is None and silent else None
    line = lines[name]
    if len(line) > _LONGEST or ends_a_sentence(line) or is_heading(line):
        return None
    if likeness(line) < _LIKELY:
        return None
    before = lines[name - 1] if step < 0 and name - 1 in within and name - 1 not in labels else ""
    if before and not ends_a_sentence(before):
        return None  # the last line of a paragraph
    return _Beside(at, name, Label(name=tidy(line), mark="plain", text="", colon=False, start_ms=0))


def _often(side: Sequence[_Beside]) -> int:
    """How many names of one side come back."""
    names = Counter(fold(each.label.name) for each in side)
    return sum(count for count in names.values() if count > 1)
