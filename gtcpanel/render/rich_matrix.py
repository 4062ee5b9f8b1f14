"""Who answers whom, on a terminal: a table whose cells are the darker the more turns they count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.style import Style
from rich.text import Text

from gtcpanel.render.matrix import grid
from gtcpanel.render.rich_console import DIM, STRONG, Cast, padded, say
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.transcript import Exchange

_WIDEST_NAME: Final = 24
_CELL: Final = 5
#: Backgrounds of the 256-colour table from light to dark, each with what is legible on it.
_SHADES: Final = ((195, 16), (153, 16), (110, 16), (67, 231), (25, 231))


def matrix(
    console: Console,
    exchanges: Sequence[Exchange],
    *,
    everybody: Sequence[str],
    most: int | None = None,
) -> None:
    """Draw the table, with at most `most` rows, or as many as the columns of which there is room.

    Columns are numbered as the rows are. Where there is no colour the numbers alone tell.
    """
    cast = Cast(everybody)
    longest = max((display_width(name) for name in everybody), default=0)
    gutter = 4 + min(_WIDEST_NAME, max(longest, 9)) + 1
    room = max(2, (console.width - gutter) // _CELL)
    found = grid(exchanges, everybody, room if most is None else min(most, room))
    say(
        console,
        (padded("    answers", gutter), DIM),
        ("".join(f"{number:>{_CELL}}" for number in range(1, len(found.speakers) + 1)), DIM),
    )
    for number, (speaker, name, row) in enumerate(
        zip(found.speakers, found.names, found.counts, strict=True), 1
    ):
        shown = Text()
        for count in row:
            shown.append(f"{count or '·':>{_CELL - 1}} ", _shade(count, found.most))
        say(
            console,
            (f"{number:>3} ", DIM),
            (padded(name, gutter - 4), STRONG if speaker is None else cast.name(speaker)),
            shown,
        )
    say(console)
    say(console, ("Rows answer columns: turns that come right after.", DIM))


def _shade(count: int, most: int) -> Style:
    if not count:
        return DIM
    background, letters = _SHADES[(len(_SHADES) - 1) * count // most]
    return Style(color=f"color({letters})", bgcolor=f"color({background})")
