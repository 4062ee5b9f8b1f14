"""Queries of the same kinds on a panel and on 1, 10 and 100 parts of a large library.

    python benchmarks/speed_at_size.py FOLDER... [--svg FILE]

The queries are drawn from the smallest part, so that every size has their answers, and like ones
from the panel that ships. Whole processes, warm, one after the other in turn: every kind of query
on every size, `rg -F` for the exact ones and `ugrep -Z2` for the misspelt words on the same files.
Prints medians and ratios, draws them, and exits 1 if a bound is broken.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

from plot import plot
from processes import environment, machine, program, run
from startup import peak_memory_mb

from gtcpanel import Library, open_library

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WORDS = re.compile(r"[a-z]{3,}(?: [a-z]+)+")
#: How much larger the largest part is than the smallest, and the one between.
_PARTS = (1, 10, 100)


class Kind(NamedTuple):
    """A kind of query: how one is drawn from some texts, and how much longer it may take."""

    name: str
    draw: Callable[[Sequence[str], random.Random], str]
    options: tuple[str, ...] = ()
    of_panel: float = float("inf")  #: times as long as on the panel alone, at most


def exact(texts: Sequence[str], rng: random.Random) -> str:
    row = _long(_HAN, texts, rng, 6)
    start = rng.randrange(len(row) - 5)
    return row[start : start + 6]


def commonest(pattern: str) -> Callable[[Sequence[str], random.Random], str]:
    def draw(texts: Sequence[str], _: random.Random) -> str:
        said: Counter[str] = Counter()
        for text in texts:
            said.update(set(re.findall(pattern, text.lower())))
        return said.most_common(1)[0][0]

    return draw


def misspelt(texts: Sequence[str], rng: random.Random) -> str:
    words = {word for text in texts for word in re.findall(r"\b[a-z]{8,12}\b", text)}
    word: str = rng.choice(sorted(words))
    at = rng.randrange(2, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def same_sound(texts: Sequence[str], rng: random.Random) -> str:
    """A row of four characters with one of them replaced by another that is read alike."""
    from pypinyin import lazy_pinyin

    alike: dict[str, set[str]] = defaultdict(set)
    for char in {char for text in texts for row in _HAN.findall(text) for char in row}:
        alike[lazy_pinyin(char)[0]].add(char)
    while True:
        row = _long(_HAN, texts, rng, 4)
        start = rng.randrange(len(row) - 3)
        piece = row[start : start + 4]
        at = rng.randrange(4)
        others = sorted(alike[lazy_pinyin(piece[at])[0]] - {piece[at]})
        if others:
            typed = piece[:at] + rng.choice(others) + piece[at + 1 :]
            if not any(typed in text for text in texts):
                return typed


def misquote(texts: Sequence[str], rng: random.Random) -> str:
    """A passage of fifteen characters with a fifth of them missing."""
    row = _long(_HAN, texts, rng, 15)
    start = rng.randrange(len(row) - 14)
    gone = set(rng.sample(range(1, 14), 3))
    return "".join(char for at, char in enumerate(row[start : start + 15]) if at not in gone)


def misquote_en(texts: Sequence[str], rng: random.Random) -> str:
    words = _long(_WORDS, texts, rng, 60).split()[:12]
    gone = set(rng.sample(range(1, len(words) - 1), 2))
    return " ".join(word for at, word in enumerate(words) if at not in gone)


KINDS = (
    Kind("exact", exact, ("-e",)),
    Kind("misspelt English word", misspelt),
    Kind("same sound", same_sound, of_panel=2.5),
    Kind("misquote, Chinese", misquote, of_panel=2.5),
    Kind("misquote, English", misquote_en),
    Kind("commonest Chinese word", commonest(r"[\u4e00-\u9fff]"), of_panel=2.5),
    Kind("commonest English word", commonest(r"\b[a-z]+\b"), of_panel=2.5),
)


def _long(pattern: re.Pattern[str], texts: Sequence[str], rng: random.Random, size: int) -> str:
    for _ in range(100_000):
        rows: list[str] = [row for row in pattern.findall(rng.choice(texts)) if len(row) >= size]
        if rows:
            return rng.choice(rows)
    raise LookupError(f"no text has {size} letters in a row")


def parts(folders: Sequence[Path], work: Path) -> Iterator[list[Path]]:
    """Folders with links to a hundredth and to a tenth of the files, and all of them."""
    files = sorted(path for folder in folders for path in folder.rglob("*.*") if path.is_file())
    files = [path for path in files if not any(part.startswith(".") for part in path.parts)]
    random.Random(1).shuffle(files)
    whole = sum(path.stat().st_size for path in files)
    for part in _PARTS[:-1]:
        place = work / f"part{part}"
        place.mkdir()
        left = whole * part / _PARTS[-1]
        for number, path in enumerate(files):
            if left <= 0:
                break
            place.joinpath(f"{number}-{path.name}").symlink_to(path.absolute())
            left -= path.stat().st_size
        yield [place]
    yield list(folders)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--cache", type=Path, help="keep the indexes here (in a temporary folder)")
    parser.add_argument("--svg", type=Path, help="draw the growth")
    parser.add_argument("-q", "--queries", type=int, default=5, help="queries of each kind")
    parser.add_argument("-n", type=int, default=3, help="runs of each query")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        env = environment(folder)
        if options.cache:
            env["GTCPANEL_CACHE_DIR"] = str(options.cache)
        sizes = list(parts(options.folders, work))
        counts = []
        for roots in sizes:
            run(program(), "search", *_roots(roots), "-c", "x", env=env)
            counts.append(_turns(roots, env))
        with open_library(*sizes[0]) as smallest, open_library() as panel:
            queries = _queries(smallest, options.queries)
            like = _queries(panel, options.queries)
        times = _times(sizes, queries, like, env, options.n)
        memory = max(
            peak_memory_mb(program(), "search", *_roots(sizes[-1]), query, env=env)
            for some in queries.values()
            for query in some[:1]
        )
    if options.svg:
        options.svg.write_text(_picture(times, counts), "utf-8")
    return _report(times, counts, memory, options.queries * options.n)


def _roots(roots: Sequence[Path]) -> list[str]:
    return [f"-t{root}" for root in roots]


def _turns(roots: Sequence[Path], env: dict[str, str]) -> int:
    with open_library(*roots, cache=Path(env["GTCPANEL_CACHE_DIR"])) as library:
        return sum(summary.turns for summary in library.summaries())


def _queries(library: Library, number: int) -> dict[Kind, list[str]]:
    """So many queries of each kind; of none that the library's languages do not allow."""
    texts = [turn.text for turn in library.turns()]
    found = {}
    for kind in KINDS:
        rng = random.Random(f"1 {kind.name}")
        with suppress(LookupError):
            found[kind] = [kind.draw(texts, rng) for _ in range(number)]
    return found


