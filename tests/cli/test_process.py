"""What only a process of its own can show: pipes, locales, signals, start-up, completion."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SLUG = "gtc2024-transformer-panel"
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and pipes as POSIX has them")


def test_starting_up_loads_nothing_heavy(places: dict[str, str]) -> None:
    heavy = {
        "jieba", "rapidfuzz", "rich", "numpy", "sqlite3", "pydantic", "pypinyin", "opencc", "json",
        "platformdirs", "tomllib",
    }  # fmt: skip
    code = "import sys, gtcpanel.cli.program, gtcpanel.cli.commands; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=places, check=True
    )
    assert not heavy & set(done.stdout.split())


@pytest.mark.parametrize("arguments", [["search", "注意力"], ["quote", "注意力", "--cite"]])
def test_a_search_in_a_pipe_never_loads_rich(places: dict[str, str], arguments: list[str]) -> None:
    heavy = {"rich", "jieba", "pypinyin", "opencc", "rapidfuzz", "nameparser", "lxml"}
    code = (
        f"import sys; from gtcpanel.cli.program import run; status = run({arguments!r});"
        f"print({heavy!r} & set(sys.modules), status)"
    )
    for _ in range(2):  # the first may build the index
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, encoding="utf-8",
            env={**places, "PYTHONUTF8": "1"}, check=True,
        )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "set() 0"


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"COLUMNS": "20"},
        {"COLUMNS": "400"},
    ],
)
def test_the_same_bytes_in_any_locale_at_any_width(program: Any, variables: dict[str, str]) -> None:
    assert program("search", "注意力", **variables) == program("search", "注意力")


@POSIX
@pytest.mark.parametrize("command", [f"show {SLUG}", "search 的 -n 0 --json", "search --help"])
def test_a_reader_that_goes_away_is_no_error(places: dict[str, str], command: str) -> None:
    python = f"'{sys.executable}' -m gtcpanel"
    script = f"{python} {command} | head -n 1 > /dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=places, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@POSIX
def test_a_reader_that_is_gone_from_the_start(places: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "gtcpanel", "show", SLUG],
        stdout=writing, stderr=subprocess.PIPE, env=places, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_four(places: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gtcpanel", "show", SLUG],
            stdout=full, stderr=subprocess.PIPE, text=True, env=places, check=False,
        )  # fmt: skip
    assert done.returncode == 4
    assert done.stderr.startswith("gtcpanel: ")
    assert len(done.stderr.splitlines()) == 1


@POSIX
def test_interrupted_is_130(places: dict[str, str]) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "gtcpanel", "show", "-t", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=places,
    )  # fmt: skip
    time.sleep(1.0)  # it has started, and waits for its input
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, b"", b"gtcpanel: interrupted\n")


def completed(places: dict[str, str], line: str) -> list[str]:
    words = line.split(" ")
    done = subprocess.run(
        [sys.executable, "-m", "gtcpanel"],
        capture_output=True,
        env={
            **places,
            "_GTCPANEL_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        check=False,
    )
    assert done.stderr == b""
    return done.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("gtcpanel se", "search"),
        ("gtcpanel show gtc", SLUG),
        (f"gtcpanel show {SLUG}:4", f"{SLUG}:4"),
        (f"gtcpanel show {SLUG} : 4", "49"),
        ("gtcpanel search x -s Ill", "Illia"),
        ("gtcpanel search x -s ill", "illia"),
        ("gtcpanel search x -s 黄", "黄仁勋"),
        ("gtcpanel search x --in gtc", SLUG),
        ("gtcpanel search x --regex -f js", "jsonl"),
        ("gtcpanel schema ti", "timeline"),
        ("gtcpanel timeline --sv", "--svg"),
    ],
)
def test_the_shell_completes(places: dict[str, str], line: str, offered: str) -> None:
    assert offered in completed(places, line)


def test_remarks_of_completions_are_harmless(places: dict[str, str], tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("Ann: [/bold] \x1b[31m tea?\n\nBob: Tea [/x].\n\nAnn: Thanks.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gtcpanel"],
        capture_output=True,
        env={
            **places,
            "_GTCPANEL_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_ARGS": f"gtcpanel show -t {talk} talk:",
        },
        check=False,
    )
    assert done.stderr == b""
    assert done.stdout.count(b"talk:") == 3
    assert b"\x1b" not in done.stdout
    assert b"Bob: Tea (/x)." in done.stdout


def test_completion_is_silent_when_it_cannot_help(places: dict[str, str]) -> None:
    assert completed(places, "gtcpanel search x -t /nowhere -s Ill") == []


def test_a_bug_is_70_and_says_where_its_log_is(
    cli: Any, monkeypatch: pytest.MonkeyPatch, places: dict[str, str]
) -> None:
    def break_down(*args: object, **options: object) -> object:
        raise ZeroDivisionError("made up")

    monkeypatch.setattr("gtcpanel.library.open_library", break_down)
    ran = cli("transcripts")
    assert (ran.status, ran.out) == (70, "")
    assert "ZeroDivisionError: made up" in ran.err
    assert len(ran.err.splitlines()) == 1
    log = Path(ran.err.strip().rpartition(" ")[2])
    assert log.parent == Path(places["GTCPANEL_CACHE_DIR"])
    assert "break_down" in log.read_text("utf-8")
    with pytest.raises(ZeroDivisionError):
        cli("transcripts", GTCPANEL_DEBUG="1")


def test_a_bug_is_told_where_nothing_can_be_written(
    cli: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def break_down(*args: object, **options: object) -> object:
        raise ZeroDivisionError("made up")

    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr("gtcpanel.library.open_library", break_down)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(blocked))
    ran = cli("transcripts", GTCPANEL_CACHE_DIR=str(blocked))
    assert ran.status == 70
    assert ran.err.strip().endswith("made up")
