"""Passages: what is quoted of a turn, with its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gtcpanel.model import Turn
from gtcpanel.text.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A whole turn, sentences of one, or a piece of a sentence."""

    turn: Turn
    start: int  #: half-open offsets into `turn.text`
    end: int
    ref: str  #: `SLUG:N`, or `SLUG:N.S` or `SLUG:N.S-T` for sentences

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.turn.text[self.start : self.end]

    @property
    def line(self) -> int:
        """Where it begins in the source."""
        return self.turn.line_at(self.start)


def in_sentences(turn: Turn) -> Iterator[Passage]:
    """Each sentence of a turn, in order."""
    for number, (start, end) in enumerate(sentences(turn.text), 1):
        yield Passage(turn=turn, start=start, end=end, ref=f"{turn.ref}.{number}")
