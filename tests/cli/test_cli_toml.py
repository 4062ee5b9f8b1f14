from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

SLUG = "gtc2024-transformer-panel"


def test_of_a_transcript_of_the_library(cli: Any) -> None:
    ran = cli("transcripts", SLUG, "--toml")
    assert (ran.status, ran.err) == (0, "")
    told = tomllib.loads(ran.out)
    assert (told["reader"], told["start"], told["end"]) == ("labelled", 28, 211)
    assert [each["name"] for each in told["speakers"]][:2] == ["黄仁勋", "Illia Polosukhin"]


def test_put_beside_the_file_it_changes_nothing(cli: Any, tea: Path) -> None:
    before = cli("export", "-t", str(tea), "--json")
    ran = cli("transcripts", str(tea), "--toml")
    assert (ran.status, ran.err) == (0, "")
    (tea.parent / "tea.toml").write_text(ran.out, "utf-8")
    assert cli("export", "-t", str(tea), "--json") == before
    assert cli("transcripts", "-t", str(tea), "--toml") == ran
    assert cli("transcripts", str(tea), "--toml") == ran


def test_it_stands_before_what_a_folder_tells(cli: Any, tea: Path) -> None:
    (tea.parent / "gtcpanel.toml").write_text(
        'event = "Fair"\n[[speakers]]\nname = "Wang Xiaoming"\naliases = ["王小明"]\n', "utf-8"
    )
    told = tomllib.loads(cli("transcripts", str(tea), "--toml").out)
    assert told["event"] == "Fair"
    assert told["speakers"][1] == {"name": "Wang Xiaoming", "aliases": ["王小明"]}


def test_of_standard_input(cli: Any, tea: Path) -> None:
    for arguments in (("-", "--toml"), ("-t", "-", "--toml")):
        ran = cli("transcripts", *arguments, stdin=tea.read_bytes())
        assert (ran.status, ran.err) == (0, "")
        assert [each["name"] for each in tomllib.loads(ran.out)["speakers"]] == [
            "Ann Lee",
            "王小明",
        ]


def test_quiet_prints_nothing(cli: Any, tea: Path) -> None:
    assert cli("transcripts", str(tea), "--toml", "-q") == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["--toml"], 2, "--toml is of one transcript; give SLUG or FILE"),
        ([SLUG, "--toml", "--json"], 2, "--toml is a format"),
        (["nope", "--toml"], 2, "'nope' is neither a transcript of the library"),
        (["empty.txt", "--toml"], 3, "empty.txt: the file is empty"),
        (["broken.txt", "--toml"], 3, "broken.toml:1: unknown key `titel`; did you mean `title`?"),
    ],
)
def test_what_cannot_be_done(
    cli: Any,
    tea: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    status: int,
    says: str,
) -> None:
    monkeypatch.chdir(tea.parent)
    Path("empty.txt").touch()
    shutil.copy(tea, "broken.txt")
    Path("broken.toml").write_text('titel = "x"\n', "utf-8")
    ran = cli("transcripts", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert says in ran.err
