"""Pictures of a timeline, as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import TEA, Ran


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_picture_is_written_whole_and_nothing_is_printed(
    cli: Callable[..., Ran], tea: Path, tmp_path: Path, option: str
) -> None:
    picture = tmp_path / "picture"
    picture.write_text("an older one" * 10_000)
    assert cli("timeline", "-t", str(tea), option, str(picture)) == (0, "", "")
    text = picture.read_text("utf-8")
    assert text.startswith("<")
    assert "older" not in text
    assert cli("timeline", "-t", str(tea), option, "-").out == text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["picture", "tea.txt"]


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_file_of_the_library_is_never_overwritten(
    cli: Callable[..., Ran], tea: Path, option: str
) -> None:
    ran = cli("timeline", "-t", str(tea), option, str(tea))
    assert ran == (
        2,
        "",
        f"gtcpanel: {tea} is a file of the library, and those are only ever read; "
        f"give {option} another name\n",
    )
    assert tea.read_text("utf-8") == TEA


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_where_nothing_is_found_nothing_is_written(
    cli: Callable[..., Ran], tea: Path, tmp_path: Path, option: str
) -> None:
    ran = cli("timeline", "-t", str(tea), "zeppelin", option, str(tmp_path / "x"))
    assert (ran.status, ran.out) == (1, "")
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_disk_that_cannot_be_written_is_told_in_a_line(
    cli: Callable[..., Ran], tea: Path, option: str
) -> None:
    ran = cli("timeline", "-t", str(tea), option, "/proc/picture")
    assert (ran.status, ran.out) == (4, "")
    assert ran.err.startswith("gtcpanel: /proc/picture: cannot be written (")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_folder_must_be_there_as_for_an_export(
    cli: Callable[..., Ran], tea: Path, tmp_path: Path, option: str
) -> None:
    target = tmp_path / "none" / "picture"
    ran = cli("timeline", "-t", str(tea), option, str(target))
    assert ran == (2, "", f"gtcpanel: {target}: there is no folder {target.parent}\n")


def test_two_things_cannot_be_printed_at_once(cli: Callable[..., Ran], tea: Path) -> None:
    assert cli("timeline", "-t", str(tea), "--svg", "-", "--json") == (
        2,
        "",
        "gtcpanel: --svg - is a format; give it without --format and --json\n",
    )


def test_two_files_may_be_written_but_not_over_each_other(
    cli: Callable[..., Ran], tea: Path, tmp_path: Path
) -> None:
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert cli("timeline", "-t", str(tea), "--svg", one, "--html", two) == (0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "tea.txt", "two"]
    assert cli("timeline", "-t", str(tea), "--svg", one, "--html", one) == (
        2,
        "",
        f"gtcpanel: --svg and --html cannot both write to {one}; give one another name\n",
    )


def test_a_page_has_the_speakers_asked_for_and_no_folder_of_ours(
    cli: Callable[..., Ran], tea: Path
) -> None:
    page = cli("timeline", "-t", str(tea), "-s", "ann", "--html", "-").out
    assert ">Ann Lee</b>" in page
    assert "王小明" not in page.split("<script")[0]
    assert 'id="t3"' in page
    assert str(tea.parent) not in page
    assert "Source: tea.txt" in page


def test_a_picture_keeps_to_the_lanes_asked_for(cli: Callable[..., Ran]) -> None:
    one = cli("timeline", "-n", "1", "--axis", "turns", "--svg", "-").out
    assert ">7 others<" in one
    assert ">#1<" in one


def test_transcripts_can_be_drawn_together(cli: Callable[..., Ran], talks: Path) -> None:
    asked = ("timeline", "-t", str(talks), "ann", "--svg", "-")
    assert ">Ann Lee<" in cli(*asked).out
    together = cli(*asked, "--by", "transcript", "--axis", "percent").out
    assert ">Ann Lee<" not in together
    assert ">coffee<" in together
    assert ">20%<" in together
