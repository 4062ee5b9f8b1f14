"""What a recogniser's file says, before turns are made of it, and what each format has to give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from gtcpanel.readers.pieces import Piece
    from gtcpanel.readers.recognisers.places import Places


class Script(NamedTuple):
    """Who said what, in order."""

    pieces: Sequence[Piece]
    language: str | None = None  #: BCP 47 primary tag
    title: str | None = None
    date: str | None = None  #: ISO 8601


class Format(Protocol):
    """A module in this folder: one recogniser's JSON."""

    def claims(self, root: object) -> bool:
        """Whether the JSON has this recogniser's shape; quick, and never an error."""
        ...

    def script(self, root: object, places: Places) -> Script:
        """What it says. `places` tells lines, and is to be asked in the order of the file."""
        ...
