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
    from gtcpanel.speakers import Profile, SpeakerStats
    from gtcpanel.timeline import Timeline
    from gtcpanel.verify import Verification
    from gtcpanel.years import SpokenYear


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
        references: Sequence[str] = (),
        speakers: Collection[str] = (),
        within: Sequence[str] = (),
        limit: int | None = None,
        random: bool = False,
        seed: int | None = None,
        whole_turn: bool = False,
        max_chars: int | None = None,
        context: int = 0,
    ) -> tuple[Quote, ...]:
        """Sentences that answer a query, of references (`SLUG:N`), or any: `gtcpanel.quote.quotes`.

        Raises `UnknownReferenceError` for a reference that is none, `SlugError` for a transcript.
        """
        from gtcpanel.quote import quotes
        from gtcpanel.references import among, reference

        return quotes(
            self,
            query=query,
            references=[among(reference(text), self.slugs()) for text in references],
            speakers=speakers,
            within=within,
            limit=limit,
            random=random,
            seed=seed,
            whole_turn=whole_turn,
            max_chars=max_chars,
            context=context,
        )

    def verify(
        self, quotation: str, *, speaker: str | None = None, within: Sequence[str] = ()
    ) -> Verification:
        """Whether a quotation is what was said, and by whom: `gtcpanel.verify.verify`.

        `speaker` is who is said to have said it, by any name.
        """
        from gtcpanel.verify import Claim, verify

        (found,) = verify(self, [Claim(text=quotation)], speaker=speaker, within=within)
        return found

    def statistics(self, *, within: Sequence[str] = ()) -> tuple[SpeakerStats, ...]:
        """Who speaks, and how much: `gtcpanel.speakers.speaker_stats`."""
        from gtcpanel.speakers import speaker_stats

        return speaker_stats(self, within=within)

    def profile(self, speaker: str, *, within: Sequence[str] = ()) -> Profile | None:
        """What one person said, and beside whom: `gtcpanel.speakers.profile`."""
        from gtcpanel.speakers import profile

        return profile(self, speaker, within=within)

    def timeline(
        self,
        query: str | None = None,
        *,
        compared: Sequence[str] = (),
        within: Sequence[str] = (),
        speakers: Collection[str] = (),
    ) -> Timeline:
        """Who talks when, and where a query comes up: `gtcpanel.timeline.timeline`."""
        from gtcpanel.timeline import timeline

        return timeline(self, query, compared=compared, within=within, speakers=speakers)

    def years(
        self,
        query: str | None = None,
        *,
        within: Sequence[str] = (),
        speakers: Collection[str] = (),
    ) -> tuple[SpokenYear, ...]:
        """The times that people speak of, as years in their order: `gtcpanel.years.years`."""
        from gtcpanel.years import years

        return years(self, query, within=within, speakers=speakers)


def open_library(
    *roots: str | Path,
    cache: Path | None = None,
    glossaries: Sequence[Path] = (),
    stdin: bytes | None = None,
    progress: below.Progress | None = None,
    processes: int = 1,
    reader: str | None = None,
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
        processes=processes,
        reader=reader,
    )
    return Library(opened.store, failures=opened.failures, notices=opened.notices)
