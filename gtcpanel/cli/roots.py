"""Where transcripts come from, and where the cache lies: what the environment has to say."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from gtcpanel.errors import ConfigError

_CONFIG_KEYS = ("transcripts",)


def roots(given: Sequence[str] | None) -> tuple[str, ...]:
    """The files and folders to read: -t, else GTCPANEL_TRANSCRIPTS, else config.toml, else ours.

    `-` stands for standard input. A path need not exist; the library says so.

    Raises:
        ConfigError: config.toml cannot be read, or holds something else than it should.
    """
    if given:
        return tuple(given)
    listed = os.environ.get("GTCPANEL_TRANSCRIPTS", "")
    paths = [os.path.expanduser(path) for path in listed.split(os.pathsep) if path]  # noqa: PTH111
    if chosen := tuple(paths) or configured():
        return chosen
    from gtcpanel.sources import shipped

    return (str(shipped()),)


def configured() -> tuple[str, ...]:
    """`transcripts` of config.toml, relative paths taken from its folder; () without it."""
    path = os.path.join(config_folder(), "config.toml")  # noqa: PTH118
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ConfigError(path, f"cannot be read: {error.strerror}") from None
    from gtcpanel.tomlfile import BrokenTomlError, parse

    try:
        config = parse(data)
    except BrokenTomlError as error:
        raise ConfigError(path, error.reason, error.line) from None
    for key in config:
        if key not in _CONFIG_KEYS:
            raise ConfigError(path, f"unknown key {key!r}; it may hold: {', '.join(_CONFIG_KEYS)}")
    listed = config.get("transcripts", [])
    if not isinstance(listed, list) or not all(isinstance(item, str) and item for item in listed):
        raise ConfigError(path, 'transcripts must be a list of paths: transcripts = ["~/talks"]')
    return tuple(
        os.path.join(config_folder(), os.path.expanduser(item))  # noqa: PTH111, PTH118
        for item in listed
    )


def cache_folder() -> str:
    """Where the index and logs go. It may be deleted at any time."""
    return os.environ.get("GTCPANEL_CACHE_DIR") or _folder("XDG_CACHE_HOME", ".cache", "cache")


def config_folder() -> str:
    """Where the user's config.toml and glossary are."""
    return _folder("XDG_CONFIG_HOME", ".config", "config")


def _folder(variable: str, under_home: str, kind: str) -> str:
    base = os.environ.get(variable, "")
    if os.path.isabs(base):  # noqa: PTH117 (the XDG specification: a relative one is ignored)
        return os.path.join(base, "gtcpanel")  # noqa: PTH118
    if sys.platform in ("darwin", "win32"):
        import platformdirs

        if kind == "cache":
            return platformdirs.user_cache_dir("gtcpanel", appauthor=False)
        return platformdirs.user_config_dir("gtcpanel", appauthor=False)
    # What platformdirs answers on the other systems, without the 6 ms of importing it.
    return os.path.join(os.path.expanduser("~"), under_home, "gtcpanel")  # noqa: PTH111, PTH118
