"""Reads the name, the role, the time and the marks of a label from left to right."""

from __future__ import annotations

import re
from typing import Final

from gtcpanel.readers.clock import span_at, wall_time_at

#: No label reaches further into its line than this: name, role, time and marks.
HEAD: Final = 200
#: A label longer than this is none. (`Name Name, the third, of the Company` is no name.)
_LONGEST: Final = 60
#: Characters that no name holds. A comma or a quotation mark means prose.
_NEVER: Final = frozenset('，。！？!?;；"“”「」『』《》〈〉…<>{}=@#%^~`+$()（）[]［］【】\\,')
_COLONS: Final = frozenset(":：∶")
#: Characters that mean nothing but themselves.
_ITSELF: Final = (
    r"[^\d:：∶*_|｜,，。！？!?;；“”\"「」『』《》〈〉…<>{}=@#%^~`+$()（）\[\]［］【】\\]"
)
#: What is read at once.
_PLAIN: Final = re.compile(f"{_ITSELF}+")
#: A name of such characters, marked or not, and its colon: nothing that follows can change how it
#: is read.
ORDINARY: Final = re.compile(
    rf"(?:[>#]{{1,6}}\s+)?[*_]{{0,4}}{_ITSELF}{{1,{_LONGEST}}}+[*_]{{0,4}}\s?[:：](?![:：∶/])"
)
#: Words that are no name, however they go on: too many of them, or a mark that no name holds. A
#: sign in place of the colon can come after neither (it is looked for in 90 characters).
PROSE: Final = re.compile(
    rf"[^\W\d_](?:{_ITSELF}{{{_LONGEST}}}(?s:.{{0,29}})"
    rf"|{_ITSELF}*+(?:[。！？!?;；“”\"「」『』《》〈〉…<>{{}}=#%^~`+$]|[,，@](?!\s*[\[(（\dA-Z])))"
)
_BRACKETS: Final = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】"}
#: What may part a name from its time: `Ann - 00:12`, `00:12 | Ann`, `Ann, 00:12`.
_PARTING: Final = re.compile(r"\s*[|｜,，@·•]\s*(?=[\[(（]?\d{1,3}[:：]\d\d)")
_PARTED: Final = re.compile(r"\s*[-–—|｜,，@·•]\s*")
#: A title, a degree or a company after a full name: `Ann Lee, PhD:`, `Bob Ray, Acme Tea:`.
_SUFFIX: Final = re.compile(
    r",\s+((?!I\b)[A-Z][\w&.'’-]*(?:\s+(?:of|and|&|the|[A-Z][\w&.'’-]*)){0,4})"
    r"(?=\s*[*_]{0,2}\s*[:：(（\[])"
)


def link_end(head: str, at: int) -> int:
    """Where a text goes on at `at`, or after the address of a link: `[00:12](https://…)`."""
    end = head.find(")", at) if head.startswith("(http", at) else -1
    return end + 1 if end > 0 else at


