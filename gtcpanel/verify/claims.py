"""What is to be verified: words, and whose they are said to be."""

from __future__ import annotations

from dataclasses import dataclass

from gtcpanel.model import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quotation as somebody wrote it."""

    text: str  #: the words, perhaps with quotation marks around them
    speaker: str | None = None  #: who is said to have said it, as written
    whole: str | None = None  #: with the name, where nobody is called so: it may be words as well
    path: str | None = None  #: the document it stands in
    line: int | None = None  #: 1-based, where it begins in that document


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Who is said to have said it, as a library knows them."""

    name: str | None = None  #: the name used throughout; as written, if it is nobody's
    people: frozenset[str] = frozenset()  #: those it may be, by the names used throughout
    note: str | None = None  #: why it is nobody's, or several people's

    def fits(self, turn: Turn) -> bool:
        """Whether a turn may be theirs; anybody's, where nobody is named on either side."""
        return self.name is None or not turn.speaker or turn.speaker in self.people
