from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import load_facts, read_transcript

TALK = b"Ann: Hello, how are you?\n\nBob: I am fine.\nAnn too is fine.\n\nAnn: Good.\n"


def test_everything_can_be_told() -> None:
    facts = load_facts(
        b"""
title = "A talk"
date = 2024-03-20
event = "Fair"
place = "Town"
publisher = "Press"
url = "https://example.org"
language = "en"
moderator = "Ann"
start = 1
end = 9
not_speakers = ["Note"]

[[speakers]]
name = "Ann"
aliases = ["Anna", "\xe5\xae\x89"]
role = "host"
affiliation = "Press"

[[turns]]
line = 4
speaker = "Ann"
""",
        path="a.toml",
    )
    assert (facts.title, facts.date, facts.start, facts.end) == ("A talk", "2024-03-20", 1, 9)
    assert facts.names() == ("Ann", "Anna", "安")
    assert facts.turns == ((4, "Ann"),)
    assert load_facts(b"", path="a.toml").speakers == ()


@pytest.mark.parametrize(
    ("toml", "line", "says"),
    [
        ('title = "x"\ntitel = "x"', 2, "unknown key `titel`; known keys: date, title"),
        ('a = "x"\n[[speakers]]\nname = "x"', 1, "unknown key `a`"),
        ('[[speakers]]\nname = "x"\n[[speakers]]\nname = "y"\nalias = "z"', 5, "in [[speakers]]"),
        ("title = 3", 1, "`title` must be a text"),
        ("start = 0", 1, "`start` must be a line number"),
        ("start = true", 1, "`start` must be a line number"),
        ("start = 9\nend = 3", 2, "`end` is before `start`"),
        ('date = "yesterday"', 1, "`date` must be a date"),
        ("date = 12:00:00", 1, "`date` must be a date"),
        ('not_speakers = "Note"', 1, "`not_speakers` must be a list of texts"),
        ("not_speakers = [1]", 1, "`not_speakers` must be a list of texts"),
        ("speakers = 3", 1, "`speakers` must be tables"),
        ('[[speakers]]\nrole = "host"', 1, "a speaker without a name"),
        ('[[speakers]]\nname = "a"\n[[speakers]]\nrole = "b"', 3, "a speaker without a name"),
        ('[[speakers]]\nname = "a"\n[[speakers]]\nname = 3', 4, "`name` must be a text"),
        ("[[turns]]\nline = 3", 1, "a turn without `speaker`"),
        ('[[turns]]\nspeaker = "x"', 1, "a turn without `line`"),
        ('[turns]\nspeaker = "x"', 1, "`turns` must be tables"),
        ('title = "x"\nevent = ', 2, "broken TOML"),
        ('title = """x', 1, "broken TOML"),
        ("a = " + "[" * 5000, 1, "broken TOML"),
        ('"x" = 3', 1, "unknown key `x`"),
        ("{a.b = 1}", 1, "broken TOML"),
        ("x.y = 3", None, "unknown key `x`"),
    ],
)
def test_a_mistake_is_named_with_its_line(toml: str, line: int | None, says: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        load_facts(toml.encode(), path="talk.toml")
    assert says in str(caught.value)
    assert str(caught.value).startswith("talk.toml")
    assert caught.value.line == line
    assert caught.value.remedy


def test_a_toml_that_is_not_utf_8_is_a_mistake_with_its_line() -> None:
    with pytest.raises(TranscriptError, match="not UTF-8") as caught:
        load_facts('title = "x"\nevent = "é"'.encode("latin-1"), path="talk.toml")
    assert caught.value.line == 2


def test_a_turn_can_be_given_to_someone_else() -> None:
    facts = load_facts(b'[[turns]]\nline = 3\nspeaker = "Cyd"\n', path="a.toml")
    read = read_transcript(TALK, path="a.txt", slug="a", facts=facts)
    assert [turn.speaker for turn in read.turns] == ["Ann", "Cyd", "Ann"]
    assert read.turns[1].lines == (3, 4)


def test_a_turn_can_begin_where_no_label_is() -> None:
    facts = load_facts(b'[[turns]]\nline = 4\nspeaker = "Ann"\n', path="a.toml")
    read = read_transcript(TALK, path="a.txt", slug="a", facts=facts)
    assert [(turn.speaker, turn.text) for turn in read.turns[1:3]] == [
        ("Bob", "I am fine."),
        ("Ann", "too is fine."),
    ]


@pytest.mark.parametrize("line", [2, 99])
def test_a_correction_must_name_a_line_of_a_turn(line: int) -> None:
    facts = load_facts(f'[[turns]]\nline = {line}\nspeaker = "X"\n'.encode(), path="a.toml")
    with pytest.raises(TranscriptError, match=f"names line {line}, where nothing is said"):
        read_transcript(TALK, path="a.txt", slug="a", facts=facts)


def test_a_talk_outside_start_and_end_is_left_out() -> None:
    facts = load_facts(b"start = 3\nend = 4\n", path="a.toml")
    read = read_transcript(TALK, path="a.txt", slug="a", facts=facts)
    assert [turn.line for turn in read.turns] == [3]
    assert {omission.first_line for omission in read.omitted} == {1, 6}


def test_a_moderator_is_known_by_an_alias() -> None:
    facts = load_facts(
        b'moderator = "Anna"\n[[speakers]]\nname = "Ann"\naliases = ["Anna"]\n', path="a.toml"
    )
    read = read_transcript(TALK, path="a.txt", slug="a", facts=facts)
    assert {person.name: person.role for person in read.people} == {"Ann": "moderator", "Bob": None}


@given(st.text())
def test_any_text_gives_facts_or_a_mistake(toml: str) -> None:
    with suppress(TranscriptError):
        load_facts(toml.encode("utf-8", "surrogatepass"), path="a.toml")
