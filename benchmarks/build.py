"""Building the index of a folder, and keeping it: how fast, how large, in how much memory.

    python benchmarks/build.py FOLDER... [--peer FOLDER]

Builds the index of a copy of the folders in as many processes as there are cores; then measures,
in turn with a search of the panel alone, a search where nothing has changed and one where one file
has, each time another. With --peer the index of that folder is built by gtcpanel and by
recollindex, one after the other. Exits 1 if a bound is broken.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from processes import environment, machine, program, run

_QUERY = "蒸汽机"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--peer", type=Path, help="a folder for recollindex to compare with")
    parser.add_argument("-n", type=int, default=7, help="runs of each search")
    options = parser.parse_args()
    broken = False

    def report(what: str, value: float, unit: str, bound: str, *, holds: bool) -> None:
        nonlocal broken
        broken |= not holds
        print(f"  {what:44} {value:8.2f} {unit:8} {bound}{'' if holds else '   BROKEN'}")

    print(machine())
    with tempfile.TemporaryDirectory() as work:
        env = environment(work)
        library = [_copied(folder, Path(work, str(n))) for n, folder in enumerate(options.folders)]
        files = [path for folder in library for path in folder.rglob("*") if path.is_file()]
        mb = sum(path.stat().st_size for path in files) / 1e6
        print(f"{len(files)} files, {mb:.0f} MB")
        search = (program(), "search", *(f"-t{folder}" for folder in library), _QUERY)
        built = run(*search, env=env)
        index = sum(path.stat().st_size for path in Path(work, "cache").rglob("*.sqlite")) / 1e6
        speed = mb / built.seconds
        report("built at", speed, "MB/s", "at least 3 on two cores", holds=speed >= 3)
        report("processors", built.cpu, "s", "", holds=True)
        # Once more, because to look at the memory of processes slows them down.
        memory = run(*search, env=environment(str(Path(work, "again"))), memory=True).memory_mb
        report("memory", memory, "MB", "at most 600", holds=memory <= 600)
        report("index", index / mb, "x text", "at most 2.5", holds=index <= 2.5 * mb)

        panel = (program(), "search", _QUERY)
        run(*panel, env=env)
        alone, same, changed = [], [], []
        draw = random.Random(1)
        for _ in range(options.n):
            alone.append(run(*panel, env=env).seconds)
            same.append(run(*search, env=env).seconds)
            some = draw.choice(files)
            some.write_bytes(some.read_bytes() + b"\n")
            time.sleep(2.1)  # a file that has only just been written is looked at once more
            changed.append(run(*search, env=env).seconds)
        base = median(alone)
        more, after = 1000 * (median(same) - base), 1000 * (median(changed) - base)
        report("a search of the panel alone", 1000 * base, "ms", "", holds=True)
        report("where nothing has changed, more", more, "ms", "at most 150", holds=more <= 150)
        report("where one file has changed, more", after, "ms", "at most 300", holds=after <= 300)

        if options.peer and shutil.which("recollindex"):
            ours = run(program(), "search", f"-t{options.peer}", _QUERY, env=env)
            config = Path(work, "recoll")
            config.mkdir()
            config.joinpath("recoll.conf").write_text(
                f"topdirs = {options.peer.absolute()}\nloglevel = 1\nnoaspell = 1\n"
            )
            theirs = run("recollindex", "-c", str(config), "-z", env=dict(os.environ))
            print(f"{options.peer.name} alone")
            report("gtcpanel", ours.seconds, "s", f"{ours.cpu:.1f} s of processors", holds=True)
            report(
                "recollindex", theirs.seconds, "s", f"{theirs.cpu:.1f} s of processors",
                holds=theirs.seconds > ours.seconds,
            )  # fmt: skip
    return int(broken)


def _copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns(".*", "node_modules"))
    return to


if __name__ == "__main__":
    sys.exit(main())
