"""How much a word looks like somebody's name, and a text like something said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from gtcpanel.readers import lexicon
from gtcpanel.readers.dictionary import dictionary


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds the first of these `words` in a text, wherever it stands."""
    return re.compile("|".join(map(re.escape, words)))


_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
#: What only Japanese is written with.
KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_NUMBERED: Final = re.compile(
    r"(.*?\D)[\s_#-]*(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十甲乙丙丁]{1,2})"
)
#: What counts the items of a list: `提示词1`, `步骤一`, `1. 原料`, `第二步`.
_ENUMERATED: Final = re.compile(
    r"^(?:第?[\d一二三四五六七八九十]{1,3}[、.)）步章节条点讲部]\s*)|\s*[#（(]?[\d一二三四五六七八九十]{1,3}[)）]?$"
)
_PLAIN_NUMBER: Final = re.compile(r"[\s#]*\d+(?:\.\d+)?$")
#: No name, but a date, an amount, a step: `2023年`, `200k`, `第一步`.
_COUNTED: Final = re.compile(
    r"\d{2,4}年|\d{4}[-/.]\d|第[\d一二三四五六七八九十]{1,3}[步章节条点讲部分集期轮]?$|[$￥¥]?\d+[a-z%]?$|\d{4}[^\d\W]"
    r"|[一二两三四五六七八九十几][种種个個类類项項条條]|第[一二两三四五六七八九十几][件點点]"
    r"|[\u3400-\u9fff》]\D*\d+\s?[年月日条條座项項元个個%％]"  # `第 9條規定`, `估計在 3年後`
    r"|[^\W\d_].+问题[\d一二三四五六七八九十]+$",  # `学生问题一：…` is a headline
    re.IGNORECASE,
)
_META_ENDS: Final = tuple(word for word in lexicon.META if len(word) > 1 and word[0] > "\u3400")
#: How a list of those who were there begins: 出席議員, 列席秘書.
_META_BEGINS: Final = ("出席", "列席", "缺席", "请假")
#: The number of a headline, which is no part of a name: `1. 冷启动`.
_NUMBER_FIRST: Final = re.compile(r"\d{1,3}\s?[.．、)）]")
#: A verb that opens what somebody else said: `說：「…」`.
_VERBS: Final = re.compile("[我你您他她它]?们?[说道称曰即云]")
#: An office between the two parts of a name: 柯委員建銘.
_OFFICE_WITHIN: Final = re.compile(
    rf"(?P<family>\w{{1,2}})(?:{'|'.join(sorted(lexicon.OFFICES, key=len, reverse=True))})\w{{1,2}}"
)
#: Characters of a clause that are in names of offices, too: 運輸及房屋局局長.
_JOINING: Final = frozenset("及与于或")
_LONGEST_OFFICE: Final = 16
#: A part that somebody has, before his name.
_PART: Final = any_of(
    sorted((word for word in lexicon.ROLES if word.endswith(("者", "人"))), key=len, reverse=True)
)
_LONGEST_NAME: Final = 16
#: The number of a decision: `ACTION 58.1`.
_NUMBER_LAST: Final = re.compile(r"\d\.\d+$")
_SENTENCE_DOT: Final = re.compile(r"[^\W\d_]{4,}\.\s")
#: `2观众提问`, the second one from the floor.
_NTH: Final = r"^\d{1,3}\s?(?=[\u3400-\u9fff])"  # compiled when it is needed
_INITIALS: Final = re.compile(r"[A-Z]{1,4}(?:\s?[/&]\s?[A-Z]{1,4})*")
_NUMERALS: Final = frozenset("一二三四五六七八九十")
_EN_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
#: What is left out of `It's`, `We're`, `Don't`.
_CONTRACTED: Final = re.compile(r"(?:n['’]t|['’](?:s|re|m|ll|ve|d))$")
_LETTER: Final = re.compile(r"[^\W\d_]")
#: How much of a text is looked at to tell what it is.
_LOOK: Final = 240


_ZH_SPEECH: Final = any_of(lexicon.ZH_SPEECH)
#: What few texts have.
_RARE: Final = any_of((*lexicon.ZH_BIOGRAPHY, *lexicon.EAST_SPEECH))
_EN_BIOGRAPHY: Final = any_of(lexicon.EN_BIOGRAPHY)
#: The letters that `SPEECH` and `EN_BIOGRAPHY` are written with, and all that fold to them. Most
#: Chinese texts have none.
ALPHABETIC: Final = re.compile("[A-Za-z\xaa-\u1fff\u212a\ufb00-\ufb06]")


