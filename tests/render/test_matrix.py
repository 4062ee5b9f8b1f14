"""Who answers whom, in every format."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.render import matrix
from gtcpanel.render.colour import Paint
from gtcpanel.text.excerpt import display_width
from gtcpanel.transcript import Exchange

EVIL = "\x1b[31mred [bold]"
EVERYBODY = ("甲", "Bo", EVIL, "Silent")
EXCHANGES = [
    Exchange("Bo", "甲", 12), Exchange("甲", "Bo", 3), Exchange(EVIL, "甲", 1),
]  # fmt: skip


def drawn(width: int, *, style: str = "none") -> str:
    from gtcpanel.render.rich_console import open_console
    from gtcpanel.render.rich_matrix import matrix as draw

    page = io.StringIO()
    console = open_console(page, style="colour" if style == "colour" else "none", terminal=False)
    console.width = width
    draw(console, EXCHANGES, everybody=EVERYBODY)
    return page.getvalue()


def test_rows_answer_columns() -> None:
    found = matrix.grid(EXCHANGES, EVERYBODY, None)
    assert found.speakers == EVERYBODY[:3]
    assert found.counts == ((0, 3, 0), (12, 0, 0), (1, 0, 0))
    assert found.most == 12
    folded = matrix.grid(EXCHANGES, EVERYBODY, 2)
    assert folded.names == ["甲", "2 others"]
    assert folded.counts == ((0, 3), (13, 0))
    assert matrix.grid([], EVERYBODY, 3).counts == ()


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
            lambda pair: pair[0] != pair[1]
        ),
        st.integers(1, 9),
    ),
    st.one_of(st.none(), st.integers(1, 8)),
)
def test_folding_loses_no_turn(pairs: dict[tuple[str, str], int], most: int | None) -> None:
    exchanges = [Exchange(*pair, turns) for pair, turns in pairs.items()]
    found = matrix.grid(exchanges, "abcdef", most)
    assert sum(map(sum, found.counts)) == sum(pairs.values())
    assert most is None or len(found.counts) <= most


def test_plain_and_markdown() -> None:
    found = matrix.grid(EXCHANGES, EVERYBODY, None)
    lines = list(matrix.plain(found, paint=Paint(False)))
    assert lines[0] == "\t甲\tBo\t␛[31mred [bold]"
    assert lines[2] == "Bo\t12\t0\t0"
    assert "| Bo | 12 |  |  |" in "\n".join(matrix.markdown(found))


@pytest.mark.parametrize("width", [40, 60, 200])
def test_a_terminal_of_any_width_holds_it(width: int) -> None:
    page = drawn(width)
    table, _, _ = page.partition("\n\n")
    assert max(display_width(line) for line in table.splitlines()) <= width
    assert "\x1b" not in page
    assert "12" in table


def test_the_more_the_darker() -> None:
    page = drawn(80, style="colour")
    assert "\x1b[38;5;231;48;5;25m  12 " in page
    assert "\x1b[38;5;16;48;5;195m   1 " in page
