"""Vosk and Kaldi: `{"result": [{"conf", "start", "end", "word"}], "text"}`, one after the other.

Nobody is told apart: `spk` is what a voice is like, not whose it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.readers.jsonfile import Object, at, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import milliseconds, said

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places


def claims(root: object) -> bool:
    """Whether there are results with words and their times."""
    return any(
        "word" in word and "start" in word
        for each in _results(root)[:20]
        for word in objects(each.get("result"))[:5]
    )


def script(root: object, places: Places) -> Script:
    """The text of each result, from its first word to its last one."""
    pieces = []
    for each in _results(root):
        words = objects(each.get("result"))
        text = said(each.get("text"))
        if words and not text:
            text = " ".join(said(word.get("word")) for word in words).strip()
        if text:
            line = places.line(at(words, 0, "word") if words else each.get("text"))
            start, end = milliseconds(at(words, 0, "start")), milliseconds(at(words, -1, "end"))
            pieces.append(Piece(line, text, start_ms=start, end_ms=end))
    return Script(pieces)


def _results(root: object) -> list[Object]:
    """Each result; of several guesses the first."""
    found = objects(root) if isinstance(root, list) else objects([root])
    return [at(each, "alternatives", 0) or each for each in found if "partial" not in each]
