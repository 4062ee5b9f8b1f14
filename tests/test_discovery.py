from __future__ import annotations

import os
from pathlib import Path

import pytest

from gtcpanel.discovery import FOLDER_FACTS, facts_above, listing, slug_for, state
from gtcpanel.errors import TranscriptError


def names(root: Path) -> list[str]:
    return [str(Path(path).relative_to(root)) for path in listing([root]).files]


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
    states = [listing([path]).files]
    assert listing([path]).files == states[0]
    path.write_text("xy")
    states.append(listing([path]).files)
    (tmp_path / "a.toml").write_text("")
    states.append(listing([path]).files)
    os.utime(tmp_path / "a.toml", ns=(1, 1))
    states.append(listing([path]).files)
    assert len({next(iter(state.values())) for state in states}) == 4


def test_facts_about_a_folder_change_the_state_of_all_files_below(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    path = inner / "talk.txt"
    path.write_text("x")
    os.utime(path, ns=(1, 1))
    states = [state(str(path))]
    for folder in (tmp_path, inner):
        (folder / FOLDER_FACTS).write_text("")
        states.append(state(str(path)))
        # However the file is come by, its state is the same.
        for root in (tmp_path, inner, path):
            assert listing([root]).files == {str(path): states[-1]}
    assert len(set(states)) == 3
    assert facts_above(str(path))[-2:] == [
        str(tmp_path / FOLDER_FACTS),
        str(inner / FOLDER_FACTS),
    ]


def test_a_file_that_has_just_been_written_has_no_state_to_rely_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert state(str(path)) == state(str(tmp_path / "nowhere")) == ""


def test_a_folder_that_cannot_be_listed_is_told_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("x")
    scan = os.scandir

    def closed(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = listing([tmp_path])
    assert list(found.files) == [str(tmp_path / "a.txt")]
    assert found.closed == {str(tmp_path / "closed"): f"{tmp_path / 'closed'}: permission denied"}


def test_a_missing_root_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"nowhere\.txt: no such file") as caught:
        listing([tmp_path / "nowhere.txt"])
    assert caught.value.status == 3


def test_files_given_twice_count_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert list(listing([tmp_path, path]).files) == [str(path)]


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
