"""Labels that are taken back, or read otherwise, once those of the talk are known.

Headlines, lists of who takes part, biographies and links begin with the names of those who speak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from gtcpanel.readers.candidates import Seen
from gtcpanel.readers.clock import is_times
from gtcpanel.readers.furniture import is_footer
from gtcpanel.readers.labels import Label, read_label
from gtcpanel.readers.likeness import likeness, speech
from gtcpanel.readers.lines import ends_a_sentence, is_heading

#: The longest line above the first label that may be an entry in a list.
LISTED: Final = 40
#: Which share of the labels headings have at most, where they are no labels.
_HEADLINES: Final = 0.2
#: How much like somebody's name looks what stands behind an office.
_NAMED: Final = 0.5


def reconsider(
    lines: Sequence[str], seen: Sequence[Seen], labels: dict[int, Label], refused: dict[int, str]
) -> None:
    """Change `labels` and `refused`, both by line index; there is a label at least."""
    _keep_section_marks(lines, labels, refused)
    _name_holders(seen, labels, refused)
    _refuse_headlines(seen, labels, refused)
    _refuse_cast(lines, seen, labels, refused)
    _refuse_biographies(seen, labels, refused)
    _refuse_closing_lives(seen, labels, refused)
    _refuse_links(lines, seen, labels, refused)


def _keep_section_marks(
    lines: Sequence[str], labels: Mapping[int, Label], refused: dict[int, str]
) -> None:
    """Forget those before the talk, and those with words after it: that is a fact sheet."""
    first, last = min(labels), max(labels)
    for at in [at for at, why in refused.items() if why == "section mark"]:
        label = read_label(lines[at]) if at > last else None
        if at < first or (label is not None and label.text and not is_times(label.text)):
            del refused[at]


def _name_holders(seen: Sequence[Seen], labels: dict[int, Label], refused: dict[int, str]) -> None:
    """Take who holds an office for who speaks, where headings that come back have both.

    `### 空保處：謝仁碩`, and his words below it.
    """
    first = min(labels)
    named = {
        each.at: each.label
        for each in seen
        if _is_headline(each.label) and each.at >= first
        if likeness(each.label.text) >= _NAMED and not ends_a_sentence(each.label.text)
    }
    met = Counter((label.name, label.text) for at, label in named.items() if at in labels)
    if met.total() == len(met):
        return
    for at, label in named.items():
        labels[at] = label._replace(name=label.text, role=label.name, text="")
        refused.pop(at, None)


def _refuse_headlines(
    seen: Sequence[Seen], labels: dict[int, Label], refused: dict[int, str]
) -> None:
    """Take out what begins headings alike, `## Normative: Add …`, where no speaker's label is one.

    A name that speaks elsewhere, too, asks something there.
    """
    headings = [each for each in seen if each.at in labels and _is_headline(labels[each.at])]
    if not headings or len(headings) > _HEADLINES * len(labels):
        return
    heads = {each.at for each in headings}
    speak = {each.key for each in seen if each.at in labels and each.at not in heads}
    for each in headings:
        if each.key not in speak and not ends_a_sentence(each.text):
            del labels[each.at]
            refused[each.at] = "heading"


def _is_headline(label: Label) -> bool:
    return label.mark == "heading" and bool(label.text)


def _refuse_cast(
    lines: Sequence[str], seen: Sequence[Seen], labels: dict[int, Label], refused: dict[int, str]
) -> None:
    """Take out a list of who takes part, above the heading of the talk: each once, no sentence."""
    row: list[Seen] = []
    met: set[str] = set()
    for each in seen:
        if each.at not in labels:
            continue
        if row and any(is_heading(line) for line in lines[row[-1].at + 1 : each.at]):
            break
        if each.key in met or not _is_entry(each.text) or each.label.led:
            return
        row.append(each)
        met.add(each.key)
    if len(row) > 1 and 3 * len(row) <= len(labels):
        for each in row:
            del labels[each.at]
            refused[each.at] = "biography"


def _is_entry(text: str) -> bool:
    """Whether a text is short, no sentence, and nothing that is said."""
    return len(text) <= LISTED and speech(text) <= 0 and not ends_a_sentence(text)


def _refuse_biographies(
    seen: Sequence[Seen], labels: dict[int, Label], refused: dict[int, str]
) -> None:
    """Take out the row of short lives before the talk, under the real speakers' names."""
    met: set[str] = set()
    row: list[int] = []
    for each in seen:
        if each.at not in labels:
            continue
        if each.key in met or speech(each.text) > -0.4 or each.label.led:
            break
        met.add(each.key)
        row.append(each.at)
    if len(row) > 1 and len(row) < len(labels):
        for at in row:
            del labels[at]
            refused[at] = "biography"


def _refuse_closing_lives(
    seen: Sequence[Seen], labels: dict[int, Label], refused: dict[int, str]
) -> None:
    """Take out short lives after the talk, where they are not marked as its turns are."""
    shapes = Counter([each.shape for each in seen if each.at in labels])
    for each in reversed([each for each in seen if each.at in labels]):
        if speech(each.text) > -0.4 or 2 * shapes[each.shape] >= shapes.total():
            return
        del labels[each.at]
        refused[each.at] = "biography"


def _refuse_links(
    lines: Sequence[str], seen: Sequence[Seen], labels: dict[int, Label], refused: dict[int, str]
) -> None:
    """Take out headlines after a line such as 相关阅读, though they begin with a speaker's name."""
    after = [each for each in seen if each.at in labels]
    kept = after[: max(1, len(after) * 2 // 3)]
    for at in range(kept[-1].at + 1, len(lines)):
        if lines[at] and len(lines[at]) < 40 and is_footer(lines[at]):
            below = [each for each in after if each.at > at]
            if all(not ends_a_sentence(each.text) or speech(each.text) < 0 for each in below):
                for each in below:
                    del labels[each.at]
                    refused[each.at] = "related links"
            return
