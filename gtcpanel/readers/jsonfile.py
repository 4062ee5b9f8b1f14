"""JSON as a reader gets it: parsed once, within bounds, and never trusted to have a shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from gtcpanel.errors import TranscriptError

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document

#: An object of the file. Nothing is known of its values.
Object: TypeAlias = dict[str, Any]

#: A key at the very beginning, as no other text has it: broken JSON is told by it.
_BEGINS: Final = re.compile(r'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){0,200}"\s*:')
#: What stands between the values of JSON Lines; RFC 7464 puts a record separator before each.
_BETWEEN: Final = re.compile(r"[\s\x1e]*")
#: An integer of more digits is no time and no number of a speaker; as a float it costs nothing.
_DIGITS: Final = 18
_AGAIN: Final = "export it again, or mend that line"


class Parsed(NamedTuple):
    """What became of a file that begins as JSON."""

    value: Any = None  #: None when it is broken; a list of the values when there are several
    fault: TranscriptError | None = None


def parsed(document: Document) -> Parsed | None:
    """The JSON of a file, or what is wrong with it; None for a text that is none.

    Several values one after the other (JSON Lines) are a list. What was parsed last is kept until
    `forget`, so that it is done once for all who ask.
    """
    start = document.text[:64].lstrip("\ufeff \t\r\n\x1e")[:1]
    if start and start not in "{[":
        return None
    return _parsed(document)


def forget() -> None:
    """Let go of what was parsed last: it can be several times as large as its file."""
    _parsed.cache_clear()


@lru_cache(maxsize=1)
def _parsed(document: Document) -> Parsed | None:
    import json

    decoder = json.JSONDecoder(parse_int=_whole, parse_constant=_nothing, strict=False)
    text = document.text
    values: list[Any] = []
    reason, at = "", 0
    try:
        at = _gap(text, 0)
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            if not isinstance(value, dict | list):
                return None  # `[1] Ann: hello` is a text
            at = _gap(text, at)
    except json.JSONDecodeError as error:
        at = min(error.pos, len(text))
        cut_off = not text[at:].strip() or error.msg.startswith("Unterminated string")
        reason = "it ends in the middle" if cut_off else error.msg[:1].lower() + error.msg[1:]
    except RecursionError:
        reason = "it is nested too deeply"
    except MemoryError:
        reason = "it is too large for the memory"
    if reason:
        if not _BEGINS.match(text):
            return None
        line = text.count("\n", 0, at) + 1
        fault = TranscriptError(document.path, f"broken JSON: {reason}", line=line, remedy=_AGAIN)
        return Parsed(fault=fault)
    if len(values) > 1 and not isinstance(values[0], dict):
        return None  # `[] and []`
    return Parsed(value=values[0] if len(values) == 1 else values) if values else None


def objects(value: object) -> list[Object]:
    """The objects of a list, in order; none when it is no list."""
    if not isinstance(value, list):
        return []
    return [each for each in value if isinstance(each, dict)]


def at(value: object, *path: str | int) -> Any:
    """What stands at a path of keys and numbers; None when the file has no such place."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def first(value: Object, *keys: str) -> Any:
    """The first of these keys that is there and not null."""
    for key in keys:
        if value.get(key) is not None:
            return value[key]
    return None


def text_at(value: object, *path: str | int) -> str:
    """The text at a path; "" when there is none."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def inside(root: object, depth: int) -> Iterator[Object]:
    """An object and those within it, by at most `depth` keys; the outer ones first."""
    level = [root] if isinstance(root, dict) else []
    for _ in range(depth + 1):
        yield from level
        level = [each for one in level for each in one.values() if isinstance(each, dict)]


def _gap(text: str, start: int) -> int:
    match = _BETWEEN.match(text, start)
    return match.end() if match is not None else start


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS else float(digits)


def _nothing(_name: str) -> None:
    """NaN and the infinities are no JSON; recognisers write them for what they do not know."""
