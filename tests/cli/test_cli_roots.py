"""Where transcripts come from, in the order that is promised."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gtcpanel.cli.roots import cache_folder, config_folder, roots
from gtcpanel.errors import ConfigError
from gtcpanel.sources import shipped


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GTCPANEL_TRANSCRIPTS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "gtcpanel").mkdir()
    return tmp_path / "gtcpanel" / "config.toml"


def test_what_ships_comes_last(config: Path) -> None:
    assert roots(None) == (str(shipped()),)
    assert list(shipped().glob("gtc2024-transformer-panel.*"))


def test_options_beat_the_environment_beats_the_configuration(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('transcripts = ["/abs", "rel"]\n')
    assert roots(None) == ("/abs", str(config.parent / "rel"))
    monkeypatch.setenv("GTCPANEL_TRANSCRIPTS", os.pathsep.join(["a", "", "b"]))
    assert roots(None) == ("a", "b")
    assert roots(["-", "c"]) == ("-", "c")
    monkeypatch.setenv("GTCPANEL_TRANSCRIPTS", "")
    assert roots([])[0] == "/abs"


def test_a_tilde_is_the_home_folder(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere")
    monkeypatch.setenv("USERPROFILE", "/somewhere")
    config.write_text('transcripts = ["~/talks"]\n')
    assert roots(None) == (str(Path("/somewhere/talks")),)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (b"transcripts = [", None, "TOML"),
        (b"a = 1\ntranscripts == 2", 2, "TOML"),
        (b"\n\n\xff", 3, "UTF-8"),
        (b'transcripts = "x"', None, "list"),
        (b"transcripts = [1]", None, "list"),
        (b'transcript = ["x"]', None, "unknown key 'transcript'"),
    ],
)
def test_a_broken_configuration_says_where(
    config: Path, text: bytes, line: int | None, says: str
) -> None:
    config.write_bytes(text)
    with pytest.raises(ConfigError, match=says) as raised:
        roots(None)
    if line:
        assert raised.value.line == line
    assert str(config) in str(raised.value)


def test_a_configuration_that_cannot_be_read(config: Path) -> None:
    config.mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        roots(None)


def test_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GTCPANEL_CACHE_DIR", "/here")
    assert cache_folder() == "/here"
    monkeypatch.delenv("GTCPANEL_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / "gtcpanel")
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    assert Path(config_folder()).is_absolute()


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    import sys

    import platformdirs

    for name in ("GTCPANEL_CACHE_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    if platform == "linux" and os.name == "nt":
        pytest.skip("platformdirs decided when it was imported")
    assert cache_folder() == platformdirs.user_cache_dir("gtcpanel", appauthor=False)
    assert config_folder() == platformdirs.user_config_dir("gtcpanel", appauthor=False)
