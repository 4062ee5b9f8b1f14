"""The reader of labelled text: articles, minutes and exports in which a name stands before speech.

The text is read as lines. Those that begin like a label are gathered (`gather`), the evidence of
the whole file decides who is a speaker (`decide`), and everything else is either said by the
speaker before it or furniture of the page (`furniture`), which is left out and put on record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gtcpanel.readers import furniture
from gtcpanel.readers.clock import stamp_at
from gtcpanel.readers.decide import Decision, decide
from gtcpanel.readers.gather import gather
from gtcpanel.readers.labels import Label, read_label
from gtcpanel.readers.legend import legend_of
from gtcpanel.readers.lines import BLANK, ends_a_sentence, split
from gtcpanel.readers.reader import Reading, Stretch
from gtcpanel.readers.title import title_of
from gtcpanel.readers.unmarked import find_unmarked
from gtcpanel.transcript import Problem, Repair

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts

#: The share of a talk's paragraphs that must end in full stops for one without to be a headline.
_PUNCTUATED: Final = 0.9


def recognises(document: Document) -> bool:
    """Whether any line begins with what may be a label; the reader of last resort."""
    return any(read_label(line) is not None for line in split(document.head))


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what in a labelled text. No stretches when nobody is labelled."""
    return read_text(document.text, facts)


def read_text(text: str, facts: Facts | None) -> Reading:
    """The same of a text that is no file, such as the words of a web page or a Word document."""
    lines = split(text)
    first = (facts.start or 1) - 1 if facts is not None else 0
    last = min((facts.end if facts is not None else None) or len(lines), len(lines))
    within = range(min(first, last), last)
    legend = legend_of(lines)
    decided = decide(lines, gather(lines, within), text, within, facts, legend)
    if not decided.labels:
        return Reading(stretches=())
    return replace(_Assembly(lines, decided, within).reading(), legend=tuple(legend.items()))


class _Assembly:
    """Puts a talk together line by line; every line with text goes somewhere."""

    def __init__(self, lines: Sequence[str], decided: Decision, within: range) -> None:
        self.lines = lines
        self.labels = dict(decided.labels)
        self.refused = decided.refused
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        self.begin = min(self.labels)
        self.end = min(within.stop, furniture.tail(lines[: within.stop], max(self.labels)))
        self.timed = any(label.start_ms is not None for label in self.labels.values())
        self._restore_unmarked()

    def reading(self) -> Reading:
        lines = self.lines
        title = title_of(lines, self.begin, self.end)
        left_out: list[tuple[int, str]] = []
        stretches: list[Stretch] = []
        open_label: Label | None = None
        open_lines: tuple[int, ...] = ()
        said: list[tuple[int, str]] = []
        follows = self._label_follows()
        punctuated = self._is_punctuated()

        def close() -> None:
            if open_label is None:
                return
            if said:
                stretches.append(
                    Stretch(
                        label=open_label.name,
                        label_lines=open_lines,
                        said=tuple(said),
                        role=open_label.role,
                        start_ms=open_label.start_ms,
                    )
                )
            else:
                left_out.extend((number, "label without words") for number in open_lines)
            said.clear()

        at = 0
        while at < len(lines):
            line = lines[at]
            label = self.labels.get(at)
            if not line:
                pass
            elif at < self.begin:
                left_out.append(
                    (at + 1, self.refused.get(at) or furniture.front_reason(line, title))
                )
            elif label is not None:
                close()
                open_label = label
                self._note_mended(at, label)
                open_lines = tuple(range(at + 1, at + label.lines + 1))
                if label.text:
                    said.append((open_lines[-1], label.text))
                at += label.lines - 1
            elif at >= self.end:
                left_out.append((at + 1, self.refused.get(at) or furniture.back_reason(line)))
            else:
                reason = self.refused.get(at) or furniture.between_reason(
                    lines, at, label_follows=follows[at], punctuated=punctuated, said=bool(said)
                )
                words = line if reason else self._without_stamp(line)
                if reason or not words:
                    left_out.append((at + 1, reason or "time stamp"))
                else:
                    said.append((at + 1, words))
            at += 1
        close()
        blank = {number for number, line in enumerate(lines, 1) if not line}
        return Reading(
            stretches=tuple(stretches),
            title=title,
            omitted=furniture.omissions(sorted(left_out), blank),
            repairs=tuple(self.repairs),
            problems=tuple(self.problems),
        )

    def _note_mended(self, at: int, label: Label) -> None:
        if label.mended is not None:
            kind, before = label.mended
            self.repairs.append(
                Repair(line=at + 1, kind=kind, before=before, after=label.name, confidence=0.95)
            )

    def _restore_unmarked(self) -> None:
        """Give paragraphs that lost their colon their speaker back, or put a doubt on record."""
        spoken = range(self.begin, self.end)
        for found in find_unmarked(self.lines, self.labels, self.refused, spoken):
            line, name = self.lines[found.at], found.label.name
            if found.confidence < 0.5:
                self.problems.append(
                    Problem(
                        line=found.at + 1,
                        message=f"paragraph opens with the name of {name} "
                        "but reads as speech about that person",
                    )
                )
                continue
            self.labels[found.at] = found.label
            text = found.label.text[:12]
            self.repairs.append(
                Repair(
                    line=found.at + 1,
                    kind="label-without-colon",
                    before=line[: line.find(text) + len(text)] if text else line,
                    after=f"{name}:{' ' * text.isascii()}{text}".rstrip(),
                    confidence=round(found.confidence, 2),
                )
            )

    def _label_follows(self) -> list[bool]:
        """For each line whether the next one with text begins a turn."""
        follows = [False] * len(self.lines)
        below = False
        for at in range(self.end - 1, -1, -1):
            follows[at] = below
            if self.lines[at]:
                below = at in self.labels
        return follows

    def _is_punctuated(self) -> bool:
        spoken = [line for line in self.lines[self.begin : self.end] if line]
        return sum(map(ends_a_sentence, spoken)) >= _PUNCTUATED * len(spoken)

    def _without_stamp(self, line: str) -> str:
        """A line that continues a turn without the time at its beginning."""
        if not self.timed:
            return line
        bracket = line[:1] in "[("
        stamp = stamp_at(line, 1 if bracket else 0)
        if stamp is None:
            return line
        end = stamp[1]
        if bracket:
            if line[end : end + 1] not in {"]", ")"}:
                return line
            end += 1
            if line[end : end + 1] == ":":
                end += 1
        elif line[end:].strip():
            return line
        return line[end:].strip(BLANK)
