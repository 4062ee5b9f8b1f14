"""The page of a transcript, in a browser."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gtcpanel.cli.pictures import page_of
from gtcpanel.library import Library
from gtcpanel.timeline import timeline
from tests.libraries import library_of, transcript_of
from tests.panel import panel

Visit = Callable[..., Any]

#: What somebody who means harm may have put into a transcript.
EVIL = [
    ("<script>alert(1)</script>", "<img src=x onerror=alert(2)> </p></article><script>alert(3)"),
    ('"><b onmouseover=alert(4)>', "</script><script>alert(5)</script> <!-- ]]> &lt;b&gt; &amp;"),
    ("javascript:alert(6)", '<svg onload="alert(7)"><a href="javascript:alert(8)">x</a> {{7*7}}'),
    ("evil <base href='//evil'>", "<meta http-equiv=refresh content='0;url=http://evil.example/'>"),
]


@cache
def html_of(query: str | None = None) -> str:
    """The panel's page."""
    return page(panel(), query)


def page(library: Library, query: str | None = None, **options: Any) -> str:
    return page_of(library, timeline(library, query, **options))


def found(page: Any) -> str:
    return str(page.locator("output").inner_text())


def shown(page: Any) -> list[int]:
    """The numbers of the turns that are to be seen."""
    ids: list[str] = page.locator(".turn").evaluate_all(
        "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.id)"
    )
    return [int(each[1:]) for each in ids]


# --- the words ------------------------------------------------------------------------------


def test_every_word_is_there_under_its_number(visit: Visit) -> None:
    page = visit(html_of("推理"))
    words = page.locator(".turn").evaluate_all(
        "nodes => nodes.map(node => [node.id, node.querySelector('.words').textContent])"
    )
    assert words == [[f"t{turn.number}", turn.text] for turn in panel().turns()]
    assert page.locator("mark").all_text_contents() == ["推理"] * 11


def test_a_transcript_full_of_markup_changes_nothing(visit: Visit) -> None:
    library = library_of(transcript_of(EVIL, slug="<script>alert(9)<"))
    opened = visit(page(library))
    words = opened.locator(".words").evaluate_all("nodes => nodes.map(node => node.textContent)")
    assert words == [text for _, text in EVIL]
    assert opened.evaluate("document.scripts.length") == 2
    kinds = opened.evaluate(
        "[...new Set([...document.body.querySelectorAll('*')].map(n => n.localName))]"
    )
    assert not {"img", "b i", "base", "meta", "iframe"} & set(kinds)
    assert (
        opened.evaluate("document.querySelectorAll('[onerror], [onload], [onmouseover]').length")
        == 0
    )
    hrefs = opened.evaluate("[...document.links].map(link => link.protocol)")
    assert set(hrefs) == {"file:"}
    opened.fill("#find", "<script>")
    assert found(opened) == "2 in 2 turns"


