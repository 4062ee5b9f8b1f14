"""Glossaries: TOML files of terms that mean the same.

    [[terms]]
    zh = ["循环神经网络"]
    en = ["RNN", "recurrent neural network"]

The keys of an entry are languages and for the reader's eye only; all its terms mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from gtcpanel.errors import ConfigError
from gtcpanel.transcript import Pair


def load_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a glossary. Raises `ConfigError`, with the line where it is known."""
    for entry in _entries(path):
        for left, right in combinations(_terms(entry, path), 2):
            yield Pair(left=left, right=right)


def _entries(path: Path) -> list[object]:
    import tomllib

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), f"this is no TOML: {error}") from error
    except OSError as error:
        raise ConfigError(str(path), (error.strerror or str(error)).lower()) from error
    entries = content.pop("terms", [])
    if content or not isinstance(entries, list):
        raise ConfigError(
            str(path), f"a glossary holds [[terms]] and nothing else, not {', '.join(content)}"
        )
    return entries


def _terms(entry: object, path: Path) -> list[str]:
    terms = entry.values() if isinstance(entry, dict) else ()
    flat = [term for each in terms for term in (each if isinstance(each, list) else [each])]
    if len(flat) < 2 or not all(isinstance(term, str) and term.strip() for term in flat):
        raise ConfigError(
            str(path), f"{entry!r} is not two or more terms, such as zh = [...] and en = [...]"
        )
    return flat
