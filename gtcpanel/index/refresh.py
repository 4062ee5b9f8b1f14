"""Opens an index and makes it agree with the files.

A new index is made in a temporary file and moved into place; an existing one is changed inside one
transaction. So a crash leaves the old index or the new one, and two processes may do it at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from gtcpanel.errors import GtcpanelError, StorageError
from gtcpanel.index.store import Store

if TYPE_CHECKING:
    from gtcpanel.transcript import Pair, Transcript

#: Seconds to wait for another process that is writing.
_PATIENCE: Final = 30.0

#: Each file with what tells that it has changed (its size and time, and those of what lies beside).
Snapshot: TypeAlias = Mapping[str, str]


class Source(NamedTuple):
    """Where an index gets what it holds."""

    snapshot: Snapshot
    #: Reads a file; the slugs are those already given to other files.
    read: Callable[[str, Mapping[str, str]], Transcript]
    pairs: Callable[[], Iterable[Pair]]  #: the glossaries' pairs
    made_by: str  #: tells one version of our code from another
    progress: Callable[[str], None]


class Opened(NamedTuple):
    """An index that agrees with the files."""

    store: Store
    failures: Mapping[str, str]  #: files that could not be read, and why
    notices: tuple[str, ...]  #: remarks for the user, a line each


def open_index(path: Path | None, source: Source) -> Opened:
    """Open the index at `path` (None: in memory), made or refreshed as needed.

    Falls back to memory, with a notice, where `path` cannot be written, and rebuilds an index that
    is damaged. Raises `StorageError` when the disk is full.
    """
    if path is None:
        return _in_memory(source)
    notices: tuple[str, ...] = ()
    try:
        db = _open_current(path, source)
    except sqlite3.DatabaseError as error:
        _raise_if_full(error)
        db, notices = None, ("the index was damaged; it has been built anew",)
    try:
        if db is None:
            path.parent.mkdir(parents=True, exist_ok=True)
            _build_file(path, source)
            db = _connect(path)
    except (OSError, sqlite3.Error) as error:
        _raise_if_full(error)
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        opened = _in_memory(source)
        return opened._replace(
            notices=(f"{path.parent}: the index cannot be kept there ({reason}); using memory",)
        )
    return _opened(db, source, notices)


def _opened(db: sqlite3.Connection, source: Source, notices: tuple[str, ...] = ()) -> Opened:
    failures = dict(db.execute("SELECT path, error FROM file WHERE error IS NOT NULL"))
    return Opened(
        Store(db), {path: failures[path] for path in source.snapshot if path in failures}, notices
    )


def _in_memory(source: Source) -> Opened:
    db = sqlite3.connect(":memory:")
    try:
        _fill(db, source, {})
    except BaseException:
        db.close()
        raise
    return _opened(db, source)


def _open_current(path: Path, source: Source) -> sqlite3.Connection | None:
    """The index at `path`, brought up to date; None where there is none that can be."""
    if not path.exists():
        return None
    db = _connect(path)
    try:
        made_by = db.execute("SELECT value FROM meta WHERE key = 'made_by'").fetchone()
        if made_by != (source.made_by,):
            db.close()
            return None
        if _snapshot(db) != source.snapshot:
            _refresh(db, source)
    except BaseException:
        db.close()
        raise
    return db


def _refresh(db: sqlite3.Connection, source: Source) -> None:
    db.execute("BEGIN IMMEDIATE")
    known = _snapshot(db)  # another process may have been faster
    if known != source.snapshot:
        _fill(db, source, known)
    else:
        db.rollback()


def _build_file(path: Path, source: Source) -> None:
    import os
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    try:
        db = sqlite3.connect(name)
        try:
            # Nobody else sees this file, and it is worthless until it is whole.
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            _fill(db, source, {})
        finally:
            db.close()
        Path(name).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _fill(db: sqlite3.Connection, source: Source, known: Snapshot) -> None:
    """Make the index agree with the files, and commit."""
    from gtcpanel.index.write import Writer, create

    source.progress("preparing the index")
    if not known:
        create(db)
        db.execute("INSERT INTO meta VALUES ('made_by', ?)", (source.made_by,))
    writer = Writer(db)
    for path in known.keys() - source.snapshot.keys():
        writer.remove(path)
        db.execute("DELETE FROM file WHERE path = ?", (path,))
    changed = [path for path, state in source.snapshot.items() if known.get(path) != state]
    slugs = dict(db.execute("SELECT path, slug FROM transcript"))
    for number, path in enumerate(changed, start=1):
        source.progress(f"indexing {Path(path).name} ({number} of {len(changed)})")
        writer.remove(path)
        error = None
        try:
            transcript = source.read(path, slugs)
        except GtcpanelError as refusal:
            error = str(refusal)
        else:
            slugs[path] = transcript.about.slug
            writer.add(transcript)
        db.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (path, source.snapshot[path], error)
        )
    db.execute("DELETE FROM pair WHERE transcript IS NULL")
    writer.add_pairs(source.pairs())
    writer.finish()
    db.commit()


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_PATIENCE)


def _snapshot(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT path, state FROM file"))


def _raise_if_full(error: Exception) -> None:
    import errno

    if (isinstance(error, OSError) and error.errno == errno.ENOSPC) or "full" in str(error):
        raise StorageError(
            f"the disk is full ({error}); free some space, or set GTCPANEL_CACHE_DIR to another"
        ) from error
