from __future__ import annotations

from pathlib import Path

import pytest

import gtcpanel
from gtcpanel.errors import TranscriptError, UnknownReferenceError, UsageError
from gtcpanel.library import open_library
from gtcpanel.transcript import Person

TALK = (
    "Ann: Hello, world.\n\nBob: Hello yourself.\n\nAnn: What is attention?\n\nBob: All you need.\n"
)
OTHER = "Ann: Good morning.\n\nCarl: A fine morning.\n\nAnn: Yes.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "one.txt").write_text(TALK)
    (folder / "two.txt").write_text(OTHER)
    (folder / "two.toml").write_text(
        'title = "The other"\n[[speakers]]\nname = "Ann"\naliases = ["Annie"]\n'
    )
    return folder


def test_a_library_hands_out_turns_and_people(folder: Path, tmp_path: Path) -> None:
    with open_library([folder], cache=tmp_path / "cache") as library:
        assert library.slugs() == ("one", "two")
        assert [turn.ref for turn in library.turns()] == [
            "one:1", "one:2", "one:3", "one:4", "two:1", "two:2", "two:3",
        ]  # fmt: skip
        assert [turn.text for turn in library.turns(within=["two"], speakers=["Ann"])] == [
            "Good morning.",
            "Yes.",
        ]
        assert [person.name for person in library.people()] == ["Ann", "Bob", "Carl"]
        assert library.speakers() == ("Ann", "Bob", "Carl")
        assert library.speakers(["two"]) == ("Ann", "Carl")
        assert library.person("annie") == Person(name="Ann", aliases=("Annie",))
        turn = library.turn("one", 3)
        assert (turn.speaker, turn.text, turn.line) == ("Ann", "What is attention?", 5)
        assert turn.path == str(folder / "one.txt")
        assert turn.time_estimated
        assert turn.start_ms is not None
        assert turn.end_ms is not None
        assert 0 < turn.start_ms < turn.end_ms
        assert [near.number for near in library.neighbours(turn, 1)] == [2, 3, 4]
        assert [near.number for near in library.neighbours(library.turn("one", 1), 2)] == [1, 2, 3]


def test_what_is_not_there_is_an_error_that_says_what_is(folder: Path) -> None:
    with open_library([folder]) as library:
        with pytest.raises(UnknownReferenceError, match="one has 4 turns"):
            library.turn("one", 9)
        with pytest.raises(UsageError, match="no transcript is called 'three'; there is one, two"):
            library.turn("three", 1)
        with pytest.raises(UsageError):
            list(library.turns(within=["x*"]))


def test_summaries_voices_and_parts(folder: Path) -> None:
    with open_library([folder]) as library:
        one, two = library.summaries()
        assert (one.about.slug, one.turns, one.time_estimated) == ("one", 4, True)
        assert two.about.title == "The other"
        assert library.about("two") == two.about
        assert len(one.about.sha256) == 64
        assert one.characters == sum(v.characters for v in library.voices(["one"])) > 0
        ann, bob = library.voices(["one"])
        assert (ann.speaker, ann.turns, ann.questions, ann.first, ann.last) == ("Ann", 2, 1, 1, 3)
        assert ann.bag["attention"] == 1
        assert "attention" not in bob.bag
        parts = library.parts("one")
        assert parts[0].first == 1
        assert parts[-1].last == 4
        assert one.duration_ms == parts[-1].end_ms == library.turn("one", 4).end_ms


def test_a_change_is_noticed(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    open_library([folder], cache=cache).close()
    (folder / "one.txt").write_text(TALK + "\nAnn: One more thing.\n")
    (folder / "two.txt").unlink()
    with open_library([folder], cache=cache) as library:
        assert library.slugs() == ("one",)
        assert len(list(library.turns())) == 5
    (folder / "one.toml").write_text('[[speakers]]\nname = "Ann Baker"\naliases = ["Ann"]\n')
    with open_library([folder], cache=cache) as library:
        assert [person.name for person in library.people()] == ["Ann Baker", "Bob"]


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 99)
    with open_library([folder]) as library:
        assert library.slugs() == ("one", "two")
        ((path, reason),) = library.failures.items()
        assert path == str(folder / "bad.txt")
        assert "bad.txt" in reason


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(TranscriptError, match="no transcripts here"):
        open_library([tmp_path / "empty"])
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("")
    with pytest.raises(TranscriptError, match=r"a\.txt.*and 1 more"):
        open_library([tmp_path])


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".toml":
            return read(path)
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(TranscriptError, match=r"one\.txt: permission denied; check its perm"):
        open_library([folder / "one.txt"])


def test_standard_input() -> None:
    with open_library(["-"], stdin=TALK.encode()) as library:
        assert library.slugs() == ("stdin",)
        assert library.turn("stdin", 2).text == "Hello yourself."


def test_a_glossary_of_ones_own(folder: Path, tmp_path: Path) -> None:
    glossary = tmp_path / "glossary.toml"
    glossary.write_text('[[terms]]\nen = ["attention", "awareness"]\n')
    with gtcpanel.open_library(folder, glossaries=[glossary, tmp_path / "none.toml"]) as library:
        (hit,) = library.search("awareness").hits
        assert (hit.turn.ref, hit.match) == ("one:3", "glossary")


def test_the_public_interface_answers_everything(folder: Path) -> None:
    with gtcpanel.open_library(folder) as library:
        assert [hit.turn.ref for hit in library.search("attention").hits] == ["one:3"]
        (quote,) = library.quotes("attention")
        assert quote.text == "What is attention?"
        assert library.quotes(references=["one:3.1"])[0].text == quote.text
        with pytest.raises(UnknownReferenceError, match="'one:x' is not a reference"):
            library.quotes(references=["one:x"])
        profile = library.profile("Ann")
        assert profile is not None
        assert profile.stats.turns == 4
        assert [stats.speaker for stats in library.statistics()] == ["Ann", "Bob", "Carl"]
        assert len(library.timeline("morning").tracks) == 1
    assert set(gtcpanel.__all__) <= {*dir(gtcpanel), *gtcpanel.__all__}
    for name in gtcpanel.__all__:
        assert getattr(gtcpanel, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        gtcpanel.nothing  # noqa: B018


def test_the_transcript_that_ships_is_the_default() -> None:
    with gtcpanel.open_library() as library:
        assert library.slugs() == ("gtc2024-transformer-panel",)
