"""A text as lines, and what a line is apart from what it says."""

from __future__ import annotations

import re
from typing import Final

#: White space, and the invisible characters that web editors leave in "empty" lines.
BLANK: Final = " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000\u200b\u200c\u200d\u2060\ufeff"

#: What ends a sentence, and what may stand after it.
_FINAL: Final = frozenset("。！？!?.…；;～~:：")
_CLOSING: Final = "”’\"')）]】」』》*_` "

#: What Markdown and web editors leave behind when the words are gone.
_MARKS: Final = "*_>-=#~`|\\<★☆▼▲■●◆—─()[]{} "

_RULES: Final = frozenset("-*_=—─")
_IMAGE: Final = re.compile(r"\**(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?[\s*]*)+")
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK: Final = re.compile(r"(?:[-*+•]\s+|\d+[.)、]\s*)?\[[^\]]*\]\([^)]*\)")
_HEADING: Final = re.compile(r"#{1,6}(?:\s|$)")
_BRACKETS: Final = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕"}
#: Tags and comments with nothing between them, as Markdown may hold them.
_TAGS: Final = re.compile(r"(?:</?[A-Za-z][^<>]*>\s*|<!--.*?-->\s*)+")
_TAGGED: Final = re.compile(r"<(figcaption|summary)\b[^<>]*>.*</\1>")
#: What stands under a picture: `水磨 | 来源：互联网`, `图片来源：…`, `△ …`.
_CAPTION: Final = re.compile(
    r"[_*]{0,3}(?:[^。！？]{0,60}[|｜丨]\s?)?(?:图片|圖片|图|圖|视频|影片)?(?:来源|來源|源)\s?[:：|｜].{1,40}"
    r"|[_*]{0,3}[△▲▽▼]\s?[^。！？]{1,60}"
)
_LONGEST_CAPTION: Final = 100
_POINTING: Final = frozenset("△▲▽▼")


def split(text: str) -> list[str]:
    """The lines of a text, white space at their ends taken off; line 1 is the first."""
    return [
        line.strip(BLANK) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]


def ends_a_sentence(line: str) -> bool:
    """Whether the line closes with a full stop or its like."""
    tail = line[-12:].rstrip(_CLOSING)
    return bool(tail) and tail[-1] in _FINAL


def without_stray_end(line: str) -> str:
    """A line without the mark at its end that nothing on it opened: `…why?**`."""
    if not line.endswith("**"):
        return line
    bare = line.rstrip("*")
    stars = len(line) - len(bare)
    stray = stars >= 4 or (stars == 2 and line.count("**") % 2 == 1)
    return bare.rstrip(BLANK) or line if stray else line


def is_marks(line: str) -> bool:
    """Whether a line holds nothing but marks: a rule such as `---`, `>`, a lone `**`, a tag."""
    return not line.strip(_MARKS) or (line[0] == "<" and _TAGS.fullmatch(line) is not None)


def is_caption(line: str) -> bool:
    """Whether the line is the caption of a picture or of a fold: `<figcaption>…`, `… | 来源：…`."""
    if line[:1] == "<":
        return _TAGGED.fullmatch(line) is not None
    if line[:2] == "![":
        line = without_images(line)
        return 0 < len(line) <= _LONGEST_CAPTION // 2 and not ends_a_sentence(line)
    marked = "源" in line or line[:4].strip("_*")[:1] in _POINTING
    return marked and len(line) <= _LONGEST_CAPTION and _CAPTION.fullmatch(line) is not None


def is_rule(line: str) -> bool:
    """Whether the line is a rule such as `---` or `* * *`."""
    if line[:1] not in _RULES:
        return False
    bare = line.replace(" ", "")
    return len(bare) >= 3 and len(set(bare)) == 1


def is_image(line: str) -> bool:
    """Whether the line shows pictures and says nothing."""
    return "![" in line[:5] and _IMAGE.fullmatch(line[:4000]) is not None


def without_images(line: str) -> str:
    """A line without its pictures; "" where it has nothing else."""
    return _PICTURE.sub("", line).strip(BLANK) if "![" in line else line


def around_images(line: str) -> list[str]:
    """What a line says before, between and after its pictures."""
    if "![" not in line:
        return [line] if line else []
    return [words for piece in _PICTURE.split(line) if (words := piece.strip(BLANK))]


def is_link(line: str) -> bool:
    """Whether the line is a link, or a list item that is one."""
    return "](" in line and _LINK.fullmatch(line[:4000]) is not None


def is_heading(line: str) -> bool:
    """Whether the line is a Markdown heading, or a title in 【】."""
    if line[:1] == "#":
        return _HEADING.match(line) is not None
    return line[:1] == "【" and line[-1:] == "】" and len(line) <= 60


def is_bold(line: str) -> bool:
    """Whether the whole line is set in bold."""
    return line.startswith("**") and line.endswith("**") and bool(line.strip("* "))


def is_stage_direction(line: str) -> bool:
    """Whether the line is all in brackets: `（掌声）`, `[laughter]`, `> (music)`."""
    if line[:1].isalnum():
        return False  # as most lines begin
    bare = line.strip("*_> ")
    if "](" in bare[:90]:  # `[（報告案二）](https://…)`
        linked = _LINK.fullmatch(bare[:2000])
        bare = bare[1 : bare.find("](")] if linked is not None else bare
    closing = _BRACKETS.get(bare[:1])
    return (
        closing is not None
        and bare.endswith(closing)
        and bare.find(closing) == len(bare) - 1
        and len(bare) <= 80
        and len(bare) > 2
        and not bare[1:-1].strip().isdigit()
    )
