"""YouTube's automatic captions, in WebVTT or made into SubRip: each line is shown twice.

They name nobody; `>>` is where another person begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.readers import srt, vtt

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading


def recognises(document: Document) -> bool:
    """Whether the file has cues whose lines roll."""
    head = document.head
    return (vtt.is_webvtt(head) or srt.is_subrip(head)) and srt.head_rolls(head)


def read(document: Document, facts: Facts | None) -> Reading:
    """What is said, each line once."""
    if vtt.is_webvtt(document.head):
        return vtt.read(document, facts)
    return srt.read(document, facts)
