"""Known-item search: is the turn found from which a damaged piece was drawn?

    python benchmarks/search_quality.py FOLDER... [--files 40] [--peers]

Draws pieces of turns from any folders of transcripts, damages them in the ways of `known_items.py`
and asks gtcpanel and, with --peers, ripgrep, ugrep's fuzzy mode, FTS5's trigrams and a brute force
of rapidfuzz over every turn for them. Prints, class by class, how often the turn is the first
answer (success@1), among the first five (success@5), and the mean reciprocal rank (MRR, 0 beyond
the fifth); of nonsense, how often nothing is found. With --files N it takes N files of each folder,
evenly spread over the sorted names of those that are mostly in the folder's commoner language.
The same seed gives the same queries.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from corpus import HAN, Corpus
from known_items import Item, all_items
from nonsense import NONSENSE
from searchers import Searcher, brute_force, fts5_trigram, gtcpanel, ripgrep, ugrep, write_lines

from gtcpanel import Library, open_library

_SUFFIXES = {".md", ".txt", ".vtt", ".srt", ".json"}


class Figures(NamedTuple):
    """How a searcher did on some items, each 0..1, and how long it took for one."""

    first: float
    fifth: float
    mrr: float
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--files", type=int, help="how many files of each folder (all)")
    parser.add_argument("--items", type=int, default=50, help="queries of each class")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", action="store_true", help="measure the other programs, too")
    parser.add_argument("--only", default="", help="classes whose name has this")
    parser.add_argument("--misses", action="store_true", help="print every query that fails")
    options = parser.parse_args()
    files = [path for folder in options.folders for path in chosen(folder, options.files)]
    with tempfile.TemporaryDirectory() as folder, open_library(*files) as library:
        turns = list(library.turns())
        corpus = Corpus(turns)
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"{len(files)} files, {len(turns)} turns, seed {options.seed}")
        searchers = {"gtcpanel": gtcpanel(library, turns)}
        if options.peers:
            lines = Path(folder, "turns.txt")
            write_lines(turns, lines)
            searchers |= {
                "rg": ripgrep(lines),
                "ugrep -Z1": ugrep(lines),
                "FTS5 trigram": fts5_trigram(turns),
                "partial_ratio": brute_force(turns),
            }
        classes = [
            (name, items)
            for name, items in all_items(corpus, options.items, options.seed)
            if options.only in name and items
        ]
        return report(classes, searchers, misses=library if options.misses else None)


def chosen(folder: Path, number: int | None) -> list[Path]:
    """The files of a folder, or so many, evenly spread, of those in its commoner language."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    files = [path for path in files if path.stat().st_size > 10_000 and path.name != "README.md"]
    if number is None:
        return files
    chinese = {path: _is_chinese(path) for path in files}
    common = sum(chinese.values()) * 2 > len(files)
    files = [path for path in files if chinese[path] == common]
    step = max(1, len(files) / number)
    return [files[int(step * n)] for n in range(min(number, len(files)))]


def _is_chinese(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(4000)
    return 3 * sum(map(len, HAN.findall(head))) > len(head)


def measure(search: Searcher, items: Sequence[Item], missed: list[Item]) -> Figures:
    """Ask for every item; those whose turn is not the first answer are added to `missed`."""
    ranks: list[int | None] = []
    begin = time.perf_counter()
    for item in items:
        found = search(item.query)
        if item.turn < 0:
            rank = 1 if not found else None
        else:
            rank = found.index(item.turn) + 1 if item.turn in found else None
        ranks.append(rank)
        if rank != 1:
            missed.append(item)
    seconds = (time.perf_counter() - begin) / len(items)
    return Figures(
        mean(rank == 1 for rank in ranks),
        mean(rank is not None for rank in ranks),
        mean(1 / rank if rank else 0 for rank in ranks),
        seconds,
    )


def report(
    classes: Sequence[tuple[str, list[Item]]],
    searchers: dict[str, Searcher],
    *,
    misses: Library | None,
) -> int:
    print(f"{'success@1 / success@5 / MRR':32} {''.join(f'{name:>18}' for name in searchers)}")
    results: dict[str, dict[str, Figures]] = {}
    missed: list[Item] = []
    for name, items in classes:
        results[name] = {
            each: measure(search, items, missed if each == "gtcpanel" else [])
            for each, search in searchers.items()
        }
        columns = "".join(f"{_cell(name, figures):>18}" for figures in results[name].values())
        print(f"{name:28} {len(items):3} {columns}", flush=True)
    for title, some in (
        ("all classes", [name for name, _ in classes if name not in NONSENSE]),
        ("all nonsense", [name for name, _ in classes if name in NONSENSE]),
    ):
        if some:
            overall = [
                Figures(
                    *(mean(column) for column in zip(*(results[n][s] for n in some), strict=True))
                )
                for s in searchers
            ]
            columns = "".join(f"{_cell(title.split()[1], one):>18}" for one in overall)
            print(f"{title:32} {columns}")
    every = [Figures(*map(mean, zip(*(results[n][s] for n, _ in classes), strict=True)))
             for s in searchers]  # fmt: skip
    print(f"{'milliseconds a query':32} {''.join(f'{1000 * one.seconds:18.1f}' for one in every)}")
    if misses is not None:
        _explain(missed, misses)
    return int(_falls_short(results))


def _cell(name: str, figures: Figures) -> str:
    if name.startswith("nonsense"):
        return f"{figures.first:.2f}"
    return " ".join(f"{value:.2f}" for value in figures[:3])


def _falls_short(results: dict[str, dict[str, Figures]]) -> bool:
    """Whether gtcpanel is not as good as it is promised to be."""
    found = [each["gtcpanel"] for name, each in results.items() if name not in NONSENSE]
    empty = [each["gtcpanel"].first for name, each in results.items() if name in NONSENSE]
    return bool(
        (found and (min(f.fifth for f in found) < 0.92 or mean(f.fifth for f in found) < 0.98))
        or (found and mean(f.mrr for f in found) < 0.95)
        or (empty and mean(empty) < 0.97)
    )


def _explain(missed: Sequence[Item], library: Library) -> None:
    turns = list(library.turns())
    for item in missed:
        wanted = turns[item.turn].ref if item.turn >= 0 else "nothing"
        print(f"\n{item.query!r} of {item.piece!r}, {wanted}")
        for hit in library.search(item.query, limit=3).hits:
            said = "…".join(hit.turn.text[start:end] for start, end in hit.spans[:8])
            print(f"    {hit.turn.ref} {hit.match} {hit.score} {said}")


if __name__ == "__main__":
    sys.exit(main())
