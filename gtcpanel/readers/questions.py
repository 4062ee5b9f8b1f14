"""Who asks: those whom nobody names, between the labelled answers, and those who are named.

`――なぜですか。` and a question set in bold are turns of nobody's where only answers have labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from gtcpanel.readers.furniture import is_silent
from gtcpanel.readers.labels import Label
from gtcpanel.readers.lines import BLANK, is_bold
from gtcpanel.readers.reader import NOBODY

_DASHED: Final = re.compile(r"(?:[—―─–]{2,3}\s?|[—―])(?=[^\s—―─–*-])")
_SIGNS: Final = ("?**", "？**", "\n—", "\n―", "\n─", "\n–")
#: What either kind begins with.
_MARKS: Final = frozenset("—―─–*")
#: So many questions, and one for such a share of the answers.
_FEWEST: Final = 3
_SHARE: Final = 0.4
#: The longest headline that asks.
_HEADLINE: Final = 44
#: The first one stands so many lines above the first answer at most.
_ABOVE: Final = 8


def may_ask(text: str) -> bool:
    """Whether a text has enough of the signs of such questions; most have not."""
    return any(text.count(sign) >= _FEWEST for sign in _SIGNS)


def unnamed_questions(
    lines: Sequence[str], labels: Mapping[int, Label], within: range
) -> dict[int, Label]:
    """The lines with such questions as labels of nobody; none where both sides are labelled."""
    above = [at for at, _ in _above(lines, labels) if lines[at][0] in _MARKS]
    if len(above) < _FEWEST or all(label.name == NOBODY for label in labels.values()):
        return {}
    spoken = range(max(within.start, min(labels) - _ABOVE), within.stop)
    marked = [at for at in spoken if lines[at][:1] in _MARKS and at not in labels]
    for mark in (_dashed, _bold):
        asked = {
            at: said
            for at in marked
            if (said := mark(lines[at])) and (at == 0 or not lines[at - 1])
        }
        answered = sum(_is_answered(lines, labels, at) for at in asked)
        if answered >= max(_FEWEST, _SHARE * len(labels)) and 2 * answered > len(asked):
            return {
                at: Label(name=NOBODY, mark="plain", text=said, colon=False)
                for at, said in asked.items()
            }
    return {}


def asking_headlines(lines: Sequence[str], labels: Mapping[int, Label]) -> list[int]:
    """The indices of headlines in bold that ask, where a talk has several.

    Who mostly asks may end so himself.
    """
    found = [
        (at, name)
        for at, name in _above(lines, labels)
        if len(lines[at]) <= _HEADLINE and _bold(lines[at]) and not lines[at - 1]
    ]
    if len(found) < _FEWEST:
        return []
    asking = _who_ask(labels.values())
    headlines = [at for at, name in found if name not in asking]
    return headlines if len(headlines) >= _FEWEST else []


def _above(lines: Sequence[str], labels: Mapping[int, Label]) -> Iterator[tuple[int, str]]:
    """The index of the line above each label, if it is none itself, and who speaks there."""
    before = -1
    for at in sorted(labels):
        above = at - 1
        while above > before and (not lines[above] or lines[above][:2] == "!["):
            above -= 1
        if above > before:
            yield above, labels[before].name if before >= 0 else ""
        before = at


def _who_ask(labels: Iterable[Label]) -> set[str]:
    """The names of those whose turns mostly open with a question on the label's line."""
    often: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for label in labels:
        often[label.name] += 1
        asked[label.name] += _is_question(label.text)
    return {name for name, times in asked.items() if 2 * times >= often[name]}


def _dashed(line: str) -> str:
    """What follows the dashes that a line begins with; "" where it has none."""
    dashes = _DASHED.match(line)
    return line[dashes.end() :] if dashes is not None else ""


def _bold(line: str) -> str:
    """A question set in bold without its marks."""
    bare = line.strip("*" + BLANK) if is_bold(line) else ""
    return bare if _is_question(bare) else ""


def _is_question(text: str) -> bool:
    return text.rstrip("*_ ").endswith(("?", "？"))


def _is_answered(lines: Sequence[str], labels: Mapping[int, Label], at: int) -> bool:
    """Whether the next line with words is labelled, and is no question itself."""
    for below in range(at + 1, len(lines)):
        if below in labels:
            return not _is_question(labels[below].text)
        if lines[below] and not is_silent(lines[below]):
            return False
    return False