@cache
def _simplifier() -> dict[int, str]:
    from gtcpanel.text.han import Simplifier

    return Simplifier()


def is_han(text: str) -> bool:
    """Whether a Chinese character is in the text."""
    return not text.isascii() and _HAN.search(text) is not None


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name in lower case, simplified, without differences of width and white space."""
    import unicodedata

    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return folded.translate(_simplifier()) if is_han(folded) else folded


@lru_cache(maxsize=4096)
def is_role(name: str) -> bool:
    """Whether the label names a part in the talk rather than a person: 主持人, Speaker 2, Q."""
    folded = fold(name)
    if folded[:1].isdecimal():
        folded = re.sub(_NTH, "", folded)
    if folded in lexicon.ROLES:
        return True
    numbered = _NUMBERED.fullmatch(folded)
    bare = numbered.group(1).strip() if numbered is not None else ""
    return bare in lexicon.ROLES or _are_roles(folded.split()) or _are_roles(bare.split())


def _are_roles(words: Sequence[str]) -> bool:
    """Whether these words make a part together: Audience Member, Unidentified Speaker."""
    return (
        1 < len(words) <= 3
        and all(word in lexicon.ROLES or word in lexicon.ROLE_WORDS for word in words)
        and any(word in lexicon.ROLES for word in words)
    )


def is_voice(name: str) -> bool:
    """Whether the label is of somebody who tells what happens rather than talks: 旁白."""
    return fold(name) in lexicon.VOICES


@lru_cache(maxsize=4096)
def is_meta(name: str) -> bool:
    """Whether the label belongs to a fact sheet or a list of credits: 会议时间, Author."""
    folded = fold(name)
    if is_meta_word(name):
        return True
    if is_han(folded):
        return folded.startswith(_META_BEGINS) or _ENUMERATED.sub("", folded).endswith(_META_ENDS)
    first, _, _ = folded.partition(" - ")  # ACTION - Ann
    words = _PLAIN_NUMBER.sub("", first).replace("/", " ").split()
    return bool(words) and all(word in lexicon.META for word in words)


def is_meta_word(name: str) -> bool:
    """The same of a label that as a whole is such a word: 人物, and not 每日人物."""
    folded = fold(name)
    return folded in lexicon.META or _ENUMERATED.sub("", folded) in lexicon.META


@lru_cache(maxsize=4096)
def is_ordinary(name: str) -> bool:
    """Whether a Chinese label is a word of the dictionary, or two, and none of them a name.

    Who has an office or a trade is no thing: 局長, 攝影師.
    """
    folded = fold(name)
    if not is_han(folded) or len(folded) < 2 or len(folded) > 8 or is_office(name):
        return False
    if folded == 2 * folded[0]:
        return False  # a nick: 帮帮
    words = dictionary()
    return folded in words or any(
        folded[:at] in words and folded[at:] in words for at in range(2, len(folded) - 1)
    )


def is_office(name: str) -> bool:
    """Whether a Chinese label ends in an office or a trade: 局長, 全委會主席, 攝影師."""
    folded = fold(name)
    return len(folded) > 1 and folded.endswith(lexicon.OFFICES)


@lru_cache(maxsize=4096)
def likeness(name: str) -> float:
    """How much a label without marks and colon looks like a speaker's, 0..1. 0 means never."""
    if is_role(name):
        return 1.0
    if is_han(name) and _has_part(name):
        return 0.85
    if not _LETTER.search(name) or _SENTENCE_DOT.search(name) or "://" in name:
        return 0.0
    if _COUNTED.match(name) or _NUMBER_FIRST.match(name) or _NUMBER_LAST.search(name):
        return 0.0
    if "、" in name:  # several people, or the number of a headline
        return min(0.0 if part in _NUMERALS else likeness(part) for part in name.split("、"))
    if _INITIALS.fullmatch(name):
        return 0.75
    return _of_han(fold(name)) if is_han(name) else _of_latin(name)


