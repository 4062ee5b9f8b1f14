"""Turns, and hits on them: frozen types that every layer speaks.

Named tuples, made with keywords only by convention: a frozen dataclass takes four times as long to
define, and these three are on the way of every search.

Times are integer milliseconds (`*_ms`); spans are half-open code-point offsets into the original
text; lines are 1-based lines of the source file.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Span = tuple[int, int]

#: How a hit matched, best first. A lower rung never outranks a higher one.
Rung = Literal["exact", "variant", "stem", "alias", "glossary", "typo", "sound", "near", "meaning"]
RUNGS: tuple[Rung, ...] = (
    "exact", "variant", "stem", "alias", "glossary", "typo", "sound", "near", "meaning",
)  # fmt: skip


class Turn(NamedTuple):
    """One uninterrupted stretch of speech by one speaker."""

    transcript: str  #: slug of its transcript
    number: int  #: from 1, in order
    speaker: str  #: canonical name
    label: str  #: the name as the source writes it
    text: str  #: verbatim; the source's paragraphs joined by "\n"
    lines: tuple[int, ...]  #: source line of each "\n"-separated line of `text`
    path: str  #: source file
    start_ms: int | None = None  #: None when the source has no clock and nothing was estimated
    end_ms: int | None = None
    time_estimated: bool = False

    @property
    def ref(self) -> str:
        """`SLUG:N`."""
        return f"{self.transcript}:{self.number}"

    @property
    def line(self) -> int:
        """Where the turn begins in its source."""
        return self.lines[0]

    def line_at(self, offset: int) -> int:
        """The source line that holds `text[offset]`."""
        return self.lines[self.text.count("\n", 0, offset)]


class Hit(NamedTuple):
    """A turn that answers a query."""

    turn: Turn
    match: Rung
    score: float  #: 0..100
    spans: tuple[Span, ...]  #: into `turn.text`, ascending, disjoint; () for a match on the name


class Results(NamedTuple):
    """Hits, best first, and how many there were before the limit."""

    query: str
    total: int
    hits: tuple[Hit, ...]
