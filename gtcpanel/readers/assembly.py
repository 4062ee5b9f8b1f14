"""Puts a talk together from its labels: what each line is, said or left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from gtcpanel.readers import furniture
from gtcpanel.readers.backmatter import tail
from gtcpanel.readers.clock import lone_stamp
from gtcpanel.readers.decide import Decision
from gtcpanel.readers.frontmatter import FrontMatter
from gtcpanel.readers.inline import Pieces
from gtcpanel.readers.labels import Label, late_stamp
from gtcpanel.readers.lines import (
    BLANK,
    around_images,
    is_heading,
    is_stage_direction,
    without_stray_end,
)
from gtcpanel.readers.reader import NOBODY, Reading, Stretch
from gtcpanel.readers.title import title_of
from gtcpanel.readers.unmarked import find_unmarked
from gtcpanel.readers.unnamed import time_of
from gtcpanel.transcript import Problem, Repair

#: So many paragraphs that open with a time show that times are no part of what is said.
_TIMES: Final = 3
#: What goes on below the line that is refused for it.
_ASIDES: Final = frozenset({furniture.META_DATA, furniture.INSERT})
#: How many lines below a label may have its time.
_BELOW: Final = 5


class Assembly:
    """Puts a talk together line by line; every line with text goes somewhere."""

    def __init__(
        self,
        pieces: Pieces,
        decided: Decision,
        within: range,
        front: FrontMatter,
        heads: Collection[int],
        *,
        minutes: bool,
    ) -> None:
        self.lines = lines = pieces.lines
        self.heads = heads  # indices of the source's lines that were taken out before
        self.numbers = pieces.numbers  # of the source's lines, by index
        self.cuts = pieces.cuts
        self.labels = dict(decided.labels)
        self.refused = decided.refused
        self.front = front
        self.minutes = minutes  # which have summaries between what is said
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        self.begin = min(self.labels)
        self.end = min(within.stop, tail(lines[: within.stop], self.labels))
        self.timed = self._is_timed()
        self.unnamed = all(label.name == NOBODY for label in self.labels.values())
        # Whether times come first on a line: `00:12 Ann: …`, `00:15 and so on`.
        self.led = self.unnamed or any(label.led for label in self.labels.values())
        for at, name in decided.doubted.items():
            message = f"`{name}:` comes back like a label, but was not taken for one"
            self.problems.append(Problem(line=self.numbers[at], message=message))
        self._restore_unmarked()
        self.follows = self._label_follows()

    def reading(self) -> Reading:
        """The turns of the talk, and what became of every other line."""
        lines = self.lines
        below = bisect_left(self.numbers, self.front.last + 1)
        title = self.front.title or title_of(lines, self.begin, self.end, first=below)
        left_out = [(at + 1, "page head") for at in self.heads]
        stretches: list[Stretch] = []
        open_label: Label | None = None
        open_lines: tuple[int, ...] = ()
        said: list[tuple[int, str]] = []
        aside: str | None = None  # why what stands here is none of the speaker's, up to the next

        def close() -> None:
            if open_label is None:
                return
            if said:
                stretches.append(
                    Stretch(
                        label=open_label.name,
                        label_lines=open_lines,
                        said=tuple([(number, without_stray_end(words)) for number, words in said]),
                        role=open_label.role,
                        start_ms=open_label.start_ms,
                    )
                )
            else:
                reason = "label without words" if open_label.name else "time stamp"
                left_out.extend((number, reason) for number in open_lines)
            said.clear()

        at = 0
        while at < len(lines):
            line, number = lines[at], self.numbers[at]
            label = self.labels.get(at)
            if not line:
                pass
            elif at < self.begin:
                left_out.append((number, self._front_reason(at, title)))
            elif label is not None:
                close()
                open_label = self._timed(at, label)
                aside = None
                self._note_mended(at, label)
                open_lines = tuple(dict.fromkeys(self.numbers[at : at + label.lines]))
                said.extend((open_lines[-1], words) for words in around_images(label.text))
                at += label.lines - 1
            elif at >= self.end:
                left_out.append((number, self.refused.get(at) or furniture.back_reason(line)))
            else:
                aside = self._aside(at, aside)
                reason = (
                    self.refused.get(at)
                    or aside
                    or furniture.between_reason(
                        lines,
                        at,
                        label_follows=self.follows[at],
                        punctuated=lambda: self._is_punctuated,
                        said=bool(said),
                    )
                )
                words = [] if reason else around_images(self._without_stamp(line))
                if not words:
                    left_out.append((number, reason or "time stamp"))
                elif at in self.cuts and said and said[-1][0] == number:  # no label after all
                    said[-1] = (number, said[-1][1] + self.cuts[at] + words.pop(0))
                said.extend((number, piece) for piece in words)
            at += 1
        close()
        blank = {number for number, line in zip(self.numbers, lines, strict=True) if not line}
        return Reading(
            stretches=tuple(stretches),
            title=title,
            omitted=furniture.omissions(self._whole_lines(left_out, stretches), blank),
            repairs=tuple(self.repairs),
            problems=tuple(self.problems),
        )

    def _aside(self, at: int, above: str | None) -> str | None:
        """What a line of minutes belongs to that nobody says, if it does; `above` has the last."""
        line = self.lines[at]
        refused = self.refused.get(at)
        if refused in _ASIDES:
            return refused
        if above == furniture.INSERT:
            return above
        if self.minutes and furniture.is_summary(line):
            return furniture.SUMMARY
        if above is None:
            return None
        if above == furniture.META_DATA and line[:2] not in ("- ", "* "):
            return None
        return None if is_heading(line) else above

    def _front_reason(self, at: int, title: str | None) -> str:
        line = self.lines[at]
        if self.numbers[at] <= self.front.last:
            return "front matter"
        return self.refused.get(at) or furniture.front_reason(line, title)

    def _whole_lines(
        self, left_out: list[tuple[int, str]], stretches: Sequence[Stretch]
    ) -> list[tuple[int, str]]:
        """The lines left out, once each; a line of which a part was said goes on record."""
        if not self.cuts:
            return sorted(left_out)
        kept = {line for each in stretches for line, _ in each.said}
        kept.update(line for each in stretches for line in each.label_lines)
        whole: dict[int, str] = {}
        for line, reason in sorted(left_out):
            if line not in kept:
                whole.setdefault(line, reason)
            else:
                self.problems.append(
                    Problem(line=line, message=f"a part of the line is left out: {reason}")
                )
        return list(whole.items())

    def _note_mended(self, at: int, label: Label) -> None:
        if at in self.cuts:
            before = self.lines[at - 1][-12:] + self.cuts[at] + self.lines[at][:24]
            self.repairs.append(
                Repair(
                    line=self.numbers[at],
                    kind="label-inside-line",
                    before=before,
                    after=label.name,
                    confidence=0.9,
                )
            )
        if label.mended is not None:
            kind, before = label.mended
            self.repairs.append(
                Repair(
                    line=self.numbers[at],
                    kind=kind,
                    before=before,
                    after=label.name,
                    confidence=0.95,
                )
            )

    def _restore_unmarked(self) -> None:
        """Give paragraphs that lost their colon their speaker back, or put a doubt on record."""
        spoken = range(self.begin, self.end)
        if self.unnamed:
            return
        for found in find_unmarked(self.lines, self.labels, self.refused, spoken):
            line, name = self.lines[found.at], found.label.name
            if found.confidence < 0.5:
                self.problems.append(
                    Problem(
                        line=self.numbers[found.at],
                        message=f"paragraph opens with the name of {name} "
                        "but reads as speech about that person",
                    )
                )
                continue
            self.labels[found.at] = found.label
            text = found.label.text[:12]
            self.repairs.append(
                Repair(
                    line=self.numbers[found.at],
                    kind="label-without-colon",
                    before=line[: line.find(text) + len(text)] if text else line,
                    after=f"{name}:{' ' * text.isascii()}{text}".rstrip(),
                    confidence=round(found.confidence, 2),
                )
            )

    def _is_timed(self) -> bool:
        if any(label.start_ms is not None for label in self.labels.values()):
            return True
        lines = islice(self.lines, self.begin, self.end)
        return sum(late_stamp(line) is not None for line in lines) >= _TIMES

    def _label_follows(self) -> list[bool]:
        """For each line whether the next one with text begins a turn."""
        follows = [False] * len(self.lines)
        below = False
        for at in range(self.end - 1, -1, -1):
            follows[at] = below
            if at in self.labels:
                below = True
            elif below and not furniture.is_silent(self.lines[at]):
                below = False
        return follows

    def _timed(self, at: int, label: Label) -> Label:
        """The label with the time that the first words under it begin with, if it has no other."""
        if not self.timed or label.start_ms is not None or label.text:
            return label
        below = islice(self.lines, at + label.lines, min(at + label.lines + _BELOW, self.end))
        first = next((line for line in below if line and not is_stage_direction(line)), "")
        timed = time_of(first)
        return label if timed is None else label._replace(start_ms=timed[0])

    @cached_property
    def _is_punctuated(self) -> bool:
        spoken = range(self.begin, self.end)
        return furniture.is_punctuated(self.lines, self.labels, spoken, self.follows)

    def _without_stamp(self, line: str) -> str:
        """A line that continues a turn without the time at its beginning."""
        if not self.timed:
            return line
        if lone_stamp(line) is not None:
            return ""
        if self.led:
            timed = time_of(line)
            return line if timed is None else timed[1]
        stamp = late_stamp(line)
        return line if stamp is None else line[stamp[1] :].strip(BLANK)
