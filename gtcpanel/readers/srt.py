"""SubRip (`.srt`): numbered cues, `00:00:01,000 --> 00:00:02,000`, and their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.readers import cuefile, rolling
from gtcpanel.readers.cues import read_cues
from gtcpanel.readers.cuetext import lines_of
from gtcpanel.readers.lines import split
from gtcpanel.transcript import Omission

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading


def recognises(document: Document) -> bool:
    """Whether cues stand in the beginning of the file, and are SubRip's and do not roll."""
    return is_subrip(document.head) and not head_rolls(document.head)


def is_subrip(head: str) -> bool:
    """Whether the beginning of a text has times with an arrow, and is of no other format."""
    begins = head.lstrip()[:40]
    return (
        "->" in head
        and not begins.startswith(("WEBVTT", "<", "{", "[Script"))
        and cuefile.has_cues(head)
        and not cuefile.has_sbv_cues(head)
    )


def head_rolls(head: str) -> bool:
    """Whether the first cues of a text roll, as YouTube's automatic captions do."""
    cues = cuefile.scan(split(head), vtt=head.lstrip().startswith("WEBVTT")).cues[:-1]
    shown = (lines_of(cue, at) for at, cue in enumerate(cues))
    return rolling.rolls([lines for lines in shown if lines])


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what in SubRip cues."""
    found = cuefile.scan(split(document.text))
    omitted = [
        Omission(first_line=at, last_line=at, reason="before the first cue")
        for at, line in enumerate(found.head, 1)
        if line
    ]
    return read_cues(found.cues, facts, path=document.path, omitted=omitted)
