from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.places import Places
from gtcpanel.readers.recognisers.values import language_tag, milliseconds, said
from gtcpanel.readers.recognisers.words import cut, interleaved, neighbourly


@given(
    st.lists(st.from_regex(r"[a-z潮水]{1,4}[.,!?”]{0,2}", fullmatch=True), min_size=1), st.data()
)
def test_the_parts_of_a_text_are_the_text(words: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from([" ", "", "  ", ' "']), min_size=len(words)))
    whole = "".join(word + gap for word, gap in zip(words, gaps, strict=False))
    parts = cut(whole, words)
    assert parts is not None
    assert "".join(parts) == whole
    assert all(word in part for word, part in zip(words, parts, strict=True))


def test_an_opening_quote_goes_with_the_word_that_it_opens() -> None:
    assert cut('He said "No." twice', ["He", "said", "No", "twice"]) == [
        "He ", "said ", '"No." ', "twice",
    ]  # fmt: skip


@pytest.mark.parametrize("words", [["tide", "the"], ["the", "boat"], ["the"], ["", "tide"]])
def test_a_text_is_not_cut_by_words_that_are_not_its_own(words: list[str]) -> None:
    assert cut("the tide", words) is None


def test_words_of_nobody_go_with_the_one_before() -> None:
    words = [Piece(1, text, speaker) for text, speaker in (("4", ""), ("a", "A"), ("5", ""))]
    assert [word.speaker for word in neighbourly(words)] == ["A", "A", "A"]
    assert neighbourly([Piece(1, "4")]) == [Piece(1, "4")]


def test_channels_take_turns_at_pauses() -> None:
    def words(speaker: str, *times: int) -> list[Piece]:
        return [Piece(1, str(time), speaker, time, time + 200) for time in times]

    talk = interleaved([words("A", 0, 200, 3000), words("B", 250, 450)])
    assert [word.text for word in talk] == ["0", "200", "250", "450", "3000"]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1.5, 1000, 1500),
        ("1.500s", 1, 1500),
        ("1500", 1, 1500),
        ({"seconds": "1", "nanos": 500_000_000}, 1000, 1500),
        ({"nanos": 500_000_000}, 1000, 500),
        ({}, 1000, None),
        ("01:02", 1000, 62_000),
        ("1:00:02.25", 1, 3_602_250),
        ("PT1H2.5S", 1, 3_602_500),
        ("P1DT1S", 1, 86_401_000),
        (15_000_000, 1e-4, 1500),
        ("soon", 1000, None),
        (float("inf"), 1000, None),
        (None, 1000, None),
    ],
)
def test_times_of_all_kinds_are_milliseconds(value: object, unit: float, expected: int) -> None:
    assert milliseconds(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("en_us", "en"), ("cmn-Hans-CN", "zh"), ("English", "en"), ("eng", "en"), ("cn", "zh"),
        (["de", "en"], "de"), ({"code": "fr"}, "fr"), ("auto", None), ("", None), (7, None),
        ([], None),
    ],
)  # fmt: skip
def test_languages_of_all_kinds_are_tags(value: object, tag: str | None) -> None:
    assert language_tag(value) == tag


def test_wrapped_lines_are_one() -> None:
    assert said(" a lamp \r\n  at sea\n\n灯\n塔 ") == "a lamp at sea 灯塔"


def test_a_text_is_found_as_a_value_below_the_key_that_was_entered() -> None:
    text = '{"words": [\n{"word": "word"},\n{"word": "a"}],\n"list": [\n{"word":\n"word"}]}'
    places = Places(text)
    assert places.line("word") == 2
    places.enter("list")
    assert places.line("word") == 6
    assert places.line("gone") == 6


def test_many_texts_that_are_not_there_cost_little() -> None:
    text = '[\n"a",\n' + '"b",\n' * 500_000 + '"c"]'
    places = Places(text)
    assert {places.line("gone") for _ in range(10_000)} == {1}
    assert places.line("a") == 1
