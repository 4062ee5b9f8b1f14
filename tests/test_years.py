from __future__ import annotations

from dataclasses import replace

import pytest

from gtcpanel.errors import SpeakerError
from gtcpanel.library import Library
from gtcpanel.years import SpokenYear, years
from tests.libraries import library_of, transcript_of
from tests.panel import SLUG, panel

UNDATED = transcript_of(
    [
        ("Ann", "In 2015 we began. That is a few years ago."),
        ("Bo", "No, ten years ago! And in 1999 I was at school."),
    ],
    slug="undated",
)
DATED = transcript_of([("Ann", "Five years ago, all was well. 去年也好。")], slug="dated")
DATED = replace(DATED, about=replace(DATED.about, date="2021-05-01"))


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(UNDATED, DATED)


def told(found: tuple[SpokenYear, ...]) -> list[tuple[object, ...]]:
    return [(one.years and one.years[0], one.passage.ref, one.expression) for one in found]


def test_years_are_in_order_and_those_that_cannot_be_told_come_last(library: Library) -> None:
    assert told(years(library)) == [
        (1999, "undated:2.2", "1999"),
        (2015, "undated:1.1", "2015"),
        (2016, "dated:1.1", "Five years ago"),
        (2020, "dated:1.2", "去年"),
        (None, "undated:2.1", "ten years ago"),
        (None, "undated:1.2", "a few years ago"),
    ]
    offsets = [one.offset for one in years(library)]
    assert offsets == [None, None, (-5, -5), (-1, -1), (-10, -10), None]


def test_a_query_and_speakers_narrow_it(library: Library) -> None:
    assert [one.expression for one in years(library, "school")] == ["1999"]
    assert [one.expression for one in years(library, speakers=["Bo"])] == ["1999", "ten years ago"]
    assert years(library, within=["dated"], query="began school") == ()
    with pytest.raises(SpeakerError):
        years(library, speakers=["Zebedee"])


def test_it_is_said_when_its_words_are(library: Library) -> None:
    first, *_ = years(library, within=["undated"])
    turn = first.passage.turn
    assert turn.text[slice(*first.span)] == "1999"
    assert (turn.start_ms or 0) < first.start_ms < (turn.end_ms or 0)


def test_the_panel() -> None:
    found = [(one.years, one.expression, one.passage.turn.number) for one in years(panel())]
    assert found == [
        ((1964, 1964), "1964年", 1),
        ((1964, 2024), "过去六十年", 1),
        ((1980, 1999), "80和90年代", 1),
        ((2004, 2004), "二十年前", 1),
        ((2012, 2012), "2012年", 1),
        ((2015, 2015), "2015年", 4),
        ((2017, 2018), "六七年前", 18),
        ((2019, 2019), "五年前", 8),
        ((2021, 2021), "2021年", 29),
        ((2021, 2021), "2021年", 30),
        ((2021, 2021), "2021年", 31),
        ((2024, 2034), "接下来的十年", 1),
    ]
    assert {one.passage.turn.transcript for one in years(panel())} == {SLUG}
