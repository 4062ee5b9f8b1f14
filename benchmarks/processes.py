"""Running a program and measuring it: time on the clock, time of the processors, memory."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

#: Seconds between two looks at the memory of the processes.
_PAUSE = 0.05


class Run(NamedTuple):
    """What it took to run a program, with all processes that it started."""

    seconds: float  #: by the clock
    cpu: float  #: seconds of all processors together
    memory_mb: float  #: the most that all processes held at once, shared pages counted once; or nan
    lines: int  #: of output


def run(*command: str, env: Mapping[str, str] | None = None, memory: bool = False) -> Run:
    """Run a program to its end. Raises where it fails; 1 is what searches say of nothing found."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(env) if env else None
    )
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    if memory:
        watch.start()
    output, errors = process.communicate()
    seconds = time.perf_counter() - begin
    if memory:
        watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} failed: {errors.decode('utf-8', 'replace')}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, peak[0] or float("nan"), output.count(b"\n"))


def machine() -> str:
    """What the figures were measured on, in a line."""
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()},"
        f" Python {platform.python_version()}"
    )


def program() -> str:
    """The `gtcpanel` of this environment."""
    return str(Path(sys.executable).with_name("gtcpanel"))


def environment(folder: str) -> dict[str, str]:
    """The environment without anything of the user's, the caches in `folder`."""
    mine = {k: v for k, v in os.environ.items() if not k.startswith(("GTCPANEL", "PYTHON"))}
    return {**mine, "GTCPANEL_CACHE_DIR": f"{folder}/cache", "XDG_CONFIG_HOME": f"{folder}/config"}


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_held_mb, _with_children(process.pid))))
        time.sleep(_PAUSE)


def _with_children(process: int) -> Iterator[int]:
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _with_children(int(child))
    except OSError:  # it has ended, or this is not Linux
        return


def _held_mb(process: int) -> float:
    """The memory of a process, each page it shares divided by those who share it (Linux's PSS)."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0
