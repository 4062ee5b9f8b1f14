"""What a reader is, and what it makes of a text.

To add a format: write a module with `recognises` and `read`, and list it in `READERS`. A reader
says who said what on which line; names, aliases, facts and turns are made from that for all
formats alike (see `gtcpanel.readers.turns`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from gtcpanel.transcript import Omission, Problem, Repair

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A label and what was said under it."""

    label: str  #: the name as the source writes it, without marks and colon
    label_lines: tuple[int, ...]  #: where the label stands; () where the format has no such line
    said: tuple[tuple[int, str], ...]  #: line number and text, in order, never empty
    role: str | None = None  #: what the label says of the speaker: `Q（主持人）`
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader understood. Each line with text is in a stretch or an omission."""

    stretches: tuple[Stretch, ...]
    title: str | None = None
    legend: tuple[tuple[str, str], ...] = ()  #: short form and full name: ("JN", "John Neumann")
    omitted: tuple[Omission, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reader(Protocol):
    """A module in this folder that reads one format."""

    def recognises(self, head: str) -> bool:
        """Whether a text that begins with `head` looks like this format."""
        ...

    def read(self, text: str, facts: Facts | None) -> Reading:
        """What the text says; no stretches at all when it has no speakers."""
        ...
