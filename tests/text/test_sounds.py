from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.han import readings, simplified_forms
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
    heard = {sound for sounds in readings().values() for sound in sounds}
    assert syllables() <= heard
    # What is left are interjections (hm, ng) and dialect.
    assert len(heard - syllables()) < 12


def test_readings_are_toneless_and_all_there() -> None:
    table = readings()
    assert table["行"][:2] == ("xing", "hang")
    assert table["女"][0] == "nu"
    assert table["力"] == ("li",)


def test_simplified_forms_map_one_character_to_one_other() -> None:
    forms = simplified_forms()
    assert forms["機"] == "机"
    assert forms["勳"] == "勋"
    assert "机" not in forms
    assert all(len(char) == len(simple) == 1 and char != simple for char, simple in forms.items())
