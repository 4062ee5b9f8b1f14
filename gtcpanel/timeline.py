"""When: who talks along a transcript, what it is about by and by, and where something comes up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from gtcpanel.model import Hit, Results, Span, Turn
from gtcpanel.passages import time_at
from gtcpanel.text.sentences import sentences

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.transcript import Part, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """When one speaker speaks."""

    speaker: str
    spans: tuple[Span, ...]  #: start and end of each turn in milliseconds
    turns: tuple[int, ...] = ()  #: the number of each of these turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A sentence in which the query comes up."""

    ref: str  #: `SLUG:N.S`, or `SLUG:N` where the turn answers by its speaker's name alone
    speaker: str
    start_ms: int  #: of the first match, by its place within the turn
    spans: tuple[Span, ...]  #: offsets into the text of the turn
    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Where one of several queries comes up, to be compared with the others."""

    query: str
    mentions: tuple[Mention, ...]  #: in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The course of one transcript."""

    slug: str
    title: str
    duration_ms: int
    time_estimated: bool
    lanes: tuple[Lane, ...]  #: in order of first appearance
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]  #: in order; none without a query
    series: tuple[Series, ...] = ()  #: one for each query that is compared, in the order asked
    turns: int = 0  #: how many turns there are, whoever is shown
    spoken_ms: int = 0  #: how long everybody speaks, whoever is shown

    @property
    def by_speaker(self) -> dict[str, int]:
        """How often each speaker mentions it, the most frequent first."""
        return dict(Counter(mention.speaker for mention in self.mentions).most_common())


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The course of each transcript; with a query, only of those in which it comes up."""

    query: str | None
    tracks: tuple[Track, ...]
    compared: tuple[str, ...] = ()  #: several queries, in place of one

    @property
    def asked(self) -> bool:
        """Whether it tells where something comes up."""
        return self.query is not None or bool(self.compared)

    @property
    def first(self) -> Mention | None:
        """The first mention of all."""
        return next((mention for track in self.tracks for mention in track.mentions), None)

    @property
    def last(self) -> Mention | None:
        """The last mention of all."""
        return next(
            (mention for track in reversed(self.tracks) for mention in reversed(track.mentions)),
            None,
        )

    @property
    def total(self) -> int:
        """How many mentions there are."""
        return sum(
            len(track.mentions) + sum(len(one.mentions) for one in track.series)
            for track in self.tracks
        )


def timeline(
    library: Library,
    query: str | None = None,
    *,
    compared: Sequence[str] = (),
    within: Sequence[str] = (),
    speakers: Collection[str] = (),
    results: Results | None = None,
) -> Timeline:
    """When people speak and, with a query, where it comes up.

    A mention is a sentence with at least one match; a turn that answers by its speaker's name alone
    is a mention only where there are no others. `compared` are several queries side by side, in
    place of `query`. `results` are hits already found (all of them); by default the query is
    searched for. `speakers` restricts lanes and mentions. Raises `QueryError`, `SpeakerError`,
    `UsageError`.
    """
    asked = [query, *compared]
    found = [_hits(library, one, speakers, within) for one in asked]
    if results is not None:
        found[0] = _by_transcript(results.hits)
    course = Timeline(query=query, tracks=(), compared=tuple(compared))
    if (course.asked or results is not None) and not any(found):
        return course
    summaries = {
        summary.about.slug: summary
        for summary in library.summaries(
            tuple(dict.fromkeys(slug for one in found for slug in one)) or within
        )
    }
    names = {library.person(name).name for name in speakers}
    turns = library.turns(within=tuple(summaries))
    tracks = []
    for slug, row in groupby(turns, key=lambda turn: turn.transcript):
        single, *several = [
            tuple(mention for hit in one.get(slug, ()) for mention in mentions(hit))
            for one in found
        ]
        tracks.append(
            _track(
                summaries[slug],
                list(row),
                names,
                parts=library.parts(slug),
                mentions=single,
                series=tuple(
                    Series(query=one, mentions=own)
                    for one, own in zip(compared, several, strict=True)
                ),
            )
        )
    return replace(course, tracks=tuple(tracks))


def _hits(
    library: Library, query: str | None, speakers: Collection[str], within: Sequence[str]
) -> dict[str, list[Hit]]:
    if query is None:
        return {}
    from gtcpanel.search import search

    return _by_transcript(search(library, query, speakers=speakers, within=within).hits)


def _by_transcript(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    """Hits in order, by transcript: those with a match, or else those on a name alone."""
    by_slug: dict[str, list[Hit]] = {}
    with_match = [hit for hit in hits if hit.spans]
    for hit in sorted(with_match or hits, key=lambda hit: hit.turn.number):
        by_slug.setdefault(hit.turn.transcript, []).append(hit)
    return by_slug


def _track(
    summary: Summary,
    turns: Sequence[Turn],
    speakers: Collection[str],
    *,
    parts: tuple[Part, ...],
    mentions: tuple[Mention, ...],
    series: tuple[Series, ...],
) -> Track:
    lanes: dict[str, list[Turn]] = {}
    for turn in turns:
        if not speakers or turn.speaker in speakers:
            lanes.setdefault(turn.speaker, []).append(turn)
    return Track(
        slug=summary.about.slug,
        title=summary.about.title,
        duration_ms=summary.duration_ms,
        time_estimated=summary.time_estimated,
        lanes=tuple(
            Lane(
                speaker=name,
                spans=tuple((turn.start_ms or 0, turn.end_ms or 0) for turn in own),
                turns=tuple(turn.number for turn in own),
            )
            for name, own in lanes.items()
        ),
        parts=parts,
        mentions=mentions,
        series=series,
        turns=summary.turns,
        spoken_ms=sum((turn.end_ms or 0) - (turn.start_ms or 0) for turn in turns),
    )


def mentions(hit: Hit) -> Iterator[Mention]:
    """The sentences of a hit in which there is a match, in order.

    The time of a match is that of its turn plus the share of the turn's text that goes before it.
    """
    turn = hit.turn
    if not hit.spans:
        yield Mention(
            ref=turn.ref, speaker=turn.speaker, start_ms=turn.start_ms or 0, spans=(), turn=turn
        )
        return
    spans = list(hit.spans)
    for number, (_, end) in enumerate(sentences(turn.text), 1):
        own = [span for span in spans if span[0] < end]
        if own:
            yield Mention(
                ref=f"{turn.ref}.{number}",
                speaker=turn.speaker,
                start_ms=time_at(turn, own[0][0]),
                spans=tuple(own),
                turn=turn,
            )
            spans = spans[len(own) :]
