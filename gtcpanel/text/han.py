"""What is known of Chinese characters: their simplified forms, variants and readings.

Both come from well-kept libraries that are too slow to load for a query, so they are read when an
index is built and stored in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

_READINGS: Final = Path(__file__).parents[1] / "data" / "readings.txt"
#: What OpenCC takes for simplified or not by the word it stands in (瞭解, 藉由, 甚麼, 回覆, 計畫),
#: and the "you" that is written to women in Taiwan.
_BY_WORD: Final = {
    "瞭": "了", "藉": "借", "甚": "什", "妳": "你", "覆": "复", "划": "画", "甦": "苏", "彷": "仿",
    "沈": "沉",
}  # fmt: skip


@cache
def simplified_forms() -> Mapping[str, str]:
    """Each traditional character with its simplified one, where they differ (OpenCC's `t2s`)."""
    return _converted("t2s")


def variants() -> dict[str, str]:
    """Each character with the one that it is the same as to a search, where they differ.

    That is the simplified one, and for what Taiwan and Hong Kong alone write (著 for 着, 衞 for
    卫) the one that they write it for. No form has a form of its own.
    """
    forms = dict(simplified_forms())
    common = frozenset(forms.values())
    for region in ("t2tw", "t2hk"):
        for char, written in _converted(region).items():
            if written not in common and written != forms.get(char, char):
                forms[written] = forms.get(char, char)
    forms |= _BY_WORD
    return {char: forms.get(form, form) for char, form in forms.items()}


class Simplifier(dict[int, str]):
    """A table for `str.translate` to simplified characters: each is asked for when it is first met.

    For a few words that takes a tenth of the time of asking for all, as `simplified_forms` does.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        form = str(_opencc("t2s").convert(char))
        self[code] = found = form if len(form) == 1 else char
        return found


def _converted(configuration: str) -> dict[str, str]:
    """The characters that OpenCC changes, each by itself, into one other."""
    # The blocks whose characters it may map: CJK Unified Ideographs and Extension A.
    ideographs = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
    # One to a line, so that no two are taken for a phrase.
    converted = _opencc(configuration).convert("\n".join(ideographs)).split("\n")
    return {
        char: other
        for char, other in zip(ideographs, converted, strict=True)
        if other != char and len(other) == 1
    }


@cache
def _opencc(configuration: str) -> Any:
    import opencc

    return opencc.OpenCC(configuration)


def traditional(text: str) -> str:
    """A text in traditional characters, phrase by phrase (OpenCC's `s2t`).

    What two texts have in common that are the same in another script: 想象 and 想像, which they are
    not character by character.
    """
    return str(_opencc("s2t").convert(text))


def readings(forms: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The toneless readings of each character: 行 -> ("xing", "hang", "heng").

    The usual one comes first (pypinyin's table), then those that are alive (`data/readings.txt`):
    the many that only dictionaries know would make everything sound like everything. A character
    of `forms` is not listed: its readings are among those of its form. ü is written u, as
    `gtcpanel.text.sounds` expects.
    """
    from pypinyin.pinyin_dict import pinyin_dict

    tones = {
        ord(vowel): unicodedata.normalize("NFKD", vowel)[0]
        for vowel in "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ"
    }
    tones |= dict.fromkeys((0x300, 0x301, 0x302, 0x304, 0x30C), "")  # ê̄ and the like
    several = _several_readings()
    found: dict[str, dict[str, None]] = {}
    for code, sounds in sorted(pinyin_dict.items(), key=lambda one: chr(one[0]) in forms):
        if 0x4E00 <= code < 0xA000 or code == 0x3007:
            char = chr(code)
            usual = sounds.split(",")[0].translate(tones).replace("ê", "e")
            those = several.get(char, [usual])
            found.setdefault(forms.get(char, char), {}).update(dict.fromkeys(those))
    return {char: tuple(sounds) for char, sounds in found.items()}


def _several_readings() -> dict[str, list[str]]:
    lines = _READINGS.read_text("utf-8").splitlines()
    entries = (line.split() for line in lines if not line.startswith("#"))
    return {char: sounds for char, *sounds in entries}
