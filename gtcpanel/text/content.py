"""Words that say something of the topic, and those that do not.

Used when an index is built and by few questions of names, never by a plain search.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import Final

from gtcpanel.text.words import is_han, segment

#: A word that changes between letters and digits more often is a code, not a name like `web3js`.
_SWITCHES: Final = 2


def content(words: Sequence[str]) -> list[str]:
    """Of words what they say, where it is something, and then the `terms_among` them."""
    first = openers({word: bare(word) for word in words})
    return [*filter(None, map(says, words)), *terms_among(words, first)]


def says(word: str) -> str:
    """What a word says, in small letters; '' if nothing.

    Nothing is said by stop words, single characters, numbers, addresses and codes. The English
    possessive is taken off: `Google's` is `google`.
    """
    form = bare(word)
    nothing = len(form) < 2 or form in stop_words() or _says_nothing(form)
    return "" if nothing else form


def bare(word: str) -> str:
    """A word in small letters and without the English possessive."""
    return word.lower().removesuffix("'s")


def openers(words: Mapping[str, str]) -> frozenset[str]:
    """Those with which a term of several words begins that are all among them.

    `words` are given with what is `bare` of each.
    """
    terms = _terms()
    present = set(words.values())
    return frozenset(
        word
        for word, form in words.items()
        if form in terms and any(map(present.issuperset, terms[form]))
    )


def terms_among(words: Sequence[str], openers: Set[str]) -> list[str]:
    """The terms of the glossary that ships which are several words, where these follow one another.

    `梯度`, `下降` is also `梯度下降`; `neural`, `network` is `neural network`. `openers` are the
    words with which a term can begin.
    """
    terms = _terms()
    return [
        _joined(term)
        for at, word in enumerate(words)
        if word in openers
        for term in terms[bare(word)]
        if tuple(map(bare, words[at : at + len(term)])) == term
    ]


@cache
def stop_words() -> frozenset[str]:
    """Words of Chinese and English speech that say nothing of its topic, fillers included."""
    from importlib.resources import files

    page = files("gtcpanel").joinpath("data", "stopwords.txt").read_text("utf-8")
    return frozenset(
        word for line in page.splitlines() if not line.startswith("#") for word in line.split()
    )


def _joined(words: Sequence[str]) -> str:
    return ("" if is_han(words[0]) else " ").join(words)


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
