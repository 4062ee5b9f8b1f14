"""Who speaks in cues, where their text says it: `Ann: text`, `[SPEAKER_00]: text`, `(Ann) text`.

A label is believed on the evidence of the whole file, which is weighed as that of labelled text
is: `Note: this matters` in captions without names is no speaker.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers import cuelexicon
from gtcpanel.readers.candidates import key_of
from gtcpanel.readers.cuelabels import plausible
from gtcpanel.readers.cuetext import Line
from gtcpanel.readers.decide import decide
from gtcpanel.readers.gather import gather
from gtcpanel.readers.labels import read_label
from gtcpanel.readers.likeness import fold, is_han, is_meta, is_role, likeness
from gtcpanel.readers.lines import BLANK, ends_a_sentence

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts

#: A name in brackets before what is said, with or without a colon.
_BRACKETED: Final = re.compile(
    r"(?:\[([^\[\]:：]{1,60})\]|\(([^():：]{1,60})\)|（([^（）:：]{1,60})）|【([^【】:：]{1,60})】)"
    r"\s*[:：]?\s*"
)
#: How far into a line a colon may end a label.
_LABEL: Final = 80
_COLON: Final = re.compile(r"[:：∶]")
#: A paragraph of captions ends with a sentence after so many characters, or anywhere after more.
_PARAGRAPH: Final = 400
_LONG: Final = 2000
#: So many of the cues, and of so many at least, begin with a name where each one does.
_NEARLY_ALL: Final = 0.75
_ALL: Final = 0.95
_SEVERAL: Final = 8
#: What a name must reach that comes but once, where not all do (`likeness`).
_NICK: Final = 0.3
_SUFFIX: Final = re.compile(r"\s*(?:\(([^()]*)\)|（([^（）]*)）|\[([^\[\]]*)\]|【([^【】]*)】)$")
#: What Zoom writes of the sound of a shared screen.
_SHARED: Final = "Audio shared by "
_BARE_ID: Final = re.compile(r"\d{1,4}|[A-Za-z]")


class Named(NamedTuple):
    """What is said of a line by its label."""

    name: str
    text: str  #: what follows on the line
    lines: int  #: how many lines the label takes


class _Opening(NamedTuple):
    """The beginning of a line, as a label may stand there."""

    text: str  #: the line with a name in brackets written as `Ann: text`
    sound: str  #: what stood in brackets before it, such as `(laughs)`
    likely: bool  #: whether the line is looked at closely
    bracketed: bool


def labels_of(
    lines: Sequence[Line], facts: Facts | None, sounds: Iterable[str] = ()
) -> dict[int, Named]:
    """The labels among the lines of all cues, by their indices in `lines`.

    `sounds` are the texts that stand in brackets alone somewhere, such as `[Music]`.
    """
    openings = [_opening(line.text) for line in lines]
    if not any(each.likely for each in openings):
        return {}
    texts, rows = _paragraphs(lines, openings)
    within = range(len(texts))
    seen = [each for each in gather(texts, within) if each.label.colon and rows[each.at] >= 0]
    places = [(rows[each.at], each.label.name) for each in seen]
    known = _announced(lines, openings, places) | _throughout(lines, places)
    seen = plausible(
        seen,
        texts,
        opens={each.at for each in seen if _opens(lines, rows[each.at])},
        bracketed={each.at for each in seen if openings[rows[each.at]].bracketed},
        sounds={key_of(sound.strip("-[]()（）【】* ")) for sound in sounds},
        known={key_of(name) for name in (*known, *(facts.names() if facts is not None else ()))},
    )
    decided = decide(texts, seen, "\n".join(texts), within, facts, known)
    # Of the decision only the names are taken: biographies and links are not in captions.
    names = {key_of(label.name) for label in decided.labels.values()}
    found: dict[int, Named] = {}
    for each in seen:
        label, at = each.label, rows[each.at]
        if key_of(label.name) in names:
            name = f"{label.name} ({label.role})" if label.role else label.name
            last = openings[at + label.lines - 1]
            text = _after_label(last.text, wrapped=label.lines > 1)
            found[at] = Named(name, f"{last.sound} {text}".strip(), label.lines)
    return found


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Whether a sentence has ended before a line, or the line is marked as another's."""
    return at == 0 or lines[at].change or ends_a_sentence(lines[at - 1].text)


def _opening(text: str) -> _Opening:
    match = _BRACKETED.match(text) if text[0] in "[(（【" else None
    if match is None:
        return _Opening(text, "", _COLON.search(text, 1, _LABEL) is not None, False)
    rest = text[match.end() :]
    name = next(group for group in match.groups() if group is not None).strip()
    if may_be_name(name):
        return _Opening(f"{name}: {rest}".rstrip(), "", True, True)
    if not rest:
        return _Opening(text, "", False, False)
    return _Opening(rest, match[0].rstrip(), _COLON.search(rest, 1, _LABEL) is not None, False)


