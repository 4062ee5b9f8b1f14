"""Quotes in every format but rich."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gtcpanel.citation import Style, citation, one_line, shown
from gtcpanel.render import markdown as md
from gtcpanel.render import records
from gtcpanel.render.clock import clock, seconds
from gtcpanel.render.machine import Document
from gtcpanel.render.terminal import UNKNOWN, harmless
from gtcpanel.render.terminal import one_line as safe

if TYPE_CHECKING:
    from gtcpanel.model import Turn
    from gtcpanel.quote import Quote
    from gtcpanel.render.colour import Paint
    from gtcpanel.render.template import Template

#: What a template may hold.
FIELDS = (
    "text", "speaker", "ref", "transcript", "turn", "time", "title", "event", "place", "date",
    "publisher", "url", "citation", "path", "line", "start", "end", "sha256",
)  # fmt: skip


def cited(quote: Quote, style: Style) -> str:
    """Who said it, where and when, without the dash that is put before it."""
    if style == "plain":
        return citation(quote).removeprefix("— ")
    from gtcpanel.citation.styles import cited as styled

    return styled(quote, style)


def document(quotes: Sequence[Quote], *, style: Style = "plain") -> Document:
    """`gtcpanel.quote/1`; quotes have `before` and `after` where neighbours were asked for."""
    return Document(
        {"schema": "gtcpanel.quote/1", "quotes": [_record(quote, style) for quote in quotes]},
        "quotes",
        columns="ref transcript turn speaker time time_estimated text start end sha256 citation"
        " source.path source.line",
    )


def _record(quote: Quote, style: Style) -> dict[str, Any]:
    turn = quote.turn
    record = {
        "ref": quote.ref,
        "transcript": turn.transcript,
        "turn": turn.number,
        "speaker": turn.speaker or None,
        "time": seconds(turn.start_ms),
        "time_estimated": turn.time_estimated,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "sha256": quote.sha256,
        "citation": cited(quote, style),
        "source": records.source(quote.path, quote.line),
    }
    if quote.before or quote.after:
        record["before"] = [records.turn(said) for said in quote.before]
        record["after"] = [records.turn(said) for said in quote.after]
    return record


def plain(
    quotes: Sequence[Quote],
    *,
    paint: Paint,
    cite: bool,
    style: Style = "plain",
    layout: Template | None = None,
) -> Iterator[str]:
    """The words alone, a quote a line; with its source after a dash, or laid out as asked.

    With neighbours, `SPEAKER: text` lines around it, and `--` between blocks.
    """
    blocks = any(quote.before or quote.after for quote in quotes) and layout is None
    for n, quote in enumerate(quotes):
        if blocks and n:
            yield "--"
        if blocks:
            for turn in quote.before:
                yield _neighbour(turn, paint)
        if layout:
            yield layout.fill(_values(quote, style))
        else:
            yield _words(quote, paint, style if cite else None)
        if blocks:
            for turn in quote.after:
                yield _neighbour(turn, paint)


def _words(quote: Quote, paint: Paint, style: Style | None) -> str:
    text = safe(shown(quote))
    if style is None:
        return text
    return f"{text} {paint.speaker(quote.turn.speaker, safe(f'— {cited(quote, style)}'))}"


def _neighbour(turn: Turn, paint: Paint) -> str:
    name = paint.speaker(turn.speaker, safe(turn.speaker or UNKNOWN) + ":")
    return f"{name} {paint.dim(safe(one_line(turn.text)))}"


def _values(quote: Quote, style: Style) -> dict[str, str]:
    turn, about = quote.turn, quote.about
    values = {
        "text": shown(quote),
        "speaker": turn.speaker,
        "ref": quote.ref,
        "transcript": turn.transcript,
        "turn": str(turn.number),
        "time": clock(turn.start_ms, estimated=turn.time_estimated),
        "title": about.title,
        "event": about.event or "",
        "place": about.place or "",
        "date": about.date or "",
        "publisher": about.publisher or "",
        "url": about.url or "",
        "citation": cited(quote, style),
        "path": quote.path,
        "line": str(quote.line),
        "start": str(quote.start),
        "end": str(quote.end),
        "sha256": quote.sha256,
    }
    return {name: safe(value) for name, value in values.items()}


def markdown(quotes: Sequence[Quote], *, cite: bool, style: Style = "plain") -> Iterator[str]:
    """A block quote each, with its source under it."""
    for quote in quotes:
        text = harmless(quote.text if not quote.elided else shown(quote))
        yield md.block_quote(text, cited(quote, style) if cite else None)
