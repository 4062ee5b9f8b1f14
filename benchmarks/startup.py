"""How long a command takes beside an empty Typer program of the same environment.

Commands and yardsticks run in turn, whole processes, so that the ratios hold when the machine's
speed drifts. Prints medians and ratios; exits 1 if a bound is broken.
"""

from __future__ import annotations

import argparse
import os
import platform
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

EMPTY = """
import typer
app = typer.Typer()
@app.command()
def main(name: str = "") -> None: ...
app()
"""
JIEBA = "import jieba; jieba.setLogLevel(60); jieba.lcut('注意力')"


class Case(NamedTuple):
    """A command, what it is measured against, and how much longer it may take."""

    name: str
    run: Callable[[], float]
    yardstick: str
    bound: float


def piped(*command: str, env: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, check=True)
    return time.perf_counter() - start


def on_terminal(*command: str, env: dict[str, str]) -> float:
    """The command with a terminal for its output, read until it is done."""
    ours, theirs = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    while process.poll() is None or select.select([ours], [], [], 0)[0]:
        if select.select([ours], [], [], 0.001)[0]:
            try:
                if not os.read(ours, 65536):
                    break
            except OSError:
                break
    process.wait()
    taken = time.perf_counter() - start
    os.close(ours)
    return taken


def peak_memory_mb(*command: str, env: dict[str, str]) -> float:
    """The most memory that a command held at once, in MB."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, env=env, check=True
    )
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="runs of each command")
    runs = parser.parse_args().n
    python = sys.executable
    program = str(Path(python).with_name("gtcpanel"))
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("GTCPANEL", "PYTHON"))},
            "GTCPANEL_CACHE_DIR": f"{folder}/cache",
            "XDG_CONFIG_HOME": f"{folder}/config",
            "TERM": "xterm-256color",
        }
        empty = Path(folder, "empty.py")
        empty.write_text(EMPTY)

        def first_call() -> float:
            with tempfile.TemporaryDirectory() as fresh:
                return piped(program, "search", "注意力", env={**env, "GTCPANEL_CACHE_DIR": fresh})

        def run(*arguments: str, terminal: bool = False) -> Callable[[], float]:
            how = on_terminal if terminal else piped
            return lambda: how(program, *arguments, env=env)

        yardsticks: dict[str, Callable[[], float]] = {
            "an empty Typer program": lambda: piped(python, str(empty), env=env),
            "jieba alone": lambda: piped(python, "-c", JIEBA, env=env),
        }
        cases = [
            Case("search 注意力, piped", run("search", "注意力"), "an empty Typer program", 1.4),
            Case(
                "search 注意力, on a terminal",
                run("search", "注意力", "--no-pager", terminal=True),
                "an empty Typer program",
                2.2,
            ),
            Case("--help", run("--help"), "an empty Typer program", 2.2),
            Case("search alexnt, piped", run("search", "alexnt"), "an empty Typer program", 1.9),
            Case("the first call ever", first_call, "jieba alone", 3.0),
        ]
        times: dict[str, list[float]] = {
            name: [] for name in (*yardsticks, *(c.name for c in cases))
        }
        piped(program, "search", "注意力", env=env)  # makes the index
        for _ in range(runs):
            for name, measure in (*yardsticks.items(), *((c.name, c.run) for c in cases)):
                times[name].append(measure())
        memory = peak_memory_mb(program, "search", "注意力", env=env)
    return report(times, cases, memory, runs)


def report(times: dict[str, list[float]], cases: list[Case], memory: float, runs: int) -> int:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()},")
    print(f"medians of {runs} interleaved runs")
    broken = memory > 60
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name in sorted({case.yardstick for case in cases}):
        print(f"  {name:32} {1000 * medians[name]:6.0f} ms")
    for case in cases:
        ratio = medians[case.name] / medians[case.yardstick]
        broken |= ratio > case.bound
        print(
            f"  {case.name:32} {1000 * medians[case.name]:6.0f} ms"
            f"  {ratio:.2f} x {case.yardstick} (at most {case.bound})"
        )
    print(f"  peak memory, warm                {memory:6.1f} MB  (at most 60)")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
