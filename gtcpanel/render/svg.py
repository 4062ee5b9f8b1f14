"""A timeline as a picture: one self-contained SVG, in light or dark as the reader's screen is.

It is as wide as a slide of 16 to 9, in points (960), so what is 15 here is 15 points on a slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from gtcpanel.render import captions, lanes
from gtcpanel.render.axis import Axis, Unit, axis_of
from gtcpanel.render.colour import PALETTE_HEX
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.terminal import one_line
from gtcpanel.text.excerpt import clip

if TYPE_CHECKING:
    from gtcpanel.render.lanes import Row
    from gtcpanel.timeline import Timeline, Track
    from gtcpanel.transcript import Part

_WIDTH: Final = 960
_MARGIN: Final = 28
_GUTTER: Final = 178  # the column of names
_COUNTS: Final = 66  # the column right of the lanes
_LANE: Final = 30
_BAR: Final = 18
_LINE: Final = 25  # of the list of parts
_LEFT: Final = _MARGIN + _GUTTER
_SPAN: Final = _WIDTH - _LEFT - _COUNTS - _MARGIN
_RIGHT: Final = _LEFT + _SPAN
#: Bars that are nearer than this run together.
_GAP: Final = 0.5
_NOBODY: Final = "#7d8590"  # the colour of several speakers together
#: More parts than this stand in two columns.
_MOST_ROWS: Final = 10
_CELL: Final = 8.5  # about how wide a digit is

#: Every colour is said twice, plainly and for dark screens: programs other than browsers know no
#: variables of CSS.
_STYLE: Final = """
  svg { font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC",
          "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
          "WenQuanYi Micro Hei", sans-serif; }
  text { fill: #1f2328; font-size: 16px; } .soft { fill: #59636e; font-size: 15px; }
  .title { font-size: 22px; font-weight: 600; } .ground { fill: #ffffff; }
  .band { fill: #f3f5f8; } .line { stroke: #d0d7de; } .mention { stroke: #1f2328; }
  .end { text-anchor: end; } .middle { text-anchor: middle; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; } .ground { fill: #0d1117; }
    text { fill: #e6edf3; } .soft { fill: #9198a1; } .band { fill: #161b22; }
    .line { stroke: #3d444d; } .mention { stroke: #ffffff; } }
"""


def svg(
    timeline: Timeline,
    *,
    speakers: Sequence[str],
    unit: Unit = "time",
    most: int | None = lanes.MOST_LANES,
) -> str:
    """The tracks one below the other, with at most `most` lanes of speakers each.

    With a query its mentions are ticks in the lanes; several queries that are compared have a lane
    each, in place of the speakers, whose names in order give the colours.
    """
    body: list[Markup] = []
    top = _MARGIN
    for track in timeline.tracks:
        drawn, top = _track(axis_of(track, unit), top, timeline, speakers, most)
        body += drawn
        top += _MARGIN
    titles = " · ".join(track.title for track in timeline.tracks)
    described = " ".join(captions.in_words(track, timeline) for track in timeline.tracks)
    picture = element(
        "svg",
        Markup.of(
            [
                "",
                element("title", one_line(f"{captions.subject(timeline)}: {titles}"), id="title"),
                element("desc", one_line(described), id="desc"),
                element("style", Markup(_STYLE)),
                element("rect", class_="ground", width=_WIDTH, height=top),
                *body,
                "",
            ],
            "\n",
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {top}",
        width=_WIDTH,
        height=top,
        role="img",
        aria_labelledby="title desc",
    )
    return f"{picture}\n"


def _track(
    axis: Axis, top: int, timeline: Timeline, speakers: Sequence[str], most: int | None
) -> tuple[list[Markup], int]:
    """The elements of one picture, and where the next may begin."""
    track = axis.track
    out = [
        _text(_MARGIN, top + 16, clip(one_line(track.title), 76), "title"),
        _text(_MARGIN, top + 42, clip(captions.facts(track, timeline), 118), "soft"),
    ]
    top += 80
    rows = lanes.rows(track, most)
    bottom = top + _LANE * len(rows)
    out += _bands(axis, top, bottom)
    for n, row in enumerate(rows):
        y = top + n * _LANE
        if track.series:
            out += _lane(row, y, axis, _colour(n), asked=True, bars=False)
        else:
            whose = speakers.index(row.speaker) if row.speaker in speakers else None
            out += _lane(row, y, axis, _colour(whose), asked=timeline.asked, bars=True)
    out += _ruler(axis, bottom)
    top = bottom + 44
    if track.parts:
        out += _parts(track, top)
        top += _LINE * _rows_of_parts(track)
    return out, top


def _colour(number: int | None) -> str:
    return _NOBODY if number is None else PALETTE_HEX[number % len(PALETTE_HEX)]


def _bands(axis: Axis, top: int, bottom: int) -> Iterator[Markup]:
    """The parts of the talk behind the lanes, every other one shaded, with their numbers above."""
    free = 0.0
    for n, part in enumerate(axis.track.parts):
        left, right = (_x(place, axis) for place in axis.part(part))
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
            yield _text(left + 2, top - 9, f"{n + 1}", "soft")
            free = left + 24


def _lane(
    row: Row, top: int, axis: Axis, colour: str, *, asked: bool, bars: bool
) -> Iterator[Markup]:
    """A row: its name, when there is speech, ticks for what was asked, and how much it is."""
    middle = top + _LANE // 2
    margin = f"{lanes.share(axis.track, *row.lanes):.0%}"
    if asked:
        margin = f"×{len(row.mentions)}" if row.mentions else ""
    yield _text(_LEFT - 10, middle + 6, clip(row.name, 20), "end")
    yield element("line", class_="line", x1=_LEFT, x2=_RIGHT, y1=middle, y2=middle)
    if bars:
        path = "".join(
            f"M{left:.1f} {middle - _BAR // 2}h{right - left:.1f}v{_BAR}H{left:.1f}z"
            for left, right in _bars(row, axis)
        )
        yield element("path", fill=colour, opacity=0.5 if asked else None, d=path)
    if row.mentions:
        places = (_x(axis.place(mention), axis) for mention in row.mentions)
        yield element(
            "path",
            class_="mention" if bars else None,
            stroke=None if bars else colour,
            stroke_width=2 if bars else 3,
            d="".join(f"M{x:.1f} {top + 3}v{_LANE - 6}" for x in places),
        )
    yield _text(_RIGHT + 10, middle + 6, margin, "soft")


def _bars(row: Row, axis: Axis) -> Iterator[tuple[float, float]]:
    """From where to where there is speech, left to right; each bar is wide enough to be seen."""
    begun: tuple[float, float] | None = None
    for start, end in sorted(chain.from_iterable(map(axis.spans, row.lanes))):
        left = min(_x(start, axis), _RIGHT - 1)
        right = min(_RIGHT, max(left + 1, _x(end, axis)))
        if begun and left - begun[1] <= _GAP:
            begun = begun[0], max(begun[1], right)
            continue
        if begun:
            yield begun
        begun = left, right
    if begun:
        yield begun


def _ruler(axis: Axis, top: int) -> Iterator[Markup]:
    yield element("line", class_="line", x1=_LEFT, x2=_RIGHT, y1=top + 3, y2=top + 3)
    widest = len(axis.label(axis.length)) * _CELL + 24
    for place in axis.marks(int(_SPAN / widest)):
        x = _x(place, axis)
        yield element("line", class_="line", x1=x, x2=x, y1=top + 3, y2=top + 9)
        yield _text(x, top + 25, axis.label(place), "soft middle")


def _columns(track: Track) -> int:
    return 1 if len(track.parts) <= _MOST_ROWS else 2


def _rows_of_parts(track: Track) -> int:
    return -(-len(track.parts) // _columns(track))


def _parts(track: Track, top: int) -> Iterator[Markup]:
    """The list of the parts; many of them stand in two columns, down the first and on."""
    left, width = _LEFT, _WIDTH - _MARGIN - _LEFT
    if _columns(track) == 2:
        left, width = _MARGIN + 26, (_WIDTH - 2 * _MARGIN) // 2 - 26
    when = lanes.during if _columns(track) == 1 else _from
    times = max(len(when(track, part)) for part in track.parts) * _CELL + 16
    for n, part in enumerate(track.parts):
        column, row = divmod(n, _rows_of_parts(track))
        x = left + column * (width + 26)
        y = top + row * _LINE + 12
        yield _text(x - 8, y, f"{n + 1}", "soft end")
        yield _text(x, y, when(track, part), "soft")
        words = " · ".join(map(one_line, part.keywords))
        yield _text(x + times, y, clip(words, int((width - times) / _CELL)))


def _from(track: Track, part: Part) -> str:
    return lanes.at(track, part.start_ms)


def _x(place: float, axis: Axis) -> float:
    return _LEFT + _SPAN * min(1.0, place / max(1, axis.length))


def _text(x: float, y: float, text: str, style: str | None = None) -> Markup:
    return element("text", one_line(text), x=float(x), y=y, class_=style)
