"""Labels that lost their colon: an established speaker's name opens a paragraph of speech.

`Noam Shazeer这个模式一直在重复` is a label, `Noam Shazeer说这个模式` speaks of him.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Final, NamedTuple

from gtcpanel.readers.furniture import is_silent
from gtcpanel.readers.labels import Label
from gtcpanel.readers.likeness import is_han, is_role
from gtcpanel.readers.lines import BLANK

#: From here on a label is believed in; below, a doubt goes on record.
_ENOUGH: Final = 2.0

_ZH_I: Final = re.compile(r"我|咱|俺")
_ZH_OPENER: Final = re.compile(
    r"[这那此]|其实|是的|对[，,。！!的于]|好[的，,。！!]|嗯|哦|啊|哈|谢谢|感谢|没错|当然|所以|但是?|因为|如果|首先|现在"
    r"|你|您|大家|各位|今天|每次|每个|不[，,]|为什么|怎么|什么|有没有|能不能|可以"
)
_ZH_ABOUT: Final = re.compile(
    r"说|曾|表示|认为|指出|提到|写|问|答|强调|称|的|在|是[^的吗，,。]|和|与|跟|及|也|都|则|还|已|将|会|从|把|被|向|等"
    r"|[、，,；;）)》」』”\"']|补充|回答|创立|创办|加入|宣布|担任|毕业|出生|来自|告诉|发言|显得|对(?![，,。！!的于])|就(?!是)"
)
_EN_I: Final = re.compile(r"(?:I|I['’]\w+|We|We['’]\w+|My|Our)\b")
_EN_OPENER: Final = re.compile(
    r"(?:This|That|That['’]s|These|Those|It|It['’]s|There|You|You['’]re|Yes|Yeah|Yep|No|So|Well"
    r"|Thanks|Thank|But|And|Right|Sure|Okay|OK|Oh|Hi|Hello|Great|Exactly|Absolutely|If|When|What"
    r"|How|Why|Because|Now|Let|Let['’]s|Do|Did|Can|Could|Would|Is|Are)\b"
)
_EN_ABOUT: Final = re.compile(r"[a-z]|['’]s\b|[,;()\[]|[A-Z][a-z]+ (?:said|says|is|was|and)\b")
#: Speaks to who is named right before it.
_VOCATIVE: Final = frozenset("，,、！!")


class Unmarked(NamedTuple):
    """A paragraph that opens with a speaker's name and no colon."""

    at: int  #: index of its line
    label: Label  #: what the label would be
    confidence: float  #: 0..1; below .5 it is only doubted


def find_unmarked(
    lines: Sequence[str],
    marked: Mapping[int, Label],
    refused: Container[int],
    spoken: range,
) -> list[Unmarked]:
    """Paragraphs in `spoken` that open with a name of `marked`, whether speech follows or not.

    Lines that are `refused` for another reason are passed over.
    """
    names = sorted({label.name for label in marked.values() if label.name}, key=len, reverse=True)
    bold = sum(label.mark == "bold" for label in marked.values()) * 2 > len(marked)
    by_start: dict[str, list[str]] = {}
    for name in names:
        by_start.setdefault(name[0], []).append(name)
    found = []
    before: str | None = None
    wordless: int | None = None  # where the words of a label alone on its line begin
    covered = 0  # up to here lines are part of a label
    for at in spoken:
        line = lines[at]
        if at in marked:
            before = marked[at].name
            covered = at + marked[at].lines
            wordless = None if marked[at].text else covered
        if at < covered or not line:
            continue
        bare = line.lstrip("*_ ")
        if bare[:1] not in by_start or at in refused:
            continue
        if at > 0 and lines[at - 1] and at - 1 not in marked:
            continue
        opening = [
            name
            for name in by_start[bare[0]]
            if bare.startswith(name)
            and (_is_full(name) or (bold and line.startswith(f"**{name}**")))
        ]
        if not opening:
            continue
        above = range(wordless, at) if wordless is not None else None
        if above is not None and all(
            not lines[one] or one in refused or is_silent(lines[one]) for one in above
        ):
            continue  # `### Ann:`, and below it `Bob, what do you think?`
        name = opening[0]
        unmarked = _judge(
            at, line, bare, name, same=name == before, bold=bold, below=_below(lines, marked, at)
        )
        if unmarked is not None:
            found.append(unmarked)
            if unmarked.confidence >= 0.5:
                before = name
    return found


def _below(lines: Sequence[str], marked: Mapping[int, Label], at: int) -> str:
    """What stands under a line, if it is not the next label."""
    for under in range(at + 1, min(at + 3, len(lines))):
        if under in marked:
            return ""
        if lines[under]:
            return lines[under]
    return ""


def _is_full(name: str) -> bool:
    """Whether a name can be told from the words of a sentence: not Q, 甲, 主持人, Mark."""
    if is_role(name):
        return False
    return len(name) >= 2 if is_han(name) else len(name.split()) >= 2


def _judge(
    at: int, line: str, bare: str, name: str, *, same: bool, bold: bool, below: str
) -> Unmarked | None:
    rest = bare[len(name) :]
    set_off = bold and line.startswith("**") and rest.startswith("**")
    said = rest.strip(BLANK) if not set_off else rest[2:].strip(BLANK)
    if not said.strip("*_ "):  # alone on its line: what is below tells
        said = ""
        weight = max(_weigh(below), -1.0) + 1.5 if below else -4.0
    else:
        if rest[:1] in _VOCATIVE:
            return None  # `主席，我…` speaks to the chair
        glued = rest[:1].isalnum() and not is_han(rest[0]) and not is_han(name[-1])
        if glued and not set_off:
            return None  # `Ann Lee` in `Ann Leeson`
        weight = _weigh(said)
    if len(name) == 1 and weight <= 0 and not said.endswith(("?", "？")):
        return None  # `**A** 轮融资` is no answer
    weight += 3.0 * set_off - 1.0 * same + 0.5 * ("?" in said or "？" in said)
    return Unmarked(
        at=at,
        label=Label(name=name, mark="bold" if set_off else "plain", text=said, colon=False),
        confidence=min(0.95, max(0.05, 0.5 + 0.15 * (weight - _ENOUGH))),
    )


def _weigh(said: str) -> float:
    """Speech above zero, words about somebody below."""
    if is_han(said[:2]):
        if _ZH_I.match(said):
            return 4.0
        if _ZH_OPENER.match(said):
            return 3.0
        return -4.0 if _ZH_ABOUT.match(said) else -1.0
    if _EN_I.match(said):
        return 4.0
    if _EN_OPENER.match(said):
        return 3.0
    return -4.0 if _EN_ABOUT.match(said) else -1.0
