"""How a transcript was understood, as a TOML that can be put beside it and changed.

What was guessed (a name merged, a label put back, a doubt) stands there as a comment with its line.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from gtcpanel.render.terminal import one_line

if TYPE_CHECKING:
    from gtcpanel.readers import Facts
    from gtcpanel.transcript import Person, Repair, Transcript

#: A label with more turns is hardly none.
_ONCE: Final = 1
#: What a TOML string cannot hold as it is, or a terminal would obey.
_ESCAPED: Final = re.compile('["\\\\\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]')
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What of the findings is written as it is; the rest as comments."""

    bounds: bool = True  #: the first and the last line of the talk
    speakers: bool = True


#: From the fullest to the barest. A later one is for a file that the earlier ones would change.
CANDIDATES: Final = (Parts(), Parts(bounds=False), Parts(bounds=False, speakers=False))


def facts_toml(found: Transcript, facts: Facts | None, parts: Parts = CANDIDATES[0]) -> str:
    """The TOML of a transcript that was read with `facts`."""
    path = found.about.path
    name = "standard input" if path == "-" else PurePath(path).name
    blocks = [
        f"# How {one_line(name)} was understood. Put this beside it, under the same name with\n"
        "# .toml at its end, and change what is wrong. Keys that are left out are found anew.",
        "\n".join(_about(found, facts)),
        "\n".join(_talk(found, facts, parts)),
        *_speakers(found, parts),
        *_turns(facts),
        *_doubts(found),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def quoted(text: str) -> str:
    """`text` as a TOML string on one line."""
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or _code(found[0]), text) + '"'


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}"


def _about(found: Transcript, facts: Facts | None) -> Iterator[str]:
    about = found.about
    told = facts is not None and facts.title is not None
    if told or about.title != PurePath(about.path).stem:
        yield f"title = {quoted(about.title)}"
    else:
        yield f"# title = {_remark(about.title)}  # none was found; this is the file's name"
    yield f"date = {about.date}" if about.date and _is_date(about.date) else "# date = 2024-01-31"
    for key in ("event", "place", "publisher", "url"):
        value = getattr(about, key)
        yield f"{key} = {quoted(value)}" if value else f'# {key} = ""'
    if about.accessed:
        yield f"accessed = {about.accessed}"
    yield f"language = {quoted(about.language)}"
    yield f"reader = {quoted(about.format)}"
    if about.moderator:
        yield f"moderator = {quoted(about.moderator)}"


def _is_date(text: str) -> bool:
    try:
        return bool(datetime.datetime.fromisoformat(text))
    except ValueError:
        return False


def _talk(found: Transcript, facts: Facts | None, parts: Parts) -> Iterator[str]:
    """Where the talk begins and ends, and labels that are or may be none."""
    first, last = _bounds(found)
    for key, line in (("start", first), ("end", last)):
        given = facts and getattr(facts, key)
        if given or (line and parts.bounds):
            yield f"{key} = {given or line}"
        elif line:
            yield f"# {key} = {line}"
    never = facts.not_speakers if facts else ()
    often = Counter(turn.speaker for turn in found.turns if turn.speaker)
    once = [name for name, count in often.items() if count <= _ONCE] if len(often) > 2 else []
    if never:
        yield f"not_speakers = {_listed(never)}"
    if once:
        yield f"# not_speakers = [{', '.join(map(_remark, once))}]  # each has a single turn"
    if facts and facts.distinct:
        yield f"distinct = [{', '.join(map(_listed, facts.distinct))}]"


def _bounds(found: Transcript) -> tuple[int | None, int | None]:
    """The first and the last line of the talk; None where nothing stands before it, or after.

    A stage direction is within the talk, though it may stand between the first label and its words.
    """
    from gtcpanel.readers.furniture import STAGE_DIRECTION

    if found.about.format != "labelled":
        return None, None
    lines = [line for turn in found.turns for line in turn.lines]
    before = [
        each.last_line
        for each in found.omitted
        if each.last_line < min(lines) and each.reason != STAGE_DIRECTION
    ]
    after = [each for each in found.omitted if each.first_line > max(lines)]
    return max(before) + 1 if before else None, max(lines) if after else None


def _speakers(found: Transcript, parts: Parts) -> Iterator[str]:
    merges: dict[str, list[Repair]] = {}
    for repair in found.repairs:
        if repair.kind == "merged-name":
            merges.setdefault(repair.after, []).append(repair)
    shared = _shared(found.people)
    for person in found.people:
        if not person.name:
            continue
        lines = [
            f"# line {each.line}: {_remark(each.before)} was taken for this name, "
            f"{each.confidence:.0%} sure"
            for each in merges.get(person.name, ())
        ]
        entry = [
            "[[speakers]]",
            f"name = {quoted(person.name)}",
            *_aliases(person, shared),
            *(f"{key} = {quoted(value)}" for key in ("role", "affiliation")
              if (value := getattr(person, key))),
        ]  # fmt: skip
        if not parts.speakers or _key(person.name) in shared:
            entry = [f"# {one_line(line)}" for line in entry]
        yield "\n".join((*lines, *entry))


def _aliases(person: Person, shared: frozenset[str]) -> Iterator[str]:
    mine = [name for name in person.aliases if name.strip() and _key(name) not in shared]
    others = [name for name in person.aliases if _key(name) in shared]
    if mine:
        yield f"aliases = {_listed(mine)}"
    if others:
        yield f"# aliases: {', '.join(map(_remark, others))}, which others are called, too"


def _shared(people: Sequence[Person]) -> frozenset[str]:
    """Names, as labels are compared, that more than one person has."""
    often = Counter(
        key for each in people for key in {_key(name) for name in (each.name, *each.aliases)}
    )
    return frozenset(key for key, count in often.items() if count > 1)


def _key(name: str) -> str:
    from gtcpanel.readers.candidates import key_of

    return key_of(name)


def _turns(facts: Facts | None) -> Iterator[str]:
    for line, speaker in facts.turns if facts else ():
        yield f"[[turns]]\nline = {line}\nspeaker = {quoted(speaker)}"


def _doubts(found: Transcript) -> Iterator[str]:
    """What was mended or doubted, each with the correction to be made if it is wrong."""
    speaking = {line: turn.speaker for turn in found.turns for line in turn.lines}
    mended = [
        (each.line, f"{each.kind}, {each.confidence:.0%} sure: {each.before} → {each.after}")
        for each in found.repairs
        if each.kind != "merged-name"
    ]
    doubted = [(each.line, each.message) for each in found.problems]
    for line, message in sorted(mended + doubted):
        yield (
            f"# line {line}: {one_line(message)}\n# [[turns]]\n# line = {line}\n"
            f"# speaker = {_remark(speaking.get(line, ''))}"
        )


def _listed(names: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, names))}]"


def _remark(text: str) -> str:
    """A text in quotation marks, as a comment can hold it."""
    return one_line(quoted(text))
