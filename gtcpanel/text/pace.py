"""How long something takes to say, estimated from its text.

Speech rates are those of Pellegrino, Coupé and Marsico (2011), "A cross-language perspective on
speech information rate", Language 87(3): mean syllables per second of 59 speakers who read texts
aloud, with pauses taken out. Pauses are put in again where the text has marks, with lengths from
the middle of Campione and Véronis's (2002, "A large-scale multilingual study of silent pause
duration", Speech Prosody) class of medium pauses, 0.2 to 1 s, to which nearly all belong that are
made between clauses and sentences.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gtcpanel.text.words import HAN

_MANDARIN: Final = 5.18  #: syllables per second; one Han character is one syllable
_JAPANESE: Final = 7.84  #: kana are about one syllable each
_ENGLISH: Final = 6.19  #: also taken for every other language that is written with an alphabet
_CLAUSE_PAUSE_MS: Final = 350
_SENTENCE_PAUSE_MS: Final = 700

_KANA: Final = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_HANGUL: Final = "\uac00-\ud7a3"


def speaking_ms(text: str, spoken: float) -> int:
    """The estimated time in milliseconds that it takes to say `text`; at least 1 unless empty.

    `spoken` is what its words take in `seconds`; pauses come on top.
    """
    if not text or text.isspace():
        return 0
    return max(1, round(spoken * 1000) + _pauses_ms(text))


def seconds(word: str) -> float:
    """How long it takes to say a word (or anything else), without pauses."""
    return sum(_seconds(*run) for run in _spoken().findall(word))


def _seconds(han: str, number: str, word: str, kana: str) -> float:
    """How long one of these takes; the others are empty."""
    if word:
        return syllables(word) / _ENGLISH
    if number:
        # Up to three digits are read with their places (一百二十三), others digit by digit: four
        # are mostly years, and longer numbers mostly end in zeros.
        return (2 * len(number) - 1 if len(number) <= 3 else len(number)) / _MANDARIN
    return len(han) / _MANDARIN + len(kana) / _JAPANESE


def _pauses_ms(text: str) -> int:
    if text.isascii():  # what can be counted without looking for patterns
        lines = f"{text}\n".replace("\n", " ")
        sentence = lines.count(". ") + lines.count("?") + lines.count("!")
        clause = lines.count(", ") + lines.count("; ") + lines.count(": ")
    else:
        sentence, clause = (len(pattern.findall(text)) for pattern in _pauses())
    return sentence * _SENTENCE_PAUSE_MS + clause * _CLAUSE_PAUSE_MS


def syllables(word: str) -> int:
    """The syllables of a word in an alphabet, at least one: its groups of vowels.

    A final silent e is not counted, an abbreviation in capitals is spelt out, and a word without
    Latin vowels (in Cyrillic, Hebrew, Thai, ...) is taken to have one syllable for 2.5 letters.
    Hangul has one a character.
    """
    blocks = len(_hangul().findall(word))
    if blocks:
        return blocks
    if word.isupper() and len(word) <= 3:
        return len(word) + 2 * word.count("W")  # double-u
    groups = len(_vowels().findall(word.lower()))
    if not groups:
        return max(1, round(len(word) / 2.5))
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ye", "oe", "ue"))
    return max(1, groups - silent)


# Patterns are compiled at the first estimate: a query never makes one.


@cache
def _spoken() -> re.Pattern[str]:
    """Han characters, a number, a word in an alphabet, or kana."""
    return re.compile(rf"([{HAN}]+)|(\d+)|([^\W\d_{HAN}{_KANA}]+)|([{_KANA}]+)")


@cache
def _pauses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The marks between sentences, and those between clauses."""
    return (
        re.compile(r"[。｡！？!?…]+|\.(?=\s|$)"),
        re.compile(r"[，,、；;：:](?!\d)|[—–]+"),
    )


@cache
def _vowels() -> re.Pattern[str]:
    return re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøœùúûüýÿāēīōūǎěǐǒǔ]+")


@cache
def _hangul() -> re.Pattern[str]:
    return re.compile(f"[{_HANGUL}]")