def _of_han(name: str) -> float:
    parts = re.split(r"[\s·•・.&/、]+", name)
    if any(_ends_a_clause(part) for part in parts):
        return 0.0
    clause = sum(char in lexicon.ZH_CLAUSE for char in name)
    if len(parts) == 1 and (known := _of_office(name)):
        return known
    if (
        _VERBS.fullmatch(name)
        or name.startswith(lexicon.ZH_OPENERS)
        or (clause and len(name) > 4 and len(parts) == 1)
    ):
        return 0.0
    penalty = 0.35 * clause
    han = sum(map(is_han, name))
    if len(parts) > 1 and han < len(name):
        short = all(len(part) <= (20 if part.isascii() else 12) for part in parts)
        value = 0.85 if short else 0.2  # 约翰·史密斯, 苗青禾 Miao
    elif han < len(name):
        value = 0.6 if len(name) <= 12 else 0.2  # 36氪
    elif han <= 4:
        known = name[0] in lexicon.SURNAMES or (name[0] in "老小阿" and han <= 3)
        value = 0.9 if known and han > 1 else 0.55
    else:
        value = 0.5 if han <= 7 else 0.35 if han <= 12 else 0.0
    return max(0.0, value - penalty)


def _has_part(name: str) -> bool:
    """Whether a part in the talk stands before a name, however that is written: 提问者什拉万."""
    part = _PART.match(fold(name))
    rest = fold(name)[part.end() :] if part is not None else ""
    return 1 < len(rest) <= _LONGEST_NAME and not _ends_a_clause(rest) and not is_ordinary(rest)


def _of_office(name: str) -> float:
    """How much a name with an office in it looks like one; 0 where there is none."""
    if not lexicon.ZH_CLAUSE.isdisjoint(set(name) - _JOINING):
        return 0.0
    within = _OFFICE_WITHIN.fullmatch(name)
    if within is not None and within["family"][0] in lexicon.SURNAMES:
        return 0.9
    if not is_office(name) or len(name) > _LONGEST_OFFICE:
        return 0.0
    return 0.9 if name[0] in lexicon.SURNAMES and len(name) <= 6 else 0.8


def _ends_a_clause(part: str) -> bool:
    return len(part) > 1 and any(
        part.endswith(end) and (len(end) > 1 or len(part) > 2) for end in lexicon.ZH_CLAUSE_ENDS
    )


def _of_latin(name: str) -> float:
    words = name.replace("/", " ").split()
    if len(words) > 6:
        return 0.0
    bare = [_CONTRACTED.sub("", word.strip(".'’-")).casefold() for word in words]
    if any(
        word in lexicon.EN_CLAUSE
        for word, whole in zip(bare, words, strict=True)
        if not whole[0].isupper()
    ):
        return 0.0
    proper = sum(not whole[0].islower() for whole in words)
    small = sum(word in lexicon.PARTICLES for word in bare) - sum(
        whole.casefold() in lexicon.PARTICLES and not whole[0].islower() for whole in words
    )
    if proper + small < len(words):
        return 0.4 if len(words) == 1 else 0.15
    if bare[0] in lexicon.EN_CLAUSE:
        too = bare[0] in lexicon.NAMES_TOO  # Will, Will Lee
        return 0.2 if not too else 0.5 if len(bare) == 1 else 0.4
    if any(word.isdecimal() for word in words) and len(words) < 3:
        return 0.5  # December 12, Option 3; parts that are numbered are roles, Stage 1 Control
    return 0.8 if len(words) == 1 else 0.9 if len(words) <= 4 else 0.6


def speech(text: str) -> float:
    """How much a text looks like something said, -1 (written about a person, a link) .. 1."""
    return _speech(text[:_LOOK])


@lru_cache(maxsize=4096)
def _speech(head: str) -> float:
    value = 0.0
    rare = None
    if not head.isascii():
        value += 0.6 * (_ZH_SPEECH.search(head) is not None)
        rare = _RARE.search(head)
        if rare is not None and is_han(head):
            value -= 0.5 * min(2, sum(word in head for word in lexicon.ZH_BIOGRAPHY))
    if ALPHABETIC.search(head) is not None:
        lower = head.casefold()
        if lower.startswith(("http://", "https://", "www.")):
            return -1.0
        words = _EN_WORD.finditer(lower.replace("’", "'"))
        value += 0.6 * any(word[0] in lexicon.SPEECH for word in words)
        if _EN_BIOGRAPHY.search(lower) is not None:
            value -= 0.5 * min(2, sum(word in lower for word in lexicon.EN_BIOGRAPHY))
    if rare is not None:
        value += 0.6 * any(word in head for word in lexicon.EAST_SPEECH)
    value += 0.4 * ("?" in head or "？" in head)
    return max(-1.0, min(1.0, value))
