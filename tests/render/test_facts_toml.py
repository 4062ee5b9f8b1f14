"""The TOML that `transcripts --toml` prints says what was found, and changes nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import READERS, load_facts, read_transcript
from gtcpanel.render.facts_toml import CANDIDATES, facts_toml, quoted
from gtcpanel.sources import facts_about, read_file, shipped
from gtcpanel.transcript import Transcript

GOLDEN = Path(__file__).parents[1] / "golden"


def _golden() -> list[Path]:
    every = [path for path in sorted(GOLDEN.rglob("*")) if path.is_file()]
    return [path for path in every if path.suffix not in {".toml", ".json"}]


CASES = [*shipped().glob("*.txt"), *_golden()]


def _same(one: Transcript, other: Transcript) -> bool:
    return (one.turns, one.people) == (other.turns, other.people)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_with_its_toml_a_transcript_is_understood_as_without(path: Path) -> None:
    try:
        found = read_file(str(path))
    except TranscriptError:
        pytest.skip("is no transcript, on purpose")
    toml = facts_toml(found, facts_about(str(path)))
    again = read_file(str(path), own=load_facts(toml.encode(), path="x.toml"))
    assert again.turns == found.turns
    assert again.people == found.people
    assert (again.about.title, again.about.date) == (found.about.title, found.about.date)


NAMES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
).filter(str.strip)
LINES = st.lists(
    st.tuples(st.sampled_from(["", "{}: ", "**{}:** ", "**{}** [00:12]: ", "# {}"]), NAMES, NAMES),
    min_size=1, max_size=14,
)  # fmt: skip


@given(LINES, st.sampled_from(["Ann", "王小明", ""]))
def test_whatever_is_understood_is_understood_again(
    lines: list[tuple[str, str, str]], often: str
) -> None:
    data = "\n\n".join(label.format(often or name) + text for label, name, text in lines).encode()
    try:
        found = read_transcript(data, path="a.txt", slug="")
    except TranscriptError:
        return
    texts = [facts_toml(found, None, parts) for parts in CANDIDATES]
    read = [load_facts(text.encode(), path="a.toml") for text in texts]
    assert any(
        _same(found, read_transcript(data, path="a.txt", slug="", facts=facts, reader=facts.reader))
        for facts in read
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_string_of_toml(text: str) -> None:
    written = quoted(text)
    assert tomllib.loads(f"x = {written}") == {"x": text}
    assert len(written.splitlines()) == 1
    assert written.isprintable() or not text.isprintable()


def test_what_was_guessed_is_told_with_its_line() -> None:
    path = GOLDEN / "labelled" / "merged-names.txt"
    toml = facts_toml(read_file(str(path)), None)
    assert (
        '# line 9: "Illiya Morozova" was taken for this name, 90% sure\n'
        '[[speakers]]\nname = "Illia Morozova"\naliases = ["Illiya Morozova"]\n'
    ) in toml
    assert '# title = "merged-names"  # none was found; this is the file\'s name\n' in toml


def test_doubts_come_with_the_correction() -> None:
    (path,) = shipped().glob("*.txt")
    toml = facts_toml(read_file(str(path)), facts_about(str(path)))
    assert "start = 28\nend = 211\n" in toml
    assert '# [[turns]]\n# line = 77\n# speaker = "Noam Shazeer"\n' in toml
    uncommented = "".join(
        line.removeprefix("# ") + "\n"
        for line in toml[toml.index("# [[turns]]") :].splitlines()
        if not line.startswith("# line 91:")
    )
    assert load_facts(uncommented.encode(), path="a.toml").turns[0] == (77, "Noam Shazeer")


def test_corrections_that_lie_beside_the_file_are_kept() -> None:
    data = (
        b"Ann: Hello, how are you?\n\nBob: I am fine.\n\nNote: that.\n\nAnn: Good.\n\nBob: Yes.\n"
    )
    told = load_facts(
        b'start = 1\nnot_speakers = ["Note"]\ndistinct = [["Ann", "Anna"]]\n'
        b'[[turns]]\nline = 3\nspeaker = "Cyd"\n[[turns]]\nline = 7\nspeaker = ""\n',
        path="a.toml",
    )
    found = read_transcript(data, path="a.txt", slug="", facts=told)
    assert [turn.speaker for turn in found.turns] == ["Ann", "Cyd", "", "Bob"]
    facts = load_facts(facts_toml(found, told).encode(), path="a.toml")
    assert (facts.start, facts.not_speakers) == (1, ("Note",))
    assert (facts.distinct, facts.turns) == (told.distinct, told.turns)
    assert _same(found, read_transcript(data, path="a.txt", slug="", facts=facts))


def test_the_format_is_told() -> None:
    found = read_transcript(b"Ann: Hello.\n\nBob: Yes.\n\nAnn: So.\n", path="-", slug="")
    toml = facts_toml(found, None)
    assert 'reader = "labelled"' in toml
    assert toml.startswith("# How standard input was understood.")
    assert "labelled" in READERS
