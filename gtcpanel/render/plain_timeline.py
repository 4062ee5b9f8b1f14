"""A timeline in plain text: tabs between fields, lanes of a fixed width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gtcpanel.render import lanes
from gtcpanel.render.colour import Paint
from gtcpanel.render.terminal import name_of, one_line

if TYPE_CHECKING:
    from gtcpanel.timeline import Lane, Timeline, Track

#: Cells of a lane, at any width of the terminal.
LANE = 60


def timeline(timeline: Timeline, *, paint: Paint) -> Iterator[str]:
    """Lanes, then parts, a line each; the slug comes first where there are several transcripts.

    Lane, share, speaker; with a query, marks, count, speaker, first, last. Then `part`, when, key
    words, reference.
    """
    for track in timeline.tracks:
        lead = (paint.ref(one_line(track.slug)),) if len(timeline.tracks) > 1 else ()
        for lane in track.lanes:
            fields = (
                _talk(track, lane, paint) if timeline.query is None else _marks(track, lane, paint)
            )
            yield "\t".join((*lead, *fields))
        for part in track.parts:
            words = one_line(", ".join(part.keywords))
            when = lanes.during(track, part, "-")
            yield "\t".join(
                (*lead, paint.dim("part"), when, words, paint.ref(lanes.part_ref(part)))
            )


def _talk(track: Track, lane: Lane, paint: Paint) -> tuple[str, ...]:
    blocks = lanes.blocks(track, lane, LANE).replace(" ", "·")
    name = paint.speaker(lane.speaker, name_of(lane.speaker))
    return paint.speaker(lane.speaker, blocks), f"{lanes.share(track, lane):.0%}", name


def _marks(track: Track, lane: Lane, paint: Paint) -> tuple[str, ...]:
    times = [mention.start_ms for mention in lanes.mentions_by(track, lane)]
    ends = (lanes.at(track, times[0]), lanes.at(track, times[-1])) if times else ("-", "-")
    name = paint.speaker(lane.speaker, name_of(lane.speaker))
    return lanes.ticks(track, lane, LANE), str(len(times)), name, *ends
