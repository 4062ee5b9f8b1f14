"""The TOML of a folder: who tells about a transcript, and when the index notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from gtcpanel.discovery import listing
from gtcpanel.errors import TranscriptError
from gtcpanel.library import open_library
from gtcpanel.sources import facts_about, read_file

TALK = "Ann: Hello, how are you?\n\nBob: I am fine.\n\nAnn: Good.\n\nBob: Yes.\n"


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    (folder / "spring").mkdir(parents=True)
    for name in ("one.txt", "spring/two.txt", "spring/gtcpanel.txt"):
        (folder / name).write_text(TALK, "utf-8")
    return folder


def _write(path: Path, toml: str) -> None:
    path.write_text(toml, "utf-8")


def test_a_folder_tells_about_all_files_below_it(talks: Path) -> None:
    _write(
        talks / "gtcpanel.toml",
        'event = "Fair"\nplace = "Town"\n[[speakers]]\nname = "Ann Lee"\naliases = ["Ann"]\n'
        '[files."spring/two.txt"]\ntitle = "Two"\nplace = "Hall"\n',
    )
    _write(talks / "spring" / "gtcpanel.toml", 'place = "Village"\n')
    one = read_file(str(talks / "one.txt"))
    two = read_file(str(talks / "spring" / "two.txt"))
    other = read_file(str(talks / "spring" / "gtcpanel.txt"))
    assert [
        (each.about.event, each.about.place, each.about.title) for each in (one, two, other)
    ] == [
        ("Fair", "Town", "one"),
        ("Fair", "Hall", "Two"),
        ("Fair", "Village", "gtcpanel"),
    ]
    assert {turn.speaker for each in (one, two, other) for turn in each.turns} == {"Ann Lee", "Bob"}
    _write(talks / "spring" / "two.toml", 'place = "Room"\n')
    assert read_file(str(talks / "spring" / "two.txt")).about.place == "Room"


def test_a_correction_of_a_section_that_fits_nothing_names_the_folders_file(talks: Path) -> None:
    _write(talks / "gtcpanel.toml", '[[files."one.txt".turns]]\nline = 99\nspeaker = "Ann"\n')
    with pytest.raises(TranscriptError, match="names line 99, where nothing is said") as caught:
        read_file(str(talks / "one.txt"))
    assert caught.value.path == str(talks / "gtcpanel.toml")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("ones.txt", "did you mean 'one.txt'?"),
        ("spring/tow.txt", "did you mean 'spring/two.txt'?"),
        ("winter/x.txt", "remove that section"),
    ],
)
def test_a_section_for_a_file_that_is_not_there_is_a_mistake(
    talks: Path, name: str, remedy: str
) -> None:
    _write(talks / "gtcpanel.toml", f'place = "Town"\n\n[files."{name}"]\nstart = 1\n')
    with pytest.raises(TranscriptError) as caught:
        facts_about(str(talks / "one.txt"))
    assert str(caught.value) == f"{talks}/gtcpanel.toml:3: there is no file {name!r} here; {remedy}"


def test_the_reader_can_be_told(talks: Path) -> None:
    path = talks / "cues.txt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nAnn: Hello.\n", "utf-8")
    assert read_file(str(path)).about.format == "srt"
    _write(talks / "cues.toml", 'reader = "labelled"\n[[speakers]]\nname = "Ann"\n')
    assert read_file(str(path)).about.format == "labelled"


def test_the_index_notices_the_file_of_a_folder(talks: Path, tmp_path: Path) -> None:
    def places() -> list[str | None]:
        with open_library([talks], cache=tmp_path / "cache") as library:
            return [summary.about.place for summary in library.summaries()]

    before = listing([talks]).files
    assert places() == [None, None, None]
    _write(talks / "gtcpanel.toml", 'place = "Town"\n')
    assert places() == ["Town", "Town", "Town"]
    after = listing([talks]).files
    assert before.keys() == after.keys()
    assert not set(before.values()) & set(after.values())
    (talks / "gtcpanel.toml").unlink()
    assert places() == [None, None, None]
