"""What is compared: gtcpanel, and what else is at hand, each as its users would ask it.

A searcher takes a query and gives the places of at most five turns, the best first. All but
gtcpanel look at "SPEAKER: TEXT", one turn a line, so that a name beside a word can be found.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Sequence
from itertools import permutations
from pathlib import Path

from gtcpanel import Library
from gtcpanel.model import Turn

Searcher = Callable[[str], list[int]]
#: How many answers count.
BEST = 5
#: From how alike on (0..100) the brute force is said to have found something.
_ALIKE = 75


def gtcpanel(library: Library, turns: Sequence[Turn]) -> Searcher:
    """In this process, as its command line asks."""
    places = {turn.ref: at for at, turn in enumerate(turns)}

    def search(query: str) -> list[int]:
        return [places[hit.turn.ref] for hit in library.search(query, limit=BEST).hits]

    return search


def ripgrep(lines: Path) -> Searcher:
    """Several words: in any order. There is no ranking; the first lines count."""

    def search(query: str) -> list[int]:
        words = [re.escape(word) for word in query.split()]
        orders = permutations(words) if len(words) < 4 else [words]
        pattern = "|".join(".*".join(order) for order in orders)
        return _numbers(["rg", "-i", "-n", "-m", str(BEST), "-e", pattern, str(lines)])

    return search


def ugrep(lines: Path) -> Searcher:
    """One mistake is allowed; several words are a Boolean query. There is no ranking."""

    def search(query: str) -> list[int]:
        words = " ".join(f'"{word}"' for word in query.split())
        how = ["ugrep", "-i", "-n", "-Z1", "-m", str(BEST), "-%", words, str(lines)]
        return _numbers(how)

    return search


def fts5_trigram(turns: Sequence[Turn]) -> Searcher:
    """SQLite's tokenizer for substrings; all words, ranked by BM25."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE turn USING fts5 (text, tokenize='trigram')")
    db.executemany("INSERT INTO turn (rowid, text) VALUES (?, ?)", enumerate(_lines(turns)))

    def search(query: str) -> list[int]:
        words = " ".join('"{}"'.format(word.replace('"', "")) for word in query.split())
        rows = db.execute(
            "SELECT rowid FROM turn WHERE turn MATCH ? ORDER BY rank LIMIT ?", (words, BEST)
        )
        return [rowid for (rowid,) in rows]

    return search


def brute_force(turns: Sequence[Turn]) -> Searcher:
    """rapidfuzz.fuzz.partial_ratio over every turn."""
    from rapidfuzz import fuzz, process

    lines = [line.lower() for line in _lines(turns)]

    def search(query: str) -> list[int]:
        found = process.extract(
            query.lower(), lines, scorer=fuzz.partial_ratio, limit=BEST, score_cutoff=_ALIKE
        )
        return [at for _, _, at in found]

    return search


def write_lines(turns: Sequence[Turn], path: Path) -> None:
    path.write_text("".join(f"{line}\n" for line in _lines(turns)), encoding="utf-8")


def _lines(turns: Sequence[Turn]) -> Iterable[str]:
    return (" ".join(f"{turn.speaker}: {turn.text}".split()) for turn in turns)


def _numbers(command: list[str]) -> list[int]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(f"{command}: {done.stderr}")
    return [int(line.split(":", 1)[0]) - 1 for line in done.stdout.splitlines()]