def _paragraphs(lines: Sequence[Line], openings: Sequence[_Opening]) -> tuple[list[str], list[int]]:
    """The lines as the paragraphs of a text, and for each the index of its line, or -1.

    Cues are cut where the screen ends, so a paragraph goes over many of them; each possible label
    begins one.
    """
    texts: list[str] = []
    rows: list[int] = []
    parts: list[str] = []  # of the paragraph that is open
    size = 0
    for at, (line, opening) in enumerate(zip(lines, openings, strict=True)):
        first = at == 0 or line.change or line.cue != lines[at - 1].cue
        half = at + 1 < len(lines) and openings[at + 1].likely and lines[at + 1].cue == line.cue
        if not (opening.likely or half):
            full = size >= _LONG or (size >= _PARAGRAPH and ends_a_sentence(parts[-1]))
            if parts and not full:
                parts.append(opening.text)
                size += len(opening.text)
                continue
        if parts:
            texts[-1] = " ".join(parts)
        if first and (opening.likely or half):
            texts.append("")
            rows.append(-1)
        parts, size = [opening.text], len(opening.text)
        texts.append(opening.text)
        rows.append(at if opening.likely or half else -1)
        if half and not opening.likely:
            parts = []
    if parts:
        texts[-1] = " ".join(parts)
    return texts, rows


def _announced(
    lines: Sequence[Line], openings: Sequence[_Opening], seen: Sequence[tuple[int, str]]
) -> set[str]:
    """The names that the file itself marks as such: after most of its `>>`, or `[Speaker 0]`."""
    changes = sum(line.change for line in lines)
    after = [name for at, name in seen if lines[at].change and likeness(name) >= 0.5]
    announced = {name for name in after if not is_meta(name)} if 2 * len(after) > changes else set()
    return announced | {name for at, name in seen if openings[at].bracketed and _is_part(name)}


def _throughout(lines: Sequence[Line], seen: Iterable[tuple[int, str]]) -> set[str]:
    """All the names of a file in which nearly every cue begins with one: `ann: yes` among `Bo: no`.

    So meetings are saved, under the names that people give themselves.
    """
    firsts = {line.cue: at for at, line in reversed(list(enumerate(lines)))}
    names = {at: name for at, name in seen if firsts[lines[at].cue] == at}
    if len(firsts) < _SEVERAL or len(names) < _NEARLY_ALL * len(firsts):
        return set()
    often = Counter(names.values())
    least = _NICK if len(names) < _ALL * len(firsts) else 0.0
    return {
        name
        for name, times in often.items()
        if name[0].isalnum() and not is_meta(name)
        and likeness(name) > (0.0 if times > 1 else least)
    }  # fmt: skip


def _after_label(text: str, *, wrapped: bool) -> str:
    """What follows a label on its line."""
    label = None if wrapped else read_label(text)
    return label.text if label is not None else _COLON.split(text, maxsplit=1)[-1].strip(BLANK)


def _is_part(name: str) -> bool:
    """Whether brackets hold a part in the talk, and not a word of two letters: `I (am) here`."""
    return is_role(name) and (len(name) > 2 or not name.islower())


def may_be_name(name: str) -> bool:
    """Whether what stands in brackets before speech may be a name at all."""
    words = fold(name.strip(".!… ")).split()
    if not words or not cuelexicon.SOUNDS.isdisjoint(words) or not any(map(str.isalpha, name)):
        return False
    if _is_part(name) or is_han(name):
        return True
    return not name[0].islower() and not (name[-1] in ".!?…" and name[-4:-1].isalpha())


def bare_names(names: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """For each name as it is written: the name without what a platform adds to it, and that.

    `Ashlee (SL)` is Ashlee; but `Ashlee (Acme)` and `Ashlee (Globex)` in one file are two people.
    """
    parted = {name: _parted(name) for name in names}
    suffixes: defaultdict[str, set[str]] = defaultdict(set)
    for bare, suffix in parted.values():
        if suffix is not None and not _is_aside(suffix):
            suffixes[fold(bare)].add(fold(suffix))
    return {
        name: (name, None)
        if suffix is not None and not _is_aside(suffix) and len(suffixes[fold(bare)]) > 1
        else (bare, suffix)
        for name, (bare, suffix) in parted.items()
    }


def spelt_out(name: str) -> str:
    """A recogniser's bare number or letter as `Speaker 0`; any other name as it is."""
    return f"Speaker {name}" if _BARE_ID.fullmatch(name) else name


def _is_aside(suffix: str) -> bool:
    """Whether a suffix is no part of who somebody is: `(Guest)`, `(in Hindi)`."""
    return fold(suffix) in cuelexicon.STATUS or suffix[:1].islower()


def _parted(name: str) -> tuple[str, str | None]:
    name = name.removeprefix(_SHARED)
    match = _SUFFIX.search(name[-80:])
    if match is None:
        return name, None
    bare = name[: len(name) - len(match[0])]
    suffix = next(group for group in match.groups() if group is not None).strip()
    return (bare, suffix) if any(map(str.isalpha, bare)) else (name, None)


def names_every_cue(names: Sequence[str | None]) -> bool:
    """Whether a file names the speaker of each cue, and not only of the first one of a turn.

    `names` has who is named by each cue, None where nobody is.
    """
    named = [name for name in names if name is not None]
    again = sum(one is not None and one == other for one, other in pairwise(names))
    return len(named) >= 0.9 * len(names) and again >= 0.1 * len(named)


def colours_of(lines: Sequence[Line]) -> bool:
    """Whether colours tell the speakers apart: several that come back, or one time and again."""
    runs: Counter[str] = Counter()
    before: str | None = None
    for line in lines:
        if line.colour != before:
            runs[line.colour] += 1
            before = line.colour
    coloured = sorted((often for colour, often in runs.items() if colour), reverse=True)
    if len(coloured) > 1:
        return coloured[1] > 1 and len(coloured) <= 12
    return bool(coloured) and coloured[0] > 2 and runs[""] > 2


def goes_on(before: str) -> bool:
    """Whether the sentence that ends a cue goes on in the next one."""
    return not ends_a_sentence(before)
