"""Times and numbers as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gtcpanel.text.year_rules import Years


def clock(ms: int | None, *, estimated: bool = False) -> str:
    """`12:34` or `1:02:03`; `~12:34` where it was estimated, `-` where there is none."""
    if ms is None:
        return "-"
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    shown = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
    return f"~{shown}" if estimated else shown


def spell_duration(ms: int, *, estimated: bool = False) -> str:
    """`about 52 min`, `1 h 05 min` or `40 s`: a duration in words."""
    seconds = round(ms / 1000)
    hours, minutes = divmod(round(seconds / 60), 60)
    if seconds < 60:
        shown = f"{seconds} s"
    elif hours:
        shown = f"{hours} h {minutes:02} min"
    else:
        shown = f"{minutes} min"
    return f"about {shown}" if estimated else shown


def spell_years(years: Years, offset: Years = None) -> str:
    """`1964`, `1980–1999`; `~2019` where it was counted from the date of the talk.

    Where that is not known the years before it: `-5y`, `-60y–0y`; `?` for years nobody can count.
    """
    if years is not None:
        first, last = years
        shown = f"{first}" if first == last else f"{first}–{last}"
        return f"~{shown}" if offset is not None else shown
    if offset is None:
        return "?"
    first, last = offset
    return f"{first:+}y" if first == last else f"{first:+}y–{last:+}y".replace("+0y", "0y")


def seconds(ms: int | None) -> float | None:
    """Milliseconds as the seconds that JSON gives, or None."""
    return None if ms is None else ms / 1000


def plural(count: int, noun: str, several: str = "") -> str:
    """`1 turn`, `5 turns`."""
    return f"{count:,} {noun if count == 1 else several or noun + 's'}"
