from __future__ import annotations

import atexit
import os
import sqlite3
import threading
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from gtcpanel.discovery import slug_for
from gtcpanel.errors import StorageError, TranscriptError
from gtcpanel.index.match import phrase
from gtcpanel.index.refresh import Opened, open_index
from gtcpanel.index.source import Source
from gtcpanel.index.store import Scope
from gtcpanel.text.tokens import units
from gtcpanel.transcript import Pair, Transcript
from tests.libraries import transcript_of


def opened(path: Path | None, source: Source) -> Opened:
    index = open_index(path, source)
    atexit.register(index.store.close)
    return index


class Files:
    """A set of files that can be changed, and what was read of them."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts
        self.times: dict[str, int] = {}  # when a file was written
        self.changing: set[str] = set()  # files that are being written to
        self.read: list[str] = []
        self.made_by = self.made_of = "1"
        self.pairs: list[Pair] = []

    def source(self) -> Source:
        return Source(
            snapshot={path: self._state(path) for path in self.texts},
            read=self._read,
            digest=self._digest,
            state=lambda path: "" if path in self.changing else self._state(path),
            slug=slug_for,
            size=lambda path: len(self.texts[path]),
            pairs=lambda: self.pairs,
            made_by=self.made_by,
            made_of=lambda: self.made_of,
            progress=lambda _: None,
        )

    def _state(self, path: str) -> str:
        return f"{len(self.texts[path])}.{self.times.get(path, 0)}"

    def _digest(self, path: str) -> str:
        return sha256(self.texts[path].encode()).hexdigest()

    def _read(self, path: str) -> Transcript:
        self.read.append(path)
        if "damaged" in self.texts[path]:
            raise TranscriptError(path, "no speaker labels found")
        transcript = transcript_of([("Ann", self.texts[path])], slug="")
        return transcript_with_path(transcript, path)


def transcript_with_path(transcript: Transcript, path: str) -> Transcript:
    from dataclasses import replace

    return replace(transcript, about=replace(transcript.about, path=path))


def turns_with(index: Opened, word: str) -> list[str]:
    ids = index.store.candidates(phrase(units(word)), Scope())
    return sorted(turn.ref for turn in index.store.turns_by_id(ids).values())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite"


def test_an_index_is_made_once_and_used_again(path: Path) -> None:
    files = Files(one="hello world", two="hello moon")
    for _ in range(2):
        index = opened(path, files.source())
        assert turns_with(index, "hello") == ["one:1", "two:1"]
        assert (index.failures, index.notices) == ({}, ())
        index.store.close()
    assert files.read == ["one", "two"]
    assert [file.name for file in path.parent.iterdir()] == ["index.sqlite"]


def test_only_what_changed_is_read_again(path: Path) -> None:
    files = Files(one="hello world", two="hello moon", three="bye")
    opened(path, files.source()).store.close()
    files.read.clear()
    files.texts["two"] = "hello sun"
    files.texts["four"] = "hello stars"
    del files.texts["three"]
    index = opened(path, files.source())
    assert files.read == ["two", "four"]
    assert turns_with(index, "hello") == ["four:1", "one:1", "two:1"]
    assert turns_with(index, "moon") == turns_with(index, "bye") == []
    assert turns_with(index, "sun") == ["two:1"]
    assert tuple(index.store.transcript_ids()) == ("four", "one", "two")


def test_what_is_gone_leaves_no_terms(path: Path) -> None:
    files = Files(one="Noch ein Straßenfest 注意力 don't", two="hello moon")
    opened(path, files.source()).store.close()
    files.texts["one"] = "hello"
    del files.texts["two"]
    index = opened(path, files.source())
    assert index.store.count(phrase(units("hello")), Scope()) == 1
    index.store.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab (main, term, row)")
        held = db.execute("SELECT term, doc FROM held ORDER BY term").fetchall()
    assert held == [("hello", 1), ("p1", 1)]


def test_a_file_that_was_only_touched_is_not_read_again(path: Path) -> None:
    files = Files(one="hello")
    opened(path, files.source()).store.close()
    files.times["one"] = 1
    for _ in range(2):
        assert turns_with(opened(path, files.source()), "hello") == ["one:1"]
    assert files.read == ["one"]


def test_a_file_of_the_same_size_and_another_time_is_read_again(path: Path) -> None:
    files = Files(one="hello")
    opened(path, files.source()).store.close()
    files.texts["one"], files.times["one"] = "jello", 1
    assert turns_with(opened(path, files.source()), "jello") == ["one:1"]


def test_a_file_that_has_moved_keeps_its_slug_and_is_not_read_again(path: Path) -> None:
    files = Files(**{"/a/talk.txt": "hello", "/b/talk.txt": "moon"})
    index = opened(path, files.source())
    assert turns_with(index, "moon") == ["b-talk:1"]
    index.store.close()
    files.read.clear()
    files.texts["/c/talk.txt"] = files.texts.pop("/b/talk.txt")
    for _ in range(2):
        index = opened(path, files.source())
        assert turns_with(index, "moon") == ["b-talk:1"]
        (summary,) = (
            each for each in index.store.summaries(Scope()) if each.about.slug == "b-talk"
        )
        assert summary.about.path == "/c/talk.txt"
    assert files.read == []


def test_a_file_that_is_written_to_while_it_is_read_is_looked_at_again(path: Path) -> None:
    files = Files(one="hello")
    files.changing.add("one")
    opened(path, files.source()).store.close()
    files.changing.clear()
    files.texts["one"] = "jello"  # of the same size and time
    assert turns_with(opened(path, files.source()), "jello") == ["one:1"]
    files.read.clear()
    opened(path, files.source()).store.close()
    assert files.read == []


def test_slugs_stay_when_files_are_added_and_when_the_index_is_built_anew(path: Path) -> None:
    files = Files(**{"/b/talk.txt": "hello"})
    opened(path, files.source()).store.close()
    files.texts = {"/a/talk.txt": "hello", **files.texts}
    for version in ("1", "2"):
        files.made_by = files.made_of = version
        assert turns_with(opened(path, files.source()), "hello") == ["a-talk:1", "talk:1"]


def test_an_index_full_of_what_is_gone_is_built_anew(path: Path) -> None:
    files = Files(one="hello", two="moon")
    opened(path, files.source()).store.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE sqlite_sequence SET seq = 99999 WHERE name = 'turn'")
    db.close()
    files.read.clear()
    files.texts["one"] = "hello sun"
    assert turns_with(opened(path, files.source()), "sun") == ["one:1"]
    assert files.read == ["one", "one", "two"]


def test_another_version_of_the_code_builds_anew(path: Path) -> None:
    files = Files(one="hello")
    opened(path, files.source()).store.close()
    files.made_by = "2"  # of another time, but the same
    opened(path, files.source()).store.close()
    assert files.read == ["one"]
    files.made_by = files.made_of = "3"
    for _ in range(2):
        opened(path, files.source()).store.close()
        assert files.read == ["one", "one"]


def test_what_cannot_be_read_is_on_record_and_not_tried_again(path: Path) -> None:
    files = Files(one="hello", two="damaged")
    for _ in range(2):
        index = opened(path, files.source())
        assert index.failures == {"two": "two: no speaker labels found"}
        assert turns_with(index, "hello") == ["one:1"]
    assert files.read == ["one", "two"]


@pytest.mark.parametrize("damage", [b"garbage" * 999, b"", b"SQLite format 3\0" + b"x" * 4000])
def test_a_damaged_index_is_built_anew(path: Path, damage: bytes) -> None:
    files = Files(one="hello")
    opened(path, files.source()).store.close()
    path.write_bytes(damage)
    index = opened(path, files.source())
    assert turns_with(index, "hello") == ["one:1"]
    assert "damaged" in "".join(index.notices)


def test_damage_that_shows_later_is_an_error_of_ours(path: Path) -> None:
    files = Files(one="hello " * 400, two="moon " * 400)
    opened(path, files.source()).store.close()
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):  # the first pages hold the schema
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    try:
        index = opened(path, files.source())
    except StorageError:
        return
    if not index.notices:
        with pytest.raises(StorageError, match="cannot be read"):
            turns_with(index, "hello")


def test_a_folder_that_cannot_be_written_is_replaced_by_memory(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    index = opened(in_the_way / "index.sqlite", Files(one="hello").source())
    assert turns_with(index, "hello") == ["one:1"]
    (notice,) = index.notices
    assert "using memory" in notice
    assert str(in_the_way) in notice


def test_a_full_disk_is_an_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(StorageError, match="disk is full"):
        opened(path, Files(one="hello").source())
    assert list(path.parent.iterdir()) == []


def test_an_interrupted_build_leaves_nothing_and_an_interrupted_refresh_the_old(path: Path) -> None:
    files = Files(one="hello")

    def interrupted(path: str) -> Transcript:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened(path, files.source()._replace(read=interrupted))
    assert list(path.parent.iterdir()) == []
    opened(path, files.source()).store.close()
    files.texts["one"] = "bye"
    with pytest.raises(KeyboardInterrupt):
        opened(path, files.source()._replace(read=interrupted))
    db = sqlite3.connect(path)
    assert db.execute("SELECT text FROM turn").fetchall() == [("hello",)]
    db.close()
    assert turns_with(opened(path, files.source()), "bye") == ["one:1"]


def test_what_a_killed_build_left_is_cleared_away_in_time(path: Path) -> None:
    path.parent.mkdir(parents=True)
    old, young = path.parent / "index.sqlite.a.new", path.parent / "index.sqlite.b.new"
    for left in (old, young):
        left.touch()
    os.utime(old, (1, 1))
    opened(path, Files(one="hello").source())
    assert not old.exists()
    assert young.exists()


def test_several_at_once_all_get_an_answer(path: Path) -> None:
    answers: list[list[str]] = []

    def ask(number: int) -> None:
        files = Files(one="hello", two=f"moon {number % 2}")
        index = open_index(path, files.source())
        answers.append(turns_with(index, "hello"))
        index.store.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [["one:1"]] * 6


def test_in_memory(path: Path) -> None:
    files = Files(one="hello")
    files.pairs = [Pair(left="hello", right="你好")]
    index = opened(None, files.source())
    assert turns_with(index, "hello") == ["one:1"]
    assert index.store.lexicon.synonyms(units("你好")) == ("hello",)
    assert not path.exists()
