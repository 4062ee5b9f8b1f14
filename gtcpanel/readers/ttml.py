"""TTML (`.ttml`, `.dfxp`, `.xml`), and the timed text that YouTube has.

<https://www.w3.org/TR/ttml2/>. Who speaks is an agent (`ttm:agent`) of a paragraph or a span, or
is told by the text or the colours as in other captions. pysubs2 knows neither agents nor frames,
and refuses a paragraph without an end. What is found here is written as the cues of WebVTT.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.cuefile import Cue
from gtcpanel.readers.cues import read_cues
from gtcpanel.readers.markup import attribute, local, parse_xml, root_of, walk, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading

_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:\.(\d{1,9})|:(\d{1,3}))?")
_OFFSET: Final = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?")
_SPACE: Final = re.compile(r"\s+")
_WHOLE: Final = {"h": 3_600_000.0, "m": 60_000.0, "s": 1000.0, "ms": 1.0}
#: How YouTube's timed text begins, that has an element for each cue under the root.
_YOUTUBE: Final = re.compile(r"<(?:text\s[^>]{0,99}?start=|p\s[^>]{0,99}?t=)[\"']\d")


class _Rates(NamedTuple):
    frames: float  #: a second
    ticks: float


def recognises(document: Document) -> bool:
    """Whether the root element is that of TTML, or of YouTube's timed text."""
    root = root_of(document.head)
    if root is None or root[0] not in {"tt", "transcript", "timedtext"}:
        return False
    return root[0] == "tt" or _YOUTUBE.search(document.head) is not None


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what in the paragraphs. Raises `TranscriptError` for XML that is broken."""
    root = parse_xml(document)
    language = re.match(r"[a-z]{2,3}(?![a-z])", (attribute(root, "lang") or "").lower())
    return read_cues(
        list(_Paragraphs(root).cues()),
        facts,
        path=document.path,
        language=language[0] if language is not None else None,
    )


class _Paragraphs:
    """The paragraphs of a document, with the times and agents that they inherit."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.escaped = local(root) != "tt"  # YouTube escapes its text once more
        self.rates = _Rates(
            _number(attribute(root, "frameRate"), 30.0),
            _number(attribute(root, "tickRate"), 1.0),
        )
        self.names: dict[str, str] = {}
        self.colours: dict[str, str] = {}
        for each in root.iter("{*}agent"):
            name = next((words_of(name) for name in each.iter("{*}name")), "")
            self.names[attribute(each, "id") or ""] = name or attribute(each, "id") or ""
        for each in root.iter("{*}style"):
            if colour := attribute(each, "color"):
                self.colours[attribute(each, "id") or ""] = colour

    def cues(self) -> Iterator[Cue]:
        begins = [0]  # of the elements that are open
        agents = [""]
        text: list[str] = []
        line = 0
        inside: _Element | None = None
        for event in walk(self.root):
            element = event.element
            if event.kind == "text":
                if inside is not None and (words := _SPACE.sub(" ", event.text)).strip():
                    line = line or event.line
                    text.append(words if self.escaped else html.escape(words, quote=False))
                elif inside is not None and event.text:
                    text.append(" ")
            elif event.kind == "start":
                begins.append(begins[-1] + (self._time(element, "begin", "start", "t") or 0))
                agents.append(self._agent(element) or agents[-1])
                if inside is None and local(element) in {"p", "text"}:
                    inside, text, line = element, [], 0
                text += self._opening(element, agents) if inside is not None else ()
            else:
                if element is inside:
                    yield self._cue(element, "".join(text), line or event.line, begins)
                    inside = None
                elif inside is not None and local(element) == "span":
                    text += ("</font>", f"<v {html.escape(agents[-2])}>" if agents[-2] else "")
                begins.pop()
                agents.pop()

    def _cue(self, element: _Element, text: str, line: int, begins: list[int]) -> Cue:
        start, end = begins[-1], self._time(element, "end")
        lasts = self._time(element, "dur", "d")
        stop = begins[-2] + end if end is not None else start + lasts if lasts else None
        return Cue(line, text, start, stop)

    def _opening(self, element: _Element, agents: list[str]) -> Iterator[str]:
        """The beginning of an element as WebVTT would have it."""
        name = local(element)
        if name == "br":
            yield "<br>"
        if name in {"p", "span", "text"}:
            if agents[-1] and (name != "span" or agents[-1] != agents[-2]):
                yield f"<v {html.escape(agents[-1])}>"
            styles = (attribute(element, "style") or "").split()
            known = (self.colours[style] for style in styles if style in self.colours)
            colour = attribute(element, "color") or next(known, None)
            if colour is not None:
                yield f'<font color="{html.escape(colour)}">'

    def _agent(self, element: _Element) -> str:
        ids = (attribute(element, "agent") or "").split() if local(element) != "agent" else ()
        return " / ".join(self.names.get(each, each) for each in ids)

    def _time(self, element: _Element, *names: str) -> int | None:
        """A time in milliseconds. A bare number is seconds, but for YouTube's `t` and `d`."""
        for name in names:
            value = attribute(element, name)
            if value is None:
                continue
            clock = _CLOCK.fullmatch(value)
            if clock is not None:
                hours, minutes, seconds, part, frames = clock.groups()
                whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
                rest = float(f"0.{part or 0}") + int(frames or 0) / self.rates.frames
                return round(1000 * (whole + rest))
            offset = _OFFSET.fullmatch(value)
            if offset is not None:
                unit = offset[2] or ("ms" if name in {"t", "d"} else "s")
                each = {"f": 1000 / self.rates.frames, "t": 1000 / self.rates.ticks}
                return round(float(offset[1]) * (each.get(unit) or _WHOLE[unit]))
        return None


def _number(value: str | None, usual: float) -> float:
    found = _OFFSET.fullmatch(value or "")
    return float(found[1]) or usual if found is not None else usual
