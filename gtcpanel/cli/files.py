"""Writing a file that the user named: whole or not at all, and never one of the library's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from gtcpanel.errors import StorageError, UsageError

if TYPE_CHECKING:
    from gtcpanel.library import Library


@contextmanager
def replacing(path: str) -> Iterator[IO[bytes]]:
    """A file to write to, which stands at `path` when the block has ended without an error.

    A link stays one, and an existing file keeps its permissions. What is no file (`/dev/null`, a
    named pipe) is written to as it is. Raises `UsageError` where there is no such folder,
    `StorageError` where nothing can be written.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)  # noqa: PTH120
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"{path}: there is no folder {folder}")
    try:
        if os.path.exists(target) and not os.path.isfile(target):  # noqa: PTH110, PTH113
            with open(target, "wb") as file:  # noqa: PTH123
                yield file
        else:
            with _moved_into_place(target, folder) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StorageError(f"{path}: cannot be written ({reason})") from error


@contextmanager
def _moved_into_place(target: str, folder: str) -> Iterator[IO[bytes]]:
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".gtcpanel-", suffix=".new", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(name, _mode(target))  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108
        raise


def _mode(target: str) -> int:
    """The permissions that a file has, or would get."""
    try:
        return os.stat(target).st_mode & 0o777  # noqa: PTH116
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def refuse_to_overwrite(library: Library, targets: Iterable[str], *, option: str = "-o") -> None:
    """Raise `UsageError` where a target is a file of the library: those are only ever read.

    `option` is where the user named it.
    """
    existing = {_identity(path): path for path in targets if os.path.isfile(path)}  # noqa: PTH113
    if not existing:
        return
    from gtcpanel.discovery import facts_above, facts_beside

    read = [summary.about.path for summary in library.summaries()] + list(library.failures)
    told = [facts_beside(path) for path in read]
    for one in {os.path.dirname(path): path for path in read}.values():  # noqa: PTH120
        told += facts_above(one)
    for path in (*read, *told):
        with suppress(OSError):
            if taken := existing.get(_identity(path)):
                raise UsageError(
                    f"{taken} is a file of the library, and those are only ever read; "
                    f"give {option} another name"
                )


def _identity(path: str) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116
    return status.st_dev, status.st_ino
