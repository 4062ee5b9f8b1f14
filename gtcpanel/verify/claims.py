"""What is to be verified: words, and whose they are said to be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quotation as somebody wrote it."""

    text: str  #: the words, perhaps with quotation marks around them
    speaker: str | None = None  #: who is said to have said it, as written
    path: str | None = None  #: the document it stands in
    line: int | None = None  #: 1-based, where it begins in that document
