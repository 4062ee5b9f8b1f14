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

_MANDARIN: Final = 5.18  #: syllables per second; one Han character is one syllable
_JAPANESE: Final = 7.84  #: kana are about one syllable each
_ENGLISH: Final = 6.19  #: also taken for every other language that is written with an alphabet
_CLAUSE_PAUSE_MS: Final = 350
_SENTENCE_PAUSE_MS: Final = 700

_DIGITS: Final = frozenset("0123456789")
#: How many different words are remembered with their syllables.
_REMEMBERED: Final = 100_000

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA: Final = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_HANGUL: Final = "\uac00-\ud7a3"


def speaking_ms(text: str) -> int:
    """The estimated time in milliseconds that it takes to say `text`; at least 1 unless empty."""
    if not text.strip():
        return 0
    if text.isascii():
        return _in_ascii(text)
    patterns = _patterns()
    han, kana, sentence, clause = (len(pattern.findall(text)) for pattern in patterns[:4])
    seconds = (
        (han + _spoken_digits(text)) / _MANDARIN
        + kana / _JAPANESE
        + sum(map(_known_syllables().__getitem__, patterns[4].findall(text))) / _ENGLISH
    )
    return _with_pauses(seconds, sentence, clause)


def _in_ascii(text: str) -> int:
    """The same, by counting what can be counted without looking for patterns."""
    lines = f"{text}\n".replace("\n", " ")
    sentence = lines.count(". ") + lines.count("?") + lines.count("!")
    clause = lines.count(", ") + lines.count("; ") + lines.count(": ")
    digits = 0 if _DIGITS.isdisjoint(text) else _spoken_digits(text)
    spoken = sum(map(_known_syllables().__getitem__, _patterns()[8].findall(text)))
    return _with_pauses(digits / _MANDARIN + spoken / _ENGLISH, sentence, clause)


def _with_pauses(seconds: float, sentence: int, clause: int) -> int:
    pauses = sentence * _SENTENCE_PAUSE_MS + clause * _CLAUSE_PAUSE_MS
    return max(1, round(seconds * 1000) + pauses)


def syllables(word: str) -> int:
    """The syllables of a word in an alphabet, at least one: its groups of vowels.

    A final silent e is not counted, an abbreviation in capitals is spelt out, and a word without
    Latin vowels (in Cyrillic, Hebrew, Thai, ...) is taken to have one syllable for 2.5 letters.
    Hangul has one a character.
    """
    blocks = len(_patterns()[6].findall(word))
    if blocks:
        return blocks
    if word.isupper() and len(word) <= 3:
        return len(word) + 2 * word.count("W")  # double-u
    groups = len(_patterns()[5].findall(word.lower()))
    if not groups:
        return max(1, round(len(word) / 2.5))
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ye", "oe", "ue"))
    return max(1, groups - silent)


class _Syllables(dict[str, int]):
    """Words with their syllables, counted when a word is first met."""

    def __missing__(self, word: str) -> int:
        if len(self) > _REMEMBERED:
            self.clear()
        self[word] = number = syllables(word)
        return number


@cache
def _known_syllables() -> _Syllables:
    return _Syllables()


def _spoken_digits(text: str) -> int:
    """Numbers of up to three digits are read with their places (一百二十三), others digit by digit.

    Four digits are mostly years, and longer numbers mostly end in zeros.
    """
    return sum(
        2 * len(number) - 1 if len(number) <= 3 else len(number)
        for number in _patterns()[7].findall(text)
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compiled at the first estimate: a query never makes one."""
    return tuple(
        re.compile(pattern)
        for pattern in (
            f"[{_HAN}]",
            f"[{_KANA}]",
            r"[。｡！？!?…]+|\.(?=\s|$)",
            r"[，,、；;：:](?!\d)|[—–]+",
            rf"[^\W\d_{_HAN}{_KANA}]+",
            r"[aeiouyàâäáãåæèéêëìíîïòóôöõøœùúûüýÿāēīōūǎěǐǒǔ]+",
            f"[{_HANGUL}]",
            r"\d+",
            "[A-Za-z]+",
        )
    )
