"""A timeline as every renderer draws it: lanes along one axis of time, and the parts of a talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gtcpanel.model import Span
from gtcpanel.render.bars import coverage, lane, ticks
from gtcpanel.render.clock import clock

#: Distances between the marks of an axis.
_STEPS_MS = (
    1_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where the query comes up."""

    ref: str
    at_ms: int | None
    spans: Sequence[Span] = ()  #: into the text of its turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What one speaker has along the talk."""

    speaker: str
    spans: Sequence[tuple[int, int]]  #: when the speaker talks, in ms
    mentions: Sequence[Mention] = ()

    @property
    def spoken_ms(self) -> int:
        """How long the speaker talks."""
        return sum(end - start for start, end in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the talk about one topic."""

    ref: str
    start_ms: int
    end_ms: int
    keywords: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One transcript along its axis."""

    slug: str
    title: str
    duration_ms: int
    estimated: bool
    lanes: Sequence[Lane]  #: in order of first appearance
    parts: Sequence[Stretch]

    def clock(self, ms: int | None) -> str:
        """A time of this transcript, with `~` where its times are estimated."""
        return clock(ms, estimated=self.estimated)

    def share(self, lane: Lane) -> float:
        """The lane's share of all that is said, 0..1."""
        everybody = sum(other.spoken_ms for other in self.lanes)
        return lane.spoken_ms / everybody if everybody else 0.0

    def mentions(self) -> list[tuple[Mention, str]]:
        """All mentions with who makes them, in order of time."""
        listed = [(mention, lane.speaker) for lane in self.lanes for mention in lane.mentions]
        return sorted(listed, key=lambda pair: (pair[0].at_ms or 0, pair[0].ref))

    def blocks(self, lane_: Lane, width: int) -> str:
        """The lane in block characters, fuller where more was said."""
        return lane(coverage(lane_.spans, self.duration_ms, width))

    def ticks(self, lane_: Lane, width: int) -> str:
        """The lane's mentions as marks along the axis (a dispersion plot)."""
        places = [mention.at_ms for mention in lane_.mentions if mention.at_ms is not None]
        return ticks(places, self.duration_ms, width)

    def axis(self, width: int) -> tuple[str, str]:
        """The axis and the times under it, each `width` cells."""
        label = len(self.clock(self.duration_ms)) + 2
        step = axis_step(self.duration_ms, max(1, width // label))
        line, times = ["─"] * width, [" "] * width
        for at in range(0, self.duration_ms, step):
            cell = min(width - 1, int(at / self.duration_ms * width))
            line[cell] = "┬"
            shown = self.clock(at)
            if cell + len(shown) <= width:
                times[cell : cell + len(shown)] = shown
        return "".join(line), "".join(times).rstrip()


def axis_step(duration_ms: int, most: int) -> int:
    """A round distance in ms that puts at most `most` marks along an axis."""
    for step in _STEPS_MS:
        if duration_ms <= step * most:
            return step
    step = _STEPS_MS[-1]
    while duration_ms > step * most:
        step *= 2
    return step
