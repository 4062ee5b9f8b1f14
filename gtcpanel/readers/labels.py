"""What could be a speaker's label at the beginning of a line, by its shape alone.

`名：text`, `**名：**text`, `**名** ：text`, `### 名：`, `[00:01] **Name:** text`, `Name (00:12):`,
`说话人1 00:23`, ... Whether it is one is for `gtcpanel.readers.evidence` to say, which knows the
whole file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from gtcpanel.readers.clock import stamp_at
from gtcpanel.readers.lines import BLANK

#: How a label stands out. In "bold-line" the mark opens before the name and closes after what is
#: said: `**36氪：question?**`; it is also what a headline with a name looks like.
Mark = Literal["plain", "bold", "bold-line", "italic", "italic-line", "heading"]
Prefix = Literal["", "bullet", "quote"]

#: A label longer than this is none. (`Name Name, the third, of the Company` is no name.)
_LONGEST: Final = 60
#: No label reaches further into its line than this: name, role, time and marks.
_HEAD: Final = 200

#: Characters that no name holds. A comma or a quotation mark means prose.
_NEVER: Final = frozenset(',，。！？!?;；"“”「」『』《》〈〉…|<>{}=@#%^~`+$()（）[]［］【】\\')
_COLONS: Final = frozenset(":：∶")
_BRACKETS: Final = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】"}

_PREFIX: Final = re.compile(
    r"(?P<quote>(?:>\s*)*)(?P<bullet>[-*+•·]\s+|\d{1,3}[.)、]\s*)?(?P<heading>#{1,6}\s+)?[|｜]?\s*"
)
_CITE: Final = re.compile(r'<cite\b[^>]{0,150}?\buser-name="([^"<>]{1,60})"[^>]{0,80}>\s*</cite>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A possible label and what follows it on its line."""

    name: str  #: without marks, role and colon; white space collapsed
    mark: Mark
    text: str  #: what follows on the line, its closing mark taken off
    prefix: Prefix = ""
    role: str | None = None  #: `主持人` of `Q（主持人）：`
    start_ms: int | None = None
    colon: bool = True
    lines: int = 1  #: how many lines the label itself takes
    mended: tuple[str, str] | None = None  #: kind of repair, and the label as the source has it

    @property
    def shape(self) -> str:
        """What labels of one kind have in common."""
        stamped = " timed" if self.start_ms is not None else ""
        bare = "" if self.colon else " bare"
        return f"{self.prefix} {self.mark}{stamped}{bare}".strip()


def read_label(line: str) -> Label | None:
    """The label that `line` (stripped) may begin with, or None. Reads its first characters only."""
    head = line[:_HEAD]
    cite = _CITE.match(head)
    if cite is not None:
        return _after_cite(cite.group(1), line, cite.end())
    prefix = _PREFIX.match(head)
    assert prefix is not None  # all its parts are optional
    scan = _Scan(head, prefix.end(), heading=bool(prefix["heading"]))
    if not scan.run():
        return None
    return scan.label(line, "quote" if prefix["quote"] else "bullet" if prefix["bullet"] else "")


def _after_cite(name: str, line: str, end: int) -> Label | None:
    rest = line[end:].lstrip()
    stamp = stamp_at(rest)
    if stamp is None:
        return None
    text = rest[stamp[1] :].strip(BLANK + "\\")
    return Label(name=tidy(name), mark="plain", text=text, start_ms=stamp[0], colon=False)


def tidy(name: str) -> str:
    """A name with its white space collapsed and no invisible characters at its ends."""
    return " ".join(name.strip(BLANK + "*_").split())


