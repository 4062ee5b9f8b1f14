"""Words that say something of the topic, and those that do not.

Used when an index is built and by few questions of names, never by a plain search.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

#: A word that changes between letters and digits more often is a code, not a name like `web3js`.
_SWITCHES: Final = 2


def bare(word: str) -> str:
    """A word in small letters and without the English possessive: `Google's` is `google`."""
    return word.lower().removesuffix("'s")


def says(form: str) -> str:
    """What a word says that is given in its `bare` form: itself, or '' if nothing.

    Nothing is said by stop words, single characters, numbers, addresses and codes.
    """
    nothing = len(form) < 2 or form in stop_words() or _says_nothing(form)
    return "" if nothing else form


@cache
def stop_words() -> frozenset[str]:
    """Words of Chinese and English speech that say nothing of its topic, fillers included."""
    from importlib.resources import files

    page = files("gtcpanel").joinpath("data", "stopwords.txt").read_text("utf-8")
    return frozenset(
        word for line in page.splitlines() if not line.startswith("#") for word in line.split()
    )


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
