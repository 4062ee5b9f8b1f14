"""Labels inside a line: a page that lost its breaks has several turns in one paragraph.

`…为什么？****林一** ：因为…` and `… on the roof. **Ann Lee:** Yes.` are cut before the name when it
is one that this file uses as a label; each piece keeps the number of its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from gtcpanel.readers.candidates import Seen, key_of
from gtcpanel.readers.labels import Label, tidy
from gtcpanel.readers.likeness import is_meta, is_ordinary, is_role, likeness, speech
from gtcpanel.readers.lines import BLANK

#: A bold name with its colon; or bold up to the end of the line, where a break may have cut it.
_BOLD: Final = re.compile(
    r"\*\*(?<=[\s*。！？!?.…”\"」』）)\]】]\*\*)[ \u3000]?"
    r"(?P<name>[^\s*:：。，,？！!?\[\]][^*:：。，,？！!?\[\]\n]{0,29})"
    r"(?:\*\*[ \u3000]?[:：]|[:：]|\*\*$)"
)
_COLON_AHEAD: Final = re.compile(r"[*_]{0,2}\s*[:：](?!//)")
#: The first half of a bold name at the end of a line, so long at most, and the second one on the
#: next.
_LONGEST_HALF: Final = 25
_HALF: Final = re.compile(
    r"\*\*(?<=[\s*。！？!?.…”\"」』）)]\*\*)"
    r"(?P<name>[^\s*:：。，,？！!?][^*:：。，,？！!?]{0,20})(?:\*\*)?$"
)
_OTHER_HALF: Final = re.compile(r"(?:\*\*)?([^*:：。，,？！!?]{1,20})(?:\*\*)?\s*[:：]")
#: The colon of a plain name, and what stands before a name that begins a turn.
_COLON: Final = re.compile(r"[:：](?!//)")
_ENDED: Final = frozenset("。！？!?….”」』）)")
_TITLE: Final = re.compile(r"(?:^|\s)(?:[DM]rs?|Ms|Prof|St|[A-Z])\.$")
#: A name in bold that never opens a line must come back so often to be a label.
_FEWEST: Final = 3
#: A plain name must open so many lines, and only the commonest are looked for.
_KNOWN: Final = 2
_MOST: Final = 24
#: How much of what follows a name is looked at.
_SEEN: Final = 240


class Pieces(NamedTuple):
    """A text in pieces: its lines, some of them cut before a label."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]  #: 1-based line of the source that each piece is of
    cuts: Mapping[int, str]  #: piece that may begin with a label, and the space lost before it


def cut(lines: Sequence[str], seen: Sequence[Seen], within: range) -> Pieces:
    """The text cut before labels inside its lines; `seen` are the labels that begin one."""
    opening = Counter([each.key for each in seen if each.label.colon])
    places: dict[int, list[int]] = {}
    _find_bold(lines, opening, within, places)
    _find_plain(lines, seen, opening, within, places)
    if not places:
        return Pieces(lines=tuple(lines), numbers=tuple(range(1, len(lines) + 1)), cuts={})
    after = {each.at: _end(lines[each.at], each.label) for each in seen}
    pieces: list[str] = []
    numbers: list[int] = []
    cuts: dict[int, str] = {}
    for at, line in enumerate(lines):
        begin = 0
        for place in sorted(set(places.get(at, ()))):
            whole = line[begin:place]
            piece = whole.strip(BLANK)
            if place > after.get(at, 0) and piece.strip("*_#>-|｜• "):
                pieces.append(piece)
                numbers.append(at + 1)
                begin = place
                cuts[len(pieces)] = whole[len(whole.rstrip(BLANK)) :]
        pieces.append(line[begin:].strip(BLANK))
        numbers.append(at + 1)
    return Pieces(lines=tuple(pieces), numbers=tuple(numbers), cuts=cuts)


def _end(line: str, label: Label) -> int:
    """Where on its line a label ends, at least."""
    return line.find(label.text[:24]) if label.text and label.lines == 1 else len(line)


