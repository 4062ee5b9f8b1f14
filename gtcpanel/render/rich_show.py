"""The reading view: a transcript, or some of its turns, in a column that reads well."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from gtcpanel.model import Turn
from gtcpanel.render.clock import clock
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, say
from gtcpanel.render.terminal import harmless, name_of, one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.transcript import About

_INDENT = "    "


def show(
    console: Console,
    about: About,
    turns: Sequence[Turn],
    *,
    speakers: Sequence[str],
    whole: bool,
    asked: Collection[int] = (),
) -> None:
    """Draw the turns; under a title where the whole transcript is read.

    Turns in `asked` stand out from the neighbours they are shown with.
    """
    cast = Cast(speakers)
    measure = min(MEASURE, console.width)
    if whole:
        _title(console, about, measure)
        say(console)
    for n, turn in enumerate(turns):
        if n:
            say(console)
        _turn(console, turn, cast, measure, aside=bool(asked) and turn.number not in asked)


def _title(console: Console, about: About, measure: int) -> None:
    title = one_line(about.title)
    for start, end in wrap(title, measure):
        say(console, (title[start:end], STRONG))
    facts = [fact for fact in (about.event, about.place, about.date, about.publisher) if fact]
    line = one_line(" · ".join(facts) or about.path)
    for start, end in wrap(line, measure):
        say(console, (line[start:end], DIM))


def _turn(console: Console, turn: Turn, cast: Cast, measure: int, *, aside: bool) -> None:
    name = name_of(turn.speaker)
    where = f"{clock(turn.start_ms, estimated=turn.time_estimated)}  {turn.ref}"
    if display_width(name) + display_width(where) + 2 > measure:
        where = f"#{turn.number}"
    gap = " " * max(2, measure - display_width(name) - display_width(where))
    say(console, (name, cast.name(turn.speaker)), gap, (where, DIM))
    text = harmless(turn.text)
    for n, paragraph in enumerate(text.split("\n")):
        if n:
            say(console)
        for start, end in wrap(paragraph, measure - len(_INDENT)):
            line = paragraph[start:end]
            say(console, _INDENT, (line, DIM) if aside else line)
