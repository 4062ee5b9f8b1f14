"""Quotes on a terminal: the words, large enough to be read, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from gtcpanel.citation import Style, shown
from gtcpanel.render.quotes import cited
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, say
from gtcpanel.render.rich_search import aside
from gtcpanel.render.terminal import harmless, one_line
from gtcpanel.render.wrap import wrap

if TYPE_CHECKING:
    from gtcpanel.quote import Quote


def quotes(
    console: Console,
    found: Sequence[Quote],
    *,
    speakers: Sequence[str],
    cite: bool,
    style: Style = "plain",
) -> None:
    """Draw the quotes, each with its source unless that is refused."""
    cast = Cast(speakers)
    width = min(MEASURE, console.width) - 2
    for n, quote in enumerate(found):
        if n:
            say(console)
        for turn in quote.before:
            aside(console, turn, cast)
        edge = ("▌ ", cast.colour(quote.turn.speaker))
        text = harmless(shown(quote) if quote.elided else quote.text)
        for start, end in wrap(text, width):
            say(console, edge, (text[start:end], STRONG))
        if cite:
            source = one_line(f"— {cited(quote, style)}")
            for start, end in wrap(source, width):
                say(console, edge, (source[start:end], DIM))
        for turn in quote.after:
            aside(console, turn, cast)
