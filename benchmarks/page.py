"""How long pictures and pages of a nine-hour talk take, to be made and to be used.

    python benchmarks/page.py

The talk has 10,000 turns by twelve people, put together from sentences of the panel, which is the
yardstick: every figure is a median of interleaved runs, with its ratio to the panel's. Needs a
Chromium, as tests/browser does, for the second half.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gtcpanel.library import open_library  # noqa: E402
from gtcpanel.sources import shipped  # noqa: E402
from gtcpanel.text.sentences import sentences  # noqa: E402

TURNS, HOURS, RUNS = 10_000, 9, 7
COMMANDS = {"timeline": [], "--svg": ["--svg", "out.svg"], "--html": ["--html", "out.html"]}
QUERIES = ("推理", "數據", "e", "的", "模型 推理", "nowhere")

#: Type a query, or do something else, and wait until it is on the screen: milliseconds.
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FIND = f"""async query => {{
  const box = document.getElementById("find");
  box.value = query;
  const start = performance.now();
  box.dispatchEvent(new Event("input"));
  await {DRAWN};
  return performance.now() - start;
}}"""
NEXT = f"""async () => {{
  const start = performance.now();
  document.querySelector(".next").click();
  await {DRAWN};
  return performance.now() - start;
}}"""
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def talk() -> Iterator[str]:
    """Lines of a transcript with a clock."""
    chance = random.Random(1)
    with open_library([shipped()]) as library:
        said = [turn.text[a:b] for turn in library.turns() for a, b in sentences(turn.text)]
    people = [f"Speaker {chr(ord('A') + n)}" for n in range(12)]
    for n in range(TURNS):
        at = n * HOURS * 3600 // TURNS
        words = "".join(chance.choices(said, k=chance.choice((1, 1, 2)))).replace("\n", "")
        clock = f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
        yield f"[{clock}] {people[n % 12] if n % 7 else people[0]}: {words}\n\n"


def made(folder: Path, arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "gtcpanel", "timeline", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GTCPANEL_CACHE_DIR": str(folder / "cache")},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "talk.txt").write_text("".join(talk()), "utf-8")
        for what, options in COMMANDS.items():
            own, panel = [], []
            for _ in range(RUNS):
                panel.append(made(folder, options))
                own.append(made(folder, ["-t", "talk.txt", *options]))
            middle, yardstick = statistics.median(own), statistics.median(panel)
            print(f"{what:<12} {middle * 1000:6.0f} ms  {middle / yardstick:.1f} x the panel's")
        size = (folder / "out.html").stat().st_size
        print(f"page         {size / 1e6:6.1f} MB, {size // TURNS} bytes a turn")
        try:
            used((folder / "out.html").as_uri())
        except ImportError:
            print("playwright is not installed: nothing is known of the browser")


def used(address: str) -> None:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS, program

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program(), args=FLAGS)
        page: Any = browser.new_page()
        page.goto(address)
        print(f"opened       {page.evaluate(LOADED):6.0f} ms")
        for query in QUERIES:
            print(
                f"find {query:<8} {page.evaluate(FIND, query):5.0f} ms  {page.inner_text('output')}"
            )
        page.evaluate(FIND, "模型")
        steps = [page.evaluate(NEXT) for _ in range(RUNS)]
        print(f"next match   {statistics.median(steps):6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
