"""Where a query comes up in each of many transcripts, on a terminal: a lane for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

from gtcpanel.render import lanes
from gtcpanel.render.axis import Axis, Unit, axis_of, common_axis
from gtcpanel.render.bars import ticks_of
from gtcpanel.render.clock import plural
from gtcpanel.render.rich_console import DIM, MATCHED, STRONG, Cast, padded, say
from gtcpanel.render.terminal import name_of, one_line
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.timeline import Timeline, Track

_WIDEST_SLUG: Final = 30
_WIDEST_LANE: Final = 120
#: From so many columns on, who says it most stands beside a lane.
_WIDE: Final = 100
_SPEAKER: Final = 22


def dispersion(
    console: Console, timeline: Timeline, *, speakers: Sequence[str], unit: Unit = "time"
) -> None:
    """Draw the transcripts on one axis, that of the longest, so that they can be compared.

    Marks have the colours of those who say it. A line reaches as far as its transcript.
    """
    cast = Cast(speakers)
    tracks = timeline.tracks
    longest = max(tracks, key=lambda track: axis_of(track, unit).length)
    shared = [common_axis(track, longest, unit) for track in tracks]
    gutter = min(_WIDEST_SLUG, max(display_width(one_line(track.slug)) for track in tracks)) + 2
    beside = 7 + (_SPEAKER if console.width >= _WIDE else 0)
    width = max(10, min(_WIDEST_LANE, console.width - gutter - beside))
    for track, axis in zip(tracks, shared, strict=True):
        speaker, _ = lanes.most_by(track.mentions)
        name = name_of(speaker) if console.width >= _WIDE else ""
        say(
            console,
            (padded(one_line(track.slug), gutter - 2) + "  ", STRONG),
            _marks(track, axis, width, cast, end=axis_of(track, unit).length),
            (f"  {f'×{len(track.mentions)}':>5}", DIM),
            ("  " + padded(name, _SPEAKER - 2).rstrip() if name else "", cast.name(speaker)),
        )
    for line in axis_of(longest, unit).ruler(width):
        say(console, " " * gutter, (line, DIM))
    say(console)
    say(
        console,
        (one_line(timeline.query or ""), MATCHED),
        f"  {plural(timeline.total, 'sentence')} in {plural(len(tracks), 'transcript')}",
    )


def _marks(track: Track, axis: Axis, width: int, cast: Cast, *, end: int) -> Text:
    places = [axis.place(mention) for mention in track.mentions]
    who = {
        axis.cell(place, width): mention.speaker
        for place, mention in zip(places, track.mentions, strict=True)
    }
    last = axis.cell(end, width)
    shown = Text()
    for cell, tick in enumerate(ticks_of(places, axis.length, width)):
        if tick == " ":
            shown.append("─" if cell <= last else " ", DIM)
        else:
            shown.append(tick, cast.name(who.get(cell, "")))
    return shown
