"""What is handed to reference managers, read back by parsers that are not ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.citation.exchange import bibtex, csl_json, ris
from gtcpanel.citation.work import Work, author
from tests.citation.test_prose import work

#: What TeX, BibTeX and RIS would take for their own.
AWKWARD = st.text(st.sampled_from("ab Zé王，·{}\\%$&#_^~\"'`?<@=,;-\n"), min_size=1).filter(
    str.strip
)


def squeezed(text: str) -> str:
    return " ".join(text.split()).translate(str.maketrans("ˆ˜", "^~"))  # as pylatexenc has them


def read_bibtex(text: str) -> dict[str, str]:
    known = text.replace(r"\textbraceleft", r"\lbrace").replace(r"\textbraceright", r"\rbrace")
    library = parse_string(known, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.entry_type == "misc"
    return {"key": entry.key, **{field.key: field.value for field in entry.fields}}


def test_bibtex() -> None:
    read = read_bibtex(bibtex([(work(accessed=(2024, 5, 1)), ["“Tea & more.” (x:1.1)"])]))
    assert read == {
        "key": "x", "author": "Shazeer, Noam", "title": "The Panel on Tea",
        "howpublished": "Transcript, NVIDIA GTC 2024, San Jose, CA", "publisher": "The Paper",
        "year": "2024", "month": "mar", "date": "2024-03-20", "urldate": "2024-05-01",
        "url": "https://example.org/panel", "annote": "“Tea & more.” (x:1.1)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("黄仁勋", "{黄仁勋}"),
        ("Tom and Jerry", "{Tom and Jerry}"),
    ],
)
def test_names_in_bibtex(name: str, written: str) -> None:
    assert f"= {{{written}}}" in bibtex([(work(author=author(name)), [])])


@settings(deadline=None)  # the first loads a table of all LaTeX
@given(AWKWARD, AWKWARD)
def test_bibtex_gives_back_what_was_written(title: str, words: str) -> None:
    read = read_bibtex(bibtex([(work(title=title, author=None), [words])]))
    assert squeezed(read["title"]) == squeezed(title)
    assert squeezed(read["annote"]) == squeezed(words)


def test_a_url_is_not_escaped_but_for_what_tex_cannot_read() -> None:
    text = bibtex([(work(url="https://e.org/a_b?c=%20{d}&e#f"), [])])
    assert "url          = {https://e.org/a_b?c=%20%7Bd%7D&e#f}" in text


@given(AWKWARD, AWKWARD)
def test_ris_gives_back_what_was_written(title: str, words: str) -> None:
    (read,) = rispy.loads(ris([(work(title=title), [words, "more"])]))
    assert read["type_of_reference"] == "ELEC"
    assert squeezed(read["title"]) == squeezed(title)
    assert [squeezed(note) for note in read["notes"]] == [squeezed(words), "more"]
    assert (read["id"], read["authors"]) == ("x", ["Shazeer, Noam"])
    assert (read["year"], read["date"]) == ("2024", "2024/03/20/")
    assert read["urls"] == ["https://example.org/panel"]


def test_dates_of_ris_and_several_records() -> None:
    text = ris([(work(date=(2024, 3)), []), (Work(id="y", file="y.txt"), [])])
    assert "DA  - 2024/03//\n" in text
    first, second = rispy.loads(text)
    assert (first["id"], second["id"]) == ("x", "y")
    assert second == {"type_of_reference": "GEN", "id": "y", "title": "y.txt"}


#: What a processor of CSL cannot do without (the CSL data schema), and what we write.
_NAME = ({"family", "given"}, {"family", "given", "suffix"}, {"literal"})
_TEXTS = {"id", "title", "genre", "event-title", "event-place", "publisher", "URL", "language",
          "annote"}  # fmt: skip


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({}, "speech"), ({"event": ""}, "webpage"), ({"event": "", "url": ""}, "document"),
        ({"author": author("黄仁勋"), "chair": author("Ann Lee"), "accessed": (2024,)}, "speech"),
        ({"author": None, "date": ()}, "speech"),
    ],
)  # fmt: skip
def test_csl_json(known: dict[str, Any], kind: str) -> None:
    (item,) = json.loads(csl_json([(work(**known), ["one", "two"])]))
    assert item.pop("type") == kind
    for name in ("author", "chair"):
        assert all(set(each) in _NAME for each in item.pop(name, []))
    for name in ("issued", "accessed"):
        when = item.pop(name, {"date-parts": [[2024]]})
        assert set(when) == {"date-parts"}
        assert all(isinstance(part, int) for part in when["date-parts"][0])
    assert set(item) <= _TEXTS
    assert all(isinstance(value, str) and value for value in item.values())
    assert item["annote"] == "one\ntwo"


def test_no_entries_are_a_list() -> None:
    assert (csl_json([]), bibtex([]), ris([])) == ("[]\n", "", "")
