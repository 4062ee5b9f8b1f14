"""Tencent Cloud 录音文件识别: `{"Data": {"ResultDetail": [{"FinalSentence", "SpeakerId"}]}}`.

Times are in milliseconds, in the whole answer within `Response`. Without details there is only
`Result`, a text of lines such as `[0:0.020,0:2.380,1]  好的。`, the third being the speaker.
https://cloud.tencent.com/document/product/1093/37824
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, inside, objects, text_at
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import milliseconds, said, speaker_name

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

_LINE: Final = re.compile(
    r"\[(\d{1,4}):(\d{1,2}\.\d{1,3}),(\d{1,4}):(\d{1,2}\.\d{1,3})(?:,(\d{1,4}))?\][ \t]*(.*)"
)
#: How deep it may lie, as `Response.Data`.
_DEPTH: Final = 3


def claims(root: object) -> bool:
    """Whether there are details, or a result of lines with times."""
    return bool(_details(root) or _result(root))


def script(root: object, places: Places) -> Script:
    """The sentences as they stand."""
    pieces = []
    for each in _details(root):
        if text := said(each.get("FinalSentence")):
            line = places.line(each["FinalSentence"])
            start, end = milliseconds(each.get("StartMs"), 1), milliseconds(each.get("EndMs"), 1)
            pieces.append(Piece(line, text, speaker_name(each.get("SpeakerId")), start, end))
    if not pieces:
        result = _result(root)
        line = places.line(result)
        for match in _LINE.finditer(result):
            minute, second, end_minute, end_second, speaker, text = match.groups()
            start = milliseconds(int(minute) * 60 + float(second))
            end = milliseconds(int(end_minute) * 60 + float(end_second))
            if text := said(text):
                pieces.append(Piece(line, text, speaker_name(speaker), start, end))
    return Script(pieces)


def _details(root: object) -> list[Object]:
    for each in inside(root, _DEPTH):
        if found := [e for e in objects(at(each, "ResultDetail")) if "FinalSentence" in e]:
            return found
    return []


def _result(root: object) -> str:
    for each in inside(root, _DEPTH):
        if _LINE.match(found := text_at(each, "Result")):
            return found
    return ""
