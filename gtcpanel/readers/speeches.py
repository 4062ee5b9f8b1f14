"""Speeches in XML: what begins one, what in it is no word, and whose it is.

A parliament's record, a play and a corpus of speech differ in the names of their elements only.
Each format says these in a `Grammar`; the way through the document is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.heeding import merged
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.markup import first_line, joined, local, walk
from gtcpanel.readers.reader import NOBODY, Stretch
from gtcpanel.transcript import Omission

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A time so much before the one above it is of the next day, in milliseconds.
_NIGHT: Final = 6 * 3600_000
_DAY: Final = 24 * 3600_000


class Opening(NamedTuple):
    """A speech begins."""

    label: str | None  #: the speaker; None where the words of an element in it name them
    role: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    lasts: bool = False  #: up to the next opening, not only to the end of its element
    joins: bool = False  #: whether it goes on with the turn before when that is of the same speaker


def _no_clock(_element: _Element) -> int | None:
    return None


def _no_reason(_element: _Element) -> str | None:
    return None


def _nothing(_element: _Element) -> str:
    return ""


def _as_written(words: str) -> tuple[str, str | None]:
    return words.strip(BLANK + ":："), None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How a format writes speeches."""

    opens: Callable[[_Element], Opening | None]
    #: Elements that are paragraphs: a line ends where they begin and end.
    blocks: frozenset[str]
    #: Elements that hold no words of a speaker, and what they are instead.
    silent: Mapping[str, str] = field(default_factory=dict)
    #: Elements of which the words name the speaker.
    names: frozenset[str] = frozenset()
    #: From those words to a label and a role.
    named: Callable[[str], tuple[str, str | None]] = _as_written
    #: The time that an element tells, in milliseconds.
    clock: Callable[[_Element], int | None] = _no_clock
    #: Says of an element why it is silent, where its name does not tell; "" for a mere label.
    hushes: Callable[[_Element], str | None] = _no_reason
    #: What stands before an element within words: a space, between tokens.
    before: Callable[[_Element], str] = _nothing
    #: Whether white space between elements is layout, as between the words of a corpus.
    tokens: bool = False
    #: Elements after which nobody speaks until the next opening.
    closes: frozenset[str] = frozenset()


def tags(names: str) -> frozenset[str]:
    """The names of elements, as a set."""
    return frozenset(names.split())


def listen(root: _Element, grammar: Grammar) -> tuple[list[Stretch], list[Omission]]:
    """The speeches in document order, and all other text with its lines and reason."""
    return _Listener(grammar).listen(root)


@dataclass(slots=True)
class _Speech:
    opening: Opening
    line: int
    element: _Element | None
    label: str | None
    role: str | None = None
    start_ms: int | None = None
    said: list[tuple[int, str]] = field(default_factory=list)


