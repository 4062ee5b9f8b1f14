"""The lanes of a track, for every renderer that draws them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from gtcpanel.render.axis import axis_step as axis_step
from gtcpanel.render.clock import clock
from gtcpanel.render.terminal import name_of, one_line

if TYPE_CHECKING:
    from gtcpanel.timeline import Lane, Mention, Track
    from gtcpanel.transcript import Part

#: How many lanes are drawn unless more are asked for: one for each colour.
MOST_LANES: Final = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture: a speaker, the speakers that are folded together, or a query."""

    name: str  #: harmless, on one line
    lanes: tuple[Lane, ...]  #: of those whose turns the row shows
    mentions: tuple[Mention, ...]  #: in order

    @property
    def speaker(self) -> str | None:
        """Whose row it is, if one person's."""
        return self.lanes[0].speaker if len(self.lanes) == 1 else None


def rows(track: Track, most: int | None = MOST_LANES) -> list[Row]:
    """The rows of a track: its queries where several are compared, else its speakers.

    Of more than `most` speakers, those who mention the query most, or else speak longest, keep
    their rows, in order of first appearance; one row more is all the others, or the only one left.
    None is no limit.
    """
    if track.series:
        return [Row(one_line(one.query), track.lanes, one.mentions) for one in track.series]
    own: dict[str, list[Mention]] = {}
    for mention in track.mentions:
        own.setdefault(mention.speaker, []).append(mention)

    def worth(lane: Lane) -> tuple[int, int]:
        return len(own.get(lane.speaker, ())), lasting(lane)

    kept = list(track.lanes)
    if most is not None and len(kept) > most + 1:
        kept = sorted(kept, key=worth, reverse=True)[:most]
    shown = {lane.speaker for lane in kept}
    others = tuple(lane for lane in track.lanes if lane.speaker not in shown)
    found = [
        Row(name_of(lane.speaker), (lane,), tuple(own.get(lane.speaker, ())))
        for lane in track.lanes
        if lane.speaker in shown
    ]
    if others:
        theirs = tuple(mention for mention in track.mentions if mention.speaker not in shown)
        found.append(Row(f"{len(others)} others", others, theirs))
    return found


def most_by(mentions: Sequence[Mention]) -> tuple[str, int]:
    """Who of the speakers of some mentions has most of them, and how many. There must be one."""
    return Counter(mention.speaker for mention in mentions).most_common(1)[0]


def share(track: Track, *lanes: Lane) -> float:
    """The lanes' share of all that is said, 0..1."""
    everybody = track.spoken_ms or lasting(*track.lanes)
    return lasting(*lanes) / everybody if everybody else 0.0


def lasting(*lanes: Lane) -> int:
    """How long the turns of some lanes last together, in milliseconds."""
    return sum(end - start for start, end in chain.from_iterable(lane.spans for lane in lanes))


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
