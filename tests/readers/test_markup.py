"""XML and HTML from anybody: safe, bounded, and with the lines of the file."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import read_transcript
from gtcpanel.readers.document import open_document
from gtcpanel.readers.markup import parse_html, parse_xml, root_of, walk

BOMB = (
    '<!DOCTYPE a [<!ENTITY a0 "xxxxxxxxxx">'
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(10))
    + "]>"
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (f'{BOMB}<TEI><text><u who="#A">&a9;</u></text></TEI>'.encode(), "amplification"),
        (f'{BOMB}<TEI><text><u who="&a9;">x</u></text></TEI>'.encode(), "amplification"),
        (f"{BOMB}<publicwhip><speech speakername='A'>&a9;</speech></publicwhip>".encode(), "ampl"),
        (b"<TEI>" + b"<u>" * 100_000, "depth"),
        (b"<akomaNtoso>" + b"<p>" * 100_000, "depth"),
        (b"<html><body>" + b"<div>" * 100_000 + b"Ann: hi", "depth"),
        (b'<TEI><text><u who="#A">' + b"x" * 50_000_000 + b"</u></text></TEI>", "too long"),
        (b"<html><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">", "attributes"),
        (b"<TEI " + b"/".join(b'a%d="<"' % n for n in range(100_000)) + b">", "attributes"),
        (
            zipped(
                {
                    "word/document.xml": f"{BOMB}<w:document {WORD}><w:body><w:p><w:r><w:t>"
                    "Ann: &a9;</w:t></w:r></w:p></w:body></w:document>".encode()
                }
            ),
            "amplification",
        ),
        (zipped({"word/document.xml": b" " * 300_000_000}), "far too much"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bomb_is_refused_at_once(data: bytes, reason: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(TranscriptError, match=reason) as caught:
        read_transcript(data, path="bomb.bin", slug="bomb")
    assert caught.value.remedy
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "start",
    [b"<html><body><p>Ann: ", b"Ann: ", b"1\n00:00:01,000 --> 00:00:02,000\n", b'{"text": "'],
)
def test_a_line_of_50_megabytes_is_read_or_refused_in_time(start: bytes) -> None:
    begun = time.perf_counter()
    with suppress(TranscriptError):
        read_transcript(start + b"x" * 50_000_000, path="a", slug="a")
    assert time.perf_counter() - begun < 30


def test_nothing_outside_the_file_is_loaded() -> None:
    data = (
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<TEI><text><u who="#A">here &x; there</u></text></TEI>'
    )
    (turn,) = read_transcript(data, path="a.xml", slug="a").turns
    assert turn.text == "here &x; there"


def test_plain_entities_are_what_they_stand_for() -> None:
    data = (
        b'<!DOCTYPE a [<!ENTITY nm "Ann"><!ENTITY two "&nm;&nm;"><!ENTITY eacute "&#233;">]>'
        b'<TEI><text><u who="#A">&nm; had caf&eacute; &two; &amp;</u></text></TEI>'
    )
    (turn,) = read_transcript(data, path="a.xml", slug="a").turns
    assert turn.text == "Ann had café &two; &"


def test_entities_of_html_need_no_declaration_where_another_file_may_declare_them() -> None:
    data = (
        b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI><text><u who="#A">tea &mdash; &odd;</u></text></TEI>'
    )
    (turn,) = read_transcript(data, path="a.xml", slug="a").turns
    assert turn.text == "tea — &odd;"


def test_broken_xml_is_refused_with_its_line() -> None:
    data = b'\n<TEI>\n<text>\n<u who="#A">hello</p>\n</text></TEI>'
    with pytest.raises(TranscriptError, match="cannot be read") as caught:
        read_transcript(data, path="a.xml", slug="a")
    assert caught.value.line == 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<?xml version="1.0"?>\n<!-- <b> --><a:TEI x="1">', "TEI"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>\n<publicwhip>', "publicwhip"),
        ("<!doctype html><HTML>", "HTML"),
        ("Ann: hello", None),
        ("<!-- never closed", None),
        ("<", None),
        ("", None),
    ],
)
def test_the_root_is_the_first_element(text: str, name: str | None) -> None:
    root = root_of(text)
    assert (root and root[0]) == name


def test_lines_are_those_of_the_file_beyond_where_the_parser_counts() -> None:
    text = "<div>\n" * 2 + "<p>x</p>\n" * 70_000 + "<p>\n\nlast</p></div></div>"
    document = open_document(text.encode(), path="a.html")
    for root in (parse_html(document), parse_xml(document)):
        found = [event for event in walk(root) if event.text.strip() == "last"]
        assert found[0].line == 70_003


MARKS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<u who='#A'>", "</u>", "<cite>", "</cite>", "<time>", "&amp;",
     "<table><tr><td>", "<dl><dt>", "<dd>", "Ann:", "0:53", "\n", "<br>", "<!--", "-->", "<speech "
     "speakername='B'>", "</speech>", "<sp><speaker>", "&x;", "\x15", "*A:\t", "[/]", "<h1>", '"']
)  # fmt: skip
STARTS = st.sampled_from(
    ["<html>", "<TEI>", "<akomaNtoso>", "<publicwhip>", "<cite>Ann:</cite>", "@UTF8\n@Begin\n",
     "<ANNOTATION_DOCUMENT>", 'File type = "ooTextFile"\nObject class = "TextGrid"\n', "",
     '"Praat chronological TextGrid text file"\n', "<dbtplenarprotokoll>", "PK\x03\x04"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(STARTS, st.lists(st.one_of(MARKS, st.text(max_size=20)), max_size=30))
def test_any_text_gives_turns_or_a_reason(start: str, parts: list[str]) -> None:
    text = start + "".join(parts)
    with suppress(TranscriptError):
        read = read_transcript(text.encode("utf-8", "replace"), path="a.bin", slug="a")
        for turn in read.turns:
            assert turn.text.strip()
            assert len(turn.lines) == len(turn.text.split("\n"))


def test_a_well_formed_file_of_each_kind_without_speech_is_refused() -> None:
    for text in (
        "<TEI/>",
        "<akomaNtoso/>",
        "<publicwhip/>",
        "<html></html>",
        "@UTF8\n@Begin\n@End",
    ):
        with pytest.raises(TranscriptError, match="no speaker labels"):
            read_transcript(text.encode(), path="a", slug="a")
