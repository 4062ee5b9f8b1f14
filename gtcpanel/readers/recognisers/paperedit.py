"""Words and, apart from them, who speaks when: BBC's digital paper edit and Kaldi, autoEdit.

`{"words": [{"start", "end", "text"}], "paragraphs": [{"start", "end", "speaker"}]}`; Kaldi has
`{"retval": {"words": [{"start", "word", "punct"}], "segmentation": {"segments": [{"start",
"duration", "speaker": {"@id"}}]}}}`, or the words alone. A word is of the last paragraph that has
begun.
https://github.com/bbc/react-transcript-editor
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, first, inside, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.spans import given
from gtcpanel.readers.recognisers.values import milliseconds, said, speaker_name

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: How deep the words may lie, as `retval` or `transcript`.
_DEPTH: Final = 2


def claims(root: object) -> bool:
    """Whether there are words with times, and speakers with theirs."""
    return _found(root) is not None


def script(root: object, places: Places) -> Script:
    """The words, each of the speaker at its time."""
    found = _found(root)
    if found is None:
        return Script([])
    words, spans = found
    places.enter("words")
    pieces = []
    for each in words:
        written = first(each, "punct", "text", "word")
        if text := said(written):
            start, end = milliseconds(each.get("start")), milliseconds(each.get("end"))
            pieces.append(Piece(places.line(written), text, start_ms=start, end_ms=end))
    begins = [(milliseconds(each.get("start")), _speaker(each)) for each in spans]
    return Script(list(given(pieces, begins)))


def _found(root: object) -> tuple[list[Object], list[Object]] | None:
    for each in inside(root, _DEPTH):
        words = objects(each.get("words"))
        spans = objects(each.get("paragraphs")) or objects(at(each, "segmentation", "segments"))
        if any("start" in word and _is_word(word) for word in words[:20]) and (
            any("start" in span and "speaker" in span and "text" not in span for span in spans[:20])
            or (not spans and all("punct" in word for word in words[:20]))
        ):
            return words, spans
    return None


def _is_word(word: Object) -> bool:
    return isinstance(first(word, "punct", "text", "word"), str)


def _speaker(span: Object) -> str:
    return speaker_name(at(span, "speaker", "@id") or span.get("speaker"))
