from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.cues import LONGEST, Cue, cues
from gtcpanel.model import Turn
from gtcpanel.text.excerpt import display_width


def _turn(text: str, start_ms: int = 0, end_ms: int = 10_000) -> Turn:
    return Turn("t", 1, "Ann", "Ann", text, (1,), "t.txt", start_ms, end_ms)


def test_a_short_turn_is_one_cue() -> None:
    assert list(cues(_turn("Tea, please. Green."))) == [Cue("Tea, please. Green.", 0, 10_000)]


def test_a_long_turn_is_cut_where_sentences_end() -> None:
    text = "We grow tea on the south side of the hill. " * 4 + "That is all."
    assert [cue.text for cue in cues(_turn(text))] == [
        "We grow tea on the south side of the hill.",
        "We grow tea on the south side of the hill.",
        "We grow tea on the south side of the hill.",
        "We grow tea on the south side of the hill. That is all.",
    ]


def test_a_long_sentence_is_cut_after_a_clause_else_between_words() -> None:
    text = "Tea grows on the south side of the hill, where the sun is, " + "and the rain " * 8
    assert [cue.text for cue in cues(_turn(text))] == [
        "Tea grows on the south side of the hill, where the sun is,",
        "and the rain and the rain and the rain and the rain and the rain and the rain and",
        "the rain and the rain",
    ]
    han = "茶叶要先晒干再炒" * 8 + "," + "水温是九十度" * 4
    assert [cue.text for cue in cues(_turn(han))] == [han[:42], han[42:65], han[65:]]


def test_a_paragraph_begins_a_cue() -> None:
    assert [cue.text for cue in cues(_turn("One.\nTwo."))] == ["One.", "Two."]


def test_time_is_shared_out_by_length() -> None:
    first, second = cues(_turn("a" * 39 + ".\n" + "b" * 39 + ".", 1000, 9000))
    assert (first.start_ms, first.end_ms) == (1000, second.start_ms)
    assert second.start_ms == 1000 + 8000 * 41 // 81
    assert second.end_ms == 9000


def test_a_cue_never_ends_before_it_has_begun() -> None:
    for cue in cues(_turn("One.\nTwo.\nThree.", 5000, 5000)):
        assert (cue.start_ms, cue.end_ms) == (5000, 5001)


@given(st.text(), st.integers(0, 10**7), st.integers(0, 10**6))
def test_every_word_is_in_a_cue_that_can_be_read(text: str, start: int, lasts: int) -> None:
    found = list(cues(_turn(text, start, start + lasts)))
    assert "".join("".join(cue.text for cue in found).split()) == "".join(text.split())
    for cue in found:
        assert display_width(cue.text) <= LONGEST
        assert cue.text.strip() == cue.text != ""
        assert len(cue.text.splitlines()) == 1
        assert cue.start_ms < cue.end_ms
    times = [cue.start_ms for cue in found]
    assert times == sorted(times)
    if found:
        assert (found[0].start_ms, found[-1].end_ms) == (
            start,
            max(found[-1].start_ms + 1, start + lasts),
        )
