"""The years that people speak of, on a terminal: the year, who speaks of it, and the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from gtcpanel.render.clock import clock, plural, spell_years
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, marked, say
from gtcpanel.render.terminal import harmless, name_of
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width, excerpt

if TYPE_CHECKING:
    from gtcpanel.years import SpokenYear

_LINES = 2
_RAGGED = 8  # cells that lines leave free at their ends


def years(console: Console, found: Sequence[SpokenYear], *, speakers: Sequence[str]) -> None:
    """Draw a block for each, the years in a column of their own."""
    cast = Cast(speakers)
    labels = [spell_years(one.years, one.offset) for one in found]
    gutter = max(map(len, labels), default=0) + 2
    for label, one in zip(labels, found, strict=True):
        _year(console, label, gutter, one, cast)
    people = len({one.passage.turn.speaker for one in found})
    say(console)
    say(console, (f"{plural(len(found), 'time')} spoken of by {plural(people, 'speaker')}", DIM))


def _year(console: Console, label: str, gutter: int, one: SpokenYear, cast: Cast) -> None:
    passage, turn = one.passage, one.passage.turn
    name = name_of(turn.speaker)
    time = clock(one.start_ms, estimated=turn.time_estimated)
    edge = ("▌ ", cast.colour(turn.speaker))
    where = passage.ref
    if gutter + display_width(f"▌ {name}  {time}  {where}") > console.width:
        where = f"#{where.rpartition(':')[2]}"
    say(
        console,
        (label.ljust(gutter), STRONG),
        edge,
        (name, cast.name(turn.speaker)),
        (f"  {time}  {where}", DIM),
    )
    width = max(20, min(MEASURE, console.width - gutter - 2))
    at, end = (offset - passage.start for offset in one.span)
    shown = excerpt(harmless(passage.text), [(at, end)], _LINES * width - _RAGGED)
    for line in wrap(shown.text, width):
        say(console, " " * gutter, edge, marked(shown.text, line, shown.spans))
