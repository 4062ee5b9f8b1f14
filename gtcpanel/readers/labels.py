"""What could be a speaker's label at the beginning of a line, by its shape alone.

`名：text`, `**名：**text`, `**名** ：text`, `### 名：`, `[00:01] **Name:** text`, `Name (00:12):`,
`说话人1 00:23`, ... Whether it is one is for `gtcpanel.readers.evidence` to say, which knows the
whole file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from gtcpanel.readers.clock import span_at
from gtcpanel.readers.likeness import is_role
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.scan import HEAD, ORDINARY, PROSE, Scan, link_end
from gtcpanel.readers.signs import read_sign

#: How a label stands out. In "bold-line" the mark opens before the name and closes after what is
#: said: `**36氪：question?**`; it is also what a headline with a name looks like.
#: A "sign" stands for the colon: `[Ann] text`, `<Ann> text`, `MR. LEE. text`, a tab.
Mark = Literal["plain", "bold", "bold-line", "italic", "italic-line", "heading", "sign"]
Prefix = Literal["", "bullet", "quote"]


_PREFIX: Final = re.compile(
    r"(?P<quote>(?:>\s*)*)(?P<bullet>[-*+•·─]\s+|\d{1,3}[.)、]\s*)?(?P<heading>#{1,6}\s+)?[|｜]?\s*"
)
_CITE: Final = re.compile(r'<cite\b[^>]{0,150}?\buser-name="([^"<>]{1,60})"[^>]{0,80}>\s*</cite>')
#: A time as the first thing said: `**Ann:** [00:12] text`, with its brackets escaped or not.
_CLOSING: Final = re.compile(r"\\?[\])）］]:?")
_BRACKETS: Final = frozenset("\\[(（［")
_LATE: Final = re.compile(r"\\?[\[(（［](?=\d)")
#: Times that were typed by hand: `[00:34: 57]`, `[00:42::57]`, `[00:49:0]`, `[00:36:319]`.
_TYPED: Final = re.compile(r"\[\s?(\d{1,2}):[: ]?(\d{1,2}):[: ]?(\d{1,2})\d?\s?\]")
#: Typed before a name by mistake, or for what was missed.
_DOTS: Final = ".…/"
#: Who speaks to whom, as the chat of a meeting has it: `From Ann Lee to Everyone`.
_ADDRESSED: Final = re.compile(r"^From ([^\W\d_a-z].*?)(?: to [A-Z].*)?$")
#: What tells two members of one family name apart: `佐藤（花）委員`.
_APART: Final = re.compile(r"[（(]([^\W\d_a-z]{1,2})[）)](?:委員|議員)")
#: What goes on with a sentence: `**16:40左右**，有人…` is no label.
_GOES_ON: Final = frozenset("，、；。")
#: What ends a sentence, and a name only where it is abbreviated.
_STOPS: Final = frozenset(".!?…。！？,，")
_ABBREVIATED: Final = re.compile(r"\s(?:[JS]r|[A-Z]|Inc|Ltd|Esq|[PM]h?\.?D)\.$")


class Label(NamedTuple):
    """A possible label and what follows it on its line."""

    name: str  #: without marks, role and colon; white space collapsed
    mark: Mark
    text: str  #: what follows on the line, its closing mark taken off
    prefix: Prefix = ""
    role: str | None = None  #: `主持人` of `Q（主持人）：`
    start_ms: int | None = None
    colon: bool = True
    clock: bool = False  #: a time of the day is with it
    led: bool = False  #: the time comes first: `00:12 Ann`
    late: bool = False  #: the time stands in what follows: `Ann: [00:12] text`, `Ann: 00:12`
    runs_on: bool = False  #: its emphasis is not closed on its line
    sign: int = 0  #: which sign, where its mark is one (see `gtcpanel.readers.signs`)
    lines: int = 1  #: how many lines the label itself takes
    mended: tuple[str, str] | None = None  #: kind of repair, and the label as the source has it

    @property
    def shape(self) -> str:
        """What labels of one kind have in common."""
        timed = self.clock or (self.start_ms is not None and not self.late)
        return _shape(self.prefix, self.mark, timed, self.colon, self.led)


@lru_cache(maxsize=256)
def _shape(prefix: Prefix, mark: Mark, timed: bool, colon: bool, led: bool) -> str:
    bare = "" if colon else " led bare" if led else " bare"
    return f"{prefix} {mark}{' timed' * timed}{bare}".strip()


class _Opening(NamedTuple):
    """What a line opens with, up to where its label ends."""

    name: str
    end: int  #: where what follows begins
    prefix: Prefix
    heading: bool
    marked: str  #: the emphasis met: "", "*" or "**"
    open: bool  #: whether it is open still
    role: str | None
    start_ms: int | None
    colon: bool
    clock: bool
    led: bool


def read_label(line: str) -> Label | None:
    """The label that `line` (stripped) may begin with, or None. Reads its first characters only."""
    head = line[:HEAD]
    if head[:1] == "<":
        cite = _CITE.match(head)
        if cite is not None:
            return _after_cite(cite.group(1), line, cite.end())
    ordinary = ORDINARY.match(head)
    prose = PROSE.match(head) if ordinary is None else None
    if ordinary is not None:
        known = _ordinary(ordinary[0])
        if known is not None:
            return known.alone if len(line) == ordinary.end() else _label(known.opening, line)
    elif prose is None:
        opening = opening_of(head)
        if opening is not None:
            label = _label(opening, line)
            return None if not label.colon and label.text[:1] in _GOES_ON else label
    sign = read_sign(head) if prose is None else read_sign(head, prose.end())
    if sign is None:
        return None
    text, start_ms = line[sign.end :].strip(BLANK), sign.start_ms
    late = _nothing_but_a_stamp(text) if start_ms is None else None
    if late is not None:
        start_ms, text = late[0], ""  # `[Ann] 10:00:03`, and her words below it
    mark: Mark = "sign"
    if sign.colon:
        mark = "bold" if head[0] == "*" else "plain"
    return Label(
        name=tidy(sign.name),
        mark=mark,
        text=text,
        role=sign.role,
        start_ms=start_ms,
        sign=sign.kind,
    )


def opening_of(head: str) -> _Opening | None:
    """What the beginning of a line reads like up to the end of its label; None for no label."""
    prefix = _PREFIX.match(head)
    assert prefix is not None  # all its parts are optional
    scan = Scan(head, prefix.end(), heading=bool(prefix["heading"]))
    scan.skip_wall_time()
    if not scan.run():
        return None
    name = tidy(scan.name)
    to = _ADDRESSED.match(name)
    if to is not None:
        name, scan.role = to[1], None
    if scan.role is not None and name.endswith(("委員", "議員")):
        apart = _APART.search(head)
        if apart is not None and scan.role.strip() == apart[1]:
            name, scan.role = name[:-2] + apart[0], None
    if scan.role_first and (len(name) < 2 or is_role(name)):
        return None  # `（网友）问：` is part of what somebody says
    name = name.rstrip(" -–—")
    if not any(char.isalpha() for char in name):
        return None
    if not scan.colon and name[-1] in _STOPS and not _ABBREVIATED.search(name):
        return None  # `00:12 Exactly.`
    return _Opening(
        name=name,
        end=scan.at,
        prefix="quote" if prefix["quote"] else "bullet" if prefix["bullet"] else "",
        heading=scan.heading,
        marked=scan.marked,
        open=scan.open,
        role=tidy(scan.role) if scan.role else None,
        start_ms=scan.start_ms,
        colon=scan.colon,
        clock=scan.clock,
        led=scan.start_ms is not None and not scan.time_came_last,
    )


class _Known(NamedTuple):
    opening: _Opening
    alone: Label  #: where nothing follows on its line


@lru_cache(maxsize=4096)
def _ordinary(head: str) -> _Known | None:
    """The same of an ordinary label, of which a file has hundreds alike."""
    opening = opening_of(head)
    return _Known(opening, _label(opening, head)) if opening is not None else None


def _after_cite(name: str, line: str, end: int) -> Label | None:
    rest = line[end:].lstrip()
    stamp = span_at(rest)
    if stamp is None:
        return None
    text = rest[stamp[1] :].strip(BLANK + "\\")
    return Label(name=tidy(name), mark="plain", text=text, start_ms=stamp[0], colon=False)


def tidy(name: str) -> str:
    """A name with its white space collapsed, without what was typed before it: `. AL`, `// AL`."""
    words = name.strip(BLANK + "*_").split()
    if words and words[0][0] in _DOTS:
        words = words if len(words) > 2 else [words[-1].lstrip(_DOTS) or words[-1]]
    return " ".join(words)


def _label(opening: _Opening, line: str) -> Label:
    """What `line` opens with, as a label with what follows."""
    text = line[opening.end :]
    start_ms = opening.start_ms
    runs_on = False
    mark: Mark = "heading" if opening.heading else "plain"
    if opening.marked:
        kind: Mark = "bold" if opening.marked == "**" else "italic"
        if opening.open:
            bare = text.lstrip()
            within = late_stamp(bare) if start_ms is None else None
            if within is not None and bare[within[1] :].lstrip()[:1] in {"*", "_"}:
                start_ms, bare = within[0], bare[within[1] :].lstrip()  # `**Ann:[00:12]** text`
            if bare[:1] in {"*", "_"}:
                text = bare.lstrip("*_")
                if text[:1] in {":", "："}:
                    text = text[1:]  # `**Ann:**: text`
            elif bare:
                kind = "bold-line" if opening.marked == "**" else "italic-line"
                open_text = text.rstrip()
                text = _without_closing(open_text, opening.marked)
                runs_on = text == open_text
        if not opening.heading or kind.endswith("-line"):
            mark = kind
    text = _without_strays(text.strip(BLANK)).removesuffix("\\").strip(BLANK)
    late = late_stamp(text) or _nothing_but_a_stamp(text) if start_ms is None else None
    if late is not None:
        start_ms, text = late[0], text[late[1] :].strip(BLANK)
    return Label(
        name=opening.name,
        mark=mark,
        text=text,
        prefix=opening.prefix,
        role=opening.role,
        start_ms=start_ms,
        colon=opening.colon,
        clock=opening.clock,
        led=opening.led,
        late=late is not None,
        runs_on=runs_on,
    )


def late_stamp(text: str) -> tuple[int, int] | None:
    """The time in brackets that a text begins with, and where what is said begins."""
    if text[:1] not in _BRACKETS:
        return None
    opening = _LATE.match(text)
    stamp = span_at(text, opening.end()) if opening is not None else None
    closing = _CLOSING.match(text, stamp[1]) if stamp is not None else None
    if stamp is not None and closing is not None:
        return stamp[0], link_end(text, closing.end())
    typed = _TYPED.match(text)
    if typed is None:
        return None
    hours, minutes, seconds = map(int, typed.groups())
    return ((hours * 60 + minutes) * 60 + min(seconds, 59)) * 1000, typed.end()


def _nothing_but_a_stamp(text: str) -> tuple[int, int] | None:
    """The time that is all that follows, and its end: `Ann: 00:12`, and her words below it."""
    stamp = span_at(text) if text[:1].isdecimal() else None
    return stamp if stamp is not None and stamp[1] == len(text) else None


def _without_strays(text: str) -> str:
    """A text without marks at its beginning that open nothing: `** 2019`, `****so`."""
    bare = text.lstrip("*")
    stars = len(text) - len(bare)
    return bare if stars >= 4 or (stars > 1 and bare[:1].strip(BLANK) == "") else text


def _without_closing(text: str, mark: str) -> str:
    """`question?**` as `question?`: that mark was opened before the name."""
    for closing in (mark, "_" * len(mark)):
        if text.endswith(closing) and text.count(closing) % 2:
            return text.removesuffix(closing)
    return text
