"""What a transcript is: frozen, slotted, keyword-only types that every layer speaks.

Times are integer milliseconds (`*_ms`); spans are half-open code-point offsets into the original
text; lines are 1-based lines of the source file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]

#: How a hit matched, best first. A lower rung never outranks a higher one.
Rung = Literal["exact", "variant", "stem", "alias", "glossary", "typo", "sound", "near", "meaning"]
RUNGS: tuple[Rung, ...] = (
    "exact", "variant", "stem", "alias", "glossary", "typo", "sound", "near", "meaning",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who speaks."""

    name: str  #: canonical
    aliases: tuple[str, ...] = ()  #: every other way the name is or may be written
    role: str | None = None  #: "moderator", ...
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Lines of the source that are in no turn, and why."""

    first_line: int
    last_line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Something the source got wrong that was put right while reading."""

    line: int
    kind: str  #: "label-without-colon", "merged-name", ...
    before: str
    after: str
    confidence: float  #: 0..1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something doubtful that was left as it stands."""

    line: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two terms that mean the same, as the transcript itself or a glossary says."""

    left: str
    right: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where a transcript comes from."""

    slug: str
    path: str
    title: str
    format: str  #: the reader's name: "labelled", "srt", ...
    encoding: str
    language: str  #: BCP 47 primary tag: "zh", "en", ...
    sha256: str  #: of the file's bytes
    date: str | None = None  #: ISO 8601
    event: str | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None
    moderator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A whole transcript as understood, with all that was omitted, repaired or doubted."""

    about: About
    people: tuple[Person, ...]  #: in order of first appearance
    turns: tuple[Turn, ...]
    omitted: tuple[Omission, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
    pairs: tuple[Pair, ...] = ()  #: mined from its own parentheses


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A transcript without its turns: what the library lists."""

    about: About
    people: tuple[Person, ...]
    turns: int
    characters: int
    duration_ms: int
    time_estimated: bool
    omitted: tuple[Omission, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One person's share of one transcript."""

    transcript: str
    speaker: str
    turns: int
    characters: int
    words: int
    questions: int
    duration_ms: int
    first: int  #: turn numbers
    last: int
    bag: dict[str, int]  #: content words and how often


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a transcript about one topic."""

    transcript: str
    first: int  #: turn numbers, both inclusive
    last: int
    start_ms: int
    end_ms: int
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A turn that answers a query."""

    turn: Turn
    match: Rung
    score: float  #: 0..100
    spans: tuple[Span, ...]  #: into `turn.text`, ascending, disjoint; () for a match on the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Hits, best first, and how many there were before the limit."""

    query: str
    total: int
    hits: tuple[Hit, ...]