def test_no_other_script_can_run(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(html_of(), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    refused = page.evaluate(
        """() => {
          const ways = [
            () => (document.body.innerHTML = "<b onclick=alert(1)>"),
            () => document.body.setAttribute("onclick", "window.ran = 1"),
            () => (document.createElement("script").text = "window.ran = 1"),
            () => setTimeout("window.ran = 1"),
          ];
          return ways.filter((way) => { try { way() } catch { return true } }).length;
        }"""
    )
    assert refused == 4
    page.evaluate("document.head.append(document.createElement('style'))")
    page.evaluate("document.head.lastChild.append('body { color: red }')")
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    page.close()


def test_it_reads_well_without_a_script(visit: Visit) -> None:
    page = visit(html_of("推理"), at="#t17", java_script_enabled=False)
    assert page.locator("#t17").is_visible()
    assert len(page.locator("mark").all()) == 11
    assert not page.locator(".find").is_visible()
    assert not page.locator("input").first.is_visible()
    assert page.locator(".tick").count() == 10


# --- finding ---------------------------------------------------------------------------------


def test_the_find_box_folds_as_the_command_line_does(visit: Visit) -> None:
    """Every character that folds to others: to the same, or to none that is in the page.

    But for marks, which are those of the browser's version of Unicode.
    """
    page = visit(html_of())
    folder = panel().store.folder
    present = set(folder.key("".join(turn.text for turn in panel().turns())))
    characters = [
        char
        for char in map(chr, (*range(0x21, 0x20000), *range(0x2F800, 0x2FA20)))
        if unicodedata.category(char) not in ("Cs", "Cn", "Cc", "Co", "Mn", "Me", "Cf")
        and not char.isspace()
    ]
    folded = page.evaluate(
        "characters => characters.map(c => [c, fold(c).key]).filter(([c, key]) => c !== key)",
        characters,
    )
    theirs = dict(folded)
    ours = {char: key for char in characters if (key := folder.key(char)) != char}
    assert len(theirs) > 1000
    assert theirs == {char: key for char, key in ours.items() if present.issuperset(key)}
    assert not present & ours.keys()


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("數據", "数据"),
        ("ＴＲＡＮＳＦＯＲＭＥＲ", "transformer"),
        ("Ｔránsförmer", "transformer"),
        ("注\u200b意力", "注意力"),
        ("“我们 的”", None),
        ("模型 推理", None),
        ("no such words", None),
    ],
)
def test_it_finds_what_is_there(visit: Visit, typed: str, query: str | None) -> None:
    page = visit(html_of())
    page.fill("#find", typed)
    words = [query] if query else typed.strip("“”").split(" " if "“" not in typed else "|")
    texts = [turn.text.casefold() for turn in panel().turns()]
    texts = [text for text in texts if all(word in text for word in words)]
    number = sum(text.count(word) for text in texts for word in words)
    turns = "1 turn" if len(texts) == 1 else f"{len(texts)} turns"
    assert found(page) == (f"{number} in {turns}" if number else "nothing")


def test_keys_lead_from_match_to_match(visit: Visit) -> None:
    page = visit(html_of())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the transcript"
    page.keyboard.press("Tab")
    page.keyboard.type("推理")
    assert found(page) == "11 in 5 turns"
    page.keyboard.press("Enter")
    assert found(page) == "1 of 11 in 5 turns"
    page.keyboard.press("Shift+Enter")
    assert found(page) == "11 of 11 in 5 turns"
    page.wait_for_timeout(100)
    assert page.locator(".here").evaluate(
        "node => node.querySelector('.words').textContent.includes('推理')"
    )
    top = page.evaluate(
        "[...CSS.highlights.get('here')].map(({ startContainer, startOffset }) => {"
        "  const range = new Range(); range.setStart(startContainer, startOffset);"
        "  return range.getBoundingClientRect().top; })[0]"
    )
    assert 100 < top < 700
    assert page.evaluate("CSS.highlights.get('found').size") == 11
    assert 5 <= page.locator(".tick").count() <= 11
    page.keyboard.press("Escape")
    assert found(page) == ""
    assert page.locator(".tick").count() == 0


def test_marks_of_the_query_are_what_is_found_at_first(visit: Visit) -> None:
    page = visit(html_of("推理"))
    assert found(page) == "11 in 5 turns"
    page.get_by_label("only what matches").check()
    assert len(shown(page)) == 5
    page.get_by_label("Next match").click()
    assert found(page) == "1 of 11 in 5 turns"
    page.fill("#find", "不存在的词")
    assert found(page) == "nothing"
    assert len(shown(page)) == 49


# --- speakers and turns ---------------------------------------------------------------------------


def test_speakers_can_be_switched_off_and_on(visit: Visit) -> None:
    page = visit(html_of())
    turns = list(panel().turns())
    page.get_by_role("button", name="Nobody").click()
    assert shown(page) == []
    page.get_by_label("Noam Shazeer").check()
    assert shown(page) == [turn.number for turn in turns if turn.speaker == "Noam Shazeer"]
    page.fill("#find", "模型")
    own = sum(turn.text.count("模型") for turn in turns if turn.speaker == "Noam Shazeer")
    assert found(page).startswith(f"{own} in ")
    page.evaluate("location.hash = '#t1'")
    page.locator("#t1").wait_for()
    assert page.get_by_label(turns[0].speaker).is_checked()


