"""Files of cues as SubRip, WebVTT and SBV have them: a line of times, and lines of text under it.

Written here because of two libraries of the field neither tells the line a cue stands on, pysubs2
takes a number that ends the last cue for an index and `<b and c>` for a tag, and webvtt-py loses
what follows an empty line within a cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gtcpanel.transcript import Omission

_STAMP: Final = (
    r"(?:(\d{1,4})\s?[:：]\s?)?(\d{1,2})\s?[:：]\s?(\d{1,2})(?:\s?[.,;:，：]\s?(\d{1,9}))?"
)
#: `00:00:01,000 --> 00:00:02,000`, and what is written after it. Translators' tools leave spaces
#: and full-width colons; recognisers print it in brackets before the text.
_ARROW: Final = re.compile(rf"\[?\s{{0,9}}{_STAMP}\s{{0,9}}-{{1,3}}\s?>\s{{0,9}}(?:{_STAMP})?")
#: The same of SBV: `0:00:01.000,0:00:03.000`.
_COMMA: Final = re.compile(
    r"(\d{1,3}):(\d\d):(\d\d)\.(\d{1,3})\s?,\s?(\d{1,3}):(\d\d):(\d\d)\.(\d{1,3})$"
)
#: What may follow the times: WebVTT's settings and SubRip's coordinates.
_SETTINGS: Final = frozenset(
    {"region", "vertical", "line", "position", "size", "align", "x1", "x2", "y1", "y2"}
)
#: A block of WebVTT that is no cue.
_NOTE: Final = re.compile(r"(NOTE|STYLE|REGION)(?:\s|$)")
#: A note that is meta data, such as the confidence that some recognisers note of each cue.
_META: Final = re.compile(r"NOTE\s+\w+\s?:\s?\S+$")
#: What a cue's identifier looks like where no empty line tells it from the cue above.
_IDENTIFIER: Final = re.compile(r"[0-9a-fA-F]{4,}(?:-[0-9a-fA-F]{2,})*[/-]\d+(?:-\d+)?$")


class Cue(NamedTuple):
    """A text that is shown for a while."""

    line: int  #: of the source, where the text begins
    text: str  #: as the source has it, its lines parted by line feeds; may be empty
    start_ms: int
    end_ms: int | None = None
    name: str = ""  #: who speaks, where the container says it
    identifier: str = ""  #: what stands over the line of times


class CueFile(NamedTuple):
    """The cues of a file in its own order, and what else is written in it."""

    cues: list[Cue]
    head: list[str]  #: the lines before the first cue
    omitted: list[Omission]


def scan(lines: Sequence[str], *, vtt: bool = False, sbv: bool = False) -> CueFile:
    """The cues among the `lines` of a file. `vtt`: identifiers may be anything, notes are none."""
    found = list(_times(lines, _COMMA if sbv else _ARROW))
    omitted: list[Omission] = []
    cues: list[Cue] = []
    ends = [*(at for at, _, _, _ in found[1:]), len(lines)][: len(found)]
    index = 0
    for (at, start, end, rest), below in zip(found, ends, strict=True):
        over = _identifier(lines, cues, at, index, vtt=vtt)
        identifier = lines[over] if over is not None else ""
        number = _number(identifier)
        index = number if number is not None else index + 1
        if over is not None and cues and over + 1 >= cues[-1].line:
            cues[-1] = _without_last(cues[-1], over)
        text, first = "\n".join(lines[at + 1 : below]), at + 2
        if rest:
            text, first = f"{rest}\n{text}", at + 1
        cues.append(Cue(first, text, start, end, identifier=identifier))
    for at, cue in enumerate(cues):
        if vtt and (cue.text.startswith("\n") or "\n\n" in cue.text):
            cue = _without_notes(cue, omitted)
        bare = cue.text.lstrip("\n")
        text = bare.rstrip("\n")
        if len(text) < len(cue.text):
            cue = cue._replace(line=cue.line + len(cue.text) - len(bare), text=text)
        cues[at] = cue
    first = found[0][0] if found else len(lines)
    while cues and cues[0].identifier and first and lines[first] != cues[0].identifier:
        first -= 1
    return CueFile(cues, list(lines[:first]), omitted)


def has_cues(head: str) -> bool:
    """Whether a line of times is in the beginning of a text."""
    return any(True for _ in _times(head.splitlines(), _ARROW))


def has_sbv_cues(head: str) -> bool:
    """Whether the text begins as SBV does, with two times and a comma between them."""
    first = next((line.strip() for line in head.splitlines() if line.strip()), "")
    return _COMMA.match(first) is not None


def notes_of(head: Sequence[str], omitted: list[Omission]) -> None:
    """Put the notes before the first cue of a WebVTT file on record."""
    below = next((at for at, line in enumerate(head) if not line), len(head))
    _without_notes(Cue(below + 1, "\n".join(head[below:]), 0), omitted)


def _times(
    lines: Sequence[str], pattern: re.Pattern[str]
) -> Iterator[tuple[int, int, int | None, str]]:
    """Index, start, end and what follows of each line of times."""
    for at, line in enumerate(lines):
        if "->" not in line[:80] and "- >" not in line[:80] and pattern is _ARROW:
            continue
        match = pattern.match(line[:200].lstrip())
        if match is None:
            continue
        hours, minutes, seconds, part = match.group(1, 2, 3, 4)
        start = _ms(hours, minutes, seconds, part)
        end = _ms(*match.group(5, 6, 7, 8)) if match.group(6) else None
        rest = line.lstrip()[match.end() :].lstrip()
        bracket = line.lstrip()[:1] == "["
        if bracket and not rest.startswith("]"):
            continue
        rest = rest[1:].lstrip() if bracket else rest
        if not bracket and all(
            word.partition(":")[0].casefold() in _SETTINGS for word in rest.split()
        ):
            rest = ""
        yield at, start, end, rest


def _ms(hours: str | None, minutes: str, seconds: str, part: str | None) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((part or "0")[:3].ljust(3, "0"))


def _identifier(
    lines: Sequence[str], cues: Sequence[Cue], at: int, index: int, *, vtt: bool
) -> int | None:
    """The line above a line of times that belongs to it: a cue's number or identifier."""
    above = at - 1
    floor = cues[-1].line - 1 if cues else 0
    if above >= floor and not lines[above]:  # a number, an empty line, the times
        above -= 1
        line = lines[above] if above >= floor else ""
        apart = above == floor or not lines[above - 1]
        return above if apart and _number(line) == index + 1 else None
    if above < floor:
        return None
    line = lines[above]
    apart = above == 0 or not lines[above - 1]
    if line.isdecimal():  # which a cue may end with as well
        return above if apart or _number(line) == index + 1 else None
    if vtt and (apart or _IDENTIFIER.match(line)) and not line.startswith("WEBVTT"):
        return above
    return None


def _number(line: str) -> int | None:
    return int(line) if len(line) < 12 and line.isdecimal() else None


def _without_last(cue: Cue, line: int) -> Cue:
    """A cue whose text ended with the identifier of the next one, which stands at index `line`."""
    rows = cue.text.split("\n")
    return cue._replace(text="\n".join(rows[: line - cue.line + 1]))


def _without_notes(cue: Cue, omitted: list[Omission]) -> Cue:
    """A cue without the notes and style sheets that stand between it and the next one."""
    rows = cue.text.split("\n")
    at = 0
    while at < len(rows):
        above = at > 0 and not rows[at - 1]
        if not (above and (note := _NOTE.match(rows[at]))):
            at += 1
            continue
        end = at
        while end < len(rows) and rows[end]:
            end += 1
        if not (end == at + 1 and _META.match(rows[at])):
            reason = "note" if note[1] == "NOTE" else "style sheet"
            omitted.append(
                Omission(first_line=cue.line + at, last_line=cue.line + end - 1, reason=reason)
            )
        rows[at:end] = [""] * (end - at)
        at = end
    return cue._replace(text="\n".join(rows))
