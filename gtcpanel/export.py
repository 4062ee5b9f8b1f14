"""The library transcript by transcript, to be handed to other programs.

One transcript's report and the turn being written are in memory, never all of them: a library of
any size can be exported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from gtcpanel.errors import StorageError
from gtcpanel.model import Turn

if TYPE_CHECKING:
    from gtcpanel.index.store import Scope
    from gtcpanel.library import Library
    from gtcpanel.transcript import Summary


class Exported(NamedTuple):
    """A transcript to be exported."""

    summary: Summary
    turns: Iterator[Turn]  #: to be gone through once


@dataclass(frozen=True, slots=True)
class Selection:
    """Some transcripts of a library, in order of slugs; can be gone through again and again.

    Raises `StorageError` on the way when the index is changed by another process.
    """

    library: Library
    scope: Scope
    speakers: frozenset[str]  #: canonical names; none for everybody

    def __iter__(self) -> Iterator[Exported]:
        """The transcripts in which any of the speakers says something, with what they say."""
        store = self.library.store
        for slug, number in self._ids():
            scope = self.scope._replace(transcripts=(number,))
            summaries = store.summaries(scope)
            if not summaries:
                raise StorageError(f"{slug} has changed while it was exported; do it again")
            if self._has_said(summaries[0]):
                yield Exported(summaries[0], (turn for _, turn in store.turns(scope)))

    def apart(self) -> Iterator[tuple[Summary, Self]]:
        """Each transcript as a selection of its own."""
        for _, number in self._ids():
            scope = self.scope._replace(transcripts=(number,))
            for summary in filter(self._has_said, self.library.store.summaries(scope)):
                yield summary, replace(self, scope=scope)

    def _ids(self) -> list[tuple[str, int]]:
        chosen = self.scope.transcripts
        every = self.library.store.transcript_ids().items()
        if chosen is None:
            return list(every)
        wanted = frozenset(chosen)
        return [(slug, number) for slug, number in every if number in wanted]

    def _has_said(self, summary: Summary) -> bool:
        return not self.speakers or any(each.name in self.speakers for each in summary.people)


def select(
    library: Library, *, within: Sequence[str] = (), speakers: Collection[str] = ()
) -> Selection:
    """The transcripts of some slugs or patterns (none: all), and whose turns of them.

    Raises what `Library.scope` does.
    """
    return Selection(library, library.scope(within, speakers), frozenset(speakers))
