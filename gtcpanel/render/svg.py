"""A timeline as a picture: one self-contained SVG, in light or dark as the reader's screen is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gtcpanel.render import lanes
from gtcpanel.render.colour import PALETTE_HEX
from gtcpanel.render.terminal import UNKNOWN, one_line
from gtcpanel.text.excerpt import clip

if TYPE_CHECKING:
    from gtcpanel.timeline import Lane, Timeline, Track

_WIDTH = 1000
_MARGIN = 24
_GUTTER = 170  # the column of names
_COUNTS = 90  # the column right of the lanes
_LANE = 26
_BAR = 16
_LINE = 20
_LEFT = _MARGIN + _GUTTER
_SPAN = _WIDTH - _LEFT - _COUNTS - _MARGIN

#: Every colour is said twice, plainly and for dark screens: programs other than browsers know no
#: variables of CSS.
_STYLE = """
  svg { font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC",
          "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
          "WenQuanYi Micro Hei", sans-serif; }
  text { fill: #1f2328; font-size: 13px; } .soft { fill: #6a737d; font-size: 12px; }
  .title { font-size: 17px; font-weight: 600; } .ground { fill: #ffffff; }
  .band { fill: #f4f6f8; } .line { stroke: #d0d7de; } .mention { stroke: #1f2328; }
  .end { text-anchor: end; } .middle { text-anchor: middle; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; } .ground { fill: #0d1117; }
    text { fill: #e6edf3; } .soft { fill: #8b949e; } .band { fill: #161b22; }
    .line { stroke: #30363d; } .mention { stroke: #e6edf3; } }
"""


def svg(timeline: Timeline, *, speakers: Sequence[str]) -> str:
    """The tracks one below the other; with a query, its mentions as ticks in the lanes."""
    query = timeline.query
    colours = {name: PALETTE_HEX[n % len(PALETTE_HEX)] for n, name in enumerate(speakers)}
    body: list[str] = []
    top = _MARGIN
    for track in timeline.tracks:
        drawn, top = _track(track, top, colours, query)
        body += [*drawn, ""]
        top += _MARGIN
    titles = " · ".join(track.title for track in timeline.tracks)
    what = f"Where {query!r} comes up" if query else "Who talks when"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" role="img"'
            f' width="{_WIDTH}" height="{top}">',
            f"<title>{_xml(f'{what}: {titles}')}</title>",
            f"<desc>{_xml(_describe(timeline))}</desc>",
            f"<style>{_STYLE}</style>",
            f'<rect class="ground" width="{_WIDTH}" height="{top}"/>',
            *body,
            "</svg>\n",
        ]
    )


def _track(
    track: Track, top: int, colours: dict[str, str], query: str | None
) -> tuple[list[str], int]:
    """The elements of one picture, and where the next may begin."""
    out = [_text(_MARGIN, top + 14, clip(track.title, 100), "title")]
    top += 30
    if query:
        out.append(_text(_MARGIN, top + 8, f"│ {query} × {len(track.mentions)}", "soft"))
        top += _LINE
    bottom = top + _LANE * len(track.lanes)
    out += _bands(track, top, bottom)
    for n, lane in enumerate(track.lanes):
        out += _lane(lane, top + n * _LANE, track, colours, query)
    out += _axis(track, bottom)
    top = bottom + 34
    for n, part in enumerate(track.parts, 1):
        when = lanes.during(track, part)
        out.append(_text(_LEFT - 8, top + 8, f"{n}", "soft end"))
        out.append(_text(_LEFT, top + 8, when, "soft"))
        out.append(_text(_LEFT + 130, top + 8, clip(" · ".join(part.keywords), 90)))
        top += _LINE
    return out, top


def _bands(track: Track, top: int, bottom: int) -> Iterator[str]:
    """The parts of the talk behind the lanes, every other one shaded."""
    for n, part in enumerate(track.parts):
        left, right = _x(part.start_ms, track), _x(part.end_ms, track)
        if n % 2 == 0:
            yield (
                f'<rect class="band" x="{left:.1f}" y="{top - 4}" width="{right - left:.1f}"'
                f' height="{bottom - top + 4}"/>'
            )
        yield _text((left + right) / 2, top - 8, f"{n + 1}", "soft middle")


def _lane(
    lane: Lane, top: int, track: Track, colours: dict[str, str], query: str | None
) -> Iterator[str]:
    middle = top + _LANE // 2
    yield _text(_LEFT - 10, middle + 4, clip(lane.speaker or UNKNOWN, 22), "end")
    yield (f'<line class="line" x1="{_LEFT}" x2="{_LEFT + _SPAN}" y1="{middle}" y2="{middle}"/>')
    colour = colours.get(lane.speaker, PALETTE_HEX[0])
    faint = ' opacity="0.45"' if query else ""
    mentions = lanes.mentions_by(track, lane)
    yield f'<g fill="{colour}"{faint}>'
    for start, end in lane.spans:
        left = _x(start, track)
        width = max(1.0, _x(end, track) - left)
        when = f"{lanes.at(track, start)}–{lanes.at(track, end)}"
        yield (
            f'<rect x="{left:.1f}" y="{middle - _BAR // 2}" width="{width:.1f}" height="{_BAR}"'
            f' rx="2"><title>{_xml(f"{lane.speaker or UNKNOWN} {when}")}</title></rect>'
        )
    yield "</g>"
    if mentions:
        yield '<g class="mention" stroke-width="2">'
        for mention in mentions:
            x = _x(mention.start_ms, track)
            what = _xml(f"{mention.ref} {lanes.at(track, mention.start_ms)}")
            yield (
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top + 2}" y2="{top + _LANE - 2}">'
                f"<title>{what}</title></line>"
            )
        yield "</g>"
    margin = f"{lanes.share(track, lane):.0%}"
    if query:
        margin = f"× {len(mentions)}" if mentions else ""
    yield _text(_LEFT + _SPAN + 10, middle + 4, margin, "soft")


def _axis(track: Track, top: int) -> Iterator[str]:
    yield (f'<line class="line" x1="{_LEFT}" x2="{_LEFT + _SPAN}" y1="{top + 2}" y2="{top + 2}"/>')
    step = lanes.axis_step(track.duration_ms, 9)
    for at in range(0, max(1, track.duration_ms), step):
        x = _x(at, track)
        yield f'<line class="line" x1="{x:.1f}" x2="{x:.1f}" y1="{top + 2}" y2="{top + 7}"/>'
        yield _text(x, top + 20, lanes.at(track, at), "soft middle")


def _x(ms: int, track: Track) -> float:
    return _LEFT + _SPAN * min(1.0, ms / track.duration_ms if track.duration_ms else 0.0)


def _describe(timeline: Timeline) -> str:
    """The picture in words, for those who hear it."""
    query = timeline.query
    lines = []
    for track in timeline.tracks:
        people = []
        for lane in track.lanes:
            counted = len(lanes.mentions_by(track, lane) if query else lane.spans)
            people.append(f"{lane.speaker or UNKNOWN} {counted}")
        kind = f"mentions of {query}" if query else "turns"
        length = lanes.at(track, track.duration_ms)
        lines.append(f"{track.title}, {length}; {kind}: {', '.join(people)}.")
    return " ".join(lines)


def _text(x: float, y: float, text: str, style: str = "") -> str:
    kind = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y}"{kind}>{_xml(text)}</text>'


def _xml(text: str) -> str:
    """`text` as XML holds it: marks escaped, and no character that XML 1.0 forbids."""
    shown = one_line(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        shown = shown.replace(mark, entity)
    return shown
