from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.render.terminal import harmless, one_line

ANY = st.text(st.characters(codec=None, categories=None), max_size=60)


@given(ANY)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for shown in (harmless(text), one_line(text)):
        assert len(shown) == len(text)
        assert all(unicodedata.category(char) not in ("Cc", "Cs") for char in shown if char != "\n")
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        shown.encode("utf-8")
    assert "\n" not in one_line(text)


@given(st.text("甲ab 。[]*~é𠮷", max_size=40))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert harmless(text) == one_line(text) == text


@pytest.mark.parametrize(
    ("char", "shown"),
    [("\x1b", "␛"), ("\x07", "␇"), ("\x7f", "␡"), ("\t", " "), ("\x9b", "\ufffd")],
)
def test_controls_are_made_visible(char: str, shown: str) -> None:
    assert harmless(char) == shown


def test_paragraphs_stay() -> None:
    assert harmless("a\nb") == "a\nb"
    assert one_line("a\r\nb") == "a  b"
