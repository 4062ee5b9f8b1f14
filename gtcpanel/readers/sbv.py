"""SBV (`.sbv`), which YouTube gives and takes: `0:00:01.000,0:00:03.000`, and text below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.readers import cuefile
from gtcpanel.readers.cues import read_cues
from gtcpanel.readers.lines import split

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading


def recognises(document: Document) -> bool:
    """Whether the file begins with two times and a comma between them."""
    return cuefile.has_sbv_cues(document.head)


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what in SBV cues."""
    found = cuefile.scan(split(document.text), sbv=True)
    cues = [cue._replace(text=cue.text.replace("[br]", "<br>")) for cue in found.cues]
    return read_cues(cues, facts, path=document.path)
