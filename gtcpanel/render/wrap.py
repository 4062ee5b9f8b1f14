"""Lines of a width, for text that mixes Chinese and Latin letters.

rich breaks a Chinese paragraph between any two cells, even inside a Latin word, and lets a line
begin with a full stop. Here lines break where `gtcpanel.text.excerpt.breakable` allows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gtcpanel.model import Span
from gtcpanel.text.excerpt import breakable, display_width


def wrap(text: str, width: int) -> list[Span]:
    """The lines of `text` as spans into it, each at most `width` cells wide where that can be.

    Newlines break; the spaces at a break belong to no line. An empty line of the text is an empty
    span.
    """
    lines: list[Span] = []
    at = 0
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(text, at, at + len(paragraph), max(2, width))
        at += len(paragraph) + 1
    return lines


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    line_start, line_width, line_end = start, 0, start
    for piece_start, piece_end in _pieces(text, start, end):
        solid_end = piece_start + len(text[piece_start:piece_end].rstrip())
        piece_width = display_width(text[piece_start:solid_end])
        if line_width + piece_width > width and line_end > line_start:
            yield line_start, _without_space(text, line_start, line_end)
            line_start, line_width = piece_start, 0
        while piece_width > width:  # a word longer than the line: an address, a run of dashes
            cut = _fits(text, piece_start, solid_end, width)
            yield piece_start, cut
            line_start = piece_start = cut
            piece_width = display_width(text[piece_start:solid_end])
            line_width = 0
        line_width += display_width(text[piece_start:piece_end])
        line_end = piece_end
    yield line_start, _without_space(text, line_start, end)


def _without_space(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _fits(text: str, start: int, end: int, width: int) -> int:
    """The largest cut after `start` that leaves a piece of at most `width` cells."""
    used = 0
    for at in range(start, end):
        used += display_width(text[at])
        if used > width:
            return max(at, start + 1)
    return end


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of `text[start:end]` that must not be broken, spaces after them included."""
    piece = start
    for at in range(start + 1, end):
        if not text[at].isspace() and breakable(text, at):
            yield piece, at
            piece = at
    if piece < end:
        yield piece, end
