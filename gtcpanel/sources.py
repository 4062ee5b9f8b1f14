"""What an index is made from: transcripts with their facts, glossaries, and our own code."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gtcpanel.discovery import facts_beside, slug_for
from gtcpanel.errors import TranscriptError

if TYPE_CHECKING:
    from gtcpanel.transcript import Pair, Transcript

#: The path that stands for standard input, and the slug of what comes from it.
STDIN: Final = "-"
STDIN_SLUG: Final = "stdin"


def read_file(path: str, slugs: Mapping[str, str], stdin: bytes) -> Transcript:
    """Read one transcript with the TOML beside it; `slugs` are those of other files.

    Raises `TranscriptError`.
    """
    from gtcpanel.readers import load_facts, read_transcript

    if path == STDIN:
        return read_transcript(stdin, path=STDIN, slug=STDIN_SLUG)
    facts_path = Path(facts_beside(path))
    facts = load_facts(_bytes(facts_path), path=str(facts_path)) if facts_path.exists() else None
    slug = slugs.get(path) or slug_for(path, slugs.values())
    return read_transcript(_bytes(Path(path)), path=path, slug=slug, facts=facts)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TranscriptError(
            str(path), (error.strerror or str(error)).lower(), remedy="check its permissions"
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
    for folder in ("readers", "text", "index", "data"):
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
