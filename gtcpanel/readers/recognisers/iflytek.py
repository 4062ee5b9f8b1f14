"""iFlytek 讯飞 语音转写: `{"content": {"orderResult": "..."}}`, JSON within text within JSON.

The text is `{"lattice": [{"json_1best": "..."}]}`, whose best path is `{"st": {"bg", "ed", "rl",
"rt": [{"ws": [{"cw": [{"w"}]}]}]}}`: `rl` is the speaker from 1 on, 0 when nobody is told apart.
Older answers have a list of `{"bg", "ed", "onebest", "speaker"}` as the text `data`. Times are in
milliseconds. https://www.xfyun.cn/doc/asr/ifasr_new/API.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from gtcpanel.readers.jsonfile import Object, at, inside, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.reader import NOBODY
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import milliseconds, said, speaker_name

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: How deep the result may lie, as `content.orderResult` or `data.result`.
_DEPTH: Final = 2
_KEYS: Final = ("orderResult", "lattice", "data", "result")


def claims(root: object) -> bool:
    """Whether there is a lattice of best paths, or sentences that are each the best one."""
    return next(_sentences(root), None) is not None


def script(root: object, places: Places) -> Script:
    """The sentences as they stand."""
    pieces = []
    for each in _sentences(root):
        best = each.get("onebest")
        text = said(best) or said("".join(_letters(each)))
        if text:
            line = places.line(best)
            start, end = milliseconds(each.get("bg"), 1), milliseconds(each.get("ed"), 1)
            pieces.append(Piece(line, text, _who(each), start, end))
    return Script(pieces)


def _sentences(root: object) -> Iterator[Object]:
    for outer in inside(root, _DEPTH) if isinstance(root, dict) else ({"data": root},):
        for key in _KEYS:
            value = _decoded(outer.get(key))
            found = at(value, "lattice") if isinstance(value, dict) else value
            for each in objects(found):
                if "onebest" in each:
                    yield each
                elif isinstance(best := at(_decoded(each.get("json_1best")), "st"), dict):
                    yield best


def _decoded(value: Any) -> Any:
    """JSON that is written as a text; other values as they are."""
    if not isinstance(value, str) or value[:1] not in {"{", "["}:
        return value
    try:
        return json.loads(value, parse_int=str, strict=False)
    except (ValueError, RecursionError):
        return None


def _letters(best: Object) -> Iterator[str]:
    for path in objects(best.get("rt")):
        for word in objects(path.get("ws")):
            letters = at(word, "cw", 0, "w")
            if isinstance(letters, str):
                yield letters


def _who(each: Object) -> str:
    role = each.get("rl") or each.get("speaker")
    return NOBODY if role in (None, 0, "0") else speaker_name(role)
