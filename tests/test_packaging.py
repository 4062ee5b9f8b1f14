"""What is built is the program: from the archive of sources to a wheel that works anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(words: Sequence[str | Path], folder: Path, **variables: str) -> str:
    """What a Python program prints; it must end well."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_wheel_of_the_source_archive_finds_the_panel_from_any_folder(tmp_path: Path) -> None:
    run(["-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path], ROOT)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as sources:
        sources.extractall(tmp_path, filter="data")
    sources_folder = tmp_path / archive.name.removesuffix(".tar.gz")
    run(["-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], sources_folder)
    (wheel,) = tmp_path.glob("*.whl")
    place, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(["-m", "pip", "install", "-q", "--no-deps", "--target", place, wheel], elsewhere)
    settings = {"PYTHONPATH": str(place), "GTCPANEL_CACHE_DIR": str(tmp_path / "cache")}
    settings["GTCPANEL_TRANSCRIPTS"] = ""
    where = run(["-c", "import gtcpanel; print(gtcpanel.__file__)"], elsewhere, **settings)
    assert Path(where.strip()).is_relative_to(place)
    found = run(["-m", "gtcpanel", "search", "注意力"], elsewhere, **settings)
    assert "gtc2024-transformer-panel:" in found
    assert (place / "gtcpanel" / "py.typed").exists()
    assert (place / "bin" / ("gtcpanel.exe" if sys.platform == "win32" else "gtcpanel")).exists()
