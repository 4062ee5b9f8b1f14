"""How what is known of a transcript is kept in the index: as JSON, read only when asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from zlib import compress, decompress

from gtcpanel.transcript import About, Omission, Pair, Person, Problem, Repair, Summary, Transcript

#: What is known of a transcript apart from what has columns of its own.
_ABOUT = tuple(field for field in About.__slots__ if field not in ("slug", "path"))
_PERSON = ("name", "aliases", "role", "affiliation")
_REPORT: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {
    "omitted": (Omission, ("first_line", "last_line", "reason")),
    "repairs": (Repair, ("line", "kind", "before", "after", "confidence")),
    "problems": (Problem, ("line", "message")),
    "pairs": (Pair, ("line", "left", "right")),
}


def encode(transcript: Transcript) -> tuple[str, str, str]:
    """(about, people, report) as JSON."""
    return (
        dumps(_row(transcript.about, _ABOUT)),
        dumps([_row(person, _PERSON) for person in transcript.people]),
        dumps(
            {
                name: [_row(item, fields) for item in getattr(transcript, name)]
                for name, (_, fields) in _REPORT.items()
            }
        ),
    )


def decode(
    slug: str,
    path: str,
    about: str,
    people: str,
    report: str,
    turns: int,
    characters: int,
    duration_ms: int,
    estimated: int,
) -> Summary:
    """What `encode` made, with the counts, as a summary."""
    rows = json.loads(report)
    return Summary(
        about=About(slug=slug, path=path, **dict(zip(_ABOUT, json.loads(about), strict=True))),
        people=tuple(
            Person(name=name, aliases=tuple(aliases), role=role, affiliation=affiliation)
            for name, aliases, role, affiliation in json.loads(people)
        ),
        turns=turns,
        characters=characters,
        duration_ms=duration_ms,
        time_estimated=bool(estimated),
        **{
            name: tuple(kind(**dict(zip(fields, row, strict=True))) for row in rows[name])
            for name, (kind, fields) in _REPORT.items()
        },  # type: ignore[arg-type]
    )


def pack(bag: Mapping[str, int]) -> bytes:
    """A bag of words, deflated to a third; all together are a quarter of what is said."""
    return compress(dumps(bag).encode(), 1)


def unpack(packed: bytes) -> dict[str, int]:
    """What `pack` made."""
    bag: dict[str, int] = json.loads(decompress(packed))
    return bag


def dumps(value: object) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(value: object, fields: tuple[str, ...]) -> list[object]:
    return [getattr(value, field) for field in fields]
