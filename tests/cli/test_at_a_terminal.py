"""What a person at a terminal sees."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gtcpanel.text.excerpt import display_width

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

SLUG = "gtc2024-transformer-panel"
ESCAPES = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")

Terminal = Callable[..., tuple[int, str]]


@pytest.fixture
def terminal(places: dict[str, str]) -> Terminal:
    """Call the program at a terminal; its status, and everything it writes there."""

    def call(
        *arguments: str, width: int = 80, height: int = 50, stdin: bytes = b"", **variables: str
    ) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        running = subprocess.Popen(
            [sys.executable, "-m", "gtcpanel", *arguments],
            stdin=subprocess.PIPE, stdout=theirs, stderr=theirs, env={**places, **variables},
        )  # fmt: skip
        os.close(theirs)
        assert running.stdin is not None
        running.stdin.write(stdin)
        running.stdin.close()
        seen = b""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux: the other end is closed
                break
            if not piece:
                break
            seen += piece
        os.close(ours)
        return running.wait(timeout=30), seen.decode().replace("\r\n", "\n")

    return call


@pytest.mark.parametrize("width", [60, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "注意力"),
        ("speakers",),
        ("speakers", "noam"),
        ("timeline",),
        ("timeline", "注意力"),
        ("transcripts",),
        ("transcripts", SLUG),
        ("quote", "鱼群"),
        ("show", f"{SLUG}:4-6"),
        ("--help",),
    ],
)
def test_it_is_coloured_and_fits(
    terminal: Terminal, arguments: tuple[str, ...], width: int
) -> None:
    status, seen = terminal(
        *arguments, "--no-pager" if arguments[0][0] != "-" else "-h", width=width
    )
    assert status == 0
    assert "\x1b[" in seen
    lines = ESCAPES.sub("", seen).splitlines()
    # A path is never broken, for it is there to be copied; this one is as long as its folder's.
    assert max(display_width(line) for line in lines if f"{SLUG}.txt" not in line) <= width


def test_no_color_keeps_bold_and_never_keeps_nothing(terminal: Terminal) -> None:
    _, seen = terminal("search", "-e", "蒸汽机", NO_COLOR="1")
    assert "\x1b[1" in seen
    assert "38;5" not in seen
    for refusal in ({"TERM": "dumb"}, {"TERM": "dumb", "NO_COLOR": "1"}):
        assert "\x1b" not in terminal("search", "-e", "蒸汽机", **refusal)[1]
    assert "\x1b" not in terminal("search", "-e", "蒸汽机", "--color", "never")[1]


def test_nothing_found_says_so(terminal: Terminal) -> None:
    status, seen = terminal("search", "-e", "量子纠缠")
    assert status == 1
    assert seen.startswith("gtcpanel: nothing found")
    assert terminal("search", "-e", "量子纠缠", "-q") == (1, "")


def test_a_misspelt_word_is_suggested(terminal: Terminal) -> None:
    status, seen = terminal("search", "-e", "Transfromer")
    assert status == 1
    assert "did you mean" in seen
    assert "ransformer" in seen


def test_a_caret_points_at_what_cannot_be_read(terminal: Terminal) -> None:
    status, seen = terminal("search", "推理 (a")
    assert status == 2
    assert seen.splitlines()[1:] == ["  推理 (a", "       ^"]
    assert len(terminal("search", "推理 (a", width=9)[1].splitlines()) == 1


def test_what_is_longer_than_the_screen_is_paged(terminal: Terminal, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged; cat >/dev/null\n")
    pager.chmod(0o755)
    long = ("show", f"{SLUG}:1")
    assert terminal(*long, height=10, PAGER=str(pager)) == (0, "paged\n")
    assert "paged" not in terminal(*long, height=500, PAGER=str(pager))[1]
    assert "paged" not in terminal(*long, "--no-pager", height=10, PAGER=str(pager))[1]
    for none in ("", "cat", "/no/such/pager"):
        assert "1964" in terminal(*long, height=10, PAGER=none)[1]


def test_a_pager_may_be_left_early(terminal: Terminal, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nexit 0\n")
    pager.chmod(0o755)
    assert terminal("show", SLUG, height=10, PAGER=str(pager)) == (0, "")


def test_where_something_is_said_is_told_in_full(terminal: Terminal, tmp_path: Path) -> None:
    slug = "a-talk-with-a-name-that-is-far-too-long-for-a-line"
    (tmp_path / f"{slug}.txt").write_text("Ann: Tea.\n\nBob: Cake.\n\nAnn: Thanks.\n")
    _, seen = terminal("search", "cake", "-t", str(tmp_path), width=50)
    lines = ESCAPES.sub("", seen).splitlines()
    assert f"▌ {slug}:2" in lines


def test_a_first_call_shows_that_it_reads(terminal: Terminal, tmp_path: Path) -> None:
    status, seen = terminal("search", "-q", "注意力", GTCPANEL_CACHE_DIR=str(tmp_path))
    assert status == 0
    assert "1/1" in ESCAPES.sub("", seen)
    assert terminal("search", "-q", "注意力", GTCPANEL_CACHE_DIR=str(tmp_path)) == (0, "")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("xyzzy", "talk.txt"), "to look in talk.txt, say -t talk.txt"),
        (("xyzzy AND plugh",), "all words are looked for as it is; leave out AND"),
        (("xyzzy or plugh",), "OR is written in capitals"),
    ],
)
def test_habits_from_other_programs_are_noticed(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...], hint: str,
) -> None:  # fmt: skip
    (tmp_path / "talk.txt").write_text("Ann: Tea.\n\nBob: Tea.\n\nAnn: Thanks.\n")
    monkeypatch.chdir(tmp_path)
    assert terminal("search", *words) == (1, f"gtcpanel: nothing found; {hint}\n")


def test_files_that_were_passed_over_are_mentioned(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "ok.txt").write_text("Ann: Tea, please.\n\nBob: Tea.\n\nAnn: Thanks.\n")
    for name in ("a", "b"):
        (tmp_path / f"{name}.bin").write_bytes(bytes(range(256)))
    status, seen = terminal("search", "-c", "tea", "-t", str(tmp_path))
    assert status == 0
    assert "gtcpanel: 2 files passed over ('gtcpanel transcripts' tells why)" in seen
    (tmp_path / "a.bin").unlink()
    assert "passed over: " in terminal("search", "-c", "tea", "-t", str(tmp_path))[1]
    assert "passed over" not in terminal("search", "-q", "tea", "-t", str(tmp_path))[1]
