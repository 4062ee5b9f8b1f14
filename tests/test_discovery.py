from __future__ import annotations

import os
from pathlib import Path

import pytest

from gtcpanel.discovery import slug_for, snapshot
from gtcpanel.errors import TranscriptError


def names(root: Path) -> list[str]:
    return [str(Path(path).relative_to(root)) for path in snapshot([root])]


def test_folders_are_read_recursively_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.srt", ".hidden.txt", ".git/x.txt", "a/y.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == ["b.txt", "a/y.srt", "a/z.md"]


def test_links_that_go_round_or_nowhere_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    try:
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("no links here")
    assert names(tmp_path) == ["a.txt"]


def test_a_change_of_the_file_or_of_what_lies_beside_changes_the_state(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    states = [snapshot([path])]
    assert snapshot([path]) == states[0]
    path.write_text("xy")
    states.append(snapshot([path]))
    (tmp_path / "a.toml").write_text("")
    states.append(snapshot([path]))
    os.utime(tmp_path / "a.toml", ns=(1, 1))
    states.append(snapshot([path]))
    assert len({next(iter(state.values())) for state in states}) == 4


def test_a_missing_root_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"nowhere\.txt: no such file") as caught:
        snapshot([tmp_path / "nowhere.txt"])
    assert caught.value.status == 3


def test_files_given_twice_count_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert list(snapshot([tmp_path, path])) == [str(path)]


@pytest.mark.parametrize(
    ("path", "taken", "slug"),
    [
        ("/x/talk.txt", [], "talk"),
        ("/x/talk.de.vtt", [], "talk.de"),
        ("/x/my long: talk.txt", [], "my-long-talk"),
        ("/x/talk.txt", ["talk"], "x-talk"),
        ("/x/talk.txt", ["talk", "x-talk"], "talk-2"),
        ("/x/talk.txt", ["talk", "x-talk", "talk-2"], "talk-3"),
        ("/x/访谈 一.txt", [], "访谈-一"),
        ("/x/:.txt", [], "transcript"),
    ],
)
def test_slugs(path: str, taken: list[str], slug: str) -> None:
    assert slug_for(path, taken) == slug
