"""Where an index gets what it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from gtcpanel.transcript import Pair, Transcript

#: Each file with what tells that it has changed (its size and time, and those of what lies beside).
Snapshot: TypeAlias = Mapping[str, str]


class Step(NamedTuple):
    """How far the making of an index has come."""

    name: str  #: of what is being done
    done: int  #: files
    total: int


class Source(NamedTuple):
    """The files of a library, and how they are read.

    `read`, `digest` and `state` may be called in other processes.
    """

    snapshot: Snapshot
    #: Reads a file; its slug is left empty. Raises `GtcpanelError`.
    read: Callable[[str], Transcript]
    digest: Callable[[str], str]  #: a hash of a file and of the facts about it; '' if unreadable
    state: Callable[[str], str]  #: what the snapshot would say now; '' if it may yet change
    slug: Callable[[str, Collection[str]], str]  #: a slug for a file that none of these is
    size: Callable[[str], int]  #: of a file in bytes
    pairs: Callable[[], Iterable[Pair]]  #: the glossaries' pairs
    made_by: str  #: tells one version of our code from another
    made_of: Callable[[], str]  #: the same, of versions that make the same index too
    progress: Callable[[Step], None]
    processes: int = 1  #: how many may be used
