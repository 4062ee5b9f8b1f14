"""What a reader is, and what it makes of a file.

How to add a format is told in `docs/READERS.md`. A reader says who said what on which line; names,
aliases, facts and turns are made from that for all formats alike (see `gtcpanel.readers.turns`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from gtcpanel.transcript import Omission, Problem, Repair

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts

#: The label of words that the source gives to nobody.
NOBODY: Final = ""


class Stretch(NamedTuple):
    """A label and what was said under it. A tuple, for there are very many."""

    label: str  #: the name as the source writes it, without marks and colon; or `NOBODY`
    label_lines: tuple[int, ...]  #: where the label stands; () where the format has no such line
    said: tuple[tuple[int, str], ...]  #: line number and text, in order, never empty
    role: str | None = None  #: what the label says of the speaker: `Q（主持人）`
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader understood. Of a text each line with words is in a stretch or an omission."""

    stretches: tuple[Stretch, ...]
    title: str | None = None
    date: str | None = None  #: ISO 8601
    language: str | None = None  #: BCP 47 primary tag, where the source says it
    legend: tuple[tuple[str, str], ...] = ()  #: short form and full name: ("JN", "John Neumann")
    #: Whether the source itself tells its speakers apart, so that likeness is no reason to merge.
    certain: bool = False
    omitted: tuple[Omission, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reader(Protocol):
    """A module in this folder that reads one format."""

    def recognises(self, document: Document) -> bool:
        """Whether the file looks like this format, by its content; quick, and never an error."""
        ...

    def read(self, document: Document, facts: Facts | None) -> Reading:
        """Who said what; no stretches at all when nobody says anything.

        Raises `TranscriptError` for a file that is broken, with its line if possible.
        """
        ...
