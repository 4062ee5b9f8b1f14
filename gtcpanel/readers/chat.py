"""CHAT, the format of TalkBank and CHILDES: `*MOT:` tab words, with codes among them.

<https://talkbank.org/0info/manuals/CHAT.html>. The words are those of the main line as transcribed:
codes in brackets, pauses, events, marks of overlap and of pitch, and time bullets are taken off;
words that were repeated or mended (`I want [/] I want`), fillers (`&-um` is um) and `xxx` for what
nobody understood stay; words that CHAT adds though they were not said (`0is`) go. Spaces between
Chinese characters and before punctuation are the format's, not the speaker's.

It is read by us: pylangacq 0.23 refuses a file with one utterance that has no full stop, knows no
line numbers, and leaves out fillers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.dates import iso_date, language_tag
from gtcpanel.readers.extracted import left_out
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.pieces import Piece, glue, reading_of
from gtcpanel.readers.reader import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts

_BEGINS: Final = re.compile(r"\ufeff?\s*@(?:UTF8|Begin|Font|Window|PID|ColorWords|New Episode)\b")
_MAIN: Final = re.compile(r"^\*[A-Za-z0-9_'\-+]{1,20}:[ \t]", re.MULTILINE)
_TIER: Final = re.compile(r"([*%@])([^:\t]{1,40})(?::[ \t]*|$)(.*)", re.DOTALL)
#: `•1200_3400•`, with the name of the recording before the numbers in old files.
_BULLET: Final = re.compile(
    r"\x15[^\x15\n]{0,200}?(\d{1,9})_(\d{1,9})[^\x15\n]{0,20}\x15"
    r"|(?<=\s)(\d{1,9})_(\d{1,9})\s*$"  # where an editor took the control characters off
)
_CODES: Final = re.compile(r"\[[^\[\]\n]{0,400}\]")
_PAUSE: Final = re.compile(
    r"\((?:\.{1,3}|\d+(?:[.:]\d*)*)\)|(?<!\S)#+[\d.:_]*(?!\S)"  # `#` in old files
)
_TERMINATOR: Final = re.compile(r'\+(?:(\.\.\.)|["./?!]*([.?!])|(?:"|\^|<|\+|,|≋|≈)*)$')
#: What CHAT writes of pitch, tempo, voice and overlap.
_SIGNS: Final = re.compile("[<>⌈⌉⌊⌋↑↓→↗↘⇗⇘∞≋≈≡‡„∆∇⁎◉▁▔☺♋⁇∬Ϋ∮§↻°ˈˌ‹›]")
_OVERLAP: Final = re.compile(r"([⌈⌉⌊⌋])\d")
_FORM: Final = re.compile(r"(?<=\w)@[A-Za-z0-9:$&+_\-]+")
_FILLER: Final = re.compile(r"&[-+~]?(?=\w)")
_DATE: Final = re.compile(r"(\d{1,2})-([A-Z]{3})-(\d{4})", re.IGNORECASE)
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip


class _Tier(NamedTuple):
    kind: str  # "*" for words, "%" for notes on them, "@" for the head
    name: str
    line: int
    last: int
    text: str


def recognises(document: Document) -> bool:
    """Whether the file begins as CHAT does, or has its head and its main lines."""
    text = document.text
    if _BEGINS.match(text[:200]):
        return True
    return "@Participants:" in document.head and _MAIN.search(text) is not None


def read(document: Document, facts: Facts | None) -> Reading:
    """The utterances; with a clock those of one speaker that follow each other are one turn."""
    head: dict[str, str] = {}
    pieces: list[Piece] = []
    others: list[tuple[int, str]] = []
    codes: dict[str, tuple[str, str | None]] = {}
    for tier in _tiers(document.text):
        words = ""
        if tier.kind == "@":
            head.setdefault(tier.name.strip().lower(), tier.text)
            if tier.name == "Participants":
                codes = _participants(tier.text)
        elif tier.kind == "*":
            name = codes.get(tier.name, (tier.name, None))[0]
            words = _words(tier.text)
            if words:
                start, end = _times(tier.text)
                pieces.append(Piece(tier.line, words, name, start, end))
        if not words:
            reason = {"@": "meta data", "%": "annotation", "*": "nothing said"}[tier.kind]
            others += ((line, reason) for line in range(tier.line, tier.last + 1))
    timed = any(piece.start_ms is not None for piece in pieces)
    reading = reading_of(
        [piece._replace(opens=not timed) for piece in pieces],
        facts,
        title=head.get("title") or None,
        date=_date(head.get("date")),
        language=language_tag(re.split(r"[\s,]", head.get("languages", ""), maxsplit=1)[0]),
    )
    return _with_roles(reading, codes, others)


def _with_roles(
    reading: Reading, codes: Mapping[str, tuple[str, str | None]], others: list[tuple[int, str]]
) -> Reading:
    roles = {name: role for name, role in codes.values() if role}
    return replace(
        reading,
        stretches=tuple(each._replace(role=roles.get(each.label)) for each in reading.stretches),
        legend=tuple((code, name) for code, (name, _) in codes.items() if name != code),
        omitted=(*left_out(others), *reading.omitted),
    )


def _tiers(text: str) -> Iterator[_Tier]:
    """The tiers; a line that begins with white space goes on with the one above."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start, gathered = 0, ""
    for number, line in enumerate([*lines, "@"], 1):
        if line[:1] not in {"*", "%", "@"}:
            gathered += f"\n{line.strip(BLANK)}" if start else ""
            continue
        match = _TIER.fullmatch(gathered) if start else None
        if match is not None:
            last = start + gathered.rstrip("\n").count("\n")
            yield _Tier(match[1], match[2], start, last, match[3].replace("\n", " ").strip())
        start, gathered = number, line


