"""Labels with a sign for the colon: `[Ann] text`, `<ann> text`, `MR. LEE. text`, a tab."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gtcpanel.readers.clock import span_at, wall_time_at

_NAME: Final = r"[^\W\d_][^\[\]【】［］<>()（）:：|{}=/\\\"“”,，。！？!?;；\n]{0,29}"
_LEADING: Final = re.compile(r"[\[(]?(?=\d{1,3}[:：]\d\d)")
_LEADING_END: Final = re.compile(r"[\])]?\s+")
#: What is surely one, and may be rare among others: `MR. LEE. text` and `Q. text`.
COURT: Final = 4
#: `<ann> text`, as chat programs write it, with the sign of an operator or not.
_ANGLE: Final = re.compile(rf"<[@+%&~ ]?(?P<name>{_NAME})>\s+(?=\S)")
#: A name as the record of a parliament has it: LEE, McKAY, DeFAZIO.
_CAPITALS: Final = r"(?:[A-Z][a-z]{1,2})?[A-Z][A-Z'’-]+"
_SIGNS: Final = (
    _ANGLE,
    # `ann> text` (but no arrow), `Ann Lee — Text`
    re.compile(r"(?P<name>[^\W\d_](?:[\w.'’ -]{0,28}[\w.'’])?)> (?=\S)"),
    re.compile(r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2}) ?[—–―]{1,2} ?(?=[^\W\da-z_])"),
    # `[Ann] text`, `【张三】text`, `**[Ann]** text`; no link, no footnote.
    re.compile(rf"\*{{0,2}}[\[【［](?P<name>{_NAME})[\]】］]\*{{0,2}}\s*[:：]?(?![(\[])"),
    # Court and parliament: `MR. LEE. text`, `The CHAIRMAN. text`, `Q. text`, `Mr. McKAY of Iowa.`,
    # `The SPEAKER pro tempore (Mr. Lee). text`.
    re.compile(
        r"(?P<name>(?:(?:M[rs]s?|MR|MRS|MS|D[rR]|[A-Z][a-z]+|THE)\.?\s+){0,2}"
        rf"(?:{_CAPITALS}\s+){{0,3}}{_CAPITALS}(?<=[A-Z'’-]{{3}})(?:\s+pro tempore)?"
        r"(?:\s+of(?:\s+[A-Z][a-z]+){1,2})?|[QA])"
        r"(?:\s+\([^()]{3,40}\))?\.\s+(?=[A-Z\"“(\[])"
    ),
    re.compile(rf"(?P<name>{_NAME})\t+(?=\S)"),
    # Japanese minutes: `○議長（山田太郎君）　text`, `◆佐藤委員　text`.
    re.compile(r"[○◯〇◎◆](?P<name>[^\s。、，,：:○]{1,30}?)(?:\u3000+|(?<=[)）])\s+)(?=\S)"),
)
#: Which of them chat programs write.
ANGLE: Final = _SIGNS.index(_ANGLE)
#: Who has an office, in brackets behind it, and how he is called there.
_HOLDER: Final = re.compile(r"(?P<office>[^()（）]+)[(（](?P<name>[^()（）]+?)君?[)）]")
#: What every sign has in it, the one or the other.
_HINTS: Final = (
    re.compile(r"[<>\[【［\t—–―○◯〇◎◆]"),
    re.compile(r"[A-Z](?:\.\s|[A-Z][^.\n]{0,60}\.\s)"),
)
#: What parts them only where a time stands first: `[00:12] Ann - text`.
_HYPHEN: Final = re.compile(r"(?P<name>[^\W\d_][\w.'’]*(?: [\w.'’]+){0,2}) - +(?=\S)")
#: How far into a line it may stand.
_REACH: Final = 90
#: Tags that an angle bracket may hold.
_TAGS: Final = frozenset(
    ("p", "b", "i", "u", "a", "br", "em", "hr", "li", "td", "th", "tr", "ul", "ol", "h1", "h2",
     "h3", "div", "img", "pre", "sub", "sup")
)  # fmt: skip


def _after_wall_time(head: str) -> int:
    """Where a line goes on after a time of the day with its date; 0 where it has none."""
    if not head[:2].strip("[(").isdecimal():
        return 0
    bracket = head[:1] in "[("
    end = wall_time_at(head, bracket)
    after = _LEADING_END.match(head, end) if end is not None else None
    return after.end() if after is not None else 0


class Sign(NamedTuple):
    """A name, and where what follows it begins."""

    name: str
    end: int
    start_ms: int | None = None
    kind: int = 0  #: which of the signs it is
    role: str | None = None  #: `議長`
    colon: bool = False  #: a colon follows the bracket: `[Ann]: text`


def read_sign(head: str, reach: int = _REACH) -> Sign | None:
    """The name that a line opens with, set apart by a sign, a time before it or not.

    The sign stands within `reach`.
    """
    one, other = _HINTS
    if one.search(head, 0, reach) is None and other.search(head, 0, reach) is None:
        return None
    start, time = _after_wall_time(head), None
    leading = _LEADING.match(head) if not start else None
    if leading is not None:
        stamp = span_at(head, leading.end())
        end = _LEADING_END.match(head, stamp[1]) if stamp is not None else None
        if stamp is None or end is None:
            return None
        start, time = end.end(), stamp[0]
    for kind, sign in enumerate(_SIGNS if time is None else (*_SIGNS, _HYPHEN)):
        found = sign.match(head, start)
        if found is not None:
            name = found["name"].strip()
            if sign is _ANGLE and name.lower() in _TAGS:
                return None
            held = _HOLDER.fullmatch(name)
            colon = found[0].rstrip()[-1:] in {":", "："} and head[found.end() :][:4] != "http"
            if held is not None:
                return Sign(held["name"], found.end(), time, kind, held["office"])
            return Sign(name, found.end(), time, kind, colon=colon)
    return None