class Scan:
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
        self.clock = False  # a time of the day was met

    def skip_wall_time(self) -> None:
        """Step over a date and a time before the name: `[12/05/2023, 10:23:45] Ann: …`."""
        opening = self.head[self.at : self.at + 1] in {"[", "("}
        end = wall_time_at(self.head, self.at + opening)
        if end is not None:
            self.at = end
            while self.head[self.at : self.at + 1] in {"]", ")", " ", "-", "–"}:
                self.at += 1
            self.clock = True

    def run(self) -> bool:
        """Read up to the colon, or what stands for it. False when this is no label."""
        head = self.head
        while self.at < len(head):
            char = head[self.at]
            if char in _COLONS:
                return self._colon()
            if char in "*_" and self._mark(char):
                continue
            if head.startswith("\\[", self.at):  # Markdown that was escaped
                self.at += 1
                char = "["
            if char in _BRACKETS:
                if not self._bracket(char):
                    return False
                continue
            if char.isdigit() and self._stamp():
                continue
            if self._done():
                return True
            if self._skip(char):
                continue
            if char in _NEVER:
                return False
            if not self._take(char):
                return False
        return self._done() or self._stands_alone()

    def _colon(self) -> bool:
        head = self.head
        if head.startswith("::", self.at) and head[self.at + 2 : self.at + 3].strip("*_ "):
            return False  # a word of some program
        while head[self.at : self.at + 1] in _COLONS:  # `名:：` was typed twice
            self.at += 1
        self.colon = True
        return bool(self.name.strip()) and not head.startswith("//", self.at)

    def _take(self, char: str) -> bool:
        """Add to the name; False when it grows too long."""
        plain = _PLAIN.match(self.head, self.at) if self.start_ms is None else None
        more = plain[0] if plain is not None else char
        self.name += more
        self.at += len(more)
        return len(self.name) <= _LONGEST

    def _skip(self, char: str) -> bool:
        """Step over what is neither name nor time, if that is what comes."""
        if not self.name.strip():
            parted = _PARTED.match(self.head, self.at) if self.start_ms is not None else None
            if parted is not None:  # `00:12 - Ann`
                self.at = parted.end()
                return True
            if char in "|｜":  # `**| 36氪：…**`
                self.at += 1
                return True
            if char == "《":  # `《茶周刊》：`
                end = self.head.find("》", self.at, self.at + 16)
                if end > 0:
                    self.name = self.head[self.at : end + 1]
                    self.at = end + 1
                    return True
            return False
        if char in "|｜,，@·•":
            parting = _PARTING.match(self.head, self.at)
            suffix = None if parting or " " not in self.name.strip() else self._suffix()
            after = parting or suffix
            if after is not None:
                self.at = after.end()
                return True
        return False

    def _suffix(self) -> re.Match[str] | None:
        suffix = _SUFFIX.match(self.head, self.at) if self.role is None else None
        if suffix is not None:
            self.role = suffix[1]
        return suffix

    def _done(self) -> bool:
        """Whether name and time are complete and what follows is speech (no colon is needed)."""
        # `Ann 00:12 text`, or `[00:12] **Ann** text`
        closed = self.start_ms is not None and self.marked == "**" and not self.open
        if not ((self.time_came_last or closed) and self.name.strip()):
            return False
        rest = self.head[self.at :]
        return not rest.lstrip("*_ ").startswith(tuple(_COLONS))

    def _stands_alone(self) -> bool:
        whole = self.at >= len(self.head) and len(self.head) < HEAD
        name = self.name.strip()
        shown = (
            self.heading or self.marked or (self.start_ms is not None and not name[:1].islower())
        )
        return whole and bool(name) and bool(shown)

    time_came_last = False
    role_first = False

    def _mark(self, char: str) -> bool:
        inside = self.name[-1:].isalnum() and self.head[self.at + 1 : self.at + 2].isalnum()
        if char == "_" and self.name and (inside or not (self.open or self.marked)):
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
        inside = self.head[self.at + 1 : end].strip("\\ ")
        stamp = span_at(inside)
        if wall_time_at(inside) == len(inside):
            self.clock = True
            self.time_came_last = bool(self.name.strip())
        elif stamp is not None and stamp[1] == len(inside):
            if self.start_ms is not None:
                return False
            self.start_ms = stamp[0]
            self.time_came_last = bool(self.name.strip())
            end = link_end(self.head, end + 1) - 1
        elif self.name.strip():
            if self.role is not None or not inside:
                return False
            self.role = inside
        elif opening == "[" and self.head[end + 1 : end + 2] in _COLONS and inside:
            self.name = inside  # `[SPEAKER_00]:`
        elif opening in "(（" and self.role is None and inside:
            self.role = inside  # `（首席产品官）Ann Lee：`
            self.role_first = True
        else:
            return False
        self.at = end + 1
        return True

    def _stamp(self) -> bool:
        before = self.head[self.at - 1 : self.at]
        if self.start_ms is not None or (before and before not in " \t\xa0\u3000*_|｜,，@·•-"):
            return False
        wall = wall_time_at(self.head, self.at)
        if wall is not None:
            self.at, self.clock = wall, True
            self.time_came_last = bool(self.name.strip())
            return True
        stamp = span_at(self.head, self.at)
        if stamp is None:
            return False
        after = self.head[stamp[1] : stamp[1] + 1]
        if after and after.isalnum() and after.isascii():
            return False
        self.start_ms, self.at = stamp
        self.time_came_last = bool(self.name.strip())
        return True
