"""The manual page that the wheel brings along; generate.py holds that it is current."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib

import pytest

from gtcpanel.cli.commands import COMMANDS
from tests.docs import pages

PAGE = pages.ROOT / "docs" / "gtcpanel.1"


def _shown() -> subprocess.CompletedProcess[str]:
    man = shutil.which("man")
    if man is None:
        pytest.skip("man is not installed")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}
    return subprocess.run(
        [man, "--warnings", "-l", "-P", "cat", str(PAGE)],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_man_shows_it_without_a_warning() -> None:
    shown = _shown()
    assert (shown.returncode, shown.stderr) == (0, "")
    text = shown.stdout
    assert "gtcpanel search 注意力" in text
    assert all(f"gtcpanel {name} [OPTIONS]" in text for name in COMMANDS)
    for said in ("--max-chars N", "GTCPANEL_TRANSCRIPTS", "EXIT STATUS", "'gtc*'", r"$'\t'"):
        assert said in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_wheel_brings_it_along() -> None:
    project = tomllib.loads((pages.ROOT / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/gtcpanel.1": "share/man/man1/gtcpanel.1"}
