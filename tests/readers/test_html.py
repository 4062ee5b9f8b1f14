from __future__ import annotations

import pytest

from gtcpanel.readers import html, read_transcript
from gtcpanel.readers.document import open_document
from gtcpanel.readers.facts import Facts
from gtcpanel.transcript import Transcript

TALK = "".join(
    f"<p><b>{name}:</b> {said}</p>\n"
    for name, said in [("Ann Lee", "Hello there."), ("Bob Ray", "How are you?")] * 2
)


def read(text: str, facts: Facts | None = None) -> Transcript:
    return read_transcript(text.encode(), path="a.html", slug="a", facts=facts)


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n<HTML lang=en>", True),
        ("<!-- saved -->\n<html>", True),
        ("<cite>Ann:</cite>\n<time>0:53</time>\n<p>Hello.</p>\n", True),
        ("<table><tr><td>Ann</td></tr></table>", True),
        ('<cite type="user" user-name="Ann"></cite> 00:01\nHello.\nMore.\n', False),
        ('<div align="center">\n\n# Title\n\n**Ann:** Hello.\n\n**Bob:** Hi.\n', False),
        ('<?xml version="1.0"?><p>x</p>', False),
        ("Ann: <html> is a word.", False),
        ("< p >", False),
        ("<TEI><p>x</p></TEI>", False),
    ],
)
def test_a_page_is_told_by_its_beginning(text: str, is_page: bool) -> None:
    assert html.recognises(open_document(text.encode(), path="a")) == is_page


def test_what_is_around_the_talk_is_left_out_and_on_record() -> None:
    page = (
        "<html><head><title>Tea - Site</title><style>Ann Lee: no</style></head><body>\n"
        "<nav>Bob Ray: Menu.</nav>\n"
        '<p style="display: none">Ann Lee: Hidden.</p>\n'
        f"<script>Ann Lee: script</script>{TALK}"
        "<footer>Ann Lee: rights.</footer></body></html>"
    )
    found = read(page)
    assert [turn.text for turn in found.turns] == ["Hello there.", "How are you?"] * 2
    assert {each.reason for each in found.omitted} == {"navigation", "hidden", "page footer"}
    assert found.about.title == "Tea - Site"


def test_a_page_that_is_all_in_a_form_is_read() -> None:
    assert len(read(f"<html><body><form>{TALK}</form></body></html>").turns) == 4


def test_the_heading_is_the_title_and_meta_has_the_date() -> None:
    page = (
        '<html lang="en-GB"><head><title>Tea | Site</title>'
        '<meta name="pubdate" content="2024-05-03 10:00"></head>'
        f"<body><h1>On <i>Tea</i></h1>{TALK}</body></html>"
    )
    about = read(page).about
    assert (about.title, about.date, about.language) == ("On Tea", "2024-05-03", "en")


def test_marks_that_the_page_itself_has_stay() -> None:
    page = f"<html>{TALK}<p><b>Ann Lee:</b> Write **this** or <b>that</b>.</p></html>"
    assert read(page).turns[-1].text == "Write **this** or that."


def test_whole_bold_lines_are_given_without_marks() -> None:
    page = f"<html>{TALK}<p><strong>Is all of this bold?</strong></p></html>"
    assert read(page).turns[-1].text == "How are you?\nIs all of this bold?"


def test_the_facts_count_the_lines_of_the_file() -> None:
    page = f"<html>\n<body>\n{TALK}</body></html>"
    facts = Facts(path="a.toml", start=4, end=5, turns=((5, "Zoe"),))
    found = read(page, facts)
    assert [(turn.speaker, turn.lines) for turn in found.turns] == [
        ("Bob Ray", (4,)),
        ("Zoe", (5,)),
    ]


def test_preformatted_text_keeps_its_lines() -> None:
    page = (
        "<html><pre>\nAnn Lee: Hello.\nBob Ray: Hi.\n\nAnn Lee: Well.\nBob Ray: Yes.\n</pre></html>"
    )
    assert [turn.lines for turn in read(page).turns] == [(2,), (3,), (5,), (6,)]


def test_a_label_whose_bold_is_cut_in_two_is_one() -> None:
    cut = TALK.replace("<b>Bob Ray:</b>", "<b>Bob </b><b>Ray</b>:")
    assert [turn.speaker for turn in read(f"<html>{cut}</html>").turns] == [
        "Ann Lee",
        "Bob Ray",
    ] * 2


def test_a_table_of_other_things_is_no_talk() -> None:
    table = "<table><tr><td>Tea</td><td>3</td></tr><tr><td>Milk</td><td>4</td></tr></table>"
    assert len(read(f"<html>{table}{TALK}</html>").turns) == 4


def test_a_row_without_a_time_or_a_speaker_goes_on() -> None:
    rows = [("00:01", "说话人1", "你好。"), ("", "", "再说。"), ("00:09", "说话人2", "好的。")]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    head = "<tr><th>时间</th><th>发言人</th><th>内容</th></tr>\n"
    found = read(f"<table>\n{head}{cells}</table>")
    assert [(turn.speaker, turn.start_ms, turn.text) for turn in found.turns] == [
        ("说话人1", 1000, "你好。\n再说。"),
        ("说话人2", 9000, "好的。"),
    ]


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030", "big5", "shift_jis", "euc-kr"])
def test_the_charset_that_a_page_declares_is_used(charset: str) -> None:
    said = {"big5": "你好", "shift_jis": "はい", "euc-kr": "네"}.get(charset, "你好")
    talk = TALK.replace("Hello", said)
    page = f'<html><head><meta charset="{charset}"></head><body>{talk}</body></html>'
    found = read_transcript(page.encode(charset), path="a", slug="a")
    assert found.turns[0].text == f"{said} there."


def test_a_row_that_ends_before_its_speaker_goes_on() -> None:
    row = "<tr><td>I do.</td><td>Ann</td></tr>"
    page = f"<table><tr><th>Text</th><th>Speaker</th></tr>{row}<tr><td>Well.</td></tr></table>"
    (turn,) = read(page).turns
    assert (turn.speaker, turn.text) == ("Ann", "I do.\nWell.")
