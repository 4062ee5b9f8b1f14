"""How long a quotation takes among hundreds of thousands of turns, whatever was done to it.

    python benchmarks/verify_at_size.py FOLDER... [-n 600] [--seed 1] [--slowest 10]

The quotations are made by the rules of `verify.py`, of turns drawn from the whole library, as many
in Chinese as in others, and as many of the panel that ships. They are verified one by one, each as
if it were the only one, in a process that is warm. Prints how long each kind takes and what was
told of it, and exits 1 where a quotation takes more than 60 ms (the mean of all), or `verify.py`
would.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from statistics import mean, median

from processes import machine
from verify import HAN, RULES, Case, Maker, report

from gtcpanel.api import Library, open_library
from gtcpanel.model import Turn
from gtcpanel.verify import Verdict, verify

#: Milliseconds that a quotation may take.
MOST = 60
#: How many turns the quotations are made of, of each language.
TURNS = 1_500


def drawn(library: Library, seed: int) -> Iterator[Turn]:
    """Turns at random, by how much is said in them."""
    chance = Random(seed)
    lots = library.lots()
    weights = [lot.sentences for lot in lots]
    while True:
        lot = chance.choices(lots, weights)[0]
        yield library.turn_of(lot, chance.randrange(lot.turns))


def cases(library: Library, many: int, seed: int) -> list[Case]:
    """Quotations of each kind, half of them in Chinese."""
    found: list[Case] = []
    for chinese in (True, False):
        turns = (turn for turn in drawn(library, seed) if bool(HAN.search(turn.text)) == chinese)
        found += Maker(islice(turns, TURNS), seed).cases(many // 2)
    return found


def timed(library: Library, some: Sequence[Case]) -> tuple[list[Verdict], list[float]]:
    """The verdicts, and the milliseconds that each took."""
    verdicts: list[Verdict] = []
    times: list[float] = []
    for case in some[:: len(RULES)]:
        list(verify(library, [case.claim]))  # now everything is warm
    for case in some:
        start = time.perf_counter()
        (result,) = verify(library, [case.claim])
        times.append(1000 * (time.perf_counter() - start))
        verdicts.append(result.verdict)
    return verdicts, times


def figures(times: Sequence[float]) -> str:
    if not times:
        return f"{'·':>8}" * 3
    slow = sorted(times)[int(0.95 * len(times))]
    return f"{mean(times):8.0f}{median(times):8.0f}{slow:8.0f}"


def table(some: Sequence[Case], times: Sequence[float]) -> None:
    kinds: defaultdict[tuple[str, bool], list[float]] = defaultdict(list)
    for case, took in zip(some, times, strict=True):
        kinds[case.rule, bool(HAN.search(case.claim.text))].append(took)
    print(f"{'':18}{'Chinese':>24}{'others':>24}")
    print(f"{'milliseconds':18}" + 2 * f"{'mean':>8}{'median':>8}{'p95':>8}")
    for rule in RULES:
        print(f"{rule:18}" + figures(kinds[rule, True]) + figures(kinds[rule, False]))
    print(f"{'all':18}" + figures(times))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("-n", type=int, default=600, help="how many quotations")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slowest", type=int, default=0, help="show so many of the slowest")
    asked = parser.parse_args()
    cache = os.environ.get("GTCPANEL_CACHE_DIR")
    place = Path(cache) if cache else None
    with open_library(cache=place) as panel:
        few = list(Maker(panel.turns(), asked.seed).cases(asked.n))
        _, of_panel = timed(panel, few)
    with open_library(*asked.folders, cache=place, processes=2) as library:
        turns = sum(summary.turns for summary in library.summaries())
        some = cases(library, asked.n, asked.seed)
        verdicts, times = timed(library, some)
    print(machine())
    print(f"{turns:,} turns, seed {asked.seed}")
    table(some, times)
    print(f"{mean(times):.1f} ms each (at most {MOST}); of the panel {mean(of_panel):.1f} ms each,"
          f" {mean(times) / mean(of_panel):.1f} x\n")  # fmt: skip
    for took, case in sorted(zip(times, some, strict=True), reverse=True)[: asked.slowest]:
        print(f"{took:.0f} ms, {case.rule}: {case.claim.text}")
    status = report(some, verdicts, sum(times) / 1000)
    return int(status or mean(times) > MOST)


if __name__ == "__main__":
    sys.exit(main())
