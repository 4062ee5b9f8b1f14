"""What is known of Chinese characters: their simplified forms and their readings.

Both come from well-kept libraries that are too slow to load for a query, so they are read when an
index is built and stored in it.
"""

from __future__ import annotations

import unicodedata
from typing import Final

#: The blocks whose characters OpenCC may map: CJK Unified Ideographs and Extension A.
_IDEOGRAPHS: Final = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))


def simplified_forms() -> dict[str, str]:
    """Each traditional character with its simplified one, where they differ (OpenCC's `t2s`)."""
    import opencc

    # One to a line, so that no two are taken for a phrase.
    converted = opencc.OpenCC("t2s").convert("\n".join(_IDEOGRAPHS)).split("\n")
    return {
        char: simple
        for char, simple in zip(_IDEOGRAPHS, converted, strict=True)
        if simple != char and len(simple) == 1
    }


def readings() -> dict[str, tuple[str, ...]]:
    """Every toneless reading of each character (pypinyin's table): 行 -> ("xing", "hang", ...).

    ü is written u, as `gtcpanel.text.sounds` expects.
    """
    from pypinyin.pinyin_dict import pinyin_dict

    tones = {
        ord(vowel): unicodedata.normalize("NFKD", vowel)[0]
        for vowel in "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ"
    }
    tones |= dict.fromkeys((0x300, 0x301, 0x302, 0x304, 0x30C), "")  # ê̄ and the like
    return {
        chr(code): tuple(dict.fromkeys(sounds.translate(tones).replace("ê", "e").split(",")))
        for code, sounds in pinyin_dict.items()
        if 0x4E00 <= code < 0xA000 or code == 0x3007
    }
