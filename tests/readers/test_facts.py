from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import load_facts, read_transcript
from gtcpanel.readers.facts import combined, load_folder_facts

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
        ('title = "x"\ntitel = "x"', 2, "unknown key `titel`; did you mean `title`?"),
        ('a = "x"\n[[speakers]]\nname = "x"', 1, "unknown key `a`; known: date, title, event"),
        ('[[speakers]]\nname = "x"\nailases = ["y"]', 3, "did you mean `aliases`?"),
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
        ("x.y = 3", 1, "unknown key `x`"),
        ('\nreader = "srt2"', 2, "no reader is called 'srt2'; did you mean `srt`?"),
        ('reader = "zzz"', 1, "no reader is called 'zzz'; known: labelled, "),
        ("reader = 3", 1, "`reader` must be a text"),
        ('distinct = ["a", "b"]', 1, "`distinct` must be lists of two names or more"),
        ('distinct = [["a"]]', 1, "`distinct` must be lists of two names or more"),
        ('distinct = [["a", "a"]]', 1, "keeps 'a' and 'a' apart, which are one person's"),
        (
            'distinct = [["a", "b", "c"]]\n[[speakers]]\nname = "a"\naliases = ["c"]',
            1,
            "keeps 'a' and 'c' apart",
        ),
        ('speakers = [{name = "a", x = 1}]', 1, "unknown key `x` in [[speakers]]"),
        ('[[turns]]\nline = 3\nspeaker = " "', 3, "`speaker` must be a text"),
        ('files."a.txt".start = 3', 1, "unknown key `files`"),
        ('[files."a.txt"]\nend = 3', 1, "unknown key `files`; files of a folder are told of in"),
    ],
)
def test_a_mistake_is_named_with_its_line(toml: str, line: int | None, says: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        load_facts(toml.encode(), path="talk.toml")
    assert says in str(caught.value)
    assert str(caught.value).startswith("talk.toml")
    assert caught.value.line == line
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("toml", "line", "says"),
    [
        ('place = "x"\nstart = 3', 2, '`start` is of one file; put it under [files."NAME"]'),
        ('title = "x"', 1, "`title` is of one file"),
        ("[[turns]]\nline = 1", 1, "`turns` is of one file"),
        ("\nfiles = 3", 2, "`files` must be tables"),
        ('[files]\n"a.txt" = 3', 2, "`a.txt` must be a table"),
        ("[files.talk.txt]\nstart = 3", 1, 'quote the name of the file: [files."talk.txt"]'),
        ('[files."a.txt"]\nstrat = 3', 2, 'unknown key `strat` in [files."a.txt"]; did you mean'),
        (
            '[[files."a.txt".turns]]\nline = 1\nspeaker = "x"\n'
            '[[files."b.txt".turns]]\nline = 1\nspeaker = "x"\n'
            '[[files."b.txt".turns]]\nline = 2\nspaeker = "x"',
            9,
            'unknown key `spaeker` in [[files."b.txt".turns]]; did you mean `speaker`?',
        ),
        ('[files."a.txt"]\nspeakers = 3', 2, 'write [[files."NAME".speakers]] above each'),
        ('[files."../a.txt"]', 1, "'../a.txt' is not in this folder"),
        ('[files."/a.txt"]', 1, "'/a.txt' is not in this folder"),
        ('palce = "x"', 1, "unknown key `palce`; did you mean `place`?"),
    ],
)
def test_a_mistake_about_a_folder_is_named_with_its_line(toml: str, line: int, says: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        load_folder_facts(toml.encode(), path="gtcpanel.toml")
    assert says in str(caught.value)
    assert (caught.value.path, caught.value.line) == ("gtcpanel.toml", line)


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
    with pytest.raises(TranscriptError, match=f"names line {line}, where nothing is said") as error:
        read_transcript(TALK, path="a.txt", slug="a", facts=facts)
    assert (error.value.path, error.value.line) == ("a.toml", 2)


def test_a_start_beyond_the_end_of_the_file_is_told() -> None:
    facts = load_facts(b"start = 100\n", path="a.toml")
    with pytest.raises(TranscriptError, match=r"`start` is line 100, and a\.txt has"):
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


def test_a_turn_can_be_taken_from_everybody() -> None:
    facts = load_facts(b'[[turns]]\nline = 3\nspeaker = ""\n', path="a.toml")
    read = read_transcript(TALK, path="a.txt", slug="a", facts=facts)
    assert [turn.speaker for turn in read.turns] == ["Ann", "", "Ann"]


SPELT = (
    "鄭明宗: 茶葉要先曬乾。\n\n主席: 然後呢?\n\n鄭明宗: 再炒。\n\n主席: 還有嗎?\n\n"
    "鄭銘宗: 水要熱。\n\n主席: 好。\n"
).encode()


def test_names_that_are_alike_can_be_kept_apart() -> None:
    def speakers(toml: bytes) -> set[str]:
        facts = load_facts(toml, path="a.toml")
        read = read_transcript(SPELT, path="a.txt", slug="a", facts=facts)
        return {turn.speaker for turn in read.turns}

    assert speakers(b"") == {"鄭明宗", "主席"}
    assert speakers('distinct = [["鄭明宗", "鄭銘宗"]]'.encode()) == {"鄭明宗", "主席", "鄭銘宗"}


def test_the_nearest_facts_count_and_lists_add_up() -> None:
    far = load_facts(
        b"""
event = "Fair"
place = "Town"
not_speakers = ["Note", "Guest"]
distinct = [["Al", "Hal"]]
[[speakers]]
name = "Ann"
aliases = ["Anna", "A"]
role = "host"
affiliation = "Press"
[[speakers]]
name = "Bob"
aliases = ["Robert"]
""",
        path="far.toml",
    )
    near = load_facts(
        b"""
place = "City"
not_speakers = ["Break"]
turns = [{line = 3, speaker = "A"}]
[[speakers]]
name = "Ann"
aliases = ["Annie"]
role = "guest"
[[speakers]]
name = "Guest"
aliases = ["Robert"]
""",
        path="near.toml",
    )
    facts = combined([far, near])
    assert facts is not None
    assert (facts.path, facts.event, facts.place, facts.title) == (
        "near.toml",
        "Fair",
        "City",
        None,
    )
    assert facts.not_speakers == ("Break", "Note")
    assert [(each.name, each.aliases, each.role, each.affiliation) for each in facts.speakers] == [
        ("Ann", ("Annie", "Anna", "A"), "guest", "Press"),
        ("Guest", ("Robert",), None, None),
        ("Bob", (), None, None),
        ("Al", (), None, None),
        ("Hal", (), None, None),
    ]
    assert combined([]) is None
    assert combined([near, far]).path == "near.toml"  # type: ignore[union-attr]  # see turns


@given(st.text())
def test_any_text_gives_facts_or_a_mistake(toml: str) -> None:
    for load in (load_facts, load_folder_facts):
        with suppress(TranscriptError):
            load(toml.encode("utf-8", "surrogatepass"), path="a.toml")


KEYS = st.sampled_from(["title", "start", "turns", "speakers", "files", "name", "distinct", "date"])
VALUES = st.recursive(
    st.sampled_from(['"x"', "3", "0", "true", "2024-01-01", '""']),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda values: f"[{', '.join(values)}]")
        | st.tuples(KEYS, inner).map(lambda pair: f"{{{pair[0]} = {pair[1]}}}")
    ),
    max_leaves=4,
)
ROWS = st.tuples(st.sampled_from(["{0} = {1}", "[{0}]", "[[{0}]]", '[{0}."a.txt"]']), KEYS, VALUES)


@given(st.lists(ROWS.map(lambda row: row[0].format(*row[1:])), max_size=6))
def test_any_toml_gives_facts_or_a_mistake(rows: list[str]) -> None:
    for load in (load_facts, load_folder_facts):
        with suppress(TranscriptError):
            load("\n".join(rows).encode(), path="a.toml")


@pytest.mark.parametrize(
    ("path", "head", "date"),
    [
        ("2016-10-14-hearing.md", "", "2016-10-14"),
        ("20161014.txt", "", "2016-10-14"),
        ("hearing.md", "# 2016年10月14日 公聽會\n\n", "2016-10-14"),
        ("2016-hearing.md", "", None),
        ("hearing-2016-10-14b.md", "", None),
    ],
)
def test_a_date_may_be_what_the_title_or_the_file_begins_with(
    path: str, head: str, date: str | None
) -> None:
    text = f"{head}Ann: Well?\n\nBob: Well, well.\n\nAnn: So be it.\n"
    about = read_transcript(text.encode(), path=path, slug="talk").about
    assert about.date == date
