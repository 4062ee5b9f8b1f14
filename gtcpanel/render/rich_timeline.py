"""Who talks when, on a terminal: a lane for each speaker, an axis, and the parts of the talk."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.style import Style
from rich.text import Text

from gtcpanel.render import lanes
from gtcpanel.render.axis import Axis, Unit, axis_of
from gtcpanel.render.bars import lane_of, thread_of, ticks_of
from gtcpanel.render.clock import plural as some
from gtcpanel.render.clock import spell_duration
from gtcpanel.render.rich_console import DIM, MATCHED, MEASURE, STRONG, Cast, padded, row_of, say
from gtcpanel.render.terminal import name_of, one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.render.lanes import Row
    from gtcpanel.timeline import Mention, Timeline, Track

_WIDEST_NAME: Final = 20
_WIDEST_LANE: Final = 120
#: From so many columns on, first and last mention stand beside a lane.
_WIDE: Final = 90
#: Where there is no colour, neighbouring lanes are told apart by what fills them.
_FILLS: Final = "█▓▒"


def timeline(
    console: Console,
    timeline: Timeline,
    *,
    speakers: Sequence[str],
    unit: Unit = "time",
    most: int | None = lanes.MOST_LANES,
) -> None:
    """Draw each track; with queries, where they come up in place of how much is said.

    `speakers` is everybody, in the order that gives each their colour; `most` is how many have a
    lane of their own, None for all.
    """
    cast = Cast(speakers)
    for n, track in enumerate(timeline.tracks):
        if n:
            say(console)
        axis = axis_of(track, unit)
        rows = lanes.rows(track, most)
        _title(console, track)
        _lanes(console, track, axis, rows, cast, asked=timeline.asked)
        _parts(console, track)
        if timeline.asked:
            say(console)
            _mentions(console, timeline.query or "", track.mentions, track, cast)
            for one in track.series:
                _mentions(console, one.query, one.mentions, track, cast)


def _title(console: Console, track: Track) -> None:
    title = one_line(track.title)
    for start, end in wrap(title, min(MEASURE, console.width)):
        say(console, (title[start:end], STRONG))
    length = spell_duration(track.duration_ms, estimated=track.time_estimated)
    say(console, (f"{track.slug} · {length}", DIM))
    say(console)


def _lanes(
    console: Console,
    track: Track,
    axis: Axis,
    rows: Sequence[Row],
    cast: Cast,
    *,
    asked: bool,
) -> None:
    gutter = min(_WIDEST_NAME, max((display_width(row.name) for row in rows), default=0)) + 2
    margins = [_margin(console, track, row, asked=asked) for row in rows]
    margin = max(map(display_width, margins), default=0)
    width = max(10, min(_WIDEST_LANE, console.width - gutter - margin - 2))
    if track.parts:
        say(console, " " * gutter, (_numbers(track, axis, width), DIM))
    coloured = console.color_system is not None and not console.no_color
    for n, (row, beside) in enumerate(zip(rows, margins, strict=True)):
        fill = "█" if coloured else _FILLS[n % len(_FILLS)]
        say(
            console,
            (padded(row.name, gutter - 2) + "  ", _style(row, cast)),
            _ticks(row, axis, width, cast) if asked else _blocks(row, axis, width, cast, fill),
            (f"  {beside:>{margin}}", DIM),
        )
    for line in axis.ruler(width):
        say(console, " " * gutter, (line, DIM))


def _style(row: Row, cast: Cast) -> Style:
    return STRONG if row.speaker is None else cast.name(row.speaker)


def _numbers(track: Track, axis: Axis, width: int) -> str:
    """The parts' numbers above the lanes, each where its part begins, if there is room for it."""
    line = ""
    for n, part in enumerate(track.parts, 1):
        cell = axis.cell(axis.part(part)[0], width)
        if (cell > len(line) or not line) and cell + len(f"{n}") <= width:
            line = f"{line:<{cell}}{n}"
    return line


def _blocks(row: Row, axis: Axis, width: int, cast: Cast, fill: str) -> Text:
    spans = chain.from_iterable(map(axis.spans, row.lanes))
    blocks = lane_of(spans, axis.length, width, full=fill)
    return Text(blocks, style=DIM if row.speaker is None else cast.colour(row.speaker))


def _ticks(row: Row, axis: Axis, width: int, cast: Cast) -> Text:
    """The mentions as marks, each in its speaker's colour, on the turns as a thin line."""
    spans = chain.from_iterable(map(axis.spans, row.lanes))
    thread = thread_of(spans, axis.length, width)
    places = [axis.place(mention) for mention in row.mentions]
    ticks = ticks_of(places, axis.length, width)
    who = {
        axis.cell(place, width): mention.speaker
        for place, mention in zip(places, row.mentions, strict=True)
    }
    shown = Text()
    for cell, (line, tick) in enumerate(zip(thread, ticks, strict=True)):
        if tick == " ":
            shown.append(line, DIM)
        else:
            shown.append(tick, cast.name(who.get(cell, "")))
    return shown


def _margin(console: Console, track: Track, row: Row, *, asked: bool) -> str:
    """What stands at the right of a lane: its share, or how often, first and last."""
    if not asked:
        return f"{lanes.share(track, *row.lanes):.0%}"
    if not row.mentions:
        return ""
    count = f"×{len(row.mentions)}"
    if console.width < _WIDE:
        return count
    ends = [lanes.at(track, row.mentions[at].start_ms) for at in (0, -1)]
    return f"{count:>4}  {ends[0]}–{ends[1]}" if len(row.mentions) > 1 else f"{count:>4}  {ends[0]}"


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


def _mentions(
    console: Console, query: str, mentions: Sequence[Mention], track: Track, cast: Cast
) -> None:
    """How often the query comes up, who says it most, and the first and last time."""
    if not mentions:
        if query:
            say(console, (one_line(query), MATCHED), "  nowhere")
        return
    people = len({mention.speaker for mention in mentions})
    say(
        console,
        (one_line(query), MATCHED),
        f"  {some(len(mentions), 'sentence')} by {some(people, 'speaker')}",
    )
    facts = [("first", mentions[0]), ("last", mentions[-1])][: len(mentions)]
    for word, mention in facts:
        when = f"  {word:<5}  {lanes.at(track, mention.start_ms)}  "
        name = name_of(mention.speaker)
        where = mention.ref
        if display_width(f"{when}{name}  {where}") > console.width:
            where = f"#{mention.ref.rpartition(':')[2]}"
        say(console, (when, DIM), (name, cast.name(mention.speaker)), (f"  {where}", DIM))
    speaker, count = lanes.most_by(mentions)
    if people > 1:
        say(
            console,
            ("  most   ", DIM),
            (name_of(speaker), cast.name(speaker)),
            (f"  {some(count, 'sentence')}", DIM),
        )
