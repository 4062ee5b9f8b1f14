"""The text of a cue: its lines without mark-up, and what the mark-up tells of who speaks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from gtcpanel.readers.cuefile import Cue
from gtcpanel.readers.lines import BLANK

#: Tags of WebVTT and SubRip, times within a cue, and the overrides of SubStation Alpha. Anything
#: else in angle brackets is text.
_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>v|c|i|b|u|s|em|strong|font|span|ruby|rt|lang|p|div|br)"
    r"(?P<more>[.\s/=][^<>]*)?>"
    r"|(?P<time><\d[\d:.,]*>)"
    r"|\{\\(?P<override>[^{}]*)\}",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_COLOUR: Final = re.compile(r"\bcolou?r\s*[=:]\s*[\"']?\s*([#\w]{1,30})", re.IGNORECASE)
_OVERRIDE_COLOUR: Final = re.compile(r"\\?1?c(?:&H([0-9A-Fa-f]{1,8})&?)?(?![a-z])")
#: The colours that WebVTT knows as classes.
_CLASSES: Final = frozenset({"white", "lime", "cyan", "red", "yellow", "magenta", "blue", "black"})
#: `>>` begins another's speech in captions; it may stand within a line.
_CHEVRONS: Final = re.compile(r"(?:^|(?<=\s))>{2,}(?=\s|[^\W\d]|\[|\()")
#: A dash before the words of another person. Without a space after it, or as a long dash, it may
#: as well be part of a word or of a sentence.
_DASH: Final = re.compile(r"-{1,2}(?:\s+|(?=[\[(♪])|$)")
_LIKE_A_DASH: Final = re.compile(r"(?:-{1,2}(?=[^\W\d_a-z]|[\"'“‘¿¡])|[–—‐―]\s*(?=\S))")
#: In so many lines of a file a hyphen is a dash.
_OFTEN: Final = 3
#: Sounds: whole brackets, notes of music, words between stars.
_SOUND: Final = re.compile(
    r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)|（[^（）]{0,80}）|【[^【】]{0,80}】|\*[^*]{1,40}\*"
    r"|[♪♫♬♩🎵🎶\s.-]"
)
_NOTES: Final = frozenset("♪♫♬♩🎵🎶")


class Line(NamedTuple):
    """A line of a cue, or a part of one, as one person says it."""

    line: int  #: of the source
    text: str
    cue: int  #: index of its cue
    voice: str | None = None  #: None where the source names nobody, "" where it closes a voice
    colour: str = ""
    fresh: bool = False  #: whether times within the line show that it is new on the screen
    change: bool = False  #: whether a dash or `>>` says that another person begins


def lines_of(cue: Cue, at: int) -> list[Line]:
    """The lines with text of the cue with index `at`, without mark-up."""
    text = cue.text
    if not text:
        return []
    voice = cue.name or None
    if "<" not in text and "{" not in text:
        if "&" in text:
            text = decoded(text)
        return [
            Line(number, bare, at, voice)
            for number, row in enumerate(text.split("\n"), cue.line)
            if (bare := row.strip(BLANK))
        ]
    return [
        line._replace(text=bare)
        for line in _parts(cue, at, voice)
        if (bare := decoded(line.text).strip(BLANK))
    ]


def decoded(text: str) -> str:
    """A text with its character references decoded; a hard space becomes a space."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(match[0]).replace("\xa0", " "), text)


def _parts(cue: Cue, at: int, voice: str | None) -> Iterator[Line]:
    """The text between the tags, joined to lines as long as nobody else speaks."""
    now = Line(cue.line, "", at, voice)
    held: list[str] = []  # the text of the line
    colour = ""
    for text, tag in _split(cue.text):
        for nth, row in enumerate(text.split("\n")):
            if nth:
                yield now._replace(text="".join(held))
                held.clear()
                now = Line(now.line + 1, "", at, now.voice)
            if not held and (row := row.lstrip(BLANK)):
                now = now._replace(colour=colour)
            if row:
                held.append(row)
        if tag is None:
            break
        name = (tag["name"] or "").lower()
        if tag["time"]:
            now = now._replace(fresh=True)
        elif name in {"font", "c", "span", ""}:
            colour = _colour(tag, name, colour)
        elif name in {"v", "br", "p", "div"}:
            yield now._replace(text="".join(held))
            held.clear()
            voice, change = _voice(tag) if name == "v" else (now.voice, False)
            now = Line(now.line + tag[0].count("\n"), "", at, voice, change=change)
    yield now._replace(text="".join(held))


def _split(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    end = 0
    for tag in _TAG.finditer(text):
        yield text[end : tag.start()], tag
        end = tag.end()
    yield text[end:], None


def _voice(tag: re.Match[str]) -> tuple[str | None, bool]:
    """Who speaks after a `<v>` tag, and whether it is but a dash that parts two people."""
    if tag["close"]:
        return None, False
    _, _, annotation = (tag["more"] or "").replace("\n", " ").replace("\t", " ").partition(" ")
    name = " ".join(decoded(annotation).strip(BLANK + "\"'=:").split())
    if name and not name.strip("-–—"):
        return None, True
    return name or None, False


def _colour(tag: re.Match[str], name: str, before: str) -> str:
    if tag["override"] is not None:
        found = _OVERRIDE_COLOUR.search(tag["override"])
        if found is None:
            return "" if tag["override"].lstrip("\\").startswith("r") else before
        blue_green_red = (found[1] or "").rjust(6, "0")[-6:].lower()
        if not found[1]:
            return ""
        return f"#{blue_green_red[4:6]}{blue_green_red[2:4]}{blue_green_red[:2]}"
    if tag["close"]:
        return ""
    more = tag["more"] or ""
    if name == "c":
        classes = [each for each in more.strip().lower().split(".") if each in _CLASSES]
        return classes[0] if classes else before
    found = _COLOUR.search(more)
    return found[1].lower() if found is not None else before


def is_sound(text: str) -> bool:
    """Whether a text is nothing but sounds: `[Music]`, `(掌声)`, `♪`."""
    return (
        (text[0] in "[(（【*-" or not _NOTES.isdisjoint(text))
        and not _SOUND.sub("", text)
        and any(char.isalpha() or char in _NOTES for char in text)
    )


def split_changes(lines: list[Line], *, dashes: bool) -> Iterator[Line]:
    """The lines of one cue, parted where a mark says that another person begins.

    `dashes`: whether any dash parts people in this file.
    """
    change = False
    for line in lines:
        text = line.text
        change = change or line.change
        if text[0] in "-–—‐―":
            dash = (dashes and _LIKE_A_DASH.match(text)) or _DASH.match(text)
            if dash and not dashes and text[dash.end() : dash.end() + 1].islower():
                dash = None  # a clause - such as this one - that was wrapped
            if dash:
                text, change = text[dash.end() :].lstrip(BLANK), True
        if ">>" not in text:
            if text:
                yield line._replace(text=text, change=change)
                change = False
            continue
        for nth, part in enumerate(_CHEVRONS.split(text)):
            change = change or nth > 0
            if bare := part.strip(BLANK):
                yield line._replace(text=bare, change=change)
                change = False


def parts_people_with_dashes(cues: Iterable[Sequence[Line]]) -> bool:
    """Whether what looks like a dash is one: two in a cue, or line after line of a hyphen."""
    hyphens = 0
    for lines in cues:
        dashed = [line.text for line in lines if _LIKE_A_DASH.match(line.text)]
        hyphens += sum(text[0] == "-" for text in dashed)
        if len(dashed) > 1 or hyphens >= _OFTEN:
            return True
    return False
