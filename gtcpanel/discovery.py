"""Finds the files of a library. Nothing is read here, only listed."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from gtcpanel.errors import TranscriptError

#: What lies beside transcripts: facts about them, not speech.
_BESIDE: Final = ".toml"
#: The file with facts about all transcripts in its folder and below.
FOLDER_FACTS: Final = "gtcpanel.toml"
#: A file that was written to so many nanoseconds ago may be written to again without its time
#: showing it: two seconds is the coarsest clock of a file system (FAT).
_STILL_WARM: Final = 2_000_000_000


class Listing(NamedTuple):
    """The files under the roots of a library."""

    #: Each file with its state, which changes when the file does, or the facts about it.
    files: dict[str, str]
    closed: dict[str, str]  #: folders that cannot be listed, and why


def listing(roots: Iterable[str | Path]) -> Listing:
    """Every file under `roots` (files, or folders read recursively).

    Hidden files and folders are passed over, links to folders are not followed. Raises
    `TranscriptError` for a root that is not there or cannot be listed.
    """
    found = Listing({}, {})
    for root in roots:
        path = os.path.abspath(root)  # noqa: PTH100 - resolve() would replace links
        try:
            above = _above(path)
            if os.path.isdir(path):  # noqa: PTH112
                _list(path, above, found)
            else:
                found.files[path] = _state_of(path, above)
        except OSError as error:
            raise TranscriptError(
                str(root), _reason(error), remedy="give a file or a folder that can be read"
            ) from error
    return found


def state(path: str) -> str:
    """The state of one file now; '' if it is not there, or so fresh that it may yet change."""
    try:
        written = os.stat(path).st_mtime_ns  # noqa: PTH116
        warm = abs(time.time_ns() - written) < _STILL_WARM
        return "" if warm else _state_of(path, _above(path))
    except OSError:
        return ""


def facts_beside(path: str) -> str:
    """Where the TOML that tells more about a transcript lies, if there is one."""
    return os.path.splitext(path)[0] + _BESIDE  # noqa: PTH122 - thousands of calls


def facts_above(path: str) -> list[str]:
    """The TOML files about the folders that hold `path`, the outermost first."""
    folders = map(str, Path(path).parents)
    places = [os.path.join(folder, FOLDER_FACTS) for folder in folders]  # noqa: PTH118
    return [place for place in reversed(places) if os.path.isfile(place)]  # noqa: PTH113


def slug_for(path: str, taken: Collection[str]) -> str:
    """A short name for a file: its name without suffix, made unique among those `taken`."""
    file = Path(path)
    stem = "-".join(file.stem.replace(":", " ").split()) or "transcript"
    parent = "-".join(file.parent.name.replace(":", " ").split())
    candidates = [stem, f"{parent}-{stem}"] if parent else [stem]
    for candidate in candidates:
        if candidate not in taken:
            return candidate
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _list(root: str, above: str, found: Listing) -> None:
    """Add what is in a folder; `above` is the state of the facts about the folders around it."""
    pending = [(root, above)]
    while pending:
        folder, above = pending.pop()
        try:
            with os.scandir(folder) as entries:
                here = {entry.name: entry for entry in entries if not entry.name.startswith(".")}
        except OSError as error:
            if folder == root:
                raise
            found.closed[folder] = f"{folder}: {_reason(error)}"
            continue
        if FOLDER_FACTS in here:
            above += _look(here[FOLDER_FACTS])
        names = sorted(here)
        for name in names:
            if not name.endswith(_BESIDE) and here[name].is_file():
                facts = here.get(os.path.splitext(name)[0] + _BESIDE)  # noqa: PTH122
                beside = _look(facts) if facts else ""
                found.files[here[name].path] = (_look(here[name]) + beside + above).lstrip()
        below = [here[name].path for name in names if here[name].is_dir(follow_symlinks=False)]
        pending += [(path, above) for path in reversed(below)]


def _look(entry: os.DirEntry[str]) -> str:
    try:
        status = entry.stat()
    except OSError:  # it has just gone
        return ""
    return f" {status.st_size}.{status.st_mtime_ns}"


def _state_of(path: str, above: str) -> str:
    """What `_list` says of a file, of which nothing is known yet."""
    status = os.stat(path)  # noqa: PTH116
    beside = _facts_state(facts_beside(path))
    return f"{status.st_size}.{status.st_mtime_ns}{beside}{above}"


def _above(path: str) -> str:
    return "".join(map(_facts_state, _places_above(os.path.dirname(path))))  # noqa: PTH120


@lru_cache(maxsize=256)
def _places_above(folder: str) -> list[str]:
    """Where facts about a folder and those around it would lie, the outermost first."""
    folders = [folder, *map(str, Path(folder).parents)]
    return [os.path.join(each, FOLDER_FACTS) for each in reversed(folders)]  # noqa: PTH118


def _facts_state(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""
    return f" {status.st_size}.{status.st_mtime_ns}"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
