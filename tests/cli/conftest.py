"""Runs the program: in this process for the many cases, as a process of its own for the few."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

#: The transcript that ships has this slug.
SLUG = "gtc2024-transformer-panel"

TEA = """\
Ann Lee: Tea is a plant. How do you make it, Mr Wang?

王小明: 茶叶要先晒干,再炒。我们用Kettle来烧水,水温是九十度。

Ann Lee: Ninety degrees, never boiling. [bold]Remember[/bold] that.

王小明: 对。茶叶不能用开水。
"""


class Ran(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment without a home, whose cache all tests share."""
    base = tmp_path_factory.mktemp("home")
    kept = (
        "PATH",
        "SYSTEMROOT",
        "TEMP",
        "TMP",
        "COVERAGE_PROCESS_START",
        "COVERAGE_PROCESS_CONFIG",
    )
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "HOME": str(base / "none"),
        "USERPROFILE": str(base / "none"),
        "GTCPANEL_CACHE_DIR": str(base / "cache"),
        "XDG_CONFIG_HOME": str(base / "config"),
        "TERM": "xterm-256color",
    }


@pytest.fixture
def cli(places: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Call the program in this process: `cli("search", "x", stdin=b"", COLUMNS="20")`."""

    def call(*arguments: str, stdin: bytes = b"", **variables: str) -> Ran:
        from gtcpanel.cli.program import run

        with monkeypatch.context() as patch:
            for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GTCPANEL_TRANSCRIPTS", "PAGER"):
                patch.delenv(name, raising=False)
            for name, value in {**places, **variables}.items():
                patch.setenv(name, value)
            out, err = io.StringIO(newline=""), io.StringIO(newline="")
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            status = run(arguments)
        return Ran(status, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def program(places: dict[str, str]) -> Callable[..., Ran]:
    """Call the program as a process of its own."""

    def call(*arguments: str, stdin: bytes = b"", **variables: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "gtcpanel", *arguments],
            input=stdin,
            capture_output=True,
            env={**places, **variables},
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """A small transcript in two languages."""
    path = tmp_path / "tea.txt"
    path.write_text(TEA, encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path: Path, tea: Path) -> Path:
    """A folder with two transcripts."""
    other = tmp_path / "coffee.txt"
    other.write_text(
        "Ann Lee: Coffee, then.\n\nBob Ray: Coffee it is.\n\nAnn Lee: Good.\n", "utf-8"
    )
    return tmp_path
