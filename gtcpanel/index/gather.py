"""Reads files and makes them ready for the index, in several processes where that pays."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.errors import GtcpanelError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from gtcpanel.index.groundwork import Groundwork
    from gtcpanel.index.prepare import Prepared, Preparer
    from gtcpanel.index.source import Source

#: To start processes costs as much as to read so many bytes.
_WORTH_IT: Final = 3_000_000
#: How many files each process may be ahead, which bounds what is kept in memory.
_AHEAD: Final = 8
#: After so many new objects such a process looks for cycles among them.
_NEW_OBJECTS: Final = 50_000


class Outcome(NamedTuple):
    """What became of a file."""

    path: str
    state: str  #: how it looked when it was read; '' if it was changing meanwhile
    digest: str
    prepared: Prepared | None
    error: str | None  #: why there is nothing


def gather(source: Source, paths: Sequence[str], groundwork: Groundwork) -> Iterator[Outcome]:
    """Read `paths` in their order. Memory is bounded, whatever their number."""
    if source.processes > 1 and sum(map(source.size, paths)) > _WORTH_IT:
        yield from _in_processes(source, paths, groundwork)
    else:
        task = _Task(source, groundwork)
        yield from map(task, paths)


class _Task:
    """Reads a file; made once for each process."""

    def __init__(self, source: Source, groundwork: Groundwork) -> None:
        # Without what a process has no use for and could not be sent.
        self.read, self.digest, self.state = source.read, source.digest, source.state
        self.groundwork = groundwork
        self._preparer: Preparer | None = None

    def __call__(self, path: str) -> Outcome:
        from gtcpanel.index.prepare import Preparer

        if self._preparer is None:
            self._preparer = Preparer(self.groundwork)
        before = self.state(path)
        prepared, error = None, None
        try:
            prepared = self._preparer.prepare(self.read(path))
        except GtcpanelError as refusal:
            error = str(refusal)
        digest = self.digest(path)
        return Outcome(path, before if self.state(path) == before else "", digest, prepared, error)


def _in_processes(
    source: Source, paths: Sequence[str], groundwork: Groundwork
) -> Iterator[Outcome]:
    import multiprocessing
    import sys
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A fork has everything loaded already; elsewhere it is not safe, or not there.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    done = 0
    pool = ProcessPoolExecutor(source.processes, context, _begin, (_Task(source, groundwork),))
    try:
        for outcome in _ahead(pool, _work, paths, source.processes * _AHEAD):
            yield outcome
            done += 1
    except BrokenProcessPool:  # one was killed, for its memory perhaps: go on without them
        yield from map(_Task(source, groundwork), paths[done:])
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _ahead(
    pool: Executor, work: Callable[[str], Outcome], paths: Sequence[str], most: int
) -> Iterator[Outcome]:
    """What `work` makes of `paths`, in their order, at most so many at a time."""
    waiting: deque[Future[Outcome]] = deque()
    for path in paths:
        waiting.append(pool.submit(work, path))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


_task: _Task | None = None  # of this process


def _begin(task: _Task) -> None:
    """Get a process ready. The parent answers for an interrupt, so it ends without a word."""
    import gc
    import signal

    global _task  # there is no other way to hand something to a process of a pool
    _task = task
    # Much is made of a file and little of it in cycles; to look for them took a fifth of the time.
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _work(path: str) -> Outcome:
    assert _task is not None
    return _task(path)
