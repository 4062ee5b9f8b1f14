"""Throws bytes at the readers, guided by coverage, and stops at the first that does harm.

usage: python tests/fuzz/fuzz.py GROUP FOLDER [LIBFUZZER OPTIONS]

GROUP is one of those below; FOLDER keeps what was found worth trying, and is begun with the golden
files. Any bytes must give a transcript or a `TranscriptError`, within 20 seconds and 1 GB. It needs
atheris, which is no dependency of the project: `pip install atheris` in an environment of its own.
How to keep a finding is told in README.md.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["gtcpanel"]):
    from gtcpanel.errors import TranscriptError
    from gtcpanel.readers import READERS, read_transcript
    from gtcpanel.readers.recognisers import RECOGNISERS

GOLDEN: Final = Path(__file__).parent.parent / "golden"
GROUPS: Final = {
    "text": ["labelled"],
    "captions": ["srt", "vtt", "youtube", "sbv", "ass", "ttml"],
    "json": list(RECOGNISERS),
    "pages": ["html", "docx"],
    "xml": ["akomantoso", "tei", "hansard"],
    "corpora": ["chat", "elan", "textgrid"],
}
LIMITS: Final = ["-timeout=20", "-rss_limit_mb=1024", "-max_len=20000"]


def main() -> None:
    """Fuzz the group of readers that the command line names."""
    group, folder, *options = sys.argv[1:]
    readers = GROUPS[group]
    assert set(readers) <= set(READERS)
    begin(Path(folder), readers)

    def one_input(data: bytes) -> None:
        for reader in (None, *readers):
            with suppress(TranscriptError):
                transcript = read_transcript(data, path="fuzz", slug="fuzz", reader=reader)
                assert all(turn.text and turn.lines for turn in transcript.turns)

    atheris.Setup([sys.argv[0], *LIMITS, *options, folder], one_input)
    atheris.Fuzz()


def begin(folder: Path, readers: list[str]) -> None:
    """Put the golden files of these readers into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for reader in readers:
        for path in (GOLDEN / reader).glob("*"):
            if path.suffix not in {".toml", ".json"}:
                shutil.copyfile(path, folder / f"{reader}-{path.name}")


if __name__ == "__main__":
    main()
