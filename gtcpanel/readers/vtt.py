"""WebVTT (`.vtt`): what browsers, meetings and podcasts have. https://www.w3.org/TR/webvtt1/.

Voices (`<v Ann>`) say who speaks; where there are none, Webex names people in the identifiers of
the cues and everybody else in their text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gtcpanel.readers import cuefile
from gtcpanel.readers.cues import read_cues
from gtcpanel.readers.lines import split
from gtcpanel.readers.srt import head_rolls

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading

#: A name in a cue's identifier, as Webex has it: `12 "Ann Lee" (345678)`.
_IN_IDENTIFIER: Final = re.compile(r'\d*\s*"([^"]{1,80})"\s*(?:\(\d*\))?$')
_LANGUAGE: Final = re.compile(r"(?:NOTE\s+)?language\s*:\s*([a-z]{2,3})\b", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether the file begins as WebVTT must, and does not roll."""
    return is_webvtt(document.head) and not head_rolls(document.head)


def is_webvtt(head: str) -> bool:
    """Whether a text begins as WebVTT must."""
    begins = head.lstrip("\ufeff \t\r\n")
    return begins.startswith("WEBVTT") and not begins[6:7].isalnum()


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what in WebVTT. Raises `TranscriptError` for a file without cues."""
    found = cuefile.scan(split(document.text), vtt=True)
    cuefile.notes_of(found.head, found.omitted)
    return read_cues(
        [cue._replace(name=_name(cue.identifier)) for cue in found.cues],
        facts,
        path=document.path,
        language=_language(found.head),
        omitted=found.omitted,
    )


def _name(identifier: str) -> str:
    match = _IN_IDENTIFIER.match(identifier)
    return match[1].strip() if match is not None else ""


def _language(head: Sequence[str]) -> str | None:
    found = (_LANGUAGE.match(line) for line in head[:200])
    return next((match[1].lower() for match in found if match is not None), None)
