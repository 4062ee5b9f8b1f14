"""A quote is what its source says, where it says it: for every format of `tests/golden`."""

from __future__ import annotations

import html
import json
import re
import shutil
import zipfile
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.library import Library, open_library
from gtcpanel.quote import Quote, quotes
from gtcpanel.transcript import About
from tests.panel import SLUG, panel
from tests.readers.test_golden import CASES

#: Words, numbers, and single characters of everything else.
_UNIT = re.compile(r"[^\W\d_\u2e80-\u9fff\u3040-\u30ff\uac00-\ud7a3]+|\d+|\S")
_JSON = re.compile(rb"\s*[{\[]\s*[\"{\[]")
#: What is told by marks in the source and not by words.
_MARKUP = re.compile(r"<[/!?]?[A-Za-z][^<>]*>|\{\\[^}]*\}")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """All golden cases that are transcripts."""
    folder = tmp_path_factory.mktemp("golden")
    for path in CASES:
        copy = folder / f"{path.parent.name}-{path.name}"
        shutil.copyfile(path, copy)
        if path.with_suffix(".toml").exists():
            shutil.copyfile(path.with_suffix(".toml"), copy.with_suffix(".toml"))
    return open_library([folder])


def _decoded(about: About, first_line: int) -> str:
    """What a file says from a line on, without escapes, entities and tags."""
    path = Path(about.path)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            text = packed.read("word/document.xml").decode()
        return html.unescape(_MARKUP.sub("", text))
    text = path.read_bytes().decode(about.encoding)
    text = "\n".join(text.splitlines()[first_line - 1 :])
    if _JSON.match(path.read_bytes()):
        strings = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
        once = "\n".join(json.loads(f'"{string}"', strict=False) for string in strings)
        return once.replace('\\"', '"') if about.format == "iflytek" else once
    if about.format == "chat":
        return text
    return html.unescape(html.unescape(_MARKUP.sub("", text)))  # captions escape twice


def test_every_word_of_every_turn_stands_in_its_source_from_its_line_on(library: Library) -> None:
    abouts = {summary.about.slug: summary.about for summary in library.summaries()}
    assert len({about.format for about in abouts.values()}) > 25
    for turn in library.turns():
        about = abouts[turn.transcript]
        for line, text in zip(turn.lines, turn.text.split("\n"), strict=True):
            words = re.sub(r"[][]", "", text) if about.format == "revai" else text  # of its tags
            assert _is_said(words, _decoded(about, line)), f"{turn.ref}, line {line}"


def _is_said(text: str, source: str) -> bool:
    """Whether the words stand in the source in order; of one that is in pieces, its letters."""
    at = 0
    for unit in _UNIT.findall(text):
        for piece in [unit] if source.find(unit, at) >= 0 else unit:
            found = source.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
    return True


def test_in_text_a_quote_is_a_slice_of_the_lines_of_its_file(library: Library) -> None:
    found = [quote for quote in quotes(library) if quote.about.format == "labelled"]
    assert len(found) > 100
    for quote in found:
        assert _resliced(quote) == quote.text, quote.ref
        assert quote.sha256 == sha256(Path(quote.path).read_bytes()).hexdigest()


@cache
def _lines(path: str, encoding: str) -> tuple[str, ...]:
    return tuple(Path(path).read_bytes().decode(encoding).splitlines())


def _resliced(quote: Quote) -> str:
    """The quote, taken from its file: lines by their number, and in them what the turn has."""
    turn = quote.turn
    lines = _lines(quote.path, quote.about.encoding)
    taken, begin = [], 0
    for number, text in zip(turn.lines, turn.text.split("\n"), strict=True):
        start, end = max(quote.start - begin, 0), min(quote.end - begin, len(text))
        if start < end:
            at = lines[number - 1].index(text)
            taken.append(lines[number - 1][at + start : at + end])
        begin += len(text) + 1
    return "\n".join(taken)


@settings(deadline=None)  # the first opens the library
@given(st.integers(0, 10**9), st.integers(1, 80), st.booleans())
def test_any_quote_of_the_panel_is_a_slice_of_its_file(
    seed: int, longest: int, whole_turn: bool
) -> None:
    (quote,) = quotes(
        panel(), random=True, seed=seed, limit=1, max_chars=longest, whole_turn=whole_turn
    )
    assert _resliced(quote) == quote.text
    assert quote.turn.transcript == SLUG


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_whatever_the_file_is_written_in(tmp_path: Path, encoding: str, newline: str) -> None:
    script = "Ann" if encoding != "big5" else "安妮"
    talk = [
        f"{script}:茶是一種植物,很好喝。你怎麼看?",
        "",
        "王小明:要先曬乾。",
        "水溫是九十度。",
    ] * 9
    path = tmp_path / "talk.txt"
    path.write_bytes(newline.join(talk).encode(encoding))
    with open_library([path]) as library:
        found = quotes(library)
        assert len(found) == 9 * 4
        for quote in found:
            assert _resliced(quote) == quote.text
            assert quote.sha256 == sha256(path.read_bytes()).hexdigest()
            assert quote.text in talk[quote.line - 1]
