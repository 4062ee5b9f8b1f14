"""The console that rich draws on, and the few styles every view shares.

Views do their own wrapping and alignment: rich knows neither where a Chinese line may break nor
which spans are matches. Text goes in as `Text`, never as markup.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from typing import IO, Literal

from rich.console import Console
from rich.style import Style
from rich.text import Text

from gtcpanel.model import Span
from gtcpanel.render.colour import MATCH, PALETTE
from gtcpanel.render.terminal import one_line
from gtcpanel.text.excerpt import clip, display_width

DIM = Style(dim=True)
STRONG = Style(bold=True)
MATCHED = Style(bold=True, underline=True, color=f"color({MATCH})")
#: The widest column of running text that reads well.
MEASURE = 88


def open_console(
    stream: IO[str], *, style: Literal["colour", "bold", "none"], terminal: bool
) -> Console:
    """A console as wide as the terminal; COLUMNS decides where there is one, else 80."""
    if terminal or os.environ.get("COLUMNS"):
        width, height = shutil.get_terminal_size()
    else:
        width, height = 80, 25
    return Console(
        file=stream,
        width=max(20, width),
        height=height,
        force_terminal=style != "none",
        color_system=None if style == "none" else "auto" if terminal else "256",
        no_color=style == "bold",
        highlight=False,
        markup=False,
        emoji=False,
    )


def say(console: Console, *pieces: str | Text | tuple[str, Style]) -> None:
    """Print one line, as it is: never wrapped, cropped or read as markup."""
    console.print(Text.assemble(*pieces), soft_wrap=True)


class Cast:
    """Who has which colour: the n-th to appear in the library the n-th of the palette."""

    __slots__ = ("_index",)

    def __init__(self, speakers: Iterable[str]) -> None:
        self._index = {name: n for n, name in enumerate(speakers)}

    def colour(self, name: str) -> Style:
        """The speaker's colour."""
        n = self._index.get(name, len(self._index))
        return Style(color=f"color({PALETTE[n % len(PALETTE)]})")

    def name(self, name: str) -> Style:
        """How the speaker's name is written."""
        return self.colour(name) + STRONG


def marked(text: str, line: Span, spans: Sequence[Span], base: Style | None = None) -> Text:
    """`text[line]` with what lies in `spans` shown as matched."""
    start, end = line
    shown = Text(text[start:end], style=base or "")
    for first, last in spans:
        if first < end and last > start:
            shown.stylize(MATCHED, max(first, start) - start, min(last, end) - start)
    return shown


def padded(text: str, width: int) -> str:
    """`text` cut or filled to exactly `width` cells."""
    shown = clip(text, width)
    return shown + " " * (width - display_width(shown))


def facts(console: Console, pieces: Sequence[str]) -> None:
    """Print short facts with dots between, in lines that break only between facts."""
    line = ""
    for piece in map(one_line, pieces):
        longer = f"{line} · {piece}" if line else piece
        if line and display_width(longer) > min(MEASURE, console.width) - 2:
            say(console, "  ", (line, DIM))
            longer = piece
        line = longer
    say(console, "  ", (line, DIM))


def row_of(words: Sequence[str], width: int) -> str:
    """As many of `words` as fit into `width` cells, with dots between; never half a word."""
    row = ""
    for word in words:
        longer = f"{row} · {word}" if row else word
        if display_width(longer) > width:
            break
        row = longer
    return one_line(row or clip(" · ".join(words), width))
