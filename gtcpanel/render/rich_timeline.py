"""Who talks when, on a terminal: a lane for each speaker, an axis, and the parts of the talk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from gtcpanel.render import lanes
from gtcpanel.render.clock import spell_duration
from gtcpanel.render.rich_console import DIM, MATCHED, MEASURE, STRONG, Cast, padded, row_of, say
from gtcpanel.render.rich_console import plural as some
from gtcpanel.render.terminal import name_of, one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.timeline import Lane, Timeline, Track

_WIDEST_NAME = 20
_WIDEST_LANE = 120


def timeline(console: Console, timeline: Timeline, *, speakers: Sequence[str]) -> None:
    """Draw each track; with a query, where it comes up in place of how much is said."""
    cast = Cast(speakers)
    for n, track in enumerate(timeline.tracks):
        if n:
            say(console)
        _track(console, track, cast, timeline.query)


def _track(console: Console, track: Track, cast: Cast, query: str | None) -> None:
    title = one_line(track.title)
    for start, end in wrap(title, min(MEASURE, console.width)):
        say(console, (title[start:end], STRONG))
    length = spell_duration(track.duration_ms, estimated=track.time_estimated)
    say(console, (f"{track.slug} · {length}", DIM))
    say(console)
    names = [name_of(lane.speaker) for lane in track.lanes]
    gutter = min(_WIDEST_NAME, max((display_width(name) for name in names), default=0)) + 2
    width = max(10, min(_WIDEST_LANE, console.width - gutter - 7))
    if track.parts:
        say(console, " " * gutter, (_numbers(track, width), DIM))
    for name, lane in zip(names, track.lanes, strict=True):
        say(
            console,
            (padded(name, gutter - 2) + "  ", cast.name(lane.speaker)),
            _lane(track, lane, cast, width, query),
            (f"  {_margin(track, lane, query):>5}", DIM),
        )
    line, times = lanes.axis(track, width)
    say(console, " " * gutter, (line, DIM))
    say(console, " " * gutter, (times, DIM))
    _parts(console, track)
    if query is not None:
        _mentions(console, track, cast, query)


def _numbers(track: Track, width: int) -> str:
    """The parts' numbers above the lanes, each where its part begins."""
    line = [" "] * width
    for n, part in enumerate(track.parts, 1):
        cell = min(width - 1, int(part.start_ms / max(1, track.duration_ms) * width))
        for at, digit in enumerate(f"{n}"):
            if cell + at < width:
                line[cell + at] = digit
    return "".join(line)


def _lane(track: Track, lane: Lane, cast: Cast, width: int, query: str | None) -> Text:
    blocks = lanes.blocks(track, lane, width)
    if query is None:
        return Text(blocks, style=cast.colour(lane.speaker))
    shown = Text()
    for block, tick in zip(blocks, lanes.ticks(track, lane, width), strict=True):
        if tick == "·":
            shown.append(block if block != " " else "·", DIM)
        else:
            shown.append(tick, cast.name(lane.speaker))
    return shown


def _margin(track: Track, lane: Lane, query: str | None) -> str:
    if query is None:
        return f"{lanes.share(track, lane):.0%}"
    count = len(lanes.mentions_by(track, lane))
    return f"×{count}" if count else ""


def _parts(console: Console, track: Track) -> None:
    if not track.parts:
        return
    say(console)
    whens = [lanes.during(track, part) for part in track.parts]
    column = max(len(when) for when in whens)
    for n, (when, part) in enumerate(zip(whens, track.parts, strict=True), 1):
        head = f"{n:>3}  {when:<{column}}  "
        words = row_of(part.keywords, max(10, console.width - len(head)))
        say(console, (head, DIM), words)


def _mentions(console: Console, track: Track, cast: Cast, query: str) -> None:
    people = len(track.by_speaker)
    say(console)
    say(
        console,
        (one_line(query), MATCHED),
        f"  {some(len(track.mentions), 'sentence')} by {some(people, 'speaker')}",
    )
    ends = track.mentions[:1] + track.mentions[1:][-1:]
    for word, mention in zip(("first", "last "), ends, strict=False):
        when = f"  {word}  {lanes.at(track, mention.start_ms)}  "
        name = name_of(mention.speaker)
        where = mention.ref
        if display_width(f"{when}{name}  {where}") > console.width:
            where = f"#{mention.ref.rpartition(':')[2]}"
        say(
            console,
            (when, DIM),
            (name, cast.name(mention.speaker)),
            (f"  {where}", DIM),
        )
