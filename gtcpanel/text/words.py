"""Words, for counting and for distinctive words. Used when an index is built, never by a query.

Chinese is cut into the most probable row of words of jieba's dictionary, as jieba does without its
hidden Markov model. That is done by rjieba, which is jieba in Rust: it gives the same words, forty
times as fast and ready at once. Where there is no wheel of it, jieba itself does it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from typing import Any, Final, NamedTuple

from gtcpanel.text.sentences import sentences

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER: Final = rf"[^\W_{_HAN}]"
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
#: jieba's marks for names of people, places and bodies.
_NAMES: Final = frozenset(("nr", "nrt", "nrfg", "ns", "nt"))
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
            at = match.start()
            for word in _cut(known[at : match.end()]):
                found.append(text[at : at + len(word)])
                at += len(word)
        else:
            found.append(match.group().replace("’", "'"))
    return found


def word_ends(text: str) -> list[int]:
    """The offsets at which a word of Chinese ends in `text`, in order."""
    ends = []
    for match in _run().finditer(text):
        if match.lastgroup == "han":
            end = match.start()
            for word in _cut(match.group()):
                end += len(word)
                ends.append(end)
    return ends


def proper_names(text: str) -> list[tuple[int, int]]:
    """The spans of Chinese names of people, places and bodies that the dictionary knows."""
    found = []
    for match in _run().finditer(text):
        if match.lastgroup == "han":
            at = match.start()
            for word, kind in _tagger()(match.group()):
                if kind in _NAMES and len(word) > 1:
                    found.append((at, at + len(word)))
                at += len(word)
    return found


def content(words: Sequence[str]) -> list[str]:
    """Of words those that say something, in small letters.

    Not stop words, single characters, numbers or addresses.

    Words that follow one another and together are a term of the glossary that ships (`梯度`,
    `下降`; `neural`, `network`) are given also as that term. The English possessive is taken off:
    `Google's` is `google`.
    """
    telling = _telling()
    found = [form for form in map(telling.__getitem__, words) if form]
    if not telling.openers.isdisjoint(words):
        found += _terms_among(words, telling.openers)
    return found


def _terms_among(words: Sequence[str], openers: Set[str]) -> list[str]:
    terms = _terms()
    return [
        _joined(term)
        for at, word in enumerate(words)
        if word in openers
        for term in terms[_bare(word)]
        if tuple(map(_bare, words[at : at + len(term)])) == term
    ]


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s")


class _Telling(dict[str, str]):
    """Each word with what it says, '' if nothing; a word is looked at when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.openers: set[str] = set()  # those that begin a term of several words

    def __missing__(self, word: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        bare = _bare(word)
        says = len(bare) > 1 and bare not in stop_words() and not _says_nothing(bare)
        self[word] = form = bare if says else ""
        if bare in _terms():
            self.openers.add(word)
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
        marks = _word_run().sub("", text)
        characters = len(text) - len(marks) + sum(map(_is_character, marks))
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


@cache
def _word_run() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


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


def _cut(run: str) -> list[str]:
    """The most probable words of a run of Han characters."""
    return _cutter()(run, False)


@cache
def _cutter() -> Callable[[str, bool], list[str]]:
    """Cuts a text, with or without the hidden Markov model."""
    try:
        from rjieba import cut
    except ImportError:  # no wheel for this machine
        return _slow_cutter()
    return cut


def _slow_cutter() -> Callable[[str, bool], list[str]]:
    tokenizer = _jieba()
    return lambda text, hmm: list(tokenizer.cut(text, HMM=hmm))


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    """Cuts a text into words, each with what kind of word it is."""
    try:
        from rjieba import tag
    except ImportError:
        from jieba.posseg import POSTokenizer

        tagger = POSTokenizer(_jieba())
        return lambda text: [(pair.word, pair.flag) for pair in tagger.cut(text, HMM=False)]
    return lambda text: tag(text, False)


@cache
def _jieba() -> Any:
    import logging
    import tempfile

    import jieba

    jieba.setLogLevel(logging.ERROR)
    # It keeps its dictionary in a folder where anybody could put another.
    with tempfile.TemporaryDirectory() as folder:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    return tokenizer
