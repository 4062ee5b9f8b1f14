"""Markdown: blocks that can be pasted into an article or an issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gtcpanel.model import About, Results, Summary, Turn
from gtcpanel.render.clock import clock
from gtcpanel.render.terminal import harmless, one_line

#: What Markdown would take for a mark: anywhere, and at the beginning of a line.
_MARKS = re.compile(r"[\\`*_\[<&]|~~|^\s*(?:[#>+=|-]|\d+(?=[.)]))", re.MULTILINE)


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
        yield _quoted("".join(pieces), f"**{escaped(hit.turn.speaker)}**, {_where(hit.turn)}")


def show(about: About, turns: Sequence[Turn], *, whole: bool) -> Iterator[str]:
    """The turns as paragraphs that begin with the speaker's name in bold."""
    if whole:
        yield f"# {escaped(about.title)}"
    for turn in turns:
        paragraphs = [_escape(line) for line in turn.text.split("\n")]
        yield "\n\n".join([f"**{escaped(turn.speaker)}:** {paragraphs[0]}", *paragraphs[1:]])


def transcripts(summaries: Sequence[Summary]) -> Iterator[str]:
    """The library as a table."""
    yield table(
        ("Transcript", "Title", "Turns", "Speakers", "Duration"),
        (
            (
                f"`{one_line(summary.about.slug)}`",
                escaped(summary.about.title),
                str(summary.turns),
                str(len(summary.people)),
                clock(summary.duration_ms, estimated=summary.time_estimated).replace("~", r"\~"),
            )
            for summary in summaries
        ),
    )


def reports(summaries: Sequence[Summary]) -> Iterator[str]:
    """How files were understood, as tables."""
    for summary in summaries:
        yield f"# {escaped(summary.about.title)}"
        yield from transcripts([summary])
        if summary.omitted:
            yield "## Left out"
            yield table(
                ("Lines", "Why"),
                ((f"{o.first_line}-{o.last_line}", escaped(o.reason)) for o in summary.omitted),
            )
        if summary.repairs:
            yield "## Repaired"
            yield table(
                ("Line", "What", "From", "To", "Confidence"),
                (
                    (
                        str(r.line),
                        r.kind,
                        escaped(r.before),
                        escaped(r.after),
                        f"{r.confidence:.2f}",
                    )
                    for r in summary.repairs
                ),
            )
        if summary.problems:
            yield "## Doubted"
            yield table(
                ("Line", "Why"), ((str(p.line), escaped(p.message)) for p in summary.problems)
            )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_in_table(cell) for cell in line)} |" for line in lines)


def _in_table(cell: str) -> str:
    return cell.replace("|", "\\|")


def block_quote(text: str, source: str) -> str:
    """`text` as a block quote, with its source under it; both plain text."""
    return _quoted(_escape(text), escaped(source))


def _quoted(text: str, source: str) -> str:
    lines = [f"> {line}".rstrip() for line in text.split("\n")]
    return "\n>\n".join(["\n>\n".join(lines), f"> — {source}"])


def _escape(text: str) -> str:
    """`text` so that every letter of it means itself."""

    def escape(found: re.Match[str]) -> str:
        marks = found[0]
        # A number that would begin a list takes its backslash after it, all else before.
        return f"{marks}\\" if marks[-1].isdigit() else f"{marks[:-1]}\\{marks[-1]}"

    return _MARKS.sub(escape, harmless(text))


def _where(turn: Turn) -> str:
    time = clock(turn.start_ms, estimated=turn.time_estimated).replace("~", r"\~")
    return f"`{turn.ref}`" if turn.start_ms is None else f"{time}, `{turn.ref}`"
