"""The public Python interface: a library that answers every question in one place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gtcpanel import library as below
from gtcpanel.sources import shipped

if TYPE_CHECKING:
    from gtcpanel.model import Results
    from gtcpanel.quote import Quote
    from gtcpanel.speakers import SpeakerStats
    from gtcpanel.timeline import Timeline


class Library(below.Library):
    """Transcripts that can be read, searched, quoted and looked at.

    Made by `open_library`. `within` is always a row of slugs or patterns (`gtc*`), `speakers`
    canonical names (`library.person("noam").name`); empty means all. Raises what
    `gtcpanel.GtcpanelError` is the base of.
    """

    def search(
        self,
        query: str,
        *,
        mode: Literal["fuzzy", "exact", "regex"] = "fuzzy",
        speakers: Collection[str] = (),
        within: Sequence[str] = (),
        limit: int | None = None,
        sort: Literal["score", "time"] = "score",
    ) -> Results:
        """The turns that answer a query, best first: `gtcpanel.search.search`."""
        from gtcpanel.search import search

        return search(
            self, query, mode=mode, speakers=speakers, within=within, limit=limit, sort=sort
        )

    def quotes(
        self,
        query: str | None = None,
        *,
        speakers: Collection[str] = (),
        within: Sequence[str] = (),
        limit: int | None = None,
    ) -> tuple[Quote, ...]:
        """The sentences that answer a query, or all sentences: `gtcpanel.quote.quotes`."""
        from gtcpanel.quote import quotes

        return quotes(self, query=query, speakers=speakers, within=within, limit=limit)

    def statistics(self, *, within: Sequence[str] = ()) -> tuple[SpeakerStats, ...]:
        """Who speaks, and how much: `gtcpanel.speakers.speaker_stats`."""
        from gtcpanel.speakers import speaker_stats

        return speaker_stats(self, within=within)

    def timeline(self, query: str | None = None, *, within: Sequence[str] = ()) -> Timeline:
        """Who talks when, and where a query comes up: `gtcpanel.timeline.timeline`."""
        from gtcpanel.timeline import timeline

        return timeline(self, query, within=within)


def open_library(
    *roots: str | Path,
    cache: Path | None = None,
    glossaries: Sequence[Path] = (),
    stdin: bytes | None = None,
    progress: below.Progress | None = None,
) -> Library:
    """Open transcripts: files, folders, or "-" for `stdin`; without any, the one that ships.

    The index is kept in the folder `cache`, or made in memory when there is none. See
    `gtcpanel.library.open_library` for the rest and for the errors.
    """
    opened = below.open_library(
        roots or (shipped(),),
        cache=cache,
        glossaries=glossaries,
        stdin=stdin,
        progress=progress,
    )
    return Library(opened.store, failures=opened.failures, notices=opened.notices)
