"""What is known of a transcript as a whole.

Apart from `gtcpanel.model`, because a search needs none of it and every type costs start-up time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gtcpanel.model import Turn


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
    accessed: str | None = None  #: ISO 8601; when the page at `url` was read
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
    time_estimated: bool  #: at least one time of its turns
    omitted: tuple[Omission, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
    pairs: tuple[Pair, ...] = ()  #: terms that its own parentheses say mean the same


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


class Exchange(NamedTuple):
    """How often one speaker's turn comes right after another's."""

    speaker: str
    answers: str  #: whose turn came before
    turns: int


class Name(NamedTuple):
    """A way to call a person, as the index has it."""

    person: int  #: the person's id in the index
    canonical: str
    name: str
    key: str  #: the name folded
    sound: str  #: as it is typed in pinyin, "" for a name that is not Chinese