#: Seconds, by what was measured and where: "panel", or the place among the sizes.
Times = dict[tuple[str, int | str], list[float]]


def _times(
    sizes: Sequence[Sequence[Path]],
    queries: dict[Kind, list[str]],
    like: dict[Kind, list[str]],
    env: dict[str, str],
    runs: int,
) -> Times:
    times: Times = defaultdict(list)

    def measure(name: str, where: int | str, *command: str) -> None:
        times[name, where].append(run(*command, env=env).seconds)

    for turn in range(runs + 1):
        for kind, some in queries.items():
            for number, query in enumerate(some):
                if kind in like:
                    measure(
                        kind.name, "panel", program(), "search", *kind.options, like[kind][number]
                    )
                for size, roots in enumerate(sizes):
                    command = (program(), "search", *kind.options, *_roots(roots), query)
                    measure(kind.name, size, *command)
                    places = list(map(str, roots))
                    if kind.draw is exact and shutil.which("rg"):
                        measure("(rg -F)", size, "rg", "-F", "--follow", query, *places)
                    if kind.draw is misspelt and shutil.which("ugrep") and turn == 1 and number < 3:
                        measure("(ugrep -Z2)", size, "ugrep", "-R", "-Z2", query, *places)
        if turn == 0:
            times.clear()  # now everything is warm
    return times


def _report(times: Times, counts: Sequence[int], memory: float, runs: int) -> int:
    middle = {key: 1000 * median(some) for key, some in times.items()}
    largest = len(counts) - 1
    broken = memory > 150
    print(machine())
    print(f"medians of {runs} runs in ms, whole processes, warm; turns in each part")
    print(f"{'':24}{'panel':>9}" + "".join(f"{count:>10,}" for count in counts) + "  of panel")
    for name in dict.fromkeys(name for name, _ in middle):
        row = [middle.get((name, where)) for where in ("panel", *range(len(counts)))]
        cells = [f"{value:.0f}" if value is not None else "" for value in row]
        bound = next((kind.of_panel for kind in KINDS if kind.name == name), float("inf"))
        ratio = row[-1] / row[0] if row[-1] and row[0] else 0.0
        broken |= ratio > bound
        said = f"{ratio:9.2f}" if ratio else ""
        said += f" (at most {bound})" if bound < float("inf") else ""
        print(f"{name:24}{cells[0]:>9}" + "".join(f"{cell:>10}" for cell in cells[1:]) + said)
    for kind, peer, most in (
        ("exact", "(rg -F)", 4.0),
        ("misspelt English word", "(ugrep -Z2)", 0.1),
    ):
        if (peer, largest) in middle:
            ratio = middle[kind, largest] / middle[peer, largest]
            broken |= ratio > most
            print(f"{kind}: {ratio:.3f} x {peer[1:-1]} (at most {most})")
    print(f"peak memory of a query {memory:.0f} MB (at most 150)")
    return int(broken)


def _picture(times: Times, counts: Sequence[int]) -> str:
    names = dict.fromkeys(name for name, _ in times)
    lines = {
        name: [(counts[size], 1000 * median(times[name, size])) for size in range(len(counts))]
        for name in names
    }
    return plot("A query, whole process, warm", "turns in the library", "milliseconds", lines)


if __name__ == "__main__":
    sys.exit(main())
