"""Golden cases: `<case>.txt` and what is understood of it in `<case>.json`, with a TOML or not.

Adding a pair of files to a folder named after a format adds a case.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import READERS, load_facts, read_transcript

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(
    path
    for name in READERS
    for path in (GOLDEN / name).glob("*")
    if path.suffix not in {".json", ".toml"}
)


def understood(path: Path) -> dict[str, Any]:
    """All that a reader makes of a file, short enough to be read by eye."""
    toml = path.with_suffix(".toml")
    facts = load_facts(toml.read_bytes(), path=toml.name) if toml.exists() else None
    try:
        read = read_transcript(path.read_bytes(), path=path.name, slug=path.stem, facts=facts)
    except TranscriptError as error:
        return {"error": str(error)}
    return {
        "title": read.about.title,
        "language": read.about.language,
        "people": {
            person.name: [word for word in (*person.aliases, person.role) if word]
            for person in read.people
        },
        "turns": [
            {
                "speaker": turn.speaker,
                **({"label": turn.label} if turn.label != turn.speaker else {}),
                **({"start_ms": turn.start_ms} if turn.start_ms is not None else {}),
                "lines": list(turn.lines),
                "text": turn.text,
            }
            for turn in read.turns
        ],
        "omitted": [f"{o.first_line}-{o.last_line} {o.reason}" for o in read.omitted],
        "repairs": [f"{r.line} {r.kind}: {r.before} -> {r.after}" for r in read.repairs],
        "problems": [f"{p.line} {p.message}" for p in read.problems],
        "pairs": [f"{p.line} {p.left} = {p.right}" for p in read.pairs],
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_file_is_understood_as_its_golden_file_says(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert understood(path) == expected


def test_every_format_has_a_case() -> None:
    assert {path.parent.name for path in CASES} == set(READERS)
