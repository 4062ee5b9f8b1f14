"""Lines of a list or a block quote are quotations without the markers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.verify import unlisted

MARKERS = [
    "- ", "* ", "• ", "> ", ">", "> > ", "1. ", "12) ", "1、", "（二）", "十二、", "③ ",
    "- [x] ", "> - ", "1.", "(3) ", "  - ",
]  # fmt: skip


@pytest.mark.parametrize("marker", MARKERS)
def test_a_marker_is_taken_off(marker: str) -> None:
    assert unlisted(f"{marker}内燃机更好") == "内燃机更好"


@pytest.mark.parametrize(
    "line",
    [
        "3.5 million of them", "3. 5", "1、2、3都是", "一、二、三", "-5 degrees", "2012年,AlexNet",
        "1.", "- ", "**Noam:** words", "— Noam Shazeer", "100", "*所有*的", "一个大的变化",
        "10.000",
    ],
)  # fmt: skip
def test_what_is_no_marker_stays(line: str) -> None:
    assert unlisted(line) == line


@given(st.text(max_size=30))
def test_what_is_left_is_the_end_of_the_line(text: str) -> None:
    rest = unlisted(text)
    assert text.endswith(rest)
    assert any(map(str.isalnum, rest)) or rest == text
    assert unlisted(rest) == rest
