"""Who talks when, on a terminal: a lane for each speaker, an axis, and the parts of the talk."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from gtcpanel.render.clock import spell_duration
from gtcpanel.render.lanes import Chart, Lane
from gtcpanel.render.rich_console import DIM, MATCHED, MEASURE, STRONG, Cast, padded, say
from gtcpanel.render.rich_console import plural as some
from gtcpanel.render.terminal import one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import clip, display_width

_WIDEST_NAME = 20
_WIDEST_LANE = 120


def timeline(
    console: Console, charts: Sequence[Chart], *, speakers: Sequence[str], query: str | None
) -> None:
    """Draw each chart; with a query, where it comes up in place of how much is said."""
    cast = Cast(speakers)
    for n, chart in enumerate(charts):
        if n:
            say(console)
        _chart(console, chart, cast, query)


def _chart(console: Console, chart: Chart, cast: Cast, query: str | None) -> None:
    title = one_line(chart.title)
    for start, end in wrap(title, min(MEASURE, console.width)):
        say(console, (title[start:end], STRONG))
    length = spell_duration(chart.duration_ms, estimated=chart.estimated)
    say(console, (f"{chart.slug} · {length}", DIM))
    say(console)
    names = [one_line(lane.speaker) for lane in chart.lanes]
    gutter = min(_WIDEST_NAME, max((display_width(name) for name in names), default=0)) + 2
    width = max(10, min(_WIDEST_LANE, console.width - gutter - 7))
    if chart.parts:
        say(console, " " * gutter, (_numbers(chart, width), DIM))
    for name, lane in zip(names, chart.lanes, strict=True):
        say(
            console,
            (padded(name, gutter - 2) + "  ", cast.name(lane.speaker)),
            _lane(chart, lane, cast, width, query),
            (f"  {_margin(chart, lane, query):>5}", DIM),
        )
    line, times = chart.axis(width)
    say(console, " " * gutter, (line, DIM))
    say(console, " " * gutter, (times, DIM))
    _parts(console, chart)
    if query is not None:
        _mentions(console, chart, cast, query)


def _numbers(chart: Chart, width: int) -> str:
    """The parts' numbers above the lanes, each where its part begins."""
    line = [" "] * width
    for n, part in enumerate(chart.parts, 1):
        cell = min(width - 1, int(part.start_ms / max(1, chart.duration_ms) * width))
        for at, digit in enumerate(f"{n}"):
            if cell + at < width:
                line[cell + at] = digit
    return "".join(line)


def _lane(chart: Chart, lane: Lane, cast: Cast, width: int, query: str | None) -> Text:
    blocks = chart.blocks(lane, width)
    if query is None:
        return Text(blocks, style=cast.colour(lane.speaker))
    shown = Text()
    for block, tick in zip(blocks, chart.ticks(lane, width), strict=True):
        if tick == "·":
            shown.append(block if block != " " else "·", DIM)
        else:
            shown.append(tick, cast.name(lane.speaker))
    return shown


def _margin(chart: Chart, lane: Lane, query: str | None) -> str:
    if query is None:
        return f"{chart.share(lane):.0%}"
    return f"×{len(lane.mentions)}" if lane.mentions else ""


def _parts(console: Console, chart: Chart) -> None:
    if not chart.parts:
        return
    say(console)
    whens = [f"{chart.clock(p.start_ms)}–{chart.clock(p.end_ms)}" for p in chart.parts]
    column = max(len(when) for when in whens)
    for n, (when, part) in enumerate(zip(whens, chart.parts, strict=True), 1):
        head = f"{n:>3}  {when:<{column}}  "
        words = clip(one_line(" · ".join(part.keywords)), max(10, console.width - len(head)))
        say(console, (head, DIM), words)


def _mentions(console: Console, chart: Chart, cast: Cast, query: str) -> None:
    mentions = chart.mentions()
    say(console)
    people = len({speaker for _, speaker in mentions})
    say(
        console,
        (one_line(query), MATCHED),
        f"  {some(len(mentions), 'turn')} by {some(people, 'speaker')}",
    )
    ends = mentions[:1] + mentions[-1:] if len(mentions) > 1 else mentions
    for word, (mention, speaker) in zip(("first", "last "), ends, strict=False):
        say(
            console,
            (f"  {word}  {chart.clock(mention.at_ms)}  ", DIM),
            (one_line(speaker), cast.name(speaker)),
            (f"  {mention.ref}", DIM),
        )
