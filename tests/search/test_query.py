from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import QueryError
from gtcpanel.search.expression import (
    Either,
    Every,
    Expression,
    Near,
    Speaker,
    Without,
    Word,
    breadth,
    choices,
)
from gtcpanel.search.query import parse

#: Texts made of what has a meaning somewhere.
SIGNS = st.lists(
    st.sampled_from(
        [
            *'()-*"“”「」 ab注',
            "OR",
            "near/3",
            "NEAR/",
            "speaker:",
            "speaker:noam",
            " ",
            " ",
            "（",
            "'",
        ]
    ),
    max_size=14,
).map("".join)


def shape(expression: Expression) -> object:
    """An expression in brief: words as text, the rest with its sign in front."""
    match expression:
        case Word(text, _, quoted, prefix):
            return f"'{text}'" if quoted else f"{text}…" if prefix else text
        case Speaker(name):
            return ("speaker", name)
        case Without(part):
            return ("-", shape(part))
        case Either(parts):
            return ("OR", *map(shape, parts))
        case Every(parts):
            return ("AND", *map(shape, parts))
        case Near(parts, distances):
            return ("near", distances, *map(shape, parts))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("注意力", "注意力"),
        ("卷积  注意力", ("AND", "卷积", "注意力")),
        ("卷积 -注意力", ("AND", "卷积", ("-", "注意力"))),
        ('"scaling law" 模型', ("AND", "'scaling law'", "模型")),
        ("“注意力机制” 「词」 『句』", ("AND", "'注意力机制'", "'词'", "'句'")),
        ('模型 -"scaling law"', ("AND", "模型", ("-", "'scaling law'"))),
        ("蒸汽机 OR 鱼群", ("OR", "蒸汽机", "鱼群")),
        ("a b OR c -d", ("OR", ("AND", "a", "b"), ("AND", "c", ("-", "d")))),
        # groups
        ("(a OR b) c", ("AND", ("OR", "a", "b"), "c")),
        ("( a OR ( b c ) ) -(d OR e)", (
            "AND", ("OR", "a", ("AND", "b", "c")), ("-", ("OR", "d", "e")))),
        ("(循环神经网络(RNN)) b", ("AND", "循环神经网络(RNN)", "b")),
        ("(f(a b) c)", ("AND", "f(a", "b)", "c")),
        ('("a b")c', ("AND", "'a b'", "c")),
        # near
        ("a near/5 b", ("near", (5,), "a", "b")),
        ("x a NEAR/0 b near/12 c y", ("AND", "x", ("near", (0, 12), "a", "b", "c"), "y")),
        ('(a OR "b c") near/3 d*', ("near", (3,), ("OR", "a", "'b c'"), "d…")),
        ("-(a near/2 b) c", ("AND", ("-", ("near", (2,), "a", "b")), "c")),
        # speaker
        ("speaker:noam 模型", ("AND", ("speaker", "noam"), "模型")),
        ('Speaker:"Noam Shazeer" -speaker：老黄', (
            "AND", ("speaker", "Noam Shazeer"), ("-", ("speaker", "老黄")))),
        # beginnings
        ("transform* GPT-4*", ("AND", "transform…", "GPT-4…")),
        # what is text
        ("or Or", ("AND", "or", "Or")),
        ('"OR" -OR', ("AND", "'OR'", ("-", "OR"))),
        ("循环神经网络(RNN)", "循环神经网络(RNN)"),
        ("他（笑）说 （RNN）", ("AND", "他（笑）说", "（RNN）")),
        ("n-gram C++ a*b x) :) 1) NEAR near/ near/x col:x ^y", (
            "AND", "n-gram", "C++", "a*b", "x)", ":)", "1)",
            "NEAR", "near/", "near/x", "col:x", "^y")),
        ("foo:bar https://a.b/c?d=(e) 12:30 speaker: a", (
            "AND", "foo:bar", "https://a.b/c?d=(e)", "12:30", "speaker:", "a")),
        ('"speaker:noam" speakers:noam', ("AND", "'speaker:noam'", "speakers:noam")),
        ("* ** **bold** a* - --b", ("AND", "*", "**", "**bold**", "a…", "-", ("-", "-b"))),
    ],
)  # fmt: skip
def test_queries(query: str, expected: object) -> None:
    assert shape(parse(query)) == expected


@pytest.mark.parametrize(
    ("query", "column", "reason"),
    [
        ("", None, "nothing to look for"),
        ("   ", None, "nothing to look for"),
        ("OR a", 1, "nothing to look for"),
        ("a OR", 5, "nothing to look for"),
        ("a ()", 4, "nothing to look for"),
        ("(a OR) b", 6, "nothing to look for"),
        ("-a", 3, "only what to leave out"),
        ("b (-a)", 6, "only what to leave out"),
        ('say "yes', 5, 'never closed by "'),
        ("-「x", 2, "never closed by 」"),
        ('speaker:"Noam', 9, 'never closed by "'),
        ("a (b (c)", 3, "never closed by [)]"),
        ("a (b OR", 3, "never closed by [)]"),
        ("near/5 a", 1, "on either side"),
        ("a near/5", 9, "on either side"),
        ("a near/5 -b", 10, "on either side"),
        ("a near/5 OR b", 10, "on either side"),
        ("a near/5 (b c)", 3, "between words"),
        ("a near/12345 b", 3, "at most 4 digits"),
        ("(" * 31 + "a" + ")" * 31, 31, "30 deep"),
        ("(a OR b) " * 7, None, "128 choices; 64 at most"),
    ],
)
def test_what_cannot_be_understood_says_where(query: str, column: int | None, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(query)
    assert caught.value.column == column
    assert "\n" not in str(caught.value)


def test_a_query_is_multiplied_out() -> None:
    found = list(choices(parse("(a OR b) c -(d e) speaker:f (g OR h) near/2 i")))
    assert [[word.text for word in choice.wanted] for choice in found] == [
        list("acgi"), list("achi"), list("bcgi"), list("bchi")
    ]  # fmt: skip
    assert {len(choice.unwanted) for choice in found} == {1}
    assert {choice.speakers[0].name for choice in found} == {"f"}
    assert [(link.first.text, link.second.text) for link in found[1].links] == [("h", "i")]


@given(st.text() | SIGNS)
def test_any_text_is_a_query_or_an_error(query: str) -> None:
    try:
        expression = parse(query)
    except QueryError:
        return
    ways = list(choices(expression))
    assert len(ways) == breadth(expression)
    for way in ways:
        assert way.wanted or way.speakers
        for word in way.wanted:
            assert query.startswith(word.text, word.column - 1 + word.quoted)


@given(st.text(st.characters(exclude_characters='"')))
def test_a_text_in_quotation_marks_is_itself(text: str) -> None:
    assert parse(f'"{text}"') == Word(text, 1, quoted=True)
