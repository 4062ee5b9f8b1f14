"""A timeline in plain text: tabs between fields, lanes of a fixed width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gtcpanel.render import lanes
from gtcpanel.render.axis import Axis, Unit, axis_of, common_axis
from gtcpanel.render.bars import lane_of, ticks_of
from gtcpanel.render.clock import spell_years
from gtcpanel.render.colour import Paint, mark
from gtcpanel.render.terminal import name_of, one_line

if TYPE_CHECKING:
    from gtcpanel.render.lanes import Row
    from gtcpanel.timeline import Timeline, Track
    from gtcpanel.years import SpokenYear

#: Cells of a lane, at any width of the terminal.
LANE = 60


def timeline(
    timeline: Timeline, *, paint: Paint, unit: Unit = "time", most: int | None = None
) -> Iterator[str]:
    """Lanes, then parts, a line each; the slug comes first where there are several transcripts.

    Lane, share, speaker; with a query, marks, count, speaker, first, last, and where queries are
    compared the query in place of the speaker, then who says it most. Then `part`, when, key words,
    reference. `most` is how many speakers have a lane of their own; None is all.
    """
    for track in timeline.tracks:
        lead = (paint.ref(one_line(track.slug)),) if len(timeline.tracks) > 1 else ()
        axis = axis_of(track, unit)
        for row in lanes.rows(track, most):
            if timeline.asked:
                fields = _marks(track, row, axis, paint)
            else:
                fields = _talk(track, row, axis, paint)
            yield "\t".join((*lead, *fields))
        for part in track.parts:
            words = one_line(", ".join(part.keywords))
            when = lanes.during(track, part, "-")
            yield "\t".join(
                (*lead, paint.dim("part"), when, words, paint.ref(lanes.part_ref(part)))
            )


def dispersion(timeline: Timeline, *, paint: Paint, unit: Unit = "time") -> Iterator[str]:
    """A line for each transcript: marks, count, slug, first, last, who says it most.

    The marks of all are on one axis, that of the longest; nothing stands after the end of a
    transcript.
    """
    longest = max(timeline.tracks, key=lambda track: axis_of(track, unit).length)
    for track in timeline.tracks:
        axis = common_axis(track, longest, unit)
        end = axis.cell(axis_of(track, unit).length, LANE)
        ticks = ticks_of(map(axis.place, track.mentions), axis.length, LANE, empty="·")
        ends = [lanes.at(track, track.mentions[at].start_ms) for at in (0, -1)]
        speaker, _ = lanes.most_by(track.mentions)
        yield "\t".join(
            (
                ticks[: end + 1].ljust(LANE),
                str(len(track.mentions)),
                paint.ref(one_line(track.slug)),
                *ends,
                paint.speaker(speaker, name_of(speaker)),
            )
        )


def _talk(track: Track, row: Row, axis: Axis, paint: Paint) -> tuple[str, ...]:
    spans = [span for lane in row.lanes for span in axis.spans(lane)]
    blocks = lane_of(spans, axis.length, LANE, empty="·")
    share = f"{lanes.share(track, *row.lanes):.0%}"
    return _painted(row, blocks, paint), share, _painted(row, row.name, paint)


def _marks(track: Track, row: Row, axis: Axis, paint: Paint) -> tuple[str, ...]:
    ticks = ticks_of(map(axis.place, row.mentions), axis.length, LANE, empty="·")
    times = [lanes.at(track, mention.start_ms) for mention in row.mentions]
    first, last = (times[0], times[-1]) if times else ("-", "-")
    fields = ticks, str(len(times)), _painted(row, row.name, paint), first, last
    if not track.series:
        return fields
    if not times:
        return *fields, "-"
    speaker, _ = lanes.most_by(row.mentions)
    return *fields, paint.speaker(speaker, name_of(speaker))


def _painted(row: Row, text: str, paint: Paint) -> str:
    return text if row.speaker is None else paint.speaker(row.speaker, text)


def years(found: Sequence[SpokenYear], *, paint: Paint) -> Iterator[str]:
    """Year, reference, speaker, sentence."""
    for one in found:
        passage = one.passage
        start, end = (offset - passage.start for offset in one.span)
        yield "\t".join(
            (
                spell_years(one.years, one.offset),
                paint.ref(one_line(passage.ref)),
                paint.speaker(passage.turn.speaker, name_of(passage.turn.speaker)),
                mark(one_line(passage.text), [(start, end)], paint),
            )
        )
