"""Where a talk ends and the rest of its page begins.

What follows the last label is read by paragraphs. Each is weighed as furniture (above zero) or
speech (below), and the back matter is the end of the text that weighs most, or nothing when it does
not weigh enough. Often no mark parts the two: an editor's closing words follow the last turn. They
come after a farewell or a heading, name the speaker, and nobody says "I" in them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from gtcpanel.readers import lexicon
from gtcpanel.readers.candidates import key_of, without_role
from gtcpanel.readers.furniture import is_credit, is_footer, is_silent, promotion
from gtcpanel.readers.labels import Label, read_label
from gtcpanel.readers.likeness import is_han, is_meta, is_role, speech
from gtcpanel.readers.lines import (
    ends_a_sentence,
    is_bold,
    is_heading,
    is_image,
    is_link,
    is_rule,
    without_images,
)

#: What the paragraphs of a back matter must add up to before one is believed in.
_ENOUGH: Final = 3.0
#: How much of a paragraph is searched for words.
_LOOK: Final = 600
#: The longest paragraph that is nothing but a farewell (half of it in Chinese), and what a break
#: below one weighs.
_FAREWELL: Final = 160
_BYE_BREAK: Final = 4.0
#: A line so long may have been wrapped before the next one.
_WRAPPED: Final = 30
#: The longest line that is a caption.
_CAPTION: Final = 20
#: In a talk of so many turns, headings that nearly all have a label under them show that each part
#: begins with one. The first may stand so many lines above the first label.
_TURNS: Final = 4
_HEADED: Final = 0.8
_ABOVE: Final = 8

_CALL: Final = re.compile("|".join(map(re.escape, lexicon.CALLS)))
_BYE: Final = re.compile("|".join(map(re.escape, lexicon.FAREWELLS)), re.IGNORECASE)
#: How minutes end: `立法會遂於上午 9時 16分休會。`
_ADJOURNED: Final = re.compile(
    r"[时時点點分](?:[^。！？宣我]{0,4})(?:休會|休会|散會|散会|閉會|闭会|閉会|暫停會議|暂停会议)。?"
)
_MINUTE: Final = 40
#: When something was written, below it.
_DATE: Final = re.compile(
    r"[(（]?(?:\d{4}|二[〇零○][一二三四五六七八九〇零○]{2})\s?[年./-]\s?\w{1,3}\s?[月./-]\s?\w{1,3}日?"
    r"(?:\s?[(（]?星期.[)）]?)?[)）]?"
)
_ADDRESS: Final = re.compile(r"https?://|www\.")
_I_ZH: Final = re.compile("[我咱俺]")
#: Scripts in which nothing tells that somebody speaks of himself.
_OTHER: Final = r"[\u0400-\u052f\u3040-\u30ff\uac00-\ud7a3]"  # compiled when it is needed
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
#: After these words one's own name is speech.
_MYSELF: Final = re.compile(
    r"(?:我是|我叫|i['’]m|i am|my name is|this is)\W?.{0,12}\Z", re.IGNORECASE
)


class _Paragraph(NamedTuple):
    at: int  #: index of its first line
    text: str  #: on one line, pictures taken out
    apart: bool  #: more empty lines stand above it than usual


def tail(lines: Sequence[str], labels: Mapping[int, Label]) -> int:
    """The index of the line where the back matter begins, `len(lines)` where there is none.

    The first words under the last of the `labels` are never back matter.
    """
    last = max(labels)
    paragraphs = _paragraphs(lines, last, alone=not labels[last].text)
    first = 1 if labels[last].text else _first_words(paragraphs) + 1
    usual = _middle(sorted(len(each.text) for each in paragraphs))
    names = _names(labels[last].name)
    headed = _is_headed(lines, labels)
    best, best_weight = len(lines), _ENOUGH
    weight = mild = 0.0
    for nth in range(len(paragraphs) - 1, first - 1, -1):
        each = paragraphs[nth]
        own = _weight(each.text, usual, names)
        weight += own
        mild += own if own > 0 or _is_personal(each.text) else 0.0
        bye = _is_farewell(paragraphs[nth - 1].text)
        if bye or _is_break(each.text) or (headed and is_heading(each.text)):
            # Below such a break, what nobody says of himself need not be speech.
            weight = max(weight, mild)
        here = weight + _break(each) + _BYE_BREAK * bye
        if here >= best_weight:
            best, best_weight = each.at, here
    return best


def _middle(sizes: Sequence[int]) -> float:
    """The median. (The library's module takes longer to import than a file to read.)."""
    return (sizes[(len(sizes) - 1) // 2] + sizes[len(sizes) // 2]) / 2


def _first_words(paragraphs: Sequence[_Paragraph]) -> int:
    """Which paragraph below a label alone on its line has the first words under it."""
    said = (nth for nth, each in enumerate(paragraphs) if nth and not is_silent(each.text))
    return next(said, 0)


def _paragraphs(lines: Sequence[str], start: int, *, alone: bool) -> list[_Paragraph]:
    """What stands from `start` on; lines that were wrapped are one paragraph.

    The first line is a label, and what stands below it no part of it where it is `alone`.
    """
    rows: list[tuple[int, int, list[str]]] = []
    gap = 0
    for at in range(start, len(lines)):
        line = lines[at]
        if not line:
            gap += 1
            continue
        if rows and not gap and not (alone and at - 1 == start) and _goes_on(lines[at - 1], line):
            rows[-1][2].append(line)
        else:
            rows.append((at, gap, [line]))
        gap = 0
    usual = _usual_gap(lines, start)
    return [_Paragraph(at, _bare(" ".join(row)), gap > usual) for at, gap, row in rows]


def _bare(text: str) -> str:
    return without_images(text) or text


def _goes_on(above: str, line: str) -> bool:
    """Whether a line was wrapped before this one, as far as the two can tell."""
    if ends_a_sentence(above) or is_silent(above) or is_bold(above) or is_link(above):
        return False
    if is_silent(line) or is_bold(line) or is_link(line) or read_label(line) is not None:
        return False
    if len(above) < _WRAPPED and (is_footer(above) or _DATE.fullmatch(above)):
        return False
    return len(above) >= _WRAPPED or above[-1].isascii() or line[0].isascii()


def _usual_gap(lines: Sequence[str], end: int) -> int:
    """How many empty lines usually part two paragraphs before `end`."""
    gaps: list[int] = []
    empty = 0
    for at in range(max(0, end - 400), end):
        if lines[at]:
            gaps.append(empty)
            empty = 0
        else:
            empty += 1
    gaps = sorted(gap for gap in gaps if gap)
    return gaps[int(len(gaps) * 0.9)] if gaps else 1


def _is_headed(lines: Sequence[str], labels: Mapping[int, Label]) -> bool:
    """Whether the headings of this talk have a label under them."""
    below: list[bool] = []
    open_heading = False
    for at in range(max(0, min(labels) - _ABOVE), max(labels) + 1):
        if at in labels:
            below += [True] * open_heading
            open_heading = False
        elif is_heading(lines[at]):
            open_heading = True
        elif open_heading and not is_silent(lines[at]):
            below.append(False)
            open_heading = False
    return len(labels) >= _TURNS and bool(below) and sum(below) >= _HEADED * len(below)


def _is_break(text: str) -> bool:
    """Whether a line says by itself that something else begins: 相关阅读, 嘉宾简介."""
    return is_footer(text) or (len(text) <= _CAPTION and is_meta(text.strip("*#【】[] :：")))


def _break(paragraph: _Paragraph) -> float:
    """How much the page itself parts a paragraph from the one above."""
    text = paragraph.text
    return 1.0 * paragraph.apart + 1.0 * (is_heading(text) or is_rule(text) or is_footer(text))


def _weight(text: str, usual: float, names: Sequence[str]) -> float:
    """Furniture above zero, speech below."""
    if is_rule(text) or is_image(text) or not any(map(str.isalnum, text)):
        return 0.5
    if is_footer(text) or is_credit(text):
        return 4.0
    if len(text) <= _MINUTE and (_ADJOURNED.search(text) or _DATE.fullmatch(text)):
        return 4.0
    if is_link(text):
        return 1.5
    head = text[:_LOOK]
    value = 1.5 if is_heading(text) else 0.0
    label = read_label(text)
    if label is not None and is_meta(label.name):
        value += 2.0
    promoted = promotion(text)
    value += 0.8 * min(3, promoted) + 1.5 * (promoted > 2)
    value += 2.5 * (_CALL.search(head) is not None)
    value += 1.5 * (text[0] == text[-1] == "_") + 1.0 * (_ADDRESS.search(head) is not None)
    value += 2.0 * (text[0] > "\U0001f000" and not text[0].isalnum())  # 👉, 💡
    value += 1.5 * any(_is_named(head, name) for name in names)
    value += 0.5 * is_bold(text)
    if text[:1].isdigit() and text[1:3].strip()[:1] in {".", "、", ")"}:
        value += 0.5
    if not ends_a_sentence(text):
        return value + (0.6 if len(text) < 60 else 0.2)
    # Whole sentences speak for speech, the more the longer they are.
    value -= min(3.0, 0.8 + len(text) / max(usual, 80))
    return value - speech(text) - 2.0 * _is_farewell(text)


def _names(speaker: str) -> list[str]:
    """What an editor may call a speaker."""
    if not speaker or is_role(speaker):
        return []
    if is_han(speaker):
        return [part for part in without_role(key_of(speaker)).split("·") if len(part) > 1]
    return [part for part in speaker.casefold().split() if len(part) > 3]


def _is_named(text: str, name: str) -> bool:
    """Whether the text names somebody who does not introduce himself."""
    at = text.casefold().find(name)
    return at >= 0 and _MYSELF.search(text[:at]) is None


def _is_farewell(text: str) -> bool:
    length = len(text) * (2 if is_han(text) else 1)
    return length <= _FAREWELL and _BYE.search(text) is not None


def _is_personal(text: str) -> bool:
    """Whether somebody may speak of himself here."""
    head = text[:_LOOK]
    if not head.isascii() and re.search(_OTHER, head):
        return True
    if is_han(head):
        return _I_ZH.search(head) is not None
    return not lexicon.SPEECH.isdisjoint(_WORD.findall(head.casefold().replace("’", "'")))
