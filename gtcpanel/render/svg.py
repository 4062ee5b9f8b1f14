"""A timeline as a picture: one self-contained SVG, in light or dark as the reader's screen is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from gtcpanel.render import captions, lanes
from gtcpanel.render.axis import Axis, Unit, axis_of
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.overview import overview
from gtcpanel.render.sheet import CELL, LANE, MARGIN, WIDTH, Frame, colour, heading, sheet, text
from gtcpanel.render.terminal import one_line
from gtcpanel.text.excerpt import clip

if TYPE_CHECKING:
    from gtcpanel.render.lanes import Row
    from gtcpanel.timeline import Timeline, Track
    from gtcpanel.transcript import Part

_GUTTER: Final = 178
_LINE: Final = 25  # of the list of parts
#: More parts than this stand in two columns.
_MOST_ROWS: Final = 10
#: Of more transcripts than this each is a single lane.
_MOST_TRACKS: Final = 3


def svg(
    timeline: Timeline,
    *,
    speakers: Sequence[str],
    unit: Unit = "time",
    most: int | None = lanes.MOST_LANES,
    together: bool = False,
) -> str:
    """The tracks one below the other, with at most `most` lanes of speakers each.

    With a query its mentions are ticks in the lanes; several queries that are compared have a lane
    each, in place of the speakers, whose names in order give the colours. Of many transcripts each
    is a lane, and of few where they are asked for `together`.
    """
    axes = [axis_of(track, unit) for track in timeline.tracks]
    body: list[Markup] = []
    top = MARGIN
    if together or len(axes) > _MOST_TRACKS:
        body, top = overview(axes, top, timeline, speakers)
    else:
        for axis in axes:
            drawn, top = _track(axis, top, timeline, speakers, most)
            body += drawn
            top += MARGIN
    titles = " · ".join(track.title for track in timeline.tracks)
    described = " ".join(captions.in_words(track, timeline) for track in timeline.tracks)
    return sheet(f"{captions.subject(timeline)}: {titles}", described, body, top)


def _track(
    axis: Axis, top: int, timeline: Timeline, speakers: Sequence[str], most: int | None
) -> tuple[list[Markup], int]:
    """The elements of one picture, and where the next may begin."""
    track = axis.track
    frame = Frame(_GUTTER, axis.length)
    out = list(heading(top, track.title, captions.facts(track, timeline)))
    top += 80
    rows = lanes.rows(track, most)
    bottom = top + LANE * len(rows)
    out += _bands(axis, frame, top, bottom)
    for n, row in enumerate(rows):
        y = top + n * LANE
        if track.series:
            out += _lane(row, y, axis, frame, colour(n), asked=True, bars=False)
        else:
            whose = speakers.index(row.speaker) if row.speaker in speakers else None
            out += _lane(row, y, axis, frame, colour(whose), asked=timeline.asked, bars=True)
    out += frame.ruler(bottom, axis)
    top = bottom + 44
    if track.parts:
        out += _parts(track, top)
        top += _LINE * _rows_of_parts(track)
    return out, top


def _bands(axis: Axis, frame: Frame, top: int, bottom: int) -> Iterator[Markup]:
    """The parts of the talk behind the lanes, every other one shaded, with their numbers above."""
    free = 0.0
    for n, part in enumerate(axis.track.parts):
        left, right = map(frame.x, axis.part(part))
        if n % 2 == 0:
            yield element(
                "rect",
                class_="band",
                x=left,
                y=top - 3,
                width=right - left,
                height=bottom - top + 3,
            )
        if left >= free:
            yield text(left + 2, top - 9, f"{n + 1}", "soft")
            free = left + 24


def _lane(
    row: Row, top: int, axis: Axis, frame: Frame, fill: str, *, asked: bool, bars: bool
) -> Iterator[Markup]:
    """A row: its name, when there is speech, ticks for what was asked, and how much it is."""
    margin = f"{lanes.share(axis.track, *row.lanes):.0%}"
    if asked:
        margin = f"×{len(row.mentions)}" if row.mentions else ""
    yield from frame.row(top, row.name, margin)
    if bars:
        spans = sorted(chain.from_iterable(map(axis.spans, row.lanes)))
        path = frame.bars(top, spans)
        yield element("path", fill=fill, opacity=0.5 if asked else None, d=path)
    if row.mentions:
        yield element(
            "path",
            class_="mention" if bars else None,
            stroke=None if bars else fill,
            stroke_width=2 if bars else 3,
            d=frame.ticks(top, map(axis.place, row.mentions)),
        )


def _columns(track: Track) -> int:
    return 1 if len(track.parts) <= _MOST_ROWS else 2


def _rows_of_parts(track: Track) -> int:
    return -(-len(track.parts) // _columns(track))


def _parts(track: Track, top: int) -> Iterator[Markup]:
    """The list of the parts; many of them stand in two columns, down the first and on."""
    left, width = MARGIN + _GUTTER, WIDTH - 2 * MARGIN - _GUTTER
    if _columns(track) == 2:
        left, width = MARGIN + 26, (WIDTH - 2 * MARGIN) // 2 - 26
    when = lanes.during if _columns(track) == 1 else _from
    times = max(len(when(track, part)) for part in track.parts) * CELL + 16
    for n, part in enumerate(track.parts):
        column, row = divmod(n, _rows_of_parts(track))
        x = left + column * (width + 26)
        y = top + row * _LINE + 12
        yield text(x - 8, y, f"{n + 1}", "soft end")
        yield text(x, y, when(track, part), "soft")
        words = " · ".join(map(one_line, part.keywords))
        yield text(x + times, y, clip(words, int((width - times) / CELL)))


def _from(track: Track, part: Part) -> str:
    return lanes.at(track, part.start_ms)
