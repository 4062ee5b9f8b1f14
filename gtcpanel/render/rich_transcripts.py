"""The library on a terminal, and the report of how a file was understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from gtcpanel.render.clock import plural as some
from gtcpanel.render.clock import spell_duration
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, facts, say
from gtcpanel.render.terminal import one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.transcript import Repair, Summary

_MERGED = "merged-name"


def transcripts(console: Console, summaries: Sequence[Summary]) -> None:
    """Draw the library: each transcript with its title and its measures."""
    width = max((display_width(summary.about.slug) for summary in summaries), default=0)
    for n, summary in enumerate(summaries):
        if n:
            say(console)
        slug = one_line(summary.about.slug)
        measured = " · ".join(measures(summary))
        if width + 2 + display_width(measured) <= console.width:
            say(console, (slug, STRONG), " " * (width - display_width(slug) + 2), (measured, DIM))
        else:
            say(console, (slug, STRONG))
            facts(console, measures(summary))
        _paragraph(console, summary.about.title)
        doubts = len(summary.problems)
        if doubts:
            _paragraph(
                console,
                f"{some(doubts, 'line')} doubted: gtcpanel transcripts {slug}",
                dim=True,
            )


def reports(console: Console, summaries: Sequence[Summary]) -> None:
    """Draw what was made of each file: left out, repaired, merged, doubted."""
    for n, summary in enumerate(summaries):
        if n:
            say(console)
        _report(console, summary)


def _report(console: Console, summary: Summary) -> None:
    about = summary.about
    say(console, (one_line(about.slug), STRONG))
    _paragraph(console, about.title)
    facts(console, measures(summary))
    facts(console, (about.path, about.format, about.encoding))
    names = [repair for repair in summary.repairs if repair.kind == _MERGED]
    labels = [repair for repair in summary.repairs if repair.kind != _MERGED]
    _section(
        console,
        "Left out",
        ((_lines(o.first_line, o.last_line), o.reason) for o in summary.omitted),
    )
    _section(console, "Repaired", ((f"{r.line}", _repair(r)) for r in labels))
    _section(console, "Names merged", ((f"{r.line}", _repair(r)) for r in names))
    _section(console, "Doubted", ((f"{p.line}", p.message) for p in summary.problems))
    terms = ((f"{p.line}", f"{p.left} = {p.right}") for p in summary.pairs)
    _section(console, "Terms that mean the same", terms)
    if not (summary.omitted or summary.repairs or summary.problems):
        say(console)
        say(console, ("Every line is in a turn; nothing was repaired or doubted.", DIM))


def measures(summary: Summary) -> tuple[str, ...]:
    """`49 turns`, `8 speakers`, `13,204 characters`, `about 52 min`, `zh`."""
    return (
        some(summary.turns, "turn"),
        some(len(summary.people), "speaker"),
        some(summary.characters, "character"),
        spell_duration(summary.duration_ms, estimated=summary.time_estimated),
        summary.about.language,
    )


def _section(console: Console, title: str, rows: Iterable[tuple[str, str]]) -> None:
    listed = list(rows)
    if not listed:
        return
    column = max(display_width(lines) for lines, _ in listed)
    say(console)
    say(console, (title, STRONG), (f"  ({len(listed)})", DIM))
    for lines, what in listed:
        text = one_line(what)
        filled = wrap(text, min(MEASURE, console.width) - column - 4)
        for n, (start, end) in enumerate(filled):
            say(console, (f"  {'' if n else lines:>{column}}  ", DIM), text[start:end])


def _lines(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"


def _repair(repair: Repair) -> str:
    kind = "" if repair.kind == _MERGED else f"{repair.kind.replace('-', ' ')}: "
    sure = "" if repair.confidence >= 1 else f"  ({repair.confidence:.0%} sure)"
    return f"{kind}{repair.before} → {repair.after}{sure}"


def _paragraph(console: Console, text: str, *, dim: bool = False) -> None:
    shown = one_line(text)
    for start, end in wrap(shown, min(MEASURE, console.width) - 2):
        say(console, "  ", (shown[start:end], DIM) if dim else shown[start:end])