def _participants(text: str) -> dict[str, tuple[str, str | None]]:
    """For each code the name and the role: `CHI Ross Target_Child, MOT Mother`.

    Where there is no name, or a mere letter, the code is what the speaker is called.
    """
    found: dict[str, tuple[str, str | None]] = {}
    for entry in text.split(","):
        code, *rest = entry.split() or [""]
        role = rest[-1].replace("_", " ") if rest else None
        name = " ".join(rest[:-1]).replace("_", " ")
        if code:
            found[code] = (name if len(name) > 2 or not name.isascii() else "") or code, role
    return found


def _times(text: str) -> tuple[int | None, int | None]:
    """The first bullet's start and the last one's end, in milliseconds."""
    bullets = [
        (int(match[1] or match[3]), int(match[2] or match[4])) for match in _BULLET.finditer(text)
    ]
    return (bullets[0][0], bullets[-1][1]) if bullets else (None, None)


def _words(text: str) -> str:
    """What was said in a main line."""
    text = _PAUSE.sub(" ", _BULLET.sub(" ", text))
    text = _SIGNS.sub("", _OVERLAP.sub(r"\1", _codes_out(text)))
    words = ""
    for token in text.split():
        word = _word(token)
        if word:
            close = not word.strip(".?!")  # an end of several marks, such as `...`
            words += ("" if close else glue(words, word, words=True)) + word
    return words


def _codes_out(text: str) -> str:
    """The text without what stands in square brackets, which may be nested once or twice."""
    for _ in range(3):
        text, count = _CODES.subn(" ", text)
        if not count:
            break
    return text


def _word(token: str) -> str:
    """A token of a main line as a word; "" for what is none."""
    end = _TERMINATOR.search(token)
    if end is not None:
        return _word(token[: end.start()]) + (end[1] or end[2] or "")
    if (
        not token
        or token.startswith(("&=", "&{", "&}", "&*", "&^"))
        or token in {"0", "+", "^", "\x15"}
    ):
        return ""
    if token[0] == "0" and token[1:2].isalpha():
        return ""
    token = token.lstrip('+"') if token[0] == "+" else token
    token = _FORM.sub("", _FILLER.sub("", token, count=1))
    return re.sub(r"\((\w[\w']*)\)", r"\1", token)


def _date(text: str | None) -> str | None:
    match = _DATE.match(text) if text else None
    if match is None or match[2].lower() not in _MONTHS:
        return iso_date(text)
    return iso_date(f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02}-{int(match[1]):02}")
