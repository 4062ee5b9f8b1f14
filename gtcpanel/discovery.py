"""Finds the files of a library. Nothing is read here, only listed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from gtcpanel.errors import TranscriptError

#: What lies beside transcripts: facts about them, not speech.
_BESIDE: Final = ".toml"


def snapshot(roots: Iterable[Path]) -> dict[str, str]:
    """Every transcript under `roots` (files, or folders read recursively) with its state.

    The state changes when the file changes or the TOML beside it does, comes or goes. Hidden files
    and folders are passed over, links to folders are not followed. Raises `TranscriptError` for a
    root that is not there or cannot be listed.
    """
    found: dict[str, str] = {}
    for root in roots:
        path = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would replace links
        try:
            entries = _walk(path) if path.is_dir() else [str(path)]
            for entry in entries:
                found[entry] = f"{_state(entry)} {_state(facts_beside(entry), missing='')}".strip()
        except OSError as error:
            raise TranscriptError(
                str(root),
                (error.strerror or str(error)).lower(),
                remedy="give a file or a folder that can be read",
            ) from error
    return found


def facts_beside(path: str) -> str:
    """Where the TOML that tells more about a transcript lies, if there is one."""
    return os.path.splitext(path)[0] + _BESIDE  # noqa: PTH122 - thousands of calls


def slug_for(path: str, taken: Iterable[str]) -> str:
    """A short name for a file: its name without suffix, made unique among those `taken`."""
    file = Path(path)
    stem = "-".join(file.stem.replace(":", " ").split()) or "transcript"
    used = set(taken)
    parent = "-".join(file.parent.name.replace(":", " ").split())
    candidates = [stem, f"{parent}-{stem}"] if parent else [stem]
    for candidate in candidates:
        if candidate not in used:
            return candidate
    number = 2
    while f"{stem}-{number}" in used:
        number += 1
    return f"{stem}-{number}"


def _walk(folder: Path) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        if error.filename == str(folder):
            raise error

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(parent, name)  # noqa: PTH118 - thousands of calls
            if not name.startswith(".") and not name.endswith(_BESIDE) and os.path.isfile(path):  # noqa: PTH113
                yield path


def _state(path: str, missing: str | None = None) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - thousands of calls
    except FileNotFoundError:
        if missing is None:
            raise
        return missing
    return f"{status.st_size}.{status.st_mtime_ns}"
