"""A timeline in plain text: tabs between fields, lanes of a fixed width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gtcpanel.render.colour import Paint
from gtcpanel.render.lanes import Chart, Lane
from gtcpanel.render.terminal import one_line

#: Cells of a lane, at any width of the terminal.
LANE = 60


def timeline(charts: Sequence[Chart], query: str | None, *, paint: Paint) -> Iterator[str]:
    """Lanes, then parts, a line each; the slug comes first where there are several transcripts.

    `LANE|SHARE|SPEAKER` and, with a query, `TICKS|COUNT|SPEAKER|FIRST|LAST`; then
    `part|START-END|KEY WORDS|REF`, with tabs for the bars here.
    """
    for chart in charts:
        lead = (paint.ref(one_line(chart.slug)),) if len(charts) > 1 else ()
        for lane in chart.lanes:
            yield "\t".join((*lead, *_lane(chart, lane, query, paint)))
        for part in chart.parts:
            when = f"{chart.clock(part.start_ms)}-{chart.clock(part.end_ms)}"
            words = one_line(", ".join(part.keywords))
            yield "\t".join((*lead, paint.dim("part"), when, words, paint.ref(one_line(part.ref))))


def _lane(chart: Chart, lane: Lane, query: str | None, paint: Paint) -> tuple[str, ...]:
    name = paint.speaker(lane.speaker, one_line(lane.speaker))
    if query is None:
        blocks = chart.blocks(lane, LANE).replace(" ", "·")
        return paint.speaker(lane.speaker, blocks), f"{chart.share(lane):.0%}", name
    times = [mention.at_ms for mention in lane.mentions]
    first, last = (chart.clock(times[0]), chart.clock(times[-1])) if times else ("-", "-")
    return chart.ticks(lane, LANE), str(len(times)), name, first, last
