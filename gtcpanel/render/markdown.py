"""Markdown: blocks that can be pasted into an article or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gtcpanel.model import Results, Turn
from gtcpanel.render.clock import clock
from gtcpanel.render.terminal import UNKNOWN, harmless, one_line

if TYPE_CHECKING:
    from gtcpanel.transcript import About

#: What Markdown would take for a mark: anywhere, and at the beginning of a line.
_MARKS = re.compile(r"[\\`*_\[<&~]|^\s*(?:[#>+=|-]|\d+(?=[.)]))", re.MULTILINE)


def escaped(text: str) -> str:
    """`text` on one line, its Markdown marks taken literally."""
    return _escape(one_line(text))


def search(results: Results) -> Iterator[str]:
    """Each hit as a block quote with its matches in bold, and its source."""
    for hit in results.hits:
        pieces, at = [], 0
        text = hit.turn.text
        for start, end in hit.spans:
            pieces += [_escape(text[at:start]), f"**{_escape(text[start:end])}**"]
            at = end
        pieces.append(_escape(text[at:]))
        yield _quoted(
            "".join(pieces), f"**{escaped(hit.turn.speaker or UNKNOWN)}**, {_where(hit.turn)}"
        )


def show(turns: Sequence[Turn], *, whole: Sequence[About]) -> Iterator[str]:
    """The turns as paragraphs that begin with the speaker's name in bold.

    Above those of transcripts that are shown as a `whole` stands the title.
    """
    titles = {about.slug: about.title for about in whole}
    for turn in turns:
        if turn.transcript in titles:
            yield f"# {escaped(titles.pop(turn.transcript))}"
        paragraphs = [_escape(line) for line in turn.text.split("\n")]
        yield "\n\n".join(
            [f"**{escaped(turn.speaker or UNKNOWN)}:** {paragraphs[0]}", *paragraphs[1:]]
        )


def block_quote(text: str, source: str | None) -> str:
    """`text` as a block quote, with its source under it; both plain text."""
    return _quoted(_escape(text), None if source is None else escaped(source))


def _quoted(text: str, source: str | None) -> str:
    lines = [f"> {line}".rstrip() for line in text.split("\n")]
    return "\n>\n".join(lines if source is None else [*lines, f"> — {source}"])


def _escape(text: str) -> str:
    """`text` so that every letter of it means itself."""

    def escape(found: re.Match[str]) -> str:
        marks = found[0]
        # A number that would begin a list takes its backslash after it, all else before.
        return f"{marks}\\" if marks[-1].isdigit() else f"{marks[:-1]}\\{marks[-1]}"

    return _MARKS.sub(escape, harmless(text))


def _where(turn: Turn) -> str:
    time = escaped(clock(turn.start_ms, estimated=turn.time_estimated))
    return f"`{turn.ref}`" if turn.start_ms is None else f"{time}, `{turn.ref}`"
