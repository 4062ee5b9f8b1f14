"""What an index is made from: transcripts with their facts, glossaries, and our own code."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gtcpanel.discovery import FOLDER_FACTS, facts_above, facts_beside, slug_for
from gtcpanel.errors import TranscriptError

if TYPE_CHECKING:
    from gtcpanel.readers import Facts
    from gtcpanel.readers.facts import FolderFacts
    from gtcpanel.transcript import Pair, Transcript

#: The path that stands for standard input, and the slug of what comes from it.
STDIN: Final = "-"
STDIN_SLUG: Final = "stdin"
#: The largest file that is read: a year of talk has less.
_LARGEST: Final = 128_000_000
_BLOCK: Final = 1 << 20
#: Modules that only ask an index, or show what was found, and make nothing that is in it.
_ASKING: Final = frozenset(
    ["store.py", "lexicon.py", "match.py", "tables.py", "excerpt.py", "cutting.py"]
)


def read_file(
    path: str,
    stdin: bytes = b"",
    own: Facts | None = None,
    reader: str | None = None,
    named: Collection[str] = (),
) -> Transcript:
    """Read one transcript with the facts about it; its slug is left empty.

    `own` are facts in place of those that lie beside it. `reader` reads the files that are `named`,
    and of all others those that could be of several formats, that one being among them. Raises
    `TranscriptError`.
    """
    from gtcpanel.readers import read_transcript

    data = stdin if path == STDIN else _text(path)
    facts = facts_about(path, own)
    chosen = facts.reader if facts else None
    if reader and path in named:
        chosen = reader
    return read_transcript(data, path=path, slug="", facts=facts, reader=chosen, preferred=reader)


def facts_about(path: str, own: Facts | None = None) -> Facts | None:
    """What the TOML files about a transcript and about its folders tell.

    What is told of the file counts more than what is told of a folder, and the nearer folder more
    than the one around it. `own` stands in place of what lies beside. Raises `TranscriptError`.
    """
    from gtcpanel.readers.facts import combined, load_facts

    if path == STDIN:
        return own
    of_folders, of_file = [], []
    for above in facts_above(path):
        told = _folder_facts(above, os.stat(above).st_mtime_ns)  # noqa: PTH116
        of_folders.append(told.every)
        name = os.path.relpath(path, os.path.dirname(above)).replace(os.sep, "/")  # noqa: PTH120
        if name in told.files:
            of_file.append(told.files[name])
    beside = facts_beside(path)
    if own is not None:
        of_file.append(own)
    elif os.path.isfile(beside) and os.path.basename(beside) != FOLDER_FACTS:  # noqa: PTH113, PTH119
        of_file.append(load_facts(_bytes(beside), path=beside))
    return combined([*of_folders, *of_file])


@lru_cache(maxsize=64)
def _folder_facts(path: str, written: int) -> FolderFacts:  # noqa: ARG001 - a file changes
    """The TOML about a folder, read once for all of its files."""
    from gtcpanel.readers.facts import load_folder_facts

    facts = load_folder_facts(_bytes(path), path=path)
    folder = os.path.dirname(path)  # noqa: PTH120
    for name, line in facts.lines.items():
        if not os.path.isfile(os.path.join(folder, name)):  # noqa: PTH113, PTH118
            raise TranscriptError(
                path, f"there is no file {name!r} here", line=line, remedy=_rename(folder, name)
            )
    return facts


def _rename(folder: str, name: str) -> str:
    """What may have been meant by the name of a file that is not there."""
    from difflib import get_close_matches

    below, _, last = name.rpartition("/")
    try:
        near = get_close_matches(last, os.listdir(os.path.join(folder, below)), 1)  # noqa: PTH118, PTH208
    except OSError:
        near = []
    likely = f"{below}/{near[0]}" if near and below else "".join(near)
    return f"did you mean {likely!r}?" if near else "remove that section"


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


def index_name(roots: Iterable[str | Path], reader: str | None = None) -> str:
    """The file that holds the index of these roots, if read with this reader."""
    from zlib import crc32

    places = "\n".join(sorted(str(Path(root).absolute()) for root in roots))
    places += f"\n{reader}" if reader else ""
    return f"{crc32(places.encode('utf-8', 'surrogateescape')):08x}.sqlite"


def made_by(glossaries: Iterable[Path]) -> str:
    """What an index depends on besides the transcripts: our code, and the glossaries.

    Told by sizes and times, which takes no time and shows every upgrade.
    """
    newest = size = 0
    for entry in _makers():
        status = entry.stat()
        newest, size = max(newest, status.st_mtime_ns), size + status.st_size
    terms = [(str(path), path.stat().st_mtime_ns) for path in glossaries if path.exists()]
    return f"{sys.version_info[:2]} {newest} {size} {terms}"


def made_of(glossaries: Iterable[Path]) -> str:
    """The same by content: an upgrade that changes none of it leaves an index as good as new."""
    from hashlib import sha256

    whole = sha256(f"{sys.version_info[:2]}".encode())  # each knows another Unicode
    for path in (*sorted(entry.path for entry in _makers()), *map(str, glossaries)):
        if os.path.exists(path):  # noqa: PTH110
            with open(path, "rb") as file:  # noqa: PTH123
                whole.update(file.read() + b"\0")
    return whole.hexdigest()


def _makers() -> Iterator[os.DirEntry[str]]:
    """The files of our code that make an index what it is."""
    package = os.path.dirname(__file__)  # noqa: PTH120
    for folder in ("readers", "readers/recognisers", "text", "index", "data"):
        for entry in os.scandir(f"{package}/{folder}"):
            if entry.is_file() and entry.name not in _ASKING:
                yield entry


def shipped() -> Path:
    """The folder of the transcript that ships: in a wheel, or beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / "transcripts"
    return inside if inside.is_dir() else package.parent / "transcripts"
