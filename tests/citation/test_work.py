from __future__ import annotations

import pytest

from gtcpanel.citation.dates import date
from gtcpanel.citation.styles import bibliography, cited
from gtcpanel.citation.work import Author, author, work_of
from gtcpanel.quote import quotes
from tests.libraries import library_of, transcript_of
from tests.panel import panel


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Noam Shazeer", ("Shazeer", "Noam", "")),
        ("Dr. Ann Lee", ("Lee", "Ann", "")),
        ("Martin Luther King Jr.", ("King", "Martin Luther", "Jr.")),
        ("María de la Cruz", ("de la Cruz", "María", "")),
        ("Łukasz Kaiser", ("Kaiser", "Łukasz", "")),
        ("Иван Петров", ("Петров", "Иван", "")),
        ("黄仁勋", ("黄仁勋", "", "")),
        ("诺姆·沙泽尔", ("诺姆·沙泽尔", "", "")),
        ("苗青禾 Miao", ("苗青禾 Miao", "", "")),
        ("김 철수", ("김 철수", "", "")),
        ("Plato", ("Plato", "", "")),
        ("Speaker 1", ("Speaker 1", "", "")),
        ("Speaker A", ("Speaker A", "", "")),
        ("Audience Member", ("Audience Member", "", "")),
        ("Guest  Speaker", ("Guest Speaker", "", "")),
    ],
)
def test_a_name_has_parts_or_is_whole(name: str, parts: tuple[str, str, str]) -> None:
    assert author(name) == Author(*parts)


def test_nobody_has_no_name() -> None:
    assert author(" ") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024-03-20", (2024, 3, 20)), ("2024-03-20T10:30", (2024, 3, 20)), ("2024-03", (2024, 3)),
        ("2024", (2024,)), ("20240320", ()), ("2024-13", (2024,)), ("May", ()), (None, ()),
    ],
)  # fmt: skip
def test_dates(text: str | None, parts: tuple[int, ...]) -> None:
    assert date(text) == parts


def test_a_source_is_what_one_person_said_in_one_transcript() -> None:
    talk = library_of(
        transcript_of([("Ann Lee", "Tea, please."), ("安·李", "茶。"), ("Ann Lee", "Green tea.")]),
        transcript_of([("Bob Ray", "Coffee."), ("Bob-Ray", "No.")], slug="other"),
    )
    text = bibliography(quotes(talk), "bibtex")
    keys = [line[6:-1] for line in text.splitlines() if line.startswith("@misc{")]
    assert keys == ["other-bob-ray", "other-bob-ray-2", "talk-ann-lee", "talk-an-li"]
    assert "“Tea, please.” (talk:1.1) “Green tea.” (talk:3.1)" in text
    assert len(bibliography(quotes(talk), "gbt7714").splitlines()) == 4
    assert len(bibliography(quotes(talk), "plain").splitlines()) == 5


def test_a_work_is_what_the_transcript_tells() -> None:
    (quote,) = quotes(panel(), query="鱼群", limit=1)
    work = work_of(quote)
    assert (work.author, work.chair) == (Author("Jones", "Llion"), Author("黄仁勋"))
    assert (work.date, work.event, work.publisher) == (
        (2024, 3, 20),
        "NVIDIA GTC 2024",
        "Redian新闻",
    )
    assert cited(quote).startswith("— Llion Jones, 《")
    assert cited(quote, "apa").startswith("Jones, L.（2024年3月20日）。")
    assert cited(quote, "ris").startswith(
        "TY  - GEN\nID  - gtc2024-transformer-panel-llion-jones\n"
    )
    (told,) = quotes(panel(), query="谢谢", limit=1)
    assert work_of(told).chair is None or told.turn.speaker != "黄仁勋"


def test_a_title_that_is_the_name_of_the_file_is_none() -> None:
    talk = library_of(transcript_of([("Ann Lee", "Tea, please."), ("Bo", "No.")]))
    (quote, *_) = quotes(talk)
    assert work_of(quote).title == "Talk"  # not the slug letter by letter
    assert work_of(quote).file == "talk.txt"
