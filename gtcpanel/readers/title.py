"""What a text is called, and in which language it is, as its own lines tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from gtcpanel.readers import lexicon
from gtcpanel.readers.labels import read_label
from gtcpanel.readers.likeness import fold
from gtcpanel.readers.lines import ends_a_sentence, is_heading, is_image, is_marks

_LONGEST: Final = 120
#: How many characters, spread over a text, tell its language.
_SAMPLE: Final = 4_000
#: How a fact sheet names a title.
_TITLES: Final = ("title", "主题", "标题", "题目")
#: The letters of scripts that tell a language, and which share of all there must be of them. Among
#: those of Japanese are many that Chinese has, too. (Compiled when they are needed.)
_SCRIPTS: Final = {
    "ja": (r"[\u3041-\u3096\u30a1-\u30fa]+", 0.1),
    "zh": (r"[\u3400-\u4dbf\u4e00-\u9fff]+", 0.2),
    "ko": (r"[\uac00-\ud7a3]+", 0.2),
    "ru": (r"[\u0400-\u052f]+", 0.2),
}


def title_of(lines: Sequence[str], begin: int, end: int, *, first: int = 0) -> str | None:
    """The line that is the title: a heading before the talk, or the line most like one.

    The talk goes from `begin` to `end`; `first` is the first line that may be it. A page repeats
    its title before the article and its own name after it.
    """
    front = [
        line for line in lines[first:begin] if line and not is_marks(line) and not is_image(line)
    ]
    for line in front:
        if line.startswith("# "):
            return line
    for line in front:
        label = read_label(line)
        if label is not None and label.colon and fold(label.name).endswith(_TITLES):
            return line
    if front and is_heading(front[0]):
        return front[0]
    below = "\n".join(lines[end:])
    likely = [
        line
        for line in front
        if line not in below and 4 <= len(line) <= _LONGEST and not line.endswith(("。", ":", "："))
        and "://" not in line and not line.startswith("<")
    ]  # fmt: skip
    often = Counter(likely)
    for line in likely:
        if often[line] > 1:
            return line
    # The first line, or the second where the first is the page's own name.
    for line in front[:2]:
        if line in likely and not ends_a_sentence(line) and fold(line) not in lexicon.META:
            return line
        if line not in below:
            break
    return None


def bare_title(line: str) -> str:
    """A title without its Markdown and without what calls it one."""
    label = read_label(line)
    if label is not None and label.colon and fold(label.name).endswith(_TITLES):
        line = label.text
    if line[:1] in {'"', "'"} and line[:1] == line[-1:]:
        line = line[1:-1]
    return line.lstrip("# ").strip("*_ ")


def language_of(text: str) -> str:
    """BCP 47 primary tag of the language, by script: zh, ja, ko, ru, or en for Latin letters."""
    if text.isascii():
        return "en" if any(map(str.isalpha, text)) else "und"
    sample = text[:: max(1, len(text) // _SAMPLE)]
    letters = len(sample) - sum(sample.count(char) for char in set(sample) if not char.isalpha())
    for tag, (script, share) in _SCRIPTS.items():
        if sum(map(len, re.findall(script, sample))) >= share * (letters or 1):
            return tag
    return "en" if letters else "und"