def test_an_address_leads_to_its_turn(visit: Visit) -> None:
    page = visit(html_of(), at="#t17", permissions=["clipboard-read", "clipboard-write"])
    below = page.locator(".find").bounding_box()["height"]
    assert below <= page.locator("#t17").bounding_box()["y"] < below + 40
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Copy quotation").click()
    page.wait_for_timeout(100)
    text = page.evaluate("navigator.clipboard.readText()")
    turn = panel().turn("gtc2024-transformer-panel", 17)
    assert text.startswith(f"{turn.text} — 黄仁勋, ")
    assert text.endswith("NVIDIA GTC 2024, 2024-03-20, gtc2024-transformer-panel:17")


def test_lanes_and_parts_lead_to_turns(visit: Visit) -> None:
    page = visit(html_of())
    lane = page.locator("svg[data-speaker]").first
    lane.click(position={"x": 100, "y": 15})
    assert page.url.endswith("#t1")
    box = lane.bounding_box()
    page.evaluate("scrollTo(0, 0)")
    lane.click(position={"x": box["width"] - 1, "y": 2})
    last = max(turn.number for turn in panel().turns() if turn.speaker == "黄仁勋")
    assert page.url.endswith(f"#t{last}")
    page.locator(".parts a").nth(1).click()
    assert page.url.endswith("#part2")
    assert page.locator("#part2").is_visible()


def test_several_transcripts_have_addresses_of_their_own(visit: Visit) -> None:
    talks = (transcript_of([("Ann", "tea"), ("王", "水")], slug=slug) for slug in ("a", "茶"))
    html = page(library_of(*talks))
    opened = visit(html, at="#茶:2")
    assert opened.locator(".turn:target").inner_text().startswith("王")
    assert opened.locator("h2").all_inner_texts() == ["A", "茶"]
    opened.fill("#find", "tea")
    assert found(opened) == "2 in 2 turns"
    opened.get_by_role("navigation", name="Transcripts").get_by_role("link", name="茶").click()
    heading = opened.locator("h2").nth(1).bounding_box()["y"]
    assert opened.locator(".find").bounding_box()["height"] <= heading < 400


# --- for everybody -------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1280, "dark")])
def test_axe_finds_nothing_to_complain_of(visit: Visit, width: int, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    page = visit(html_of("推理"), at="#t17", width=width, color_scheme=scheme)
    page.fill("#find", "模型")
    page.keyboard.press("Enter")
    for node in page.locator("details").all():
        node.evaluate("node => node.open = true")
    response = axe.Axe().run(page).response
    assert not [(one["id"], one["nodes"][0]["html"]) for one in response["violations"]]


@pytest.mark.parametrize("width", [320, 375, 1024])
def test_nothing_runs_over_the_edge(visit: Visit, width: int) -> None:
    page = visit(html_of("推理"), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_contents_stay_beside_the_text(visit: Visit) -> None:
    page = visit(html_of())
    page.locator(".report").evaluate("node => { node.open = true; node.scrollIntoView() }")
    page.wait_for_timeout(100)
    contents, report = (page.locator(each).bounding_box() for each in (".parts", ".report"))
    assert contents["y"] + contents["height"] <= report["y"]


def test_it_prints_the_words_alone(visit: Visit) -> None:
    page = visit(html_of(), color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".find").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000


def test_the_policy_names_what_is_there() -> None:
    policy = html_of().split('content="', 1)[1].split('"', 1)[0]
    assert policy.startswith("default-src &#x27;none&#x27;; style-src &#x27;sha256-")
    table = html_of().split('id="folds">', 1)[1].split("</script>", 1)[0]
    assert "数" in json.loads(table)
    assert "數" in json.loads(table)["数"]
