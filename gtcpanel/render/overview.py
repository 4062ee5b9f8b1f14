"""Many transcripts in one picture, each of them a lane, on one axis that the longest sets.

As quanteda's `textplot_xray` has it, with who speaks in the colours of the speakers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gtcpanel.render import captions
from gtcpanel.render.clock import plural, spell_duration
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.sheet import LANE, Frame, colour, heading
from gtcpanel.render.terminal import one_line

if TYPE_CHECKING:
    from gtcpanel.model import Span
    from gtcpanel.render.axis import Axis
    from gtcpanel.timeline import Mention, Timeline

_GUTTER: Final = 280


def overview(
    axes: Sequence[Axis], top: int, timeline: Timeline, speakers: Sequence[str]
) -> tuple[list[Markup], int]:
    """The elements of the picture, and where it ends. Along shares each talk fills its lane.

    With a query its mentions are ticks; those of several have a colour for each query.
    """
    longest = max(axes, key=lambda axis: axis.length)
    numbers = {name: n for n, name in enumerate(speakers)}
    out = list(heading(top, captions.subject(timeline), _facts(timeline)))
    top += 60
    for axis in axes:
        length = axis.length if axis.unit == "percent" else longest.length
        out += _lane(axis, top, Frame(_GUTTER, length), numbers, asked=timeline.asked)
        top += LANE
    out += Frame(_GUTTER, longest.length).ruler(top, longest)
    return out, top + 48


def _facts(timeline: Timeline) -> str:
    tracks = timeline.tracks
    whole = sum(track.duration_ms for track in tracks)
    estimated = any(track.time_estimated for track in tracks)
    facts = [plural(len(tracks), "transcript"), spell_duration(whole, estimated=estimated)]
    if timeline.asked:
        facts.append(plural(timeline.total, "sentence"))
    return " · ".join(facts)


def _lane(
    axis: Axis, top: int, frame: Frame, numbers: dict[str, int], *, asked: bool
) -> Iterator[Markup]:
    """A transcript: who speaks when, or the ticks on all that is said."""
    track = axis.track
    series = [one.mentions for one in track.series] or [track.mentions]
    margin = spell_duration(track.duration_ms, estimated=False)
    if asked:
        margin = f"×{sum(map(len, series))}"
    yield from frame.row(top, one_line(track.title), margin)
    spans: dict[str | None, list[Span]] = {}
    for lane in track.lanes:
        whose = None if asked else colour(numbers.get(lane.speaker))
        spans.setdefault(whose, []).extend(axis.spans(lane))
    for fill, own in spans.items():
        path = frame.bars(top, sorted(own))
        yield element("path", fill=fill or colour(None), opacity=0.35 if asked else None, d=path)
    for n, mentions in enumerate(series):
        yield from _ticks(axis, top, frame, mentions, colour(n) if track.series else None)


def _ticks(
    axis: Axis, top: int, frame: Frame, mentions: Sequence[Mention], stroke: str | None
) -> Iterator[Markup]:
    if mentions:
        path = frame.ticks(top, map(axis.place, mentions))
        kind = None if stroke else "mention"
        yield element("path", class_=kind, stroke=stroke, stroke_width=2, d=path)
