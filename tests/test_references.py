from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import UnknownReferenceError
from gtcpanel.references import Reference, parse_reference

SLUGS = st.text(st.sampled_from("abc-._0注1[]*"), min_size=1)
NUMBERS = st.integers(1, 10**9 - 1)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("talk", Reference(slug="talk")),
        ("talk:3", Reference(slug="talk", first=3, last=3)),
        ("talk:3-5", Reference(slug="talk", first=3, last=5)),
        (
            "a.b-c_注意:3.2",
            Reference(slug="a.b-c_注意", first=3, last=3, sentence_first=2, sentence_last=2),
        ),
        ("t:3.2-4", Reference(slug="t", first=3, last=3, sentence_first=2, sentence_last=4)),
        (
            "t:3.2-5.1",
            Reference(slug="t", first=3, last=5, sentence_first=2, sentence_last=1),
        ),
    ],
)
def test_what_a_reference_names(text: str, reference: Reference) -> None:
    assert parse_reference(text) == reference
    assert str(reference) == text


@pytest.mark.parametrize(
    "text",
    [
        "", ":", ":3", "talk:", "talk:0", "talk:03", "talk:-3", "talk:3-", "talk:3.", "talk:3.0",
        "talk:3.2.1", "talk:3-5.2", "talk:3:4", "a:b", "two words", "talk:3 ", "talk:３",
        "talk:1234567890", "talk:3\n",
    ],
)  # fmt: skip
def test_what_is_no_reference(text: str) -> None:
    assert parse_reference(text) is None


def test_a_turn_that_is_told_twice_is_written_once() -> None:
    assert str(parse_reference("talk:4.2-4.3")) == "talk:4.2-3"
    assert str(parse_reference("talk:4-4")) == "talk:4"


@pytest.mark.parametrize("text", ["talk:5-3", "talk:1.5-3", "talk:5.1-3.2", "talk:1.5-1.3"])
def test_a_range_that_runs_backwards_is_an_error(text: str) -> None:
    with pytest.raises(UnknownReferenceError, match="backwards: 3 comes before 5"):
        parse_reference(text)


@given(SLUGS, NUMBERS, st.integers(0, 10**6), st.booleans())
def test_a_reference_is_read_as_it_is_written(slug: str, first: int, more: int, deep: bool) -> None:
    last = min(first + more, 10**9 - 1)
    if deep:
        turn = 1 + more % 2
        written = Reference(slug=slug, first=1, last=turn, sentence_first=first, sentence_last=last)
    else:
        written = Reference(slug=slug, first=first, last=last)
    assert parse_reference(str(written)) == written


@given(st.text(st.sampled_from("a:.-123 \n")))
def test_what_is_read_is_written_the_same(text: str) -> None:
    try:
        reference = parse_reference(text)
    except UnknownReferenceError:
        return
    if reference is not None:
        again = parse_reference(str(reference))
        assert again == reference
