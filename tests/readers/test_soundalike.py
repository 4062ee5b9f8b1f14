"""Names that are read alike."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from gtcpanel.readers.soundalike import sound_alike

#: Some with several readings, some without any.
CHARACTERS = "林一铭明鸣名民重众中仲行航星长常张乐月绿律路女努阿a·𠮷〇"
names = st.text(CHARACTERS, min_size=1, max_size=4)


@given(names, names)
@example("林一明", "林一鸣")
@example("张重庆", "张仲青")
@example("林a", "林阿")
def test_names_sound_alike_when_they_are_written_alike_in_pinyin(left: str, right: str) -> None:
    right = (right * 4)[: len(left)]
    assert sound_alike(left, right) == (lazy_pinyin(left) == lazy_pinyin(right))
