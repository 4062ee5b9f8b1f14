"""A real browser: Chromium or Chrome, where there is one.

`GTCPANEL_CHROMIUM` names it where it is not on the PATH. Nothing is downloaded.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def program() -> str | None:
    """The browser's program, if there is one."""
    return os.environ.get("GTCPANEL_CHROMIUM") or next(
        filter(None, map(shutil.which, _NAMES)), None
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser, started once."""
    found = program()
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(_NAMES)} is on the PATH")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        one = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield one
        one.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open HTML as a file: `visit(html, at="#t2", width=375, color_scheme="dark")`.

    When the test ends, the page must have asked for nothing, shown no dialog and logged no error.
    """
    happened: list[str] = []
    contexts = []

    def open_page(html: str, *, at: str = "", width: int = 1280, **options: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("dialog", lambda dialog: happened.append(f"dialog: {dialog.message}"))
        page.on("pageerror", lambda error: happened.append(f"error: {error}"))
        page.on("console", lambda message: happened.append(f"console: {message.text}"))
        page.on("request", lambda request: happened.append(f"request: {request.url}"))
        page.goto(path.as_uri() + at)
        happened.remove(f"request: {path.as_uri()}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not happened
