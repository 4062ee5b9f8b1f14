from __future__ import annotations

from contextlib import suppress

import pytest

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import read_transcript
from gtcpanel.readers.facts import Facts
from gtcpanel.transcript import Transcript

from .test_markup import WORD, zipped


def paragraph(*runs: str) -> str:
    """A paragraph of runs; one that begins with `*` is bold, `\\n` is a soft break."""
    made = ""
    for run in runs:
        bold = "<w:rPr><w:b/></w:rPr>" if run.startswith("*") else ""
        words = run.lstrip("*").replace("\n", "</w:t><w:br/><w:t>")
        made += f'<w:r>{bold}<w:t xml:space="preserve">{words}</w:t></w:r>'
    return f"<w:p>{made}</w:p>"


def document(*body: str, **parts: str) -> bytes:
    text = f"<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>"
    others = {name.replace("__", "/") + ".xml": data.encode() for name, data in parts.items()}
    return zipped({"word/document.xml": text.encode(), **others})


def read(data: bytes, facts: Facts | None = None) -> Transcript:
    return read_transcript(data, path="a.docx", slug="a", facts=facts)


TALK = [
    paragraph("*Ann Lee: ", "Hello there."),
    paragraph("*Bob Ray: ", "How are you?"),
    paragraph("*Ann Lee: ", "Well."),
    paragraph("*Bob Ray: ", "Good."),
]


def test_a_line_is_the_number_of_a_paragraph() -> None:
    found = read(document(paragraph(""), *TALK, paragraph("And more.\nStill more.")))
    assert [turn.lines for turn in found.turns] == [(2,), (3,), (4,), (5, 6, 6)]
    assert found.turns[-1].text == "Good.\nAnd more.\nStill more."


def test_the_facts_count_paragraphs() -> None:
    found = read(document(*TALK), Facts(path="a.toml", start=2, end=3))
    assert [turn.text for turn in found.turns] == ["How are you?", "Well."]


def test_insertions_are_text_and_deletions_are_not() -> None:
    changed = (
        "<w:p><w:r><w:t>Ann Lee: It is </w:t></w:r>"
        "<w:del><w:r><w:delText>bad</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>good</w:t></w:r></w:ins>"
        "<w:sdt><w:sdtContent><w:r><w:t>, really</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>.</w:t></w:r>"
        "</w:hyperlink></w:p>"
    )
    assert read(document(*TALK, changed)).turns[-1].text == "It is good, really."


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = (
        '<w:p><w:r><w:t>Ann Lee: Before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="m">'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Again.</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> it.</w:t></w:r></w:p>"
    )
    last = read(document(*TALK, box)).turns[-1]
    assert (last.text, last.lines) == ("Before it.\nIn the box.", (5, 6))


def test_styles_make_headings_and_bold() -> None:
    styles = (
        f'<w:styles {WORD}><w:style w:styleId="B"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )

    def styled(style: str, words: str) -> str:
        made = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r>'
        return f"<w:p>{made}</w:p>"

    data = document(
        styled("T", "On Tea"), styled("TOC1", "Ann Lee: 3"), *TALK[:2], styled("C", "Part two"),
        *TALK[2:], word__styles=styles,
    )  # fmt: skip
    found = read(data)
    assert found.about.title == "On Tea"
    assert len(found.turns) == 4
    assert {each.reason for each in found.omitted} == {"title", "table of contents", "heading"}


def test_the_document_may_have_another_name_and_no_styles() -> None:
    relations = (
        '<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    text = f"<w:document {WORD}><w:body>{''.join(TALK)}</w:body></w:document>"
    parts = {"_rels/.rels": relations.encode(), "word/document2.xml": text.encode("utf-16")}
    assert len(read(zipped(parts)).turns) == 4


def test_the_title_is_that_of_the_properties_if_it_says_anything() -> None:
    def core(title: str) -> str:
        return f'<c xmlns:dc="d"><dc:title>{title}</dc:title><dc:language>zh-CN</dc:language></c>'

    about = read(document(*TALK, docProps__core=core("茶叶"))).about
    assert (about.title, about.language) == ("茶叶", "zh")
    assert read(document(*TALK, docProps__core=core("Word Document"))).about.title == "a"


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"xl/workbook.xml": b"<a/>"}, "Excel"),
        ({"ppt/presentation.xml": b"<a/>"}, "PowerPoint"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "ODT"),
        ({"mimetype": b"application/epub+zip"}, "EPUB"),
        ({"META-INF/MANIFEST.MF": b""}, "Java"),
        ({"talk.txt": b"Ann: hi"}, "ZIP"),
    ],
)
def test_another_archive_is_refused_by_name(parts: dict[str, bytes], what: str) -> None:
    with pytest.raises(TranscriptError, match=what) as caught:
        read(zipped(parts))
    assert caught.value.remedy


@pytest.mark.parametrize("at", [4, 30, 60, 100])
def test_a_damaged_archive_is_refused(at: int) -> None:
    with pytest.raises(TranscriptError) as caught:
        read(document(*TALK)[:at])
    assert caught.value.remedy


@pytest.mark.parametrize("at", [4, 14, 26, 45, 60])
def test_a_damaged_member_is_read_or_refused(at: int) -> None:
    data = document(*TALK)
    with suppress(TranscriptError):
        assert len(read(data[:at] + b"XXXX" + data[at + 4 :]).turns) == 4
