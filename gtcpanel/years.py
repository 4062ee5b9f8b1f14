"""The times that people speak of, as years in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gtcpanel.model import Span, Turn
from gtcpanel.passages import Passage, in_sentences, time_at
from gtcpanel.text.year_rules import Years
from gtcpanel.text.years import Period, periods

if TYPE_CHECKING:
    from gtcpanel.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenYear:
    """A year, or several, of which somebody speaks."""

    passage: Passage  #: the sentence
    span: Span  #: of the words that say it; offsets into the text of the turn
    years: Years  #: the first and the last one meant; None where that cannot be told
    #: The same, counted from the year of the talk; None where they are given as such, or as "a few
    #: years ago".
    offset: Years
    relative: bool  #: whether they are counted from the year of the talk

    @property
    def expression(self) -> str:
        """The words that say it, verbatim."""
        return self.passage.turn.text[slice(*self.span)]

    @property
    def start_ms(self) -> int:
        """When it is said, by its place within the turn."""
        return time_at(self.passage.turn, self.span[0])


def years(
    library: Library,
    query: str | None = None,
    *,
    within: Sequence[str] = (),
    speakers: Collection[str] = (),
) -> tuple[SpokenYear, ...]:
    """The years of which people speak, the earliest first; with a query, in what answers it.

    Relative ones ("ten years ago") are counted from the date of the talk where it is known. Where
    it is not they come after all others, the longest ago first, and last those that nobody can
    count. Raises `QueryError`, `SpeakerError`, `UsageError`.
    """
    dates = {
        summary.about.slug: int(summary.about.date[:4])
        for summary in library.summaries(within)
        if summary.about.date
    }
    found = [
        _spoken(passage, period, dates.get(passage.turn.transcript))
        for turn, spans in _turns(library, query, within, speakers)
        for passage, period in _in_turn(turn, spans)
    ]
    return tuple(sorted(found, key=_when))


def _when(one: SpokenYear) -> tuple[int, Span]:
    """By what they are sorted; those of one year stay in the order in which they are said."""
    if one.years is not None:
        return 0, one.years
    return (1, one.offset) if one.offset is not None else (2, (0, 0))


def _turns(
    library: Library, query: str | None, within: Sequence[str], speakers: Collection[str]
) -> Iterator[tuple[Turn, Sequence[Span] | None]]:
    """The turns in order; with a query those that answer it, each with its matches."""
    if query is None:
        for turn in library.turns(within=within, speakers=speakers):
            yield turn, None
        return
    from gtcpanel.search import search

    for hit in search(library, query, within=within, speakers=speakers, sort="time").hits:
        yield hit.turn, hit.spans


def _in_turn(turn: Turn, matches: Sequence[Span] | None) -> Iterator[tuple[Passage, Period]]:
    """The years of a turn, each in its sentence; with `matches` only those of their sentences."""
    found = periods(turn.text)
    for passage in in_sentences(turn) if found else ():
        if matches is None or any(
            start < passage.end and end > passage.start for start, end in matches
        ):
            for period in found:
                if passage.start <= period.start < passage.end:
                    yield passage, period


def _spoken(passage: Passage, period: Period, year: int | None) -> SpokenYear:
    return SpokenYear(
        passage=passage,
        span=(period.start, period.end),
        years=period.within(year),
        offset=period.years if period.relative else None,
        relative=period.relative,
    )
