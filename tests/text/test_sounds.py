from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.han import Simplifier, readings, simplified_forms, variants
from gtcpanel.text.sounds import rows, split, syllables


@pytest.mark.parametrize(
    ("letters", "ways"),
    [
        ("zhuyili", (("zhu", "yi", "li"),)),
        ("neiranji", (("nei", "ran", "ji"),)),
        ("xian", (("xian",), ("xi", "an"))),
        ("lvse", (("lu", "se"),)),
        ("attention", ()),
        ("", ()),
    ],
)
def test_pinyin_is_split_by_syllables(letters: str, ways: tuple[tuple[str, ...], ...]) -> None:
    assert split(letters) == ways


@given(st.lists(st.sampled_from(sorted(syllables())), min_size=1, max_size=6))
def test_whatever_is_put_together_from_syllables_can_be_split(parts: list[str]) -> None:
    ways = split("".join(parts))
    assert ways
    assert all("".join(way) == "".join(parts) and set(way) <= syllables() for way in ways)
    assert len(ways) <= 8


def test_a_long_row_of_letters_takes_no_time() -> None:
    assert len(split("xian" * 500)) == 8
    assert split("x" * 5000) == ()


def test_rows_combine_what_parts_allow() -> None:
    assert rows([(("xian",), ("xi", "an")), (("shi",),)]) == [("xian", "shi"), ("xi", "an", "shi")]


def test_the_syllables_are_those_that_characters_have() -> None:
    heard = {sound for sounds in readings({}).values() for sound in sounds}
    assert syllables() <= heard
    # What is left are interjections (hm, ng) and dialect.
    assert len(heard - syllables()) < 12


def test_readings_are_toneless_and_all_there() -> None:
    table = readings({"機": "机", "著": "着"})
    assert table["行"] == ("xing", "hang", "heng")
    assert table["筹"] == ("chou",)  # tao is of dictionaries only
    assert table["得"] == ("de", "dei")
    assert table["女"][0] == "nu"
    assert table["力"] == ("li",)
    assert "機" not in table
    assert table["着"][0] == "zhe"
    assert "zhu" in table["着"]  # 著作


def test_simplified_forms_map_one_character_to_one_other() -> None:
    assert simplified_forms().keys() < variants().keys()
    forms = variants()
    assert forms["機"] == "机"
    assert forms["勳"] == "勋"
    assert forms["著"] == "着"  # what Taiwan writes for it
    assert forms["衞"] == "卫"  # Hong Kong
    assert forms["瞭"] == "了"  # 瞭解: by the word
    assert not forms.keys() & set(forms.values())
    assert all(len(char) == len(simple) == 1 and char != simple for char, simple in forms.items())


def test_characters_are_simplified_one_by_one_as_all_together() -> None:
    forms = simplified_forms()
    text = "".join(map(chr, range(0x3400, 0xA000))) + "Ａb，ッ\U00020000"
    assert text.translate(Simplifier()) == "".join(forms.get(char, char) for char in text)
