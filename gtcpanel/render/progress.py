"""The progress of long work on standard error, by rich's own bar."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from gtcpanel.render.terminal import one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Seconds before anything is shown, and between two drawings.
_PATIENCE: Final = 0.3
_INTERVAL: Final = 0.1


class Bar:
    """A bar that is there while something is done and leaves no trace.

    It draws only when it is told of a step, without a thread of its own: processes are forked
    while it is shown.
    """

    def __init__(self) -> None:
        """Make a bar; nothing is shown before the first step."""
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._next = monotonic() + _PATIENCE  # when to draw

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, name: str, done: int, total: int) -> None:
        """Say what is being done, and how much of how many."""
        now = monotonic()
        if now < self._next:
            return
        self._next = now + _INTERVAL
        if self._bar is None:
            self._start()
        assert self._bar is not None
        assert self._task is not None
        self._bar.update(self._task, description=one_line(name), completed=done, total=total)
        self._bar.refresh()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.table import Column

        clipped = Column(no_wrap=True, overflow="ellipsis", ratio=1)
        self._bar = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.description}", markup=False, table_column=clipped),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
            expand=True,
        )
        self._task = self._bar.add_task("", total=None)
        self._bar.start()
