"""Lines taken out of a container (a web page, a Word document), read as labelled text.

Bold beginnings and headings are evidence of who is a speaker, so they are written as Markdown for
the reader of labelled text and taken off the words afterwards. Its line numbers become those of
the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gtcpanel.readers import labelled
from gtcpanel.readers.furniture import omissions
from gtcpanel.transcript import Omission

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading, Stretch


class Line(NamedTuple):
    """A line of a container as its reader sees it."""

    text: str  #: without white space around it, never empty
    source: int  #: its line or paragraph there, 1-based, never less than the one before
    bold: int = 0  #: how many characters at its beginning are bold
    heading: int = 0  #: the level of a heading, 1 to 6; 0 for none
    apart: bool = True  #: whether a paragraph begins here


class _Written(NamedTuple):
    text: str  #: as the reader of labelled text gets it
    source: int
    marks: tuple[int, ...] = ()  #: which of its characters are marks of ours


def read_lines(lines: Sequence[Line], facts: Facts | None) -> Reading:
    """Who said what in these lines."""
    written = [each for line in lines for each in _write(line)]
    reading = labelled.read_text("\n".join(each.text for each in written), _placed(facts, written))
    return replace(
        reading,
        stretches=tuple(_found(each, written) for each in reading.stretches),
        title=reading.title and reading.title.strip("*# "),
        omitted=_omitted(reading.omitted, written),
        repairs=tuple(
            replace(each, line=written[each.line - 1].source) for each in reading.repairs
        ),
        problems=tuple(
            replace(each, line=written[each.line - 1].source) for each in reading.problems
        ),
    )


def _write(line: Line) -> list[_Written]:
    blank = [_Written("", line.source)] if line.apart else []
    text, bold = line.text, len(line.text[: line.bold].rstrip())
    if line.heading:
        mark = "#" * line.heading + " "
        return [*blank, _Written(mark + text, line.source, tuple(range(len(mark))))]
    if bold:
        marks = (0, 1, bold + 2, bold + 3)
        return [*blank, _Written(f"**{text[:bold]}**{text[bold:]}", line.source, marks)]
    return [*blank, _Written(text, line.source)]


def _placed(facts: Facts | None, written: Sequence[_Written]) -> Facts | None:
    """The facts with the lines of the talk counted as the written ones are."""
    if facts is None:
        return None
    sources = [each.source for each in written]
    return replace(
        facts,
        start=bisect_left(sources, facts.start) + 1 if facts.start else None,
        end=bisect_right(sources, facts.end) if facts.end is not None else None,
    )


def _found(stretch: Stretch, written: Sequence[_Written]) -> Stretch:
    """A stretch at its place in the source, in the source's own words."""
    return stretch._replace(
        label_lines=tuple(dict.fromkeys(written[at - 1].source for at in stretch.label_lines)),
        said=tuple(
            (written[at - 1].source, words)
            for at, text in stretch.said
            if (words := _unmarked(text, written[at - 1]))
        ),
    )


def _unmarked(said: str, written: _Written) -> str:
    """What was said on a line without the marks that we put there."""
    start = written.text.rfind(said)
    if start < 0 or not written.marks:
        return said
    marks = set(written.marks)
    return "".join(
        char for at, char in enumerate(written.text[start : start + len(said)], start)
        if at not in marks
    ).strip()  # fmt: skip


def _omitted(omitted: Sequence[Omission], written: Sequence[_Written]) -> tuple[Omission, ...]:
    return tuple(
        Omission(
            first_line=written[each.first_line - 1].source,
            last_line=written[each.last_line - 1].source,
            reason=each.reason,
        )
        for each in omitted
    )


def left_out(lines: Sequence[tuple[int, str]]) -> tuple[Omission, ...]:
    """Lines (with reasons, in order) as omissions; rows of the same reason are one."""
    return omissions(dict.fromkeys(lines), ())
