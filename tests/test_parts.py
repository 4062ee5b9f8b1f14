"""The parts of the panel beside those that its readers draw."""

from __future__ import annotations

import pytest

from gtcpanel.transcript import Part
from tests.panel import SLUG, panel
from tests.segmentation import pk, window_diff

#: The first turn of each part, as somebody who read the article divided it before looking at what
#: the program does.
READING = {
    1: "sixty years of computing, and a new industrial revolution",
    2: "why Transformer: what recurrent networks could not do",
    11: "its name, and all that it turned out to transform",
    17: "beyond it: what will take its place?",
    21: "efficiency: how much computing does 2+2 need?",
    28: "the companies",
    38: "what comes next: reasoning and data",
}


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    return panel().parts(SLUG)


def test_the_parts_of_the_panel_are_those_of_a_reader(parts: tuple[Part, ...]) -> None:
    begins = [part.first for part in parts]
    found = [begin - 1 for begin in begins]
    reading = [turn - 1 for turn in READING]
    assert pk(reading, found, 49) <= 0.2
    assert window_diff(reading, found, 49) <= 0.25
    for turn, about in READING.items():
        assert any(abs(begin - turn) <= 1 for begin in begins), about
    assert len(parts) <= len(READING) + 2


def test_their_key_words_say_what_they_are_about(parts: tuple[Part, ...]) -> None:
    told = {part.first: set(part.keywords) for part in parts}
    assert {"加速", "工业革命"} <= told[1]
    assert {"RNN", "注意力机制"} <= told[2]
    assert {"名字", "Transformer"} <= told[11]
    assert {"公司", "创立"} <= told[28]
    assert {"推理", "数据"} <= told[38]
    names = {word.lower() for person in panel().people() for word in person.name.split()}
    assert names.isdisjoint(word.lower() for words in told.values() for word in words)


def test_the_measures_are_those_of_the_papers() -> None:
    assert pk([0, 5], [0, 5], 10) == window_diff([0, 5], [0, 5], 10) == 0
    assert pk([0, 5], [0], 10) == pytest.approx(2 / 8)
    # Pk forgives a border that is there twice, WindowDiff does not.
    assert pk([0, 6], [0, 5, 6], 12) < window_diff([0, 6], [0, 5, 6], 12)
