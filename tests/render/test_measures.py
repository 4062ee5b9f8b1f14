"""Clocks, bars, lanes and lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.render.bars import bar, coverage
from gtcpanel.render.clock import clock, seconds, spell_duration
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width


@pytest.mark.parametrize(
    ("ms", "shown"), [(None, "-"), (0, "00:00"), (754_999, "12:34"), (3_723_000, "1:02:03")]
)
def test_clock(ms: int | None, shown: str) -> None:
    assert clock(ms) == shown
    assert clock(ms, estimated=True) == (shown if ms is None else f"~{shown}")


@pytest.mark.parametrize(
    ("ms", "shown"),
    [(40_000, "40 s"), (59_400, "59 s"), (3_120_000, "52 min"), (3_900_000, "1 h 05 min")],
)
def test_durations_in_words(ms: int, shown: str) -> None:
    assert spell_duration(ms) == shown
    assert spell_duration(ms, estimated=True) == f"about {shown}"


def test_seconds() -> None:
    assert seconds(None) is None
    assert seconds(1500) == 1.5


@given(st.floats(-1, 2), st.integers(1, 40))
def test_a_bar_has_its_width(share: float, width: int) -> None:
    assert len(bar(share, width)) == width


def test_bars_are_exact_to_an_eighth_and_show_the_least() -> None:
    assert bar(0.5, 4) == "██  "
    assert bar(0.5625, 2) == "█▏"
    assert bar(0.0001, 3) == "▏  "
    assert bar(0, 3) == "   "


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 100)), max_size=9), st.integers(1, 50)
)
def test_coverage_adds_up_to_what_was_spoken(spans: list[tuple[int, int]], width: int) -> None:
    apart, at = [], 0
    for gap, length in spans:
        apart.append((at + gap, at + gap + length))
        at += gap + length
    cells = coverage(apart, float(at), width)
    assert len(cells) == width
    assert all(0 <= cell <= 1 for cell in cells)
    spoken = sum(length for _, length in spans)
    assert sum(cells) * at / width == pytest.approx(spoken, abs=1e-6)


MIXED = st.text("甲乙丙，。（）“”ab Z-9.,!(é\u0301𠮷ー ", max_size=120)


@given(MIXED, st.integers(2, 40))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(display_width(text[a:b]) <= width for a, b in lines)
    kept = {n for a, b in lines for n in range(a, b)}
    assert all(text[n].isspace() for n in set(range(len(text))) - kept)
    assert [a for a, _ in lines] == sorted(a for a, _ in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("我们用Transformer来做翻译。", 16, ["我们用", "Transformer来做", "翻译。"]),
        ("你好，世界。", 10, ["你好，世", "界。"]),
        ("说（真的）好", 5, ["说", "（真", "的）", "好"]),
        ("one two three", 8, ["one two", "three"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_a_reader_would(text: str, width: int, lines: list[str]) -> None:
    assert [text[a:b] for a, b in wrap(text, width)] == lines
