"""Who speaks, on a terminal: a table with bars, and a page for one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from gtcpanel.render.bars import bar
from gtcpanel.render.clock import plural as some
from gtcpanel.render.rich_console import DIM, Cast, padded, row_of, say
from gtcpanel.render.terminal import name_of
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.speakers import SpeakerStats

_GAP = "  "
_WIDEST_NAME = 24
_KEYWORDS = 8


def speakers(console: Console, stats: Sequence[SpeakerStats], *, everybody: Sequence[str]) -> None:
    """Draw a line for each speaker, and one that sums up.

    The longest bar is that of whoever talks most. Columns go where there is no room for them; key
    words stand beside or below.
    """
    cast = Cast(everybody)
    width = console.width
    name_width = min(_WIDEST_NAME, max(7, *(display_width(name_of(s.speaker)) for s in stats)))
    bar_width = 8 if width < 72 else 16
    said = "words" if _in_words(stats) else "characters"
    columns: list[tuple[str, int, Callable[[SpeakerStats], str]]] = [
        ("turns", 5, lambda s: f"{s.turns:,}")
    ]
    if width >= 72:
        columns.append((said, 10, lambda s: f"{s.words if said == 'words' else s.characters:,}"))
    columns.append(("asked", 5, lambda s: f"{s.questions:,}"))
    taken = name_width + len(_GAP) + bar_width + 6 + sum(w + len(_GAP) for _, w, _ in columns)
    beside = width - taken - len(_GAP) >= 30
    head = " " * (name_width + len(_GAP)) + padded("share", bar_width + 6)
    head += "".join(f"{_GAP}{title:>{w}}" for title, w, _ in columns)
    say(console, (head + (f"{_GAP}key words" if beside else ""), DIM))
    most = max(one.share for one in stats) or 1.0
    for one in stats:
        name = padded(name_of(one.speaker), name_width)
        cells = "".join(f"{_GAP}{value(one):>{w}}" for _, w, value in columns)
        room = width - (taken if beside else 0) - len(_GAP)
        words = row_of(one.keywords[:_KEYWORDS], room)
        say(
            console,
            (name + _GAP, cast.name(one.speaker)),
            (bar(one.share / most, bar_width), cast.colour(one.speaker)),
            f" {one.share:>4.0%} {cells}",
            (f"{_GAP}{words}" if beside else "", DIM),
        )
        if words and not beside:
            say(console, (f"{_GAP}{words}", DIM))
    say(console)
    say(console, (_sum(stats, said), DIM))


def _in_words(stats: Sequence[SpeakerStats]) -> bool:
    """Whether the talk is in a language that has spaces: few characters to hide in a word."""
    return sum(s.characters for s in stats) > 3 * sum(s.words for s in stats)


def _sum(stats: Sequence[SpeakerStats], said: str) -> str:
    total = sum(s.words if said == "words" else s.characters for s in stats)
    return " · ".join(
        (
            some(len(stats), "speaker"),
            some(sum(s.turns for s in stats), "turn"),
            some(total, said.removesuffix("s")),
            some(sum(s.questions for s in stats), "question"),
        )
    )
