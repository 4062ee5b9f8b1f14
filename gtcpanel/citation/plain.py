"""A quote on one line, marked where it was cut, and its source as this program has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.text.cutting import ellipsis
from gtcpanel.text.excerpt import display_width

if TYPE_CHECKING:
    from gtcpanel.quote import Quote


def one_line(text: str) -> str:
    """A text on one line: a line break between wide characters goes, another becomes a space."""
    lines = [line.strip() for line in text.splitlines()]
    joined = ""
    for line in filter(None, lines):
        tight = not joined or display_width(joined[-1]) == display_width(line[0]) == 2
        joined += line if tight else f" {line}"
    return joined


def shown(quote: Quote) -> str:
    """A quote on one line, with an ellipsis where it was cut: …… in Chinese, … elsewhere."""
    text = one_line(quote.text)
    mark = ellipsis(text)
    return f"{mark if quote.cut_before else ''}{text}{mark if quote.cut_after else ''}"


def citation(quote: Quote) -> str:
    """Who said it, where and when: `— NAME, 《TITLE》, EVENT, DATE, SLUG:N.S`.

    The title is in 《》 if it is Chinese or Japanese, else in “”. What is unknown is left out, and
    so is a title that is only the slug.
    """
    about = quote.about
    title = ""
    if about.title and about.title != about.slug:
        wide = any(display_width(char) == 2 for char in about.title)
        title = f"《{about.title}》" if wide else f"“{about.title}”"
    known = (quote.turn.speaker, title, about.event, about.date, quote.ref)
    return "— " + ", ".join(filter(None, known))
