"""The reading view: a transcript, or some of its turns, in a column that reads well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from gtcpanel.model import Span, Turn
from gtcpanel.render.clock import clock
from gtcpanel.render.colour import outside
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, say
from gtcpanel.render.terminal import harmless, name_of, one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.transcript import About

_INDENT = "    "


def show(
    console: Console,
    turns: Sequence[Turn],
    *,
    speakers: Sequence[str],
    whole: Sequence[About],
    partly: Mapping[str, Sequence[Span]],
) -> None:
    """Draw the turns; under a title those of the transcripts that are read as a `whole`.

    Of the turns (by reference) in `partly` only those spans were asked for; the rest is dimmed.
    """
    cast = Cast(speakers)
    measure = min(MEASURE, console.width)
    titles = {about.slug: about for about in whole}
    for n, turn in enumerate(turns):
        if n:
            say(console)
        if about := titles.pop(turn.transcript, None):
            _title(console, about, measure)
            say(console)
        _turn(console, turn, cast, measure, partly.get(turn.ref, [(0, len(turn.text))]))


def _title(console: Console, about: About, measure: int) -> None:
    title = one_line(about.title)
    for start, end in wrap(title, measure):
        say(console, (title[start:end], STRONG))
    facts = [fact for fact in (about.event, about.place, about.date, about.publisher) if fact]
    line = one_line(" · ".join(facts) or about.path)
    for start, end in wrap(line, measure):
        say(console, (line[start:end], DIM))


def _turn(console: Console, turn: Turn, cast: Cast, measure: int, asked: Sequence[Span]) -> None:
    name = name_of(turn.speaker)
    where = f"{clock(turn.start_ms, estimated=turn.time_estimated)}  {turn.ref}"
    if display_width(name) + display_width(where) + 2 > measure:
        where = f"#{turn.number}"
    gap = " " * max(2, measure - display_width(name) - display_width(where))
    say(console, (name, cast.name(turn.speaker)), gap, (where, DIM))
    text = harmless(turn.text)
    at = 0  # where the paragraph begins
    for n, paragraph in enumerate(text.split("\n")):
        if n:
            say(console)
        for start, end in wrap(paragraph, measure - len(_INDENT)):
            line = Text(paragraph[start:end])
            for first, last in outside(asked, at + start, at + end):
                line.stylize(DIM, first - at - start, last - at - start)
            say(console, _INDENT, line)
        at += len(paragraph) + 1
