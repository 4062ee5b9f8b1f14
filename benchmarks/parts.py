"""How well the parts of talks agree with headings that people gave them.

    python benchmarks/parts.py FILE...

Each FILE is a Markdown transcript in which lines that begin with `## ` are headings between turns.
A talk with fewer than four headings is passed over. Prints, for each talk, Pk and WindowDiff (0 is
the people's division, see tests/segmentation.py) of our parts, of TextTiling, of parts of equal
length and of no division; the last two are what a method must beat.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from statistics import mean, stdev

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gtcpanel.library import Library, open_library  # noqa: E402
from gtcpanel.text.content import bare, says  # noqa: E402
from gtcpanel.text.words import segment  # noqa: E402
from tests.segmentation import pk, window_diff  # noqa: E402


def main(paths: Sequence[str]) -> None:
    scores: dict[str, list[tuple[float, float]]] = {}
    for path in paths:
        with open_library([path]) as library:
            reference = headed(library, Path(path).read_text("utf-8"))
            if len(reference) < 5:
                continue
            divisions = divided(library, len(reference))
            size = sum(1 for _ in library.turns())
        print(f"{Path(path).name}: {len(reference)} parts, {size} turns")
        for name, found in divisions.items():
            score = pk(reference, found, size), window_diff(reference, found, size)
            scores.setdefault(name, []).append(score)
            print(f"  {name:<12} {len(found):>3} parts  Pk {score[0]:.2f}  WD {score[1]:.2f}")
    print("mean")
    for name, each in scores.items():
        print(
            f"  {name:<12} Pk {mean(pk for pk, _ in each):.3f}  WD {mean(wd for _, wd in each):.3f}"
        )


def headed(library: Library, text: str) -> list[int]:
    """The turns, from 0, that come first after a heading; the first turn of all is always one."""
    lines = [turn.line for turn in library.turns()]
    headings = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith("## ")]
    firsts = {next((at for at, n in enumerate(lines) if n > line), 0) for line in headings}
    return sorted({0} | firsts)


def divided(library: Library, parts: int) -> dict[str, list[int]]:
    """The divisions that are compared; `parts` is how many those of equal length are."""
    (slug,) = library.slugs()
    turns = [
        list(filter(None, (says(bare(word)) for word in segment(turn.text))))
        for turn in library.turns()
    ]
    return {
        "gtcpanel": [part.first - 1 for part in library.parts(slug)],
        "TextTiling": text_tiling(turns),
        "equal": sorted({round(n * len(turns) / parts) for n in range(parts)}),
        "none": [0],
    }


def text_tiling(turns: Sequence[Sequence[str]], window: int = 100) -> list[int]:
    """Hearst (1997): borders where the words before and after are least alike, by depth.

    Blocks of about `window` content words on either side of each turn; a border is a valley deeper
    than the mean depth less half a standard deviation, as in the paper.
    """
    likeness = [
        _cosine(_words(turns[:at][::-1], window), _words(turns[at:], window))
        for at in range(1, len(turns))
    ]
    depths = [_depth(likeness, at) for at in range(len(likeness))]
    enough = mean(depths) - stdev(depths) / 2
    return [0] + [
        at + 1
        for at, depth in enumerate(depths)
        if depth > enough and depth == max(depths[max(0, at - 1) : at + 2])
    ]


def _words(turns: Sequence[Sequence[str]], most: int) -> Counter[str]:
    words: list[str] = []
    for turn in turns:
        words += turn
        if len(words) >= most:
            break
    return Counter(words)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    lengths = sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return sum(n * other[word] for word, n in one.items()) / lengths if lengths else 0.0


def _depth(likeness: Sequence[float], at: int) -> float:
    depth = 0.0
    for row in (likeness[at::-1], likeness[at:]):
        peak = row[0]
        for value in row[1:]:
            if value < peak:
                break
            peak = value
        depth += peak - likeness[at]
    return depth


if __name__ == "__main__":
    main(sys.argv[1:])
