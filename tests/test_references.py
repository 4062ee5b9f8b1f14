from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import SlugError, UnknownReferenceError
from gtcpanel.references import Reference, among, parse_reference

SLUGS = st.text(st.sampled_from("abc-._0注1[]*"), min_size=1)
NUMBERS = st.integers(1, 10**9 - 1)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("talk", Reference(slug="talk")),
        ("*:3", Reference(slug="*", first=3, last=3)),
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
        "", ":", "::3", ":03", "talk:", "talk:0", "talk:03", "talk:-3", "talk:3-", "talk:3.",
        "talk:3.0",
        "talk:3.2.1", "talk:3-5.2", "talk:3:4", "a:b", "two words", "talk:3 ", "talk:３",
        "talk:1234567890", "talk:3\n",
    ],
)  # fmt: skip
def test_what_is_no_reference(text: str) -> None:
    assert parse_reference(text) is None


@pytest.mark.parametrize("numbers", ["3", "3-5", "3.2", "3.2-5.1"])
def test_the_only_transcript_needs_no_name(numbers: str) -> None:
    named = parse_reference(f"*:{numbers}")
    assert parse_reference(f":{numbers}") == parse_reference(f"#{numbers}") == named


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tea:2", "tea:2"),
        ("teat:2.1", "teatime:2.1"),
        ("*time:2", "teatime:2"),
        ("[c]*", "coffee"),
        ("cof", "coffee"),
        ("a*:1", "a*:1"),
    ],
)
def test_a_transcript_is_known_by_what_only_it_has(text: str, meant: str) -> None:
    found = parse_reference(text)
    assert found is not None
    assert str(among(found, ["tea", "teatime", "coffee", "a*", "abc"])) == meant


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("te:2", "which transcript? 'te' could be any of 2: tea, teatime"),
        ("t*", "which transcript? 't*' could be any of 2: tea, teatime"),
        (":2", "which transcript? there are 3: tea, teatime, coffee"),
        ("cake:2", "no transcript is called 'cake'; there is tea, teatime, coffee"),
    ],
)
def test_a_transcript_that_could_be_several_or_none(text: str, says: str) -> None:
    found = parse_reference(text)
    assert found is not None
    with pytest.raises(SlugError) as caught:
        among(found, ["tea", "teatime", "coffee"])
    assert (str(caught.value), caught.value.status) == (says, 2)


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