class _Scan:
    """Reads one label from left to right, each character once."""

    def __init__(self, head: str, start: int, *, heading: bool) -> None:
        self.head = head
        self.at = start
        self.heading = heading
        self.name = ""
        self.role: str | None = None
        self.start_ms: int | None = None
        self.colon = False
        self.marked = ""  # the first emphasis met: "*" or "**"
        self.open = False  # inside emphasis

    def run(self) -> bool:
        """Read up to the colon, or what stands for it. False when this is no label."""
        head = self.head
        while self.at < len(head):
            char = head[self.at]
            if char in _COLONS:
                if head.startswith("::", self.at):
                    return False  # a word of some program
                while head[self.at : self.at + 1] in _COLONS:  # `名:：` was typed twice
                    self.at += 1
                self.colon = True
                return bool(self.name.strip()) and not head.startswith("//", self.at)
            if char in "*_" and self._mark(char):
                continue
            if char in _BRACKETS:
                if not self._bracket(char):
                    return False
                continue
            if char.isdigit() and self._stamp():
                continue
            if self._done():
                return True
            if char in "|｜" and not self.name.strip():
                self.at += 1  # `**| 36氪：…**`
                continue
            if char in _NEVER or len(self.name) >= _LONGEST:
                return False
            self.name += char
            self.at += 1
        return self._done() or self._stands_alone()

    def _done(self) -> bool:
        """Whether name and time are complete and what follows is speech (no colon is needed)."""
        if self.start_ms is None or not self.name.strip() or not self._time_came_last:
            return False
        rest = self.head[self.at :]
        return not rest.lstrip("*_ ").startswith(tuple(_COLONS))

    def _stands_alone(self) -> bool:
        whole = self.at >= len(self.head) and len(self.head) < _HEAD
        return whole and bool(self.name.strip()) and (self.heading or bool(self.marked))

    _time_came_last = False

    def _mark(self, char: str) -> bool:
        if char == "_" and self.name and self.name[-1].isalnum() and not self.open:
            return False  # a_b
        end = self.at
        while end < len(self.head) and self.head[end] == char:
            end += 1
        run = end - self.at
        self.at = end
        if not self.marked:
            self.marked = "**" if run >= 2 else "*"
        if not self.name:
            self.open = True  # `****Name**`: an empty bold before it changes nothing
        elif run != 4:  # four close and open anew: `**Illia Polosu****khin：**`
            self.open = not self.open
        return True

    def _bracket(self, opening: str) -> bool:
        end = self.head.find(_BRACKETS[opening], self.at, self.at + 42)
        if end < 0:
            return False
        inside = self.head[self.at + 1 : end].strip()
        stamp = stamp_at(inside)
        if stamp is not None and stamp[1] == len(inside):
            if self.start_ms is not None:
                return False
            self.start_ms = stamp[0]
            self._time_came_last = bool(self.name.strip())
        elif self.name.strip():
            if self.role is not None or not inside:
                return False
            self.role = tidy(inside)
        elif opening == "[" and self.head[end + 1 : end + 2] in _COLONS and inside:
            self.name = inside  # `[SPEAKER_00]:`
        else:
            return False
        self.at = end + 1
        return True

    def _stamp(self) -> bool:
        before = self.head[self.at - 1 : self.at]
        if self.start_ms is not None or (before and before not in " \t\xa0\u3000*_|"):
            return False
        stamp = stamp_at(self.head, self.at)
        if stamp is None:
            return False
        after = self.head[stamp[1] : stamp[1] + 1]
        if after and after.isalnum() and after.isascii():
            return False
        self.start_ms, self.at = stamp
        self._time_came_last = bool(self.name.strip())
        return True

    def label(self, line: str, prefix: Prefix) -> Label | None:
        """What was read, as a label of `line`."""
        name = tidy(self.name)
        if not any(char.isalpha() for char in name):
            return None
        text = line[self.at :]
        mark: Mark = "heading" if self.heading else "plain"
        if self.marked:
            kind: Mark = "bold" if self.marked == "**" else "italic"
            if self.open:
                bare = text.lstrip()
                if bare[:1] in {"*", "_"}:
                    text = bare.lstrip("*_")
                elif bare:
                    kind = "bold-line" if self.marked == "**" else "italic-line"
                    text = _without_closing(text, self.marked)
            if not self.heading or kind.endswith("-line"):
                mark = kind
        return Label(
            name=name,
            mark=mark,
            text=_without_strays(text.strip(BLANK)).removesuffix("\\").strip(BLANK),
            prefix=prefix,
            role=self.role,
            start_ms=self.start_ms,
            colon=self.colon,
        )


def _without_strays(text: str) -> str:
    """A text without marks at its beginning that open nothing: `** 2019`, `****so`."""
    bare = text.lstrip("*")
    stars = len(text) - len(bare)
    return bare if stars >= 4 or (stars > 1 and bare[:1].strip(BLANK) == "") else text


def _without_closing(text: str, mark: str) -> str:
    """`question?**` as `question?`: that mark was opened before the name."""
    text = text.rstrip()
    for closing in (mark, "_" * len(mark)):
        if text.endswith(closing) and text.count(closing) % 2:
            return text.removesuffix(closing)
    return text
