"""A transcript as the page shows it, and what its places are called there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from gtcpanel.render.colour import PALETTE_HEX
from gtcpanel.search.locate import merged

if TYPE_CHECKING:
    from gtcpanel.model import Span, Turn
    from gtcpanel.timeline import Mention, Track
    from gtcpanel.transcript import About, Part, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The course of a transcript, its words, and how it was understood."""

    track: Track
    summary: Summary
    turns: tuple[Turn, ...]  #: those that are shown, in order
    speakers: Sequence[str]  #: of the library, in the order that gives each a number and a colour
    alone: bool  #: whether the page has no other transcript

    @property
    def about(self) -> About:
        """Where the transcript comes from."""
        return self.summary.about

    @property
    def title(self) -> str:
        """What it is called."""
        return self.about.title or self.about.slug

    def number_of(self, speaker: str) -> str:
        """What stands for a speaker in the page, whatever letters the name has."""
        return f"{self.speakers.index(speaker)}"

    def colour_of(self, speaker: str) -> str:
        """The class of a speaker's colour, which is the one of the terminal."""
        return f"c{self.speakers.index(speaker) % len(PALETTE_HEX)}"

    def anchor(self, turn: Turn) -> str:
        """The id of a turn: `t17`, or its reference, `SLUG:17`, where there are several talks."""
        return f"t{turn.number}" if self.alone else turn.ref

    def part_anchor(self, number: int) -> str:
        """The id of a part, counted from 1."""
        return f"part{number}" if self.alone else f"{self.about.slug}:part{number}"

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where any of the queries comes up, in order."""
        series = chain.from_iterable(one.mentions for one in self.track.series)
        return tuple(sorted((*self.track.mentions, *series), key=lambda one: one.start_ms))

    def marks(self) -> dict[int, tuple[Span, ...]]:
        """What is marked of each turn (its number), disjoint and in order."""
        spans: dict[int, list[Span]] = {}
        for mention in self.mentions:
            spans.setdefault(mention.turn.number, []).extend(mention.spans)
        return {number: merged(sorted(own)) for number, own in spans.items()}

    def turns_of(self, speaker: str) -> Sequence[Turn]:
        """What a speaker says."""
        return [turn for turn in self.turns if turn.speaker == speaker]

    def chapters(self) -> Iterator[tuple[int, Part | None, Sequence[Turn]]]:
        """The parts that have turns here, each with its number and these; 0, None for no part."""
        parts = self.track.parts
        firsts = [part.first for part in parts]
        for n, row in groupby(self.turns, lambda turn: bisect_right(firsts, turn.number)):
            yield n, parts[n - 1] if n else None, tuple(row)


def link(anchor: str) -> str:
    """The address of a place in the page."""
    return f"#{quote(anchor, safe=':')}"
