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
from itertools import groupby, repeat
from math import log
from operator import add
from typing import Final, NamedTuple

from gtcpanel.text.sentences import sentences

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER: Final = rf"(?:(?![{_HAN}])[^\W_])"
#: A run of Han characters, or a word: letters and digits with single marks inside (`don't`,
#: `n-gram`, `2.5`, `Character.AI`, `AT&T`, `C++`). A full stop joins only digits or a short ending,
#: because `end.The` is two words whose space was lost. An address is one word.
_JOINT: Final = r"['’&-]|(?<=\d)[.,](?=\d)|\.(?=[a-z]{2,3}\b|[A-Z]{1,3}\b)"
_ADDRESS: Final = r"https?://[^\s<>\"'()（）【】，。、；]+"
_HAN_RUN: Final = rf"(?P<han>[{_HAN}]+)|"
_RUN: Final = rf"{_HAN_RUN}{_ADDRESS}|{_LETTER}+(?:(?:{_JOINT}){_LETTER}+)*(?:\+\+|#)?"
#: A word that changes between letters and digits more often is a code, not a name like `web3js`.
_SWITCHES: Final = 2
#: Marks after which a question mark still ends its sentence.
_AFTER_QUESTION: Final = "”’」』】》〉»)）]］〕\"' !！?？⁇⁈⁉‽؟…。."
#: The ASCII characters that are neither letters nor digits.
_ASCII_MARKS: Final = bytes(code for code in range(128) if not chr(code).isalnum())
#: How many different words are remembered with what they say.
_REMEMBERED: Final = 200_000
_QUESTION_MARKS: Final = frozenset("?？⁇⁈⁉‽؟")


class Counts(NamedTuple):
    """How long a text is, in three ways."""

    characters: int  #: letters, digits and the marks on them; no punctuation, symbols or space
    words: int  #: words of alphabets and numbers as they are spaced, Chinese as the dictionary cuts
    questions: int  #: sentences that end in a question mark, however often it is repeated


def segment(text: str, *, simplified: Mapping[int, str] | None = None) -> list[str]:
    """The words of a text in order, as they are written, without punctuation.

    `simplified` is a table for `str.translate` from traditional characters to the simplified ones
    of the dictionary; with it traditional text is cut as well as simplified. The words are returned
    as they were written.
    """
    if text.isascii():
        return _latin_run().findall(text)
    known = text.translate(simplified) if simplified else text
    assert len(known) == len(text)
    found: list[str] = []
    for match in _run().finditer(text):
        if match.lastgroup == "han":
            start = at = match.start()
            for end in _cut(known[start : match.end()]):
                found.append(text[at : start + end])
                at = start + end
        else:
            found.append(match.group().replace("’", "'"))
    return found


def word_ends(text: str) -> list[int]:
    """The offsets at which a word of Chinese ends in `text`, in order."""
    ends = []
    for match in _run().finditer(text):
        if match.lastgroup == "han":
            ends += [match.start() + end for end in _cut(match.group())]
    return ends


def content(words: Sequence[str]) -> list[str]:
    """Of words those that say something, in small letters.

    Not stop words, single characters, numbers or addresses.

    Words that follow one another and together are a term of the glossary that ships (`梯度`,
    `下降`; `neural`, `network`) are given also as that term. The English possessive is taken off:
    `Google's` is `google`.
    """
    found = [form for form in map(_telling().__getitem__, words) if form]
    begun = map(_terms_from().__getitem__, words)
    for at, terms in [(at, terms) for at, terms in enumerate(begun) if terms]:
        found += [
            _joined(term) for term in terms if tuple(map(_bare, words[at : at + len(term)])) == term
        ]
    return found


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s")


class _Telling(dict[str, str]):
    """Each word with what it says, '' if nothing; a word is looked at when it is first met."""

    def __missing__(self, word: str) -> str:
        bare = _bare(word)
        says = len(bare) > 1 and bare not in stop_words() and not _says_nothing(bare)
        if len(self) > _REMEMBERED:
            self.clear()
        self[word] = form = bare if says else ""
        return form


@cache
def _telling() -> _Telling:
    return _Telling()


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
    if text.isascii():
        characters = len(text.encode().translate(None, _ASCII_MARKS))
    else:
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


class _TermsFrom(dict[str, tuple[tuple[str, ...], ...]]):
    """Each word with the terms of several words that it begins."""

    def __missing__(self, word: str) -> tuple[tuple[str, ...], ...]:
        if len(self) > _REMEMBERED:
            self.clear()
        self[word] = terms = tuple(_terms().get(_bare(word), ()))
        return terms


@cache
def _terms_from() -> _TermsFrom:
    return _TermsFrom()


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


@cache
def _latin_run() -> re.Pattern[str]:
    """What `_run` finds in ASCII text."""
    return re.compile(_RUN.replace(_HAN_RUN, "").replace(_LETTER, "[A-Za-z0-9]"))


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
    longest: dict[str, int]  #: the length of the longest word that begins with these two letters
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
    for size, group in groupby(sorted(words, key=len), key=len):
        if size > 1:
            longest |= dict.fromkeys([word[:2] for word in group], size)
    return _Lexicon(
        dict(zip(words, map(logs.__getitem__, frequencies), strict=True)), longest, -whole
    )


def _cut(run: str) -> list[int]:
    """Where the most probable words of a run of Han characters end; of equals the longer first."""
    weight, longest, unknown = _lexicon()
    size = len(run)
    alone = list(map(weight.get, run, repeat(unknown)))
    reach = list(map(longest.get, map(add, run, run[1:])))
    # From the end: the log probability of the best row of words from each character on, and where
    # the first of them ends.
    after = alone[-1] or 0.0
    best = [0.0] * (size + 1)
    best[-2] = after
    ends = list(range(1, size + 1))
    for at in range(size - 2, -1, -1):
        after += alone[at]
        farthest = reach[at]
        if farthest:
            for end in range(at + 2, min(size, at + farthest) + 1):
                own = weight.get(run[at:end])
                if own is not None and own + best[end] >= after:
                    after = own + best[end]
                    ends[at] = end
        best[at] = after
    found = []
    at = 0
    while at < size:
        at = ends[at]
        found.append(at)
    return found
