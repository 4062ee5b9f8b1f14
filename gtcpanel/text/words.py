"""Words, for counting and for distinctive words. Used when an index is built, never by a query.

Chinese is cut into the most probable row of words of jieba's dictionary, as jieba does without its
hidden Markov model. Only the dictionary is taken from jieba: reading it here takes a third of the
time of jieba's own start, and needs no file in a world-writable folder that is then unmarshalled.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from typing import Final, NamedTuple

from gtcpanel.text.sentences import sentences

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER: Final = rf"(?:(?![{_HAN}])[^\W_])"
#: A run of Han characters, or a word: letters and digits with single marks inside (`don't`,
#: `n-gram`, `2.5`, `Character.AI`, `AT&T`, `C++`). A full stop joins only digits or a short ending,
#: because `end.The` is two words whose space was lost. An address is one word.
_JOINT: Final = r"['’&-]|(?<=\d)[.,](?=\d)|\.(?=[a-z]{2,3}\b|[A-Z]{1,3}\b)"
_ADDRESS: Final = r"https?://[^\s<>\"'()（）【】，。、；]+"
_RUN: Final = rf"(?P<han>[{_HAN}]+)|{_ADDRESS}|{_LETTER}+(?:(?:{_JOINT}){_LETTER}+)*(?:\+\+|#)?"
#: A word that changes between letters and digits more often is a code, not a name like `web3js`.
_SWITCHES: Final = 2
#: Marks after which a question mark still ends its sentence.
_AFTER_QUESTION: Final = "”’」』】》〉»)）]］〕\"' !！?？⁇⁈⁉‽؟…。."
_QUESTION_MARKS: Final = frozenset("?？⁇⁈⁉‽؟")


class Counts(NamedTuple):
    """How long a text is, in three ways."""

    characters: int  #: letters, digits and the marks on them; no punctuation, symbols or space
    words: int  #: words of alphabets and numbers as they are spaced, Chinese as the dictionary cuts
    questions: int  #: sentences that end in a question mark, however often it is repeated


def segment(text: str, *, simplified: Mapping[str, str] | None = None) -> list[str]:
    """The words of a text in order, as they are written, without punctuation.

    `simplified` maps traditional characters to the simplified ones of the dictionary; with it
    traditional text is cut as well as simplified. The words are returned as they were written.
    """
    found: list[str] = []
    for match in _run().finditer(text):
        if match.lastgroup == "han":
            found += _cut(match.group(), simplified)
        else:
            found.append(match.group().replace("’", "'"))
    return found


def word_ends(text: str) -> list[int]:
    """The offsets at which a word of Chinese ends in `text`, in order."""
    ends = []
    for match in _run().finditer(text):
        if match.lastgroup == "han":
            end = match.start()
            for word in _cut(match.group(), None):
                end += len(word)
                ends.append(end)
    return ends


def content(words: Sequence[str]) -> list[str]:
    """Of words in small letters those that say something.

    Not stop words, single characters, numbers or addresses.

    Words that follow one another and together are a term of the glossary that ships (`梯度`,
    `下降`; `neural`, `network`) are given also as that term. The English possessive is taken off:
    `google's` is `google`.
    """
    stops = stop_words()
    bare = [word.removesuffix("'s") for word in words]
    found = [
        word for word in bare if len(word) > 1 and word not in stops and not _says_nothing(word)
    ]
    terms = _terms()
    return found + [
        _joined(term)
        for at, word in enumerate(bare)
        for term in terms.get(word, ())
        if tuple(bare[at : at + len(term)]) == term
    ]


def _joined(words: Sequence[str]) -> str:
    return ("" if is_han(words[0]) else " ").join(words)


@cache
def stop_words() -> frozenset[str]:
    """Words of Chinese and English speech that say nothing of its topic, fillers included."""
    from importlib.resources import files

    page = files("gtcpanel").joinpath("data", "stopwords.txt").read_text("utf-8")
    return frozenset(
        word for line in page.splitlines() if not line.startswith("#") for word in line.split()
    )


def count(text: str, words: Sequence[str]) -> Counts:
    """The lengths of a text whose words are `segment(text)`."""
    characters = sum(times for char, times in Counter(text).items() if _is_character(char))
    return Counts(characters, len(words), _questions(text))


def _questions(text: str) -> int:
    if _QUESTION_MARKS.isdisjoint(text):
        return 0
    asked = 0
    for start, end in sentences(text):
        words = text[start:end].rstrip(_AFTER_QUESTION)
        asked += not _QUESTION_MARKS.isdisjoint(text[start + len(words) : end])
    return asked


@cache
def _terms() -> dict[str, list[tuple[str, ...]]]:
    """The terms of the glossary that are several words, by their first word."""
    from gtcpanel.text.glossary import SHIPPED, load_entries

    found: dict[str, list[tuple[str, ...]]] = {}
    for terms in load_entries(SHIPPED):
        for term in terms:
            words = tuple(segment(term.lower()))
            if len(words) > 1 and len({is_han(word) for word in words}) == 1:
                found.setdefault(words[0], []).append(words)
    return found


def is_han(word: str) -> bool:
    """Whether a word begins with a Chinese character."""
    match = _run().match(word)
    return match is not None and match.lastgroup == "han"


@cache
def _is_character(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


@cache
def _run() -> re.Pattern[str]:
    return re.compile(_RUN)


def _says_nothing(word: str) -> bool:
    """Whether a word is a number (`2.5`, `三种`, `六十年`), an address or a code (`d909ff7a`)."""
    if not word.isascii():
        return _amount().fullmatch(word) is not None
    if word[0].isdigit() and not any(map(str.isalpha, word)):
        return True
    return "/" in word or len(_switch().findall(word)) > _SWITCHES


@cache
def _amount() -> re.Pattern[str]:
    units = "[个個种種次年月日天倍岁歲位条條件项項块塊元秒点點步名家代层層页頁米成分期届屆集周章]"
    return re.compile(
        rf"第?[〇零一二三四五六七八九十百千万萬亿億几幾数數两兩半多]+"
        rf"(?:{units}多?|美元|分钟|分鐘|小时|小時|年代|世纪|世紀|公里)?"
    )


@cache
def _switch() -> re.Pattern[str]:
    return re.compile(r"[a-z](?=\d)|\d(?=[a-z])")


class _Lexicon(NamedTuple):
    """A dictionary for cutting: how probable each word is, and how long words can be."""

    weight: dict[str, float]  #: log of the relative frequency
    longest: dict[str, int]  #: the length of the longest word that goes on after these two letters
    unknown: float  #: the weight of a character that is no word


@cache
def _lexicon() -> _Lexicon:
    """The dictionary of jieba: lines of a word, its frequency and its part of speech."""
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("jieba")  # found, not imported
    assert spec is not None
    assert spec.origin is not None
    fields = Path(spec.origin).with_name("dict.txt").read_text("utf-8").split()
    words, frequencies = fields[0::3], list(map(int, fields[1::3]))
    whole = log(sum(frequencies))
    logs = {frequency: log(frequency or 1) - whole for frequency in set(frequencies)}
    longest: dict[str, int] = {}
    for word in words:
        size = len(word)
        if size > 2 and size > longest.get(word[:2], 0):
            longest[word[:2]] = size
    return _Lexicon(
        dict(zip(words, map(logs.__getitem__, frequencies), strict=True)), longest, -whole
    )


def _cut(run: str, simplified: Mapping[str, str] | None) -> list[str]:
    """The most probable words of a run of Han characters; the longer first word of equals."""
    weight, longest, unknown = _lexicon()
    known = "".join(simplified.get(char, char) for char in run) if simplified else run
    size = len(known)
    best = [0.0] * (size + 1)  # best[n]: the log probability of the best row for known[n:]
    step = [1] * size
    for at in range(size - 1, -1, -1):
        highest = weight.get(known[at], unknown) + best[at + 1]
        farthest = min(size, at + longest.get(known[at : at + 2], 2))
        for end in range(at + 2, farthest + 1):
            own = weight.get(known[at:end])
            if own is not None and own + best[end] >= highest:
                highest = own + best[end]
                step[at] = end - at
        best[at] = highest
    words = []
    at = 0
    while at < size:
        words.append(run[at : at + step[at]])
        at += step[at]
    return words
