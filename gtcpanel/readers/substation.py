r"""SubStation Alpha (`.ass`, `.ssa`): `Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,Hi.\N`.

The order of the fields is what the file itself says in `Format:`; pysubs2 does not ask it, and
refuses a whole file for one wrong number in a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.clock import stamp_at
from gtcpanel.readers.cuefile import Cue
from gtcpanel.readers.cues import read_cues
from gtcpanel.readers.lines import split

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading

_BEGINS: Final = re.compile(r"[\ufeff\s]{0,9}\[script info\]", re.IGNORECASE)
#: The usual order.
_FIELDS: Final = (
    *("layer", "start", "end", "style", "name"),
    *("marginl", "marginr", "marginv", "effect", "text"),
)
#: Lines that are drawn, not said.
_DRAWING: Final = re.compile(
    r"\{[^{}]{0,200}\\p[1-9][^{}]{0,200}\}.*?(?:(?=\{[^{}]{0,200}\\p0[^{}]{0,200}\})|$)"
)
_TITLE: Final = re.compile(r"Title:\s*(.+)", re.IGNORECASE)
#: Titles that the programs give.
_UNTITLED: Final = re.compile(
    r"(?:default aegisub file|<?untitled>?|new subtitles?)$", re.IGNORECASE
)
#: What stands in the field of the name without being one.
_NO_NAME: Final = frozenset({"ntp", "sign", "signs", "caption", "comment", "text", "default"})


def recognises(document: Document) -> bool:
    """Whether the file begins as a script of SubStation Alpha."""
    return _BEGINS.match(document.head) is not None


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what: the names of the dialogue's own field, or those in its text."""
    lines = split(document.text)
    reading = read_cues(list(_cues(lines)), facts, path=document.path)
    return replace(reading, title=_title(lines))


def _cues(lines: Sequence[str]) -> Iterator[Cue]:
    fields: Sequence[str] = _FIELDS
    events = False
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            events = line.casefold() == "[events]"
        elif events and line.startswith("Format:"):
            fields = [each.strip().casefold() for each in line[7:200].split(",")]
        elif events and line.startswith("Dialogue:"):
            cue = _cue(
                number, dict(zip(fields, line[9:].split(",", len(fields) - 1), strict=False))
            )
            if cue is not None:
                yield cue


def _cue(number: int, event: dict[str, str]) -> Cue | None:
    start = stamp_at(event.get("start", "").strip())
    end = stamp_at(event.get("end", "").strip())
    if start is None:
        return None
    name = " ".join((event.get("name") or event.get("actor") or "").split())
    text = _DRAWING.sub("", event.get("text", ""))
    # All of it stands on one line of the file.
    text = text.replace("\\N", "<br>").replace("\\n", " ").replace("\\h", " ")
    return Cue(
        number,
        text,
        start[0],
        end[0] if end is not None else None,
        name="" if name.casefold() in _NO_NAME else name,
    )


def _title(lines: Sequence[str]) -> str | None:
    for line in lines[:100]:
        if line.casefold() == "[events]":
            return None
        match = _TITLE.match(line)
        if match is not None and not _UNTITLED.match(match[1]):
            return match[1]
    return None
