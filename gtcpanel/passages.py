"""Passages: what is quoted of a turn, with its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gtcpanel.errors import UnknownReferenceError
from gtcpanel.model import Span, Turn

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.references import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A whole turn, sentences of one, or a piece of a sentence."""

    turn: Turn
    start: int  #: half-open offsets into `turn.text`
    end: int
    ref: str  #: `SLUG:N`, or `SLUG:N.S` or `SLUG:N.S-T` for sentences

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.turn.text[self.start : self.end]

    @property
    def line(self) -> int:
        """Where it begins in the source."""
        return self.turn.line_at(self.start)


def sentences_of(turn: Turn) -> Sequence[Span]:
    """Where the sentences of a turn are; whole turns are shown without what it takes to know."""
    from gtcpanel.text.sentences import sentences

    return sentences(turn.text)


def whole(turn: Turn) -> Passage:
    """All of a turn."""
    return Passage(turn=turn, start=0, end=len(turn.text), ref=turn.ref)


def of_sentences(turn: Turn, bounds: Sequence[Span], first: int, last: int) -> Passage:
    """Sentences in a row, both inclusive and counted from 0; `bounds` are those of the turn."""
    numbers = f"{first + 1}" if first == last else f"{first + 1}-{last + 1}"
    return Passage(
        turn=turn, start=bounds[first][0], end=bounds[last][1], ref=f"{turn.ref}.{numbers}"
    )


def passages_of(library: Library, reference: Reference) -> Iterator[Passage]:
    """What a reference names, a passage for each turn: the whole of it, or sentences.

    Raises `UnknownReferenceError` for a turn or a sentence that there is not.
    """
    if reference.first is None:
        yield from map(whole, library.turns(within=[reference.slug]))
        return
    last = reference.last or reference.first
    library.turn(reference.slug, last)  # says how many turns there are, if there are fewer
    for turn in library.between(reference.slug, reference.first, last):
        if reference.sentence_first is None:
            yield whole(turn)
            continue
        bounds = sentences_of(turn)
        begin = reference.sentence_first if turn.number == reference.first else 1
        end = reference.sentence_last if turn.number == last else None
        if max(begin, end or 1) > len(bounds):
            raise UnknownReferenceError(
                f"{reference}: {turn.ref} has {len(bounds)} sentences, 1 to {len(bounds)}"
            )
        yield of_sentences(turn, bounds, begin - 1, (end or len(bounds)) - 1)


def passage_at(turn: Turn, start: int, end: int) -> Passage:
    """A piece of a turn (not empty), by the sentences that it is in: `SLUG:N.S` or `SLUG:N.S-T`."""
    numbers = [
        number
        for number, (begin, stop) in enumerate(sentences_of(turn), 1)
        if begin < end and stop > start
    ]
    ref = turn.ref
    if numbers:
        ref += f".{numbers[0]}" + (f"-{numbers[-1]}" if len(numbers) > 1 else "")
    return Passage(turn=turn, start=start, end=end, ref=ref)


def in_sentences(turn: Turn) -> Iterator[Passage]:
    """Each sentence of a turn, in order."""
    bounds = sentences_of(turn)
    for number in range(len(bounds)):
        yield of_sentences(turn, bounds, number, number)


def time_at(turn: Turn, offset: int) -> int:
    """When `turn.text[offset]` is said, in milliseconds, if the turn is spoken at an even pace."""
    start = turn.start_ms or 0
    length = max(0, (turn.end_ms or start) - start)
    return start + length * offset // max(1, len(turn.text))
