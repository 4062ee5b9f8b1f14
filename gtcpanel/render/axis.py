"""The horizontal of a track: time, its share of the whole, or turns of equal width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from gtcpanel.render.clock import clock

if TYPE_CHECKING:
    from gtcpanel.model import Span, Turn
    from gtcpanel.timeline import Lane, Mention, Track
    from gtcpanel.transcript import Part

Unit = Literal["time", "turns", "percent"]

#: Distances between the marks of an axis of time.
_STEPS_MS: Final = (
    1_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000,
)  # fmt: skip
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
_STEPS_PERCENT: Final = (1, 2, 5, 10, 20, 25, 50)


@dataclass(frozen=True, slots=True)
class Axis:
    """Where things lie along a track, from 0 to `length`: milliseconds, or turns from the first."""

    track: Track
    unit: Unit

    @property
    def length(self) -> int:
        """How long the track is."""
        return self.track.duration_ms if self.unit != "turns" else self.track.turns

    def spans(self, lane: Lane) -> Sequence[Span]:
        """Where the turns of a lane begin and end."""
        if self.unit != "turns":
            return lane.spans
        return [(number - 1, number) for number in lane.turns]

    def turn(self, turn: Turn) -> Span:
        """Where a turn begins and ends."""
        if self.unit != "turns":
            return turn.start_ms or 0, turn.end_ms or 0
        return turn.number - 1, turn.number

    def place(self, mention: Mention) -> float:
        """Where a mention is: within its turn as far as the words before it reach."""
        if self.unit != "turns":
            return mention.start_ms
        offset = mention.spans[0][0] if mention.spans else 0
        return mention.turn.number - 1 + offset / max(1, len(mention.turn.text))

    def part(self, part: Part) -> Span:
        """From where to where a part reaches."""
        if self.unit != "turns":
            return part.start_ms, part.end_ms
        return part.first - 1, part.last

    def label(self, place: int) -> str:
        """A place as people read it: `~12:34`, `25%`, or the turn that begins there, `#12`."""
        if self.unit == "percent":
            return f"{100 * place / max(1, self.length):.0f}%"
        if self.unit == "time":
            return clock(place, estimated=self.track.time_estimated)
        return f"#{place + 1}"

    def marks(self, most: int) -> Sequence[int]:
        """Places at round times, shares or turns, about `most` of them; the first is 0."""
        if self.unit == "percent":
            step = axis_step(100, most, _STEPS_PERCENT)
            return [self.length * share // 100 for share in range(0, 100, step)]
        if self.unit == "time":
            return range(0, self.length, axis_step(self.length, most))
        step = axis_step(self.length, most, _STEPS)
        return [0, *(place for place in range(step - 1, self.length, step) if place)]

    def cell(self, place: float, width: int) -> int:
        """The cell in which a place lies, where the whole track is `width` cells wide."""
        return min(width - 1, max(0, int(place / max(1, self.length) * width)))

    def ruler(self, width: int) -> tuple[str, str]:
        """A line with marks and, under it, what they are, at most `width` cells each."""
        widest = len(self.label(self.length)) + 2
        line, labels = ["─"] * width, [" "] * width
        for place in self.marks(max(1, width // widest)):
            cell = self.cell(place, width)
            line[cell] = "┬"
            shown = self.label(place)
            if cell + len(shown) <= width and not "".join(labels[max(0, cell - 1) :]).strip():
                labels[cell : cell + len(shown)] = shown
        return "".join(line), "".join(labels).rstrip()


def axis_of(track: Track, unit: Unit = "time") -> Axis:
    """The axis of a track; of turns where no time is known."""
    return Axis(track, unit if track.duration_ms else "turns")


def common_axis(track: Track, longest: Track, unit: Unit = "time") -> Axis:
    """The axis of a track that is drawn beside a longer one; with shares each fills its own."""
    if unit == "percent":
        return axis_of(track, unit)
    return axis_of(replace(track, duration_ms=longest.duration_ms, turns=longest.turns), unit)


def axis_step(length: int, most: int, steps: Sequence[int] = _STEPS_MS) -> int:
    """The smallest of `steps`, or of the last one doubled, that puts `most` marks on an axis."""
    for step in steps:
        if length <= step * most:
            return step
    step = steps[-1]
    while length > step * most:
        step *= 2
    return step
