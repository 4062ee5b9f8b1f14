"""IBM Watson: `{"results": [{"alternatives": [{"timestamps": [[word, from, to]]}]}]}`.

Who speaks is told apart from the words: `{"speaker_labels": [{"from", "to", "speaker"}]}`, one for
each word. What a service that answers in parts sends is a list of such results within `results`.
https://cloud.ibm.com/docs/speech-to-text?topic=speech-to-text-speaker-labels
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.spans import given
from gtcpanel.readers.recognisers.values import milliseconds, said, speaker_name

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: How a pause filled with a sound is written.
_HESITATION: Final = "%HESITATION"


def claims(root: object) -> bool:
    """Whether there are results with words in threes: word, start, end."""
    return any(_timestamps(each) for each in _results(root)[:20])


def script(root: object, places: Places) -> Script:
    """The words with their speakers."""
    places.enter("results")
    words = [word for each in _results(root) for word in _words(each, places)]
    labels = [one for each in _answers(root) for one in objects(each.get("speaker_labels"))]
    spans = [(milliseconds(each.get("from")), speaker_name(each.get("speaker"))) for each in labels]
    return Script(list(given(words, spans)) if spans else words)


def _answers(root: object) -> list[Object]:
    """The file, or the answers in it, each with results and perhaps labels."""
    inner = [each for each in objects(at(root, "results")) if "results" in each]
    return inner or objects(root if isinstance(root, list) else [root])


def _results(root: object) -> list[Object]:
    return [one for each in _answers(root) for one in objects(each.get("results"))]


def _timestamps(result: Object) -> list[list[object]]:
    found = at(result, "alternatives", 0, "timestamps")
    listed = found if isinstance(found, list) else []
    return [each for each in listed if isinstance(each, list) and len(each) == 3]


def _words(result: Object, places: Places) -> Iterator[Piece]:
    for word, start, end in _timestamps(result):
        text = said(word)
        if text and text != _HESITATION:
            line = places.line(word)
            yield Piece(line, text, start_ms=milliseconds(start), end_ms=milliseconds(end))
