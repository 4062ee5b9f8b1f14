"""References, the names of turns and sentences: `SLUG`, `SLUG:N`, `SLUG:N-M`, `SLUG:N.S`, `:N`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Final

from gtcpanel.errors import SlugError, UnknownReferenceError

_N: Final = "[1-9][0-9]{0,8}"
_NUMBERS: Final = (
    rf"(?P<first>{_N})(?:-(?P<last>{_N})"
    rf"|\.(?P<one>{_N})(?:-(?:(?P<turn>{_N})\.)?(?P<to>{_N}))?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A transcript, turns of it, or sentences in a row; all counted from 1.

    `str(reference)` is how it is written.
    """

    slug: str
    first: int | None = None  #: turns, both inclusive; None for the whole transcript
    last: int | None = None
    sentence_first: int | None = None  #: a sentence of the turn `first`; None for whole turns
    sentence_last: int | None = None  #: a sentence of the turn `last`

    def __str__(self) -> str:
        if self.first is None:
            return self.slug
        if self.sentence_first is None:
            return f"{self.slug}:{_range(self.first, self.last)}"
        if self.last != self.first:
            return (
                f"{self.slug}:{self.first}.{self.sentence_first}-{self.last}.{self.sentence_last}"
            )
        return f"{self.slug}:{self.first}.{_range(self.sentence_first, self.sentence_last)}"


def _range(first: int, last: int | None) -> str:
    return str(first) if last is None or last == first else f"{first}-{last}"


def parse_reference(text: str) -> Reference | None:
    """What a reference names, or None where `text` is not written like one.

    A bare word is a reference to the transcript of that slug; whether there is one, the library
    knows. `SLUG:4.2-5` are sentences 2 to 5 of turn 4, `SLUG:4.2-5.1` goes on into turn 5. `:4`
    and `#4`, as terminals have it, are `*:4`: turn 4 of the only transcript. Raises
    `UnknownReferenceError` for a range that runs backwards.
    """
    match = re.fullmatch(rf"(?P<slug>)[:#]{_NUMBERS}", text) or re.fullmatch(
        rf"(?P<slug>[^\s:]+)(?::{_NUMBERS})?", text
    )
    if match is None:
        return None
    slug, *numbers = match.groups()
    first, last, one, turn, to = (int(number) if number else None for number in numbers)
    if one and turn == first:
        turn = None  # `4.2-4.3` is `4.2-3`
    for begin, end in ((first, last or turn), (one, to if turn is None else None)):
        if begin and end and end < begin:
            raise UnknownReferenceError(
                f"reference {text!r} runs backwards: {end} comes before {begin}"
            )
    return Reference(
        slug=slug or "*",
        first=first,
        last=last or turn or first,
        sentence_first=one,
        sentence_last=to or one,
    )


def among(reference: Reference, slugs: Sequence[str]) -> Reference:
    """The reference with the one of these slugs that is meant: itself, a pattern or a beginning.

    Raises `SlugError` where none is, or several could be.
    """
    slug = reference.slug
    if slug in slugs:
        return reference
    fitting = [one for one in slugs if fnmatchcase(one, slug)] or [
        one for one in slugs if one.startswith(slug)
    ]
    if len(fitting) != 1:
        raise SlugError(slug, fitting or slugs, ambiguous=bool(fitting))
    return replace(reference, slug=fitting[0])


def reference(text: str) -> Reference:
    """What a reference names. Raises `UnknownReferenceError` where it is not written like one."""
    found = parse_reference(text)
    if found is None:
        raise UnknownReferenceError(f"{text!r} is not a reference such as SLUG:4 or SLUG:4.2")
    return found
