"""Opens an index and makes it agree with the files.

A new index is made in a temporary file and moved into place; an existing one is changed inside one
transaction. So a crash leaves the old index or the new one, and two processes may do it at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.errors import StorageError
from gtcpanel.index.source import Snapshot, Source, Step
from gtcpanel.index.store import Store

if TYPE_CHECKING:
    from gtcpanel.index.write import Writer

#: Seconds to wait for another process that is writing.
_PATIENCE: Final = 30.0
#: Kilobytes of a new index that SQLite keeps in memory.
_CACHE: Final = 64_000
#: Seconds after which nobody goes on with an index that was left unfinished.
_ABANDONED: Final = 3600
#: An index that has had this many times the turns it has is built anew, to be rid of their terms.
_WORN: Final = 3


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
            _build_file(path, source, _slugs_of(path))
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
        _fill(db, source, {}, {})
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
        if not _is_ours(db, source):
            db.close()
            return None
        if _snapshot(db) != source.snapshot:
            _refresh(db, source)
            if _is_worn(db):
                db.close()
                return None
    except BaseException:
        db.close()
        raise
    return db


def _is_ours(db: sqlite3.Connection, source: Source) -> bool:
    """Whether our code would make this index as it is."""
    made = dict(db.execute("SELECT key, value FROM meta WHERE key LIKE 'made%'"))
    if made.get("made_by") == source.made_by:
        return True
    if made.get("made_of") != source.made_of():
        return False
    db.execute("UPDATE meta SET value = ? WHERE key = 'made_by'", (source.made_by,))
    db.commit()
    return True


def _refresh(db: sqlite3.Connection, source: Source) -> None:
    db.execute("BEGIN IMMEDIATE")
    known = _snapshot(db)  # another process may have been faster
    if known != source.snapshot:
        _fill(db, source, known, {})
    else:
        db.rollback()


def _is_worn(db: sqlite3.Connection) -> bool:
    """Whether most of what the index has ever held is gone."""
    (turns,) = db.execute("SELECT total(turns) FROM transcript").fetchone()
    (ever,) = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'turn'").fetchone() or (0,)
    return bool(ever > _WORN * turns + 10_000)


def _slugs_of(path: Path) -> dict[str, str]:
    """The slugs that the index at `path` gave to files: a new one goes on with them."""
    if not path.exists():
        return {}
    try:
        with closing(_connect(path)) as db:
            return dict(db.execute("SELECT path, slug FROM transcript"))
    except sqlite3.Error:  # damaged, or of another time
        return {}


def _build_file(path: Path, source: Source, slugs: Mapping[str, str]) -> None:
    import os
    import tempfile

    _clear_away(path)
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    try:
        db = sqlite3.connect(name)
        try:
            # Nobody else sees this file, and it is worthless until it is whole.
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(f"PRAGMA cache_size = {-_CACHE}")
            _fill(db, source, {}, slugs)
        finally:
            db.close()
        Path(name).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _clear_away(path: Path) -> None:
    """Remove what builds that were killed left unfinished, unless one may yet be at work."""
    import time

    for left in path.parent.glob(f"{path.name}.*.new"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _fill(
    db: sqlite3.Connection, source: Source, known: Snapshot, slugs: Mapping[str, str]
) -> None:
    """Make the index agree with the files, and commit. Files keep the slugs they had."""
    from gtcpanel.index.gather import gather
    from gtcpanel.index.groundwork import stored
    from gtcpanel.index.write import Writer, create

    if not known:
        create(db)
        made = ("made_by", source.made_by, "made_of", source.made_of())
        db.execute("INSERT INTO meta VALUES (?, ?), (?, ?)", made)
    writer = Writer(db, whole=not known)
    changed = _compare(db, writer, source, known)
    taken = {**slugs, **dict(db.execute("SELECT path, slug FROM transcript"))}
    used = set(taken.values())
    for number, outcome in enumerate(gather(source, changed, stored(db)), start=1):
        path = outcome.path
        source.progress(Step(Path(path).name, number, len(changed)))
        writer.remove(path)
        if outcome.prepared is not None:
            slug = taken.get(path) or source.slug(path, used)
            used.add(slug)
            writer.add(outcome.prepared, slug)
        db.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)",
            (path, outcome.state, outcome.digest, outcome.error),
        )
    source.progress(Step("finishing the index", len(changed), len(changed)))
    if not known:  # a glossary that changes makes a new index
        writer.add_pairs(source.pairs())
    writer.finish()
    db.commit()


def _compare(db: sqlite3.Connection, writer: Writer, source: Source, known: Snapshot) -> list[str]:
    """The files to be read, all others put right: gone, moved, or only touched."""
    gone = known.keys() - source.snapshot.keys()
    digests = dict(db.execute("SELECT path, digest FROM file"))
    # A file with the name and the content of one that is gone has been moved.
    moved = {(Path(path).name, digests[path]): path for path in gone if digests[path]}
    changed = []
    for path, state in source.snapshot.items():
        if known.get(path) == state:
            continue
        digest = source.digest(path) if path in digests or moved else ""
        now = source.state(path)
        if digest and digest == digests.get(path):
            db.execute("UPDATE file SET state = ? WHERE path = ?", (now, path))
        elif digest and (before := moved.pop((Path(path).name, digest), None)):
            gone.discard(before)
            db.execute("UPDATE transcript SET path = ? WHERE path = ?", (path, before))
            db.execute("UPDATE file SET path = ?, state = ? WHERE path = ?", (path, now, before))
        else:
            changed.append(path)
    for path in gone:
        writer.remove(path)
        db.execute("DELETE FROM file WHERE path = ?", (path,))
    return changed


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
