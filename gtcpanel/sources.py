"""What an index is made from: transcripts with their facts, glossaries, and our own code."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gtcpanel.discovery import facts_above, facts_beside, slug_for
from gtcpanel.errors import TranscriptError

if TYPE_CHECKING:
    from gtcpanel.transcript import Pair, Transcript

#: The path that stands for standard input, and the slug of what comes from it.
STDIN: Final = "-"
STDIN_SLUG: Final = "stdin"
#: The largest file that is read: a year of talk has less.
_LARGEST: Final = 128_000_000
_BLOCK: Final = 1 << 20


def read_file(path: str, stdin: bytes = b"") -> Transcript:
    """Read one transcript with the facts about it; its slug is left empty.

    Raises `TranscriptError`.
    """
    from gtcpanel.readers import load_facts, read_transcript

    if path == STDIN:
        return read_transcript(stdin, path=STDIN, slug="")
    beside = facts_beside(path)
    facts = load_facts(_bytes(beside), path=beside) if os.path.isfile(beside) else None  # noqa: PTH113
    return read_transcript(_text(path), path=path, slug="", facts=facts)


def digest(path: str) -> str:
    """A hash of a file and of the facts about it; '' for one that cannot be read."""
    from hashlib import sha256

    whole = sha256()
    try:
        for each in (path, facts_beside(path), *facts_above(path)):
            if each == path or os.path.isfile(each):  # noqa: PTH113
                with open(each, "rb") as file:  # noqa: PTH123
                    while block := file.read(_BLOCK):
                        whole.update(block)
            whole.update(b"\0")
    except OSError:
        return ""
    return whole.hexdigest()


def size(path: str) -> int:
    """The size of a file in bytes; 0 if it is not there."""
    try:
        return os.path.getsize(path)  # noqa: PTH202 - thousands of calls
    except OSError:
        return 0


def slug(path: str, taken: Collection[str]) -> str:
    """A slug for a file that none of those `taken` is."""
    return STDIN_SLUG if path == STDIN else slug_for(path, taken)


def _text(path: str) -> bytes:
    """The content of a transcript. Films and the like are refused before they fill the memory."""
    if size(path) > _LARGEST:
        raise TranscriptError(
            path, f"the file is larger than {_LARGEST // 1_000_000} MB", remedy="split it"
        )
    return _bytes(path)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise TranscriptError(
            path, (error.strerror or str(error)).lower(), remedy="check its permissions"
        ) from error


def glossary_pairs(paths: Iterable[Path]) -> Iterator[Pair]:
    """The terms of the glossary that ships and of those of `paths` that exist.

    Raises `ConfigError` for a broken one.
    """
    from gtcpanel.text.glossary import SHIPPED, load_pairs

    for path in (SHIPPED, *paths):
        if path.exists():
            yield from load_pairs(path)


def index_name(roots: Iterable[str | Path]) -> str:
    """The file that holds the index of these roots."""
    from zlib import crc32

    places = "\n".join(sorted(str(Path(root).absolute()) for root in roots))
    return f"{crc32(places.encode('utf-8', 'surrogateescape')):08x}.sqlite"


def made_by(glossaries: Iterable[Path]) -> str:
    """What an index depends on besides the transcripts: our code, and the glossaries.

    Told by sizes and times, so that an index never outlives an upgrade.
    """
    from gtcpanel.index.schema import VERSION

    package = Path(__file__).parent
    newest = size = 0
    for folder in ("readers", "readers/recognisers", "text", "index", "data"):
        for entry in os.scandir(package / folder):
            if entry.is_file():
                status = entry.stat()
                newest, size = max(newest, status.st_mtime_ns), size + status.st_size
    terms = [(str(path), path.stat().st_mtime_ns) for path in glossaries if path.exists()]
    return f"{VERSION} {newest} {size} {terms}"


def shipped() -> Path:
    """The folder of the transcript that ships: in a wheel, or beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / "transcripts"
    return inside if inside.is_dir() else package.parent / "transcripts"
