"""Whether two Chinese names are read alike, as pypinyin reads them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from gtcpanel.readers.borrowed import file_of


def sound_alike(left: str, right: str) -> bool:
    """Whether two names of the same length have the same syllables, whatever their tones.

    Most have two characters at one place that cannot be read alike, which is found out in a tenth
    of the time that it takes to load pypinyin's phrases.
    """
    for one, other in zip(left, right, strict=True):
        mine, theirs = _readings(one), _readings(other)
        if one != other and mine and theirs and mine.isdisjoint(theirs):
            return False
    from pypinyin import lazy_pinyin

    return bool(lazy_pinyin(left) == lazy_pinyin(right))


@lru_cache(maxsize=4096)
def _readings(char: str) -> frozenset[str]:
    """Every way to read a character, without tones; none for what is no Chinese character."""
    from unicodedata import normalize

    letters = normalize("NFKD", _table().get(ord(char), ""))
    bare = "".join(filter(str.isascii, letters))
    return frozenset(filter(None, bare.split(",")))


@cache
def _table() -> Mapping[int, str]:
    """The table of pypinyin, read without loading pypinyin itself: 行 is `xíng,háng,héng`."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("pinyin_dict", file_of("pypinyin", "pinyin_dict.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: Mapping[int, str] = module.pinyin_dict
    return table