def _find_bold(
    lines: Sequence[str], opening: Counter[str], within: range, places: dict[int, list[int]]
) -> None:
    found: list[tuple[int, int, str]] = []
    open_bold = False  # whether the paragraph has an opening mark without its closing one
    for at in within:
        line = lines[at]
        if not line:
            open_bold = False
            continue
        if "**" not in line:
            continue
        marks = counted = 0  # of "**" up to where
        for match in _BOLD.finditer(line) if line.find("**", 1) > 0 else ():
            start = match.start()
            marks, counted = marks + line.count("**", counted, start), start
            closing = line[start - 2 : start] != "**" and open_bold != (marks % 2 == 1)
            cut_off = match[0].endswith("**") and not (
                at + 1 in within and _COLON_AHEAD.match(lines[at + 1])
            )
            if not closing and not cut_off:
                found.append((at, start, match["name"]))
        half = _half(line, lines[at + 1], opening) if at + 1 in within else None
        if half is not None:
            places.setdefault(at, []).append(half)
        open_bold = open_bold != bool(line.count("**") % 2)
    often = Counter(key_of(tidy(name)) for _, _, name in found)
    for at, start, name in found:
        key = key_of(tidy(name))
        if opening[key] + often[key] < 2 or is_meta(name) or likeness(tidy(name)) <= 0:
            continue
        if opening[key] > 0 or (often[key] >= _FEWEST and _is_person(tidy(name))):
            places.setdefault(at, []).append(start)
            opening[key] += 1


def _half(line: str, below: str, opening: Counter[str]) -> int | None:
    """Where the first half of a name in bold begins that goes on in the line `below`."""
    half = _HALF.search(line, max(0, len(line) - _LONGEST_HALF))
    other = _OTHER_HALF.match(below) if half is not None else None
    if half is None or other is None:
        return None
    names = (f"{half['name']} {other[1]}", half["name"] + other[1])
    return half.start() if any(opening[key_of(tidy(name))] for name in names) else None


def _find_plain(
    lines: Sequence[str],
    seen: Sequence[Seen],
    opening: Counter[str],
    within: range,
    places: dict[int, list[int]],
) -> None:
    """Names that stand after a full stop, and are not who speaks there."""
    names = {each.key: each.label.name for each in seen}
    known = [
        key
        for key, often in opening.most_common(_MOST)
        if often >= _KNOWN
        and len(key) > 1
        and key in names
        and _is_person(names[key])
        and not is_meta(names[key])
    ]
    if len(known) < 2:
        return
    longest = tuple(sorted((names[key] for key in known), key=len, reverse=True))
    speakers = {each.at: each.key for each in seen}
    speaking = ""
    for at in within:
        if at in speakers and speakers[at] in known:
            speaking = speakers[at]
        line = lines[at]
        if (":" not in line and "：" not in line) or line[0] in "#>":
            continue
        last = max(line.rfind(":"), line.rfind("："))
        for colon in _COLON.finditer(line, 0, last + len("://")):
            end = colon.start() - (line[colon.start() - 1 : colon.start()] == " ")
            if not line.endswith(longest, 0, end):
                continue
            name, start = _after_an_end(line, end, longest)
            if not name or _TITLE.search(line[max(0, start - 8) : start]):
                continue
            said = line[colon.end() : colon.end() + _SEEN].strip()  # nothing: it is below
            key = key_of(name)
            if key != speaking and (not said or speech(said) >= 0):
                places.setdefault(at, []).append(end - len(name))
                speaking = key


def _after_an_end(line: str, end: int, names: Sequence[str]) -> tuple[str, int]:
    """The first of the names that ends there and follows a full stop, and where that ends.

    "" where there is none.
    """
    for name in names:
        if line.endswith(name, 0, end):
            at = end - len(name)
            while line[at - 1 : at].isspace():
                at -= 1
            if line[at - 1 : at] in _ENDED:
                return name, at
    return "", 0


def _is_person(name: str) -> bool:
    return is_role(name) or (likeness(name) >= 0.5 and not is_ordinary(name))
