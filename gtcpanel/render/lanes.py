"""Lanes along the axis of a talk, for every renderer that draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.render.bars import coverage, lane_of, ticks_of
from gtcpanel.render.clock import clock

if TYPE_CHECKING:
    from gtcpanel.timeline import Lane, Mention, Track
    from gtcpanel.transcript import Part

#: Distances between the marks of an axis.
_STEPS_MS = (
    1_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000,
)  # fmt: skip


def blocks(track: Track, lane: Lane, width: int) -> str:
    """The lane in block characters, fuller where more was said."""
    return lane_of(coverage(lane.spans, track.duration_ms, width))


def ticks(track: Track, lane: Lane, width: int) -> str:
    """The speaker's mentions as marks along the axis: a dispersion plot, as concordancers have."""
    places = [mention.start_ms for mention in mentions_by(track, lane)]
    return ticks_of(places, track.duration_ms, width)


def mentions_by(track: Track, lane: Lane) -> list[Mention]:
    """What of the mentions is the speaker's."""
    return [mention for mention in track.mentions if mention.speaker == lane.speaker]


def share(track: Track, lane: Lane) -> float:
    """The lane's share of all that is said, 0..1."""
    everybody = track.spoken_ms or _lasting(*track.lanes)
    return _lasting(lane) / everybody if everybody else 0.0


def _lasting(*lanes: Lane) -> int:
    return sum(end - start for lane in lanes for start, end in lane.spans)


def at(track: Track, ms: int) -> str:
    """A time of the transcript, with `~` where its times are estimated."""
    return clock(ms, estimated=track.time_estimated)


def during(track: Track, part: Part, dash: str = "–") -> str:
    """From when to when a part lasts."""
    return f"{at(track, part.start_ms)}{dash}{at(track, part.end_ms)}"


def part_ref(part: Part) -> str:
    """The reference of a part's turns."""
    span = f"{part.first}" if part.first == part.last else f"{part.first}-{part.last}"
    return f"{part.transcript}:{span}"


def axis(track: Track, width: int) -> tuple[str, str]:
    """The axis and the times under it, at most `width` cells each."""
    label = len(at(track, track.duration_ms)) + 2
    step = axis_step(track.duration_ms, max(1, width // label))
    line, times = ["─"] * width, [" "] * width
    for ms in range(0, track.duration_ms, step):
        cell = min(width - 1, int(ms / track.duration_ms * width))
        line[cell] = "┬"
        shown = at(track, ms)
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
