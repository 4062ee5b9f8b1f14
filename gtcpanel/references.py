"""References, the names of turns and sentences: `SLUG`, `SLUG:N`, `SLUG:N-M`, `SLUG:N.S`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gtcpanel.errors import UnknownReferenceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A transcript, one turn of it or several, or sentences of one turn; all counted from 1.

    `str(reference)` is how it is written.
    """

    slug: str
    first: int | None = None  #: turns, both inclusive; None for the whole transcript
    last: int | None = None
    sentence_first: int | None = None  #: sentences of the turn `first`; None for the whole turn
    sentence_last: int | None = None

    def __str__(self) -> str:
        if self.first is None:
            return self.slug
        if self.sentence_first is None:
            return f"{self.slug}:{_range(self.first, self.last)}"
        return f"{self.slug}:{self.first}.{_range(self.sentence_first, self.sentence_last)}"


def _range(first: int, last: int | None) -> str:
    return str(first) if last is None or last == first else f"{first}-{last}"


def parse_reference(text: str) -> Reference | None:
    """What a reference names, or None where `text` is not written like one.

    A bare word is a reference to the transcript of that slug; whether there is one, the library
    knows. Raises UnknownReferenceError for a range that runs backwards.
    """
    match = re.fullmatch(
        r"(?P<slug>[^\s:]+)"
        r"(?::(?P<first>[1-9][0-9]{0,8})"
        r"(?:-(?P<last>[1-9][0-9]{0,8})"
        r"|\.(?P<one>[1-9][0-9]{0,8})(?:-(?P<to>[1-9][0-9]{0,8}))?)?)?",
        text,
    )
    if match is None:
        return None
    slug, *numbers = match.groups()
    first, last, one, to = (int(number) if number else None for number in numbers)
    for begin, end in ((first, last), (one, to)):
        if begin and end and end < begin:
            raise UnknownReferenceError(
                f"reference {text!r} runs backwards: {end} comes before {begin}"
            )
    return Reference(
        slug=slug,
        first=first,
        last=last or first,
        sentence_first=one,
        sentence_last=to or one,
    )


def reference(text: str) -> Reference:
    """What a reference names. Raises `UnknownReferenceError` where it is not written like one."""
    found = parse_reference(text)
    if found is None:
        raise UnknownReferenceError(f"{text!r} is not a reference such as SLUG:4 or SLUG:4.2")
    return found
