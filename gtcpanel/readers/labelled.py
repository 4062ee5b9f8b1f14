"""The reader of labelled text: articles, minutes and exports in which a name stands before speech.

The text is read as lines. Those that begin like a label are gathered (`gather`), the evidence of
the whole file decides who is a speaker (`decide`), and everything else is either said by the
speaker before it or furniture of the page (`furniture`), which is left out and put on record.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gtcpanel.readers.assembly import Assembly
from gtcpanel.readers.decide import Decision, decide
from gtcpanel.readers.frontmatter import front_matter
from gtcpanel.readers.gather import gather
from gtcpanel.readers.inline import cut
from gtcpanel.readers.labels import Label, read_label
from gtcpanel.readers.legend import legend_of
from gtcpanel.readers.lines import (
    split,
)
from gtcpanel.readers.pagination import page_heads
from gtcpanel.readers.questions import asking_headlines, may_ask, unnamed_questions
from gtcpanel.readers.reader import Reading
from gtcpanel.readers.unnamed import before_the_first, speech_before, unnamed

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts


def recognises(document: Document) -> bool:
    """Whether any line begins with what may be a label; the reader of last resort."""
    return any(read_label(line) is not None for line in split(document.head))


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what in a labelled text. No stretches when nobody is labelled."""
    return read_text(document.text, facts)


def read_text(text: str, facts: Facts | None) -> Reading:
    """The same of a text that is no file, such as the words of a web page or a Word document."""
    lines: Sequence[str] = split(text)
    heads = page_heads(lines)
    if heads:
        lines = ["" if at in heads else line for at, line in enumerate(lines)]
    front = front_matter(text)
    first = ((facts and facts.start) or front.last + 1) - 1
    last = min((facts.end if facts is not None else None) or len(lines), len(lines))
    within = range(min(first, last), last)
    seen = gather(lines, within)
    pieces = cut(lines, seen, within)
    if pieces.cuts:
        lines = pieces.lines
        first = bisect_left(pieces.numbers, within.start + 1)
        within = range(first, bisect_left(pieces.numbers, within.stop + 1))
        seen = gather(lines, within)
    legend = legend_of(lines)
    decided = decide(lines, seen, text, within, facts, legend)
    labels = decided.labels
    if not labels:
        labels = unnamed(lines, within)
        if not labels:
            return Reading(stretches=())
        decided = Decision(labels=labels, refused={})
    first = min(labels)
    start_ms = labels[first].start_ms
    before = range(within.start, first)
    labels.update(
        before_the_first(lines, before, start_ms) if start_ms else speech_before(lines, before)
    )
    if may_ask(text):
        labels.update(unnamed_questions(lines, labels, within))
        decided.refused.update(dict.fromkeys(asking_headlines(lines, labels), "heading"))
    minutes = _calls_by(legend, labels)
    assembly = Assembly(pieces, decided, within, front, heads, minutes=minutes)
    return replace(assembly.reading(), date=front.date, legend=tuple(legend.items()))


def _calls_by(legend: Mapping[str, str], labels: Mapping[int, Label]) -> bool:
    """Whether people are called as the legend says."""
    return bool(legend) and any(label.name in legend for label in labels.values())
