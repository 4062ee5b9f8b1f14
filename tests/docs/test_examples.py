"""What the pages tell to do works, and what they show is so."""

from __future__ import annotations

import doctest
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.docs import pages

BASH = shutil.which("bash")
RECIPES = list(pages.blocks(pages.ROOT / "docs" / "SHELL.md", "sh"))
PICTURES = sorted((pages.ROOT / "docs" / "pictures").glob("*.svg"))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell and terminal")


def test_there_are_recipes() -> None:
    assert len(RECIPES) > 15


@POSIX
@pytest.mark.parametrize("recipe", RECIPES, ids=str)
def test_a_recipe_works(recipe: pages.Block, shell: dict[str, str], talks: Path) -> None:
    first = recipe.code.splitlines()[0]
    needed = first.removeprefix("# needs: ").split() if first.startswith("# needs: ") else []
    for tool in needed:
        if shutil.which(tool, path=shell["PATH"]) is None:
            pytest.skip(f"{tool} is not installed")
    if BASH is None:
        pytest.skip("bash is not installed")
    done = subprocess.run(
        [BASH, "-euo", "pipefail", "-c", recipe.code],
        cwd=talks,
        env=shell,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.strip()


def test_the_python_page_is_so() -> None:
    found = list(pages.blocks(pages.ROOT / "docs" / "PYTHON.md", "pycon"))
    text = "\n".join(block.code for block in found)
    test = doctest.DocTestParser().get_doctest(text, {}, "PYTHON.md", "PYTHON.md", 0)
    assert len(test.examples) > 20
    runner = doctest.DocTestRunner(verbose=False)
    report: list[str] = []
    runner.run(test, out=report.append)
    assert not report, "".join(report)


def test_the_python_of_the_readme_works(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = pages.blocks(pages.ROOT / "README.md", "python")
    exec(compile(block.code, str(block), "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all(line.startswith("gtc2024-transformer-panel:") for line in lines)


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in pages.links(page):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in pages.anchors(target), link


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_needs_nothing_from_elsewhere(picture: Path) -> None:
    text = picture.read_text("utf-8")
    assert len(text.encode()) < 100_000
    for outside in ("http://", "https://", "@import", "@font-face", "url("):
        assert outside not in text.replace("http://www.w3.org/2000/svg", "")
    assert ElementTree.fromstring(text).find("{http://www.w3.org/2000/svg}title") is not None


def test_every_picture_is_shown() -> None:
    shown = {Path(link).name for page in pages.PAGES for link in pages.links(page)}
    assert PICTURES
    assert not {picture.name for picture in PICTURES} - shown


@POSIX
def test_what_is_generated_is_not_stale() -> None:
    done = subprocess.run(
        [sys.executable, str(pages.ROOT / "docs" / "generate.py"), "--check"],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_a_page_that_is_not_closed_is_told() -> None:
    sys.path.insert(0, str(pages.ROOT))
    from docs.generate import Program, Stale, filled

    program = object.__new__(Program)
    with pytest.raises(Stale, match="not closed"):
        filled("<!-- run: gtcpanel search x -->\n", program)
    with pytest.raises(Stale, match="closed by /screen"):
        filled("<!-- run: gtcpanel search x -->\n<!-- /screen -->\n", program)