class _Listener:
    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.speeches: list[_Speech] = []  # those that are open, the innermost last
        self.runs: list[list[Stretch]] = []  # each is a turn
        self.omitted: list[Omission] = []
        self.words: list[str] = []  # of the paragraph that is open
        self.line = 0  # where it begins, 0 before its first character
        self.naming: _Element | None = None  # the element that holds a speaker's name
        self.name: list[str] = []
        self.joining = False  # whether the last turn may go on
        self.day = 0
        self.last_ms = 0

    def listen(self, root: _Element) -> tuple[list[Stretch], list[Omission]]:
        silent: _Element | None = None
        reason = ""
        for kind, line, element, text in walk(root):
            if silent is not None:
                if kind == "text" and reason:
                    self._omit(line, text, reason)
                elif kind == "end" and element is silent:
                    silent = None
            elif kind == "text":
                if self.naming is not None:
                    self.name.append(text)
                else:
                    self._say(line, text)
            elif kind == "end":
                self._end(element)
            else:
                why = self._start(element, line)
                if why is not None:
                    silent, reason = element, why
        while self.speeches:
            self._close()
        return merged(self.runs), self.omitted

    def _start(self, element: _Element, line: int) -> str | None:
        """Begin what an element begins; why it is passed over, or None."""
        grammar, tag = self.grammar, local(element)
        self._tell_time(element)
        self._break_at(tag)
        if opening := grammar.opens(element):
            self._open(opening, element, line)
        if self.naming is not None:
            return None
        if tag in grammar.names and self.speeches:
            self.naming = element
            self.name.clear()
            return None
        why = grammar.silent.get(tag)
        why = grammar.hushes(element) if why is None else why
        space = grammar.before(element)
        if why is None and self.words:
            self.words.append(space)
        return why

    def _end(self, element: _Element) -> None:
        tag = local(element)
        self._break_at(tag)
        if element is self.naming:
            self.naming = None
            self._call(joined("".join(self.name)))
        if tag in self.grammar.closes:
            while self.speeches and self.speeches[-1].opening.lasts:
                self._close()
        if self.speeches and self.speeches[-1].element is element:
            self._close()

    def _open(self, opening: Opening, element: _Element, line: int) -> None:
        self._paragraph()
        if self.speeches and self.speeches[-1].opening.lasts:
            self._close()
        elif self.speeches:
            self._flush()  # a speech within another: that one goes on after it
        self.speeches.append(
            _Speech(
                opening,
                line,
                None if opening.lasts else element,
                opening.label,
                role=opening.role,
                start_ms=opening.start_ms,
            )
        )

    def _call(self, words: str) -> None:
        """Give the open speech the name that its own words say, unless it has one."""
        label, role = self.grammar.named(words)
        speech = self.speeches[-1]
        if speech.label is None and label:
            speech.label = label
            speech.role = speech.role or role

    def _tell_time(self, element: _Element) -> None:
        if self.speeches and not self.speeches[-1].said and self.speeches[-1].start_ms is None:
            self.speeches[-1].start_ms = self.grammar.clock(element)

    def _say(self, line: int, text: str) -> None:
        if not self.speeches:
            self._omit(line, text, "in no speech")
            return
        blank = not text.strip(BLANK + "\r\n")
        if blank and (self.grammar.tokens or not self.line):
            return
        if not self.line:
            self.line = first_line(text, line)
        self.words.append(text)

    def _break_at(self, tag: str) -> None:
        if tag in self.grammar.blocks:
            self._paragraph()

    def _paragraph(self) -> None:
        text = joined("".join(self.words))
        if text and self.speeches:
            said = self.speeches[-1].said
            if not said and text[0] in ":：":
                text = text[1:].lstrip()  # it follows the name
            if text:
                said.append((self.line, text))
        self.words.clear()
        self.line = 0

    def _flush(self) -> None:
        """Put what was said so far in the innermost speech on record as a turn."""
        speech = self.speeches[-1]
        if not speech.said:
            return
        lines = {line for line, _ in speech.said}
        stretch = Stretch(
            label=speech.label or NOBODY,
            label_lines=() if speech.line in lines else (speech.line,),
            said=tuple(speech.said),
            role=speech.role,
            start_ms=self._next_day(speech.start_ms),
            end_ms=speech.opening.end_ms,
        )
        again = bool(self.runs) and self.runs[-1][0].label == stretch.label
        if speech.opening.joins and self.joining and again:
            self.runs[-1].append(stretch)
        else:
            self.runs.append([stretch])
        self.joining = speech.opening.joins
        speech.said.clear()
        speech.start_ms = None

    def _close(self) -> None:
        self._paragraph()
        self._flush()
        self.speeches.pop()

    def _next_day(self, start_ms: int | None) -> int | None:
        """A time of the clock, counted on where midnight passed since the turn before."""
        if start_ms is None:
            return None
        if start_ms + self.day < self.last_ms - _NIGHT:
            self.day += _DAY
        self.last_ms = start_ms + self.day
        return self.last_ms

    def _omit(self, line: int, text: str, reason: str) -> None:
        bare = text.strip(BLANK + "\r\n")
        if not bare:
            return
        first = first_line(text, line)
        last = first + bare.count("\n")
        before = self.omitted[-1] if self.omitted else None
        if (
            before is not None
            and before.reason == reason
            and not (self.runs and self.runs[-1][-1].said[-1][0] > before.last_line)
            and not (self.speeches and self.speeches[-1].said)
        ):
            self.omitted[-1] = replace(before, last_line=max(last, before.last_line))
        else:
            self.omitted.append(Omission(first_line=first, last_line=last, reason=reason))
