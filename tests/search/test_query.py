from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import QueryError
from gtcpanel.search.query import parse


def shape(query: str) -> list[tuple[list[str], list[str]]]:
    return [
        ([word.text for word in group.wanted], [word.text for word in group.unwanted])
        for group in parse(query)
    ]


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("注意力", [(["注意力"], [])]),
        ("卷积  注意力", [(["卷积", "注意力"], [])]),
        ("卷积 -注意力", [(["卷积"], ["注意力"])]),
        ('"scaling law" 模型', [(["scaling law", "模型"], [])]),
        ("“注意力机制” 「词」 『句』", [(["注意力机制", "词", "句"], [])]),
        ('模型 -"scaling law"', [(["模型"], ["scaling law"])]),
        ("蒸汽机 OR 鱼群", [(["蒸汽机"], []), (["鱼群"], [])]),
        ("a b OR c -d", [(["a", "b"], []), (["c"], ["d"])]),
        ("or Or", [(["or", "Or"], [])]),
        ('"OR"', [(["OR"], [])]),
        ("n-gram C++ a*b (x) NEAR/5 col:x ^y", [
            (["n-gram", "C++", "a*b", "(x)", "NEAR/5", "col:x", "^y"], [])
        ]),
        ("a - b", [(["a", "-", "b"], [])]),
    ],
)  # fmt: skip
def test_queries(query: str, groups: list[tuple[list[str], list[str]]]) -> None:
    assert shape(query) == groups


@pytest.mark.parametrize(
    ("query", "column", "reason"),
    [
        ("", None, "nothing to look for"),
        ("   ", None, "nothing to look for"),
        ("OR a", 1, "nothing to look for"),
        ("a OR", 5, "nothing to look for"),
        ("-a", 3, "only what to leave out"),
        ('say "yes', 5, 'never closed by "'),
        ("-「x", 2, "never closed by 」"),
    ],
)
def test_what_cannot_be_understood_says_where(query: str, column: int | None, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(query)
    assert caught.value.column == column
    assert "\n" not in str(caught.value)


@given(st.text())
def test_any_text_is_a_query_or_an_error(query: str) -> None:
    try:
        groups = parse(query)
    except QueryError:
        return
    assert groups
    assert all(group.wanted for group in groups)
