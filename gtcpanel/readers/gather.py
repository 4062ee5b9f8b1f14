"""Every line of a text that begins like a label, with what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from gtcpanel.readers.candidates import Seen, key_of, without_role
from gtcpanel.readers.labels import Label, Mark, read_label, tidy
from gtcpanel.readers.likeness import is_han, is_meta, likeness
from gtcpanel.readers.lines import (
    BLANK,
    ends_a_sentence,
    is_bold,
    is_heading,
    is_image,
    is_marks,
)
from gtcpanel.readers.signs import COURT
from gtcpanel.readers.timelines import drop_chapters, join_times

#: A label whose name was wrapped before its colon: the next line is `：text` or `**：text`.
_COLON: Final = re.compile(r"[*_]{0,2}\s*[:：](?!//)\s*[*_]{0,2}")
#: The second half of a label in bold.
_CLOSED: Final = re.compile(r"[^*:：]{1,24}[:：]\s?\*\*")
#: The longest line that can be the first half of a wrapped label.
_HALF: Final = 30
#: The share of the labels that come back which one sign must have to be believed in, and which one
#: that hardly means anything else.
_USUAL: Final = 0.5
_RARE: Final = 0.1
#: How many lines after a label are searched for what is said.
_AHEAD: Final = 6


def gather(lines: Sequence[str], within: range) -> list[Seen]:
    """All possible labels in order of their lines (indices `within`)."""
    labels = {}
    for at in within:
        label = read_label(lines[at]) if lines[at] else None
        if label is not None:
            labels[at] = label
    _drop_rare_signs(lines, labels)
    _mend(lines, labels, within)
    drop_chapters(lines, labels)
    join_times(lines, labels, within)
    return [
        Seen(
            label=label,
            at=at,
            key=key_of(label.name),
            shape=label.shape,
            opens=_opens(lines, at, labels),
            text=_text(lines, at, labels),
        )
        for at, label in sorted(labels.items())
    ]


def _drop_rare_signs(lines: Sequence[str], labels: dict[int, Label]) -> None:
    """Take out `[laughs] text` and its like, unless this is how the file marks its speakers."""
    signs = {at: label.sign for at, label in labels.items() if label.mark == "sign"}
    if not signs:
        return
    names = {at: key_of(label.name) for at, label in labels.items() if label.colon}
    often = Counter(names.values())
    back = [at for at, key in names.items() if often[key] > 1 and not is_meta(key)]
    theirs = Counter([signs[at] for at in back if at in signs])
    rare = {
        sign
        for sign in set(signs.values())
        if theirs[sign] <= (_RARE if sign == COURT else _USUAL) * len(back)
    }
    asked = any(sign == COURT and labels[at].name == "Q" for at, sign in signs.items())
    for at, sign in signs.items():
        name = labels[at].name
        listed = name == "A" and not asked  # `A. An item of a list`
        broken = sign == COURT and len(name) > 1 and " " not in name and not _opens(lines, at, {})
        if sign in rare or listed or broken:  # `NASA. So` is the end of the line above
            del labels[at]


def _mend(lines: Sequence[str], labels: dict[int, Label], within: range) -> None:
    """Join labels that a line break cut in two, and drop the 等 ("and others") after a name."""
    names = {key_of(label.name) for label in labels.values()}
    for at, label in list(labels.items()):
        if label.name.endswith("等") and key_of(label.name[:-1]) in names:
            labels[at] = label._replace(
                name=label.name[:-1].rstrip(), mended=("label-trimmed", label.name)
            )
    for at in within[:-1]:
        half, below = lines[at], lines[at + 1]
        if not half or not below or len(half) > _HALF or not _opens(lines, at, labels):
            continue
        joined = _joined(half, below, labels.get(at), labels.get(at + 1), names)
        if joined is not None:
            labels.pop(at + 1, None)
            labels[at] = joined


def _joined(
    half: str, below: str, above: Label | None, label: Label | None, names: set[str]
) -> Label | None:
    """The label that `half` and the line `below` make together, if they do."""
    if above is not None and above.colon:
        return None
    half = half.lstrip("# ")
    bold = half.startswith("**")
    start = tidy(half)
    if not start:
        return None  # `**` alone
    colon = _COLON.match(below)
    if colon is not None:
        if likeness(start) <= 0 or not (bold or key_of(start) in names):
            return None
        text = below[colon.end() :].strip(BLANK)
        mended = ("wrapped-label", f"{start} / {colon[0].strip()}")
        mark: Mark = "bold" if bold else "plain"
        return Label(name=start, mark=mark, text=text, lines=2, mended=mended)
    if label is None or not label.colon:
        return None
    gap = "" if is_han(start[-1]) and is_han(label.name[0]) else " "
    open_bold = half.count("**") % 2 == 1 and _CLOSED.match(below) is not None
    for name in (start + gap + label.name, start + label.name):
        if open_bold or not names.isdisjoint((key_of(name), without_role(key_of(name)))):
            mended = ("wrapped-label", f"{start} / {label.name}")
            mark = "bold" if bold else label.mark
            return label._replace(name=name, mark=mark, lines=2, mended=mended)
    return None


def _opens(lines: Sequence[str], at: int, labels: Mapping[int, Label]) -> bool:
    """Whether a paragraph begins at this line, as far as the line above can tell."""
    if at == 0 or not lines[at - 1] or at - 1 in labels:
        return True
    above = lines[at - 1]
    return (
        ends_a_sentence(above)
        or is_heading(above)
        or is_image(above)
        or is_marks(above)
        or is_bold(above)
    )


def _text(lines: Sequence[str], at: int, labels: Mapping[int, Label]) -> str:
    label = labels[at]
    start = at + label.lines
    if label.text:
        return _run_on(lines, start, label.text) if label.runs_on else label.text
    for below in range(start, min(start + _AHEAD, len(lines))):
        other = labels.get(below)
        if other is not None and likeness(other.name) > 0:
            return ""
        if lines[below] and not (is_image(lines[below]) or is_marks(lines[below])):
            return "" if is_heading(lines[below]) else lines[below]
    return ""


def _run_on(lines: Sequence[str], start: int, text: str) -> str:
    """A text set in bold with the lines below that its bold goes on in."""
    parts = [text]
    for below in range(start, min(start + _AHEAD, len(lines))):
        if not lines[below] or lines[below].startswith("**"):
            break
        parts.append(lines[below])
        if "**" in lines[below]:
            break
    return " ".join(parts)
