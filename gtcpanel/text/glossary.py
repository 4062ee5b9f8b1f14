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
from typing import Final

from gtcpanel.errors import ConfigError
from gtcpanel.tomlfile import BrokenTomlError, parse
from gtcpanel.transcript import Pair

#: The glossary that ships.
SHIPPED: Final = Path(__file__).parents[1] / "data" / "glossary.toml"


def load_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a glossary. Raises `ConfigError`."""
    for terms in load_entries(path):
        for left, right in combinations(terms, 2):
            yield Pair(left=left, right=right)


def load_entries(path: Path) -> list[list[str]]:
    """The terms of each entry of a glossary, two or more. Raises `ConfigError`."""
    try:
        content = parse(path.read_bytes())
    except BrokenTomlError as error:
        raise ConfigError(str(path), error.reason, error.line) from error
    except OSError as error:
        raise ConfigError(str(path), (error.strerror or str(error)).lower()) from error
    entries = content.pop("terms", [])
    if content or not isinstance(entries, list):
        others = f", not {', '.join(content)}" if content else ""
        raise ConfigError(str(path), f"a glossary holds [[terms]] and nothing else{others}")
    return [_terms(entry, path) for entry in entries]


def _terms(entry: object, path: Path) -> list[str]:
    terms = entry.values() if isinstance(entry, dict) else ()
    flat = [term for each in terms for term in (each if isinstance(each, list) else [each])]
    if len(flat) < 2 or not all(isinstance(term, str) and term.strip() for term in flat):
        raise ConfigError(
            str(path), f"{entry!r} is not two or more terms, such as zh = [...] and en = [...]"
        )
    return flat
