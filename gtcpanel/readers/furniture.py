"""What stands on a page and was not said: before the talk, between turns, and after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from functools import lru_cache
from typing import Final

from gtcpanel.readers import lexicon
from gtcpanel.readers.labels import read_label
from gtcpanel.readers.likeness import fold, is_meta, likeness, speech
from gtcpanel.readers.lines import (
    ends_a_sentence,
    is_bold,
    is_caption,
    is_heading,
    is_image,
    is_link,
    is_marks,
    is_stage_direction,
)
from gtcpanel.transcript import Omission

#: Why a line is left out that tells what happens, not what is said.
STAGE_DIRECTION: Final = "stage direction"
#: Why what a fact sheet says is left out, and what sums up in minutes.
META_DATA: Final = "meta data"
SUMMARY: Final = "summary"
#: What is played or advertised between two turns.
INSERT: Final = "insert"
#: How much of a line is searched for words.
_LOOK: Final = 400
#: The longest line of credits.
_CREDITS: Final = 60
#: The share of a talk's paragraphs that must end in full stops for one without to be a headline.
_PUNCTUATED: Final = 0.9
#: The longest line that is a headline without a mark.
_HEADLINE: Final = 30

_DISCLAIMER: Final = re.compile("|".join(map(re.escape, lexicon.DISCLAIMERS)))
_FOOTER: Final = re.compile("|".join(map(re.escape, lexicon.FOOTERS)))
_SUMS_UP: Final = re.compile(
    r"\b(?:conclusions?|resolutions?|summary|key points|consensus|action items)\b", re.IGNORECASE
)
#: Words of nobody's in the first person: `文章为作者独立观点，不代表本网立场`.
_NOT_OURS: Final = re.compile(r"[^我]*不代表[^，。我]{1,12}(?:立场|立場|观点|觀點)")
_BY: Final = "|".join(map(re.escape, lexicon.CREDITS))
_CREDIT: Final = re.compile(
    rf"[(（\[【*_]*(?:\w{{0,4}}(?:{_BY})\s?(?:[:：/／|｜丨&、]|(?<=编辑)\s)|[文图圖]\s?[/／|｜丨])"
    r"[^。！？]{1,40}"
)
#: The same without a sign between: `本报记者 何渡 实习生 苗禾`.
_BYLINE: Final = re.compile(
    r"[(（]?(?:(?:本报|本刊|本社|见习|实习|特约|资深)*(?:记者|实习生|通讯员|编辑|作者|摄影)[\s/／]+"
    r"[\u3400-\u9fff·]{2,4}(?:[、\s]+[\u3400-\u9fff·]{2,4}){0,3}[\s;；]*)+[)）]?"
)
_NOTE: Final = re.compile(
    rf"[(（\[【*_]*(?:{'|'.join(map(re.escape, lexicon.NOTES))})\s?[:：|｜]", re.IGNORECASE
)
_NOTE_BEGINS: Final = frozenset("(（[【*_").union(
    *[(note[0], note[0].upper()) for note in lexicon.NOTES]
)
_OPENS_FOOTER: Final = re.compile(f".{{0,4}}?(?:{_FOOTER.pattern})", re.DOTALL)


def omissions(reasons: Iterable[tuple[int, str]], blank: Collection[int]) -> tuple[Omission, ...]:
    """Rows of neighbouring lines left out for the same reason; `blank` lines do not part them."""
    rows: list[Omission] = []
    for line, reason in reasons:
        last = rows[-1] if rows else None
        if (
            last is not None
            and last.reason == reason
            and all(between in blank for between in range(last.last_line + 1, line))
        ):
            rows[-1] = Omission(first_line=last.first_line, last_line=line, reason=reason)
        else:
            rows.append(Omission(first_line=line, last_line=line, reason=reason))
    return tuple(rows)


def promotion(line: str) -> int:
    """How many different words of advertisements are in the line."""
    lower = line[:_LOOK].casefold()
    return sum(word in lower for word in lexicon.PROMOTION)


def is_footer(line: str) -> bool:
    """Whether the line says that the article is over: related reading, rights, references."""
    return _is_footer(line[:_LOOK])


@lru_cache(maxsize=1024)
def _is_footer(head: str) -> bool:
    lower = head.casefold()
    if _DISCLAIMER.search(lower) or _NOT_OURS.match(lower):
        return True
    if len(lower) < 30 and "".join(filter(str.isalnum, lower)) in lexicon.ENDS:
        return True
    # A footer word opens its line, or stands in a short one; in a sentence it is speech.
    found = _FOOTER.search(lower) if len(lower) < 40 else _OPENS_FOOTER.match(lower)
    return found is not None


def is_credit(line: str) -> bool:
    """Whether a line says who has made the article: `值班编辑：…`, `（编辑 …）`, `文｜…`."""
    if len(line) > _CREDITS:
        return False
    folded = fold(line)
    return _CREDIT.fullmatch(folded) is not None or _BYLINE.fullmatch(folded) is not None


def is_note(line: str) -> bool:
    """Whether an editor speaks here: `编者注：…`, `（译者注：…）`."""
    return line[:1] in _NOTE_BEGINS and _NOTE.match(line) is not None


def front_reason(line: str, title: str | None) -> str:
    """Why a line before the first label is left out."""
    if line == title:
        return "title"
    silence = _silence(line)
    if silence is not None:
        return silence
    label = read_label(line)
    if label is not None and is_meta(label.name):
        return META_DATA
    if label is not None and label.colon and likeness(label.name) > 0 and speech(label.text) < -0.4:
        return "biography"
    if promotion(line) >= 2 or (promotion(line) and not ends_a_sentence(line)):
        return "advertisement"
    return "introduction before the first label"


def back_reason(line: str) -> str:
    """Why a line after the talk is left out."""
    silence = _silence(line)
    if silence in ("image", "marks"):
        return silence
    if is_footer(line):
        return "footer"
    if is_link(line):
        return "related links"
    if promotion(line):
        return "advertisement"
    return silence or "after the talk"


def is_summary(line: str) -> bool:
    """Whether the line is a heading below which minutes sum up: `### Conclusion/Resolution`."""
    return line[:1] == "#" and _SUMS_UP.search(line) is not None


def is_silent(line: str) -> bool:
    """Whether the line says nothing wherever it stands: a picture, a rule, a heading."""
    return _silence(line) is not None


def _silence(line: str) -> str | None:
    """What a line is that says nothing wherever it stands."""
    if line[:1].isalnum():  # as most lines begin
        return "caption" if "源" in line and is_caption(line) else None
    if is_image(line):
        return "image"
    if is_marks(line) or (line.startswith("{:") and line.endswith("}")):
        return "marks"  # `{: .no_toc}` is for a program that makes pages
    if is_caption(line):
        return "caption"
    return "heading" if is_heading(line) else None


def between_reason(
    lines: Sequence[str],
    at: int,
    *,
    label_follows: bool,
    punctuated: Callable[[], bool],
    said: bool,
) -> str | None:
    """Why a line within the talk is left out, or None when it was said.

    `label_follows`: the next line with text begins a turn; `punctuated` tells whether the
    paragraphs of this talk end in full stops; `said`: the turn has words already.
    """
    line = lines[at]
    silence = _silence(line)
    if silence is not None:
        return silence
    if is_stage_direction(line) and (said or not label_follows):
        return STAGE_DIRECTION
    if is_note(line):
        return "editor's note"
    if not (said and label_follows) or ends_a_sentence(line):
        return None
    return "heading" if is_bold(line) or (is_short(lines, at) and punctuated()) else None


def is_punctuated(
    lines: Sequence[str], labels: Container[int], spoken: range, follows: Sequence[bool]
) -> bool:
    """Whether paragraphs end in full stops; of those that were wrapped the last line tells.

    What may be a headline is not asked: a short line before a label that `follows`.
    """
    ended = others = 0
    for at in spoken:
        line = lines[at]
        if not line or (at + 1 < spoken.stop and lines[at + 1] and at + 1 not in labels):
            continue
        if at not in labels and follows[at] and is_short(lines, at):
            continue
        if ends_a_sentence(line):
            ended += 1
        elif not is_stage_direction(line):
            others += 1
    return ended >= _PUNCTUATED * (ended + others)


def is_short(lines: Sequence[str], at: int) -> bool:
    """Whether a line is short enough for a headline, and nothing stands right above it."""
    return len(lines[at]) <= _HEADLINE and (at == 0 or not lines[at - 1])
