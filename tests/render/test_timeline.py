"""Lanes along an axis: as text, on a terminal, as a picture."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.render.lanes import Chart, Lane, Mention, Stretch, axis_step
from gtcpanel.render.svg import svg
from gtcpanel.text.excerpt import display_width

EVIL = "\x1b[31m <script>alert('&')</script> \ufffe [bold]"


def a_chart(*, name: str = "甲", title: str = "A talk", words: str = "茶") -> Chart:
    return Chart(
        slug="talk",
        title=title,
        duration_ms=600_000,
        estimated=True,
        lanes=(
            Lane(
                speaker=name,
                spans=[(0, 60_000), (300_000, 450_000)],
                mentions=[
                    Mention(ref="talk:1", at_ms=30_000),
                    Mention(ref="talk:5", at_ms=400_000),
                ],
            ),
            Lane(speaker="Bo", spans=[(60_000, 300_000), (450_000, 600_000)]),
        ),
        parts=(
            Stretch(ref="talk:1", start_ms=0, end_ms=300_000, keywords=(words, "水")),
            Stretch(ref="talk:4", start_ms=300_000, end_ms=600_000, keywords=("kettle",)),
        ),
    )


def drawn(chart: Chart, query: str | None, width: int) -> str:
    from gtcpanel.render.rich_console import open_console
    from gtcpanel.render.rich_timeline import timeline

    page = io.StringIO()
    console = open_console(page, style="none", terminal=False)
    console.width = width
    timeline(console, [chart, chart], speakers=["甲", "Bo"], query=query)
    return page.getvalue()


def test_lanes_follow_the_talk() -> None:
    chart = a_chart()
    assert chart.blocks(chart.lanes[0], 10) == "█    ██▄  "
    assert chart.ticks(chart.lanes[0], 10) == "│·····│···"
    assert chart.share(chart.lanes[0]) == pytest.approx(0.35)
    line, times = chart.axis(20)
    assert len(line) == 20
    assert line[0] == line[10] == "┬"
    assert times == "~00:00    ~05:00"


@given(st.integers(1, 10**9), st.integers(1, 50))
def test_an_axis_is_never_crowded(duration_ms: int, most: int) -> None:
    step = axis_step(duration_ms, most)
    assert duration_ms / step <= most


def test_mentions_are_in_order_of_time() -> None:
    chart = a_chart()
    assert [(m.ref, who) for m, who in chart.mentions()] == [("talk:1", "甲"), ("talk:5", "甲")]


@pytest.mark.parametrize("width", [60, 100, 200])
@pytest.mark.parametrize("query", [None, "茶"])
def test_a_terminal_of_any_width_holds_it(width: int, query: str | None) -> None:
    text = drawn(a_chart(name="Illia Polosukhin the Third", words="茶" * 90), query, width)
    assert max(display_width(line) for line in text.splitlines()) <= width
    assert "~05:00–~10:00" in text


def test_a_query_is_told_by_speaker_with_first_and_last() -> None:
    text = drawn(a_chart(), "茶", 80)
    assert "×2" in text
    assert "2 turns by 1 speaker" in text
    assert "first  ~00:30  甲  talk:1" in text
    assert "last   ~06:40  甲  talk:5" in text
    assert "35%" in drawn(a_chart(), None, 80)


@pytest.mark.parametrize("query", [None, "茶 <&> \x1b"])
def test_a_picture_is_well_formed_and_says_what_it_shows(query: str | None) -> None:
    charts = [a_chart(name=EVIL, title=EVIL, words=EVIL), a_chart()]
    root = ET.fromstring(svg(charts, speakers=["甲", EVIL], query=query))
    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:3] == ["title", "desc", "style"]
    assert "script" not in {node.tag.rpartition("}")[2] for node in root.iter()}
    words = "".join(root.itertext())
    assert "alert('&')" in words
    assert "prefers-color-scheme: dark" in words
    assert ("×" in words) is (query is not None)


def test_bars_of_a_picture_lie_within_it() -> None:
    root = ET.fromstring(svg([a_chart()], speakers=["甲", "Bo"], query=None))
    bars = [node for node in root.iter() if node.get("rx")]
    assert len(bars) == 4
    for node in bars:
        left, width = float(node.get("x", "nan")), float(node.get("width", "nan"))
        assert 0 < left <= left + width < 1000
