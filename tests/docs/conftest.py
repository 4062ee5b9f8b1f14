"""The pages, and a place to try what they say."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment for commands: no home, no configuration, a cache of its own."""
    base = tmp_path_factory.mktemp("docs")
    kept = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "SYSTEMROOT", "TEMP", "TMP")
    path = (str(Path(sys.executable).parent), os.environ["PATH"], "/usr/games")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PATH": os.pathsep.join(path),
        "HOME": str(base / "home"),
        "XDG_CONFIG_HOME": str(base / "config"),
        "GTCPANEL_CACHE_DIR": str(base / "cache"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


@pytest.fixture
def talks(shell: dict[str, str]) -> Path:
    """A folder with the transcripts of the examples; always the same, so that its index is, too."""
    folder = Path(shell["HOME"]).with_name("talks")
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(ROOT / "docs" / "examples", folder))
