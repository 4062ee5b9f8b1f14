"""Readers are imported when a file may be of their format, and miss none of theirs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import READERS
from gtcpanel.readers.deferred import Deferred
from gtcpanel.readers.document import Document, open_document
from gtcpanel.readers.reader import Reader

from .test_golden import CASES

DEFERRED = {name: each for name, each in READERS.items() if isinstance(each, Deferred)}
#: How files begin, and a little of what they have further on.
BEGINNINGS = (
    "WEBVTT", "1", "00:00:01,000 --> 00:00:02,000", "0:00:01.000,0:00:03.000", "[Script Info]",
    "<?xml version='1.0'?>", "<!DOCTYPE html>", "<html>", "<p>Hi</p>", "<tt>", "<TEI>",
    "<timedtext>", "<akomaNtoso>", "<speech>", "<publicwhip>", "<ANNOTATION_DOCUMENT>", "@UTF8",
    "@Begin", "@Participants:", "*ANN:\tHi", '"ooTextFile"', 'File type = "ooTextFile"', "TextGrid",
    'Object class = "TextGrid"', '"Praat chronological TextGrid text file"', "Ann: Hi",
    "PK\x03\x04",
)  # fmt: skip
GAPS = ("", " ", "\n", "\r\n", "\ufeff", "\u3000", "\u2003", "\x1e", "\u200b", "<!-- -->")
texts = st.lists(st.sampled_from((*BEGINNINGS, *GAPS, *GAPS)), max_size=6).map("".join)


def unmissed(document: Document) -> list[str]:
    """The readers that would recognise a file which they are never shown."""
    return [
        name
        for name, each in DEFERRED.items()
        if each.module.recognises(document) and not each.may_be(document)
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_reader_misses_a_file_of_its_own(path: Path) -> None:
    try:
        document = open_document(path.read_bytes(), path=path.name)
    except TranscriptError:
        return
    assert not unmissed(document)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_no_reader_misses_a_text_that_it_would_recognise(text: str) -> None:
    assert not unmissed(Document(path="a", data=text.encode(), text=text, encoding="utf-8"))


@pytest.mark.parametrize("name", DEFERRED)
def test_a_module_is_what_a_reader_is(name: str) -> None:
    module = DEFERRED[name].module
    for method in ("recognises", "read"):
        asked = list(inspect.signature(getattr(Reader, method)).parameters)
        assert list(inspect.signature(getattr(module, method)).parameters) == asked[1:]


def test_labelled_text_is_read_without_the_other_readers() -> None:
    talk = b"# A talk\n\n**Ann:** Hello, is it - so?\n\n**Bob Lee:** I think so."
    code = (
        "import sys; from gtcpanel.readers import read_transcript;"
        f"read_transcript({talk!r}, path='a.md', slug='a'); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "gtcpanel.readers.labelled" in loaded
    assert not loaded & {
        "lxml", "zipfile", "html", "json", "jieba", "rjieba", "pypinyin", "opencc", "rapidfuzz",
        "charset_normalizer", "gtcpanel.readers.cues", "gtcpanel.readers.markup",
        "gtcpanel.readers.pieces", *(f"gtcpanel.readers.{name}" for name in DEFERRED),
    }  # fmt: skip
    assert not any(each.startswith("gtcpanel.readers.recognisers.") for each in loaded)
