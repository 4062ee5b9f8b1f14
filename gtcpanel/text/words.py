"""Words, for counting and for distinctive words. Used when an index is built, never by a query.

Chinese is cut into the most probable row of words of jieba's dictionary, as jieba does without its
hidden Markov model. That is done by rjieba, which is jieba in Rust: it gives the same words, forty
times as fast and ready at once. Where there is no wheel of it, jieba itself does it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from gtcpanel.text.sentences import questions_in

#: Han characters, as a regular expression has them in brackets; it tries the first block first.
HAN: Final = "\u4e00-\u9fff\u3007\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER: Final = rf"[^\W_{HAN}]"
#: A word is letters and digits with single marks inside (`don't`, `n-gram`, `2.5`, `Character.AI`,
#: `AT&T`, `C++`). A full stop joins only digits or a short ending, because `end.The` is two words
#: whose space was lost. An address is one word.
_JOINT: Final = r"['’&-]|(?<=\d)[.,](?=\d)|\.(?=[a-z]{2,3}\b|[A-Z]{1,3}\b)"
_ADDRESS: Final = r"https?://[^\s<>\"'()（）【】，。、；]+"
_WORD: Final = rf"{_ADDRESS}|{_LETTER}+(?:(?:{_JOINT}){_LETTER}+)*(?:\+\+|#)?"
#: The ASCII characters that are neither letters nor digits.
_ASCII_MARKS: Final = bytes(code for code in range(128) if not chr(code).isalnum())
#: jieba's marks for names of people, places and bodies.
_NAMES: Final = frozenset(("nr", "nrt", "nrfg", "ns", "nt"))
#: What stands between runs that are cut together; no run has it.
_BREAK: Final = "\n"


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
        return _ascii_word().findall(text)
    runs = _run().findall(text)
    cut = _cut_together([han for han, _ in runs if han], simplified)
    found: list[str] = []
    at = 0
    for han, word in runs:
        if han:
            end = cut.index(_BREAK, at)
            found += cut[at:end]
            at = end + 1
        else:
            found.append(word.replace("’", "'"))
    return found


def _cut_together(runs: Sequence[str], simplified: Mapping[int, str] | None) -> list[str]:
    """The words of runs of Han characters, with a break after each run."""
    if not runs:
        return []
    written = _BREAK.join(runs)
    known = written.translate(simplified) if simplified else written
    words = _cutter()(known, False)
    if known != written:
        assert len(known) == len(written)
        at = 0
        words = [written[at : (at := at + size)] for size in map(len, words)]
    words.append(_BREAK)
    return words


def word_ends(text: str) -> list[int]:
    """The offsets at which a word of Chinese ends in `text`, in order."""
    ends = []
    for match in _run().finditer(text):
        if match[1]:
            end = match.start()
            for word in _cutter()(match[1], False):
                end += len(word)
                ends.append(end)
    return ends


def proper_names(text: str) -> list[tuple[int, int]]:
    """The spans of Chinese names of people, places and bodies that the dictionary knows."""
    found = []
    for match in _run().finditer(text):
        if match[1]:
            at = match.start()
            for word, kind in _tagger()(match[1]):
                if kind in _NAMES and len(word) > 1:
                    found.append((at, at + len(word)))
                at += len(word)
    return found


def count(text: str, words: Sequence[str]) -> Counts:
    """The lengths of a text whose words are `segment(text)`."""
    return Counts(_characters(text), len(words), questions_in(text))


def _characters(text: str) -> int:
    if text.isascii():
        return len(text.encode().translate(None, _ASCII_MARKS))
    others = _letters().sub("", text)
    on_letters = filter(_is_on_letter, set(others))
    return len(text) - len(others) + sum(map(others.count, on_letters))


def is_han(word: str) -> bool:
    """Whether a word begins with a Chinese character."""
    match = _run().match(word)
    return match is not None and bool(match[1])


@cache
def _is_on_letter(mark: str) -> bool:
    return unicodedata.category(mark)[0] == "M"


@cache
def _run() -> re.Pattern[str]:
    """A run of Han characters, or any other word."""
    return re.compile(rf"([{HAN}]+)|({_WORD})")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _ascii_word() -> re.Pattern[str]:
    """What `_run` finds in ASCII text."""
    return re.compile(_WORD.replace(_LETTER, "[A-Za-z0-9]"))


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
