"""Builds README.md and docs/ as a site, in build/site, and looks where its links lead.

    python docs/build_site.py

The pages are those that a forge shows, in the same folders, so that one link serves both. What they
link to besides (a source file, a folder) is put beside them. The generator (zensical) refuses links
from page to page that lead nowhere; what it does not look at is looked at here, in the pages it
made. Exit status 1, and a line for each, if a link or an anchor is broken.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
PAGES = ROOT / "build" / "pages"
SITE = ROOT / "build" / "site"

_LINK = re.compile(r"\]\((?P<to>[^)\s#]+)")


def gather(into: Path) -> None:
    """Copy the pages and all that they link to within the project; of folders, make a list."""
    waiting = [ROOT / "README.md", *DOCS.rglob("*.md")]
    known = set(waiting)
    for path in waiting:
        place = into / path.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            inside = sorted(path.iterdir())
            place.mkdir(exist_ok=True)
            (place / "README.md").write_text(_list_of(path, inside), "utf-8")
        else:
            shutil.copyfile(path, place)
            inside = _linked(path) if path.suffix == ".md" else []
        waiting += (new := [other for other in dict.fromkeys(inside) if other not in known])
        known.update(new)


def _linked(page: Path) -> list[Path]:
    """The files and folders of the project that a page links to."""
    found = (
        (page.parent / unquote(link["to"])).resolve()
        for link in _LINK.finditer(page.read_text("utf-8"))
        if not urlsplit(link["to"]).scheme
    )
    return [path for path in found if path.is_relative_to(ROOT) and path.exists()]


def _list_of(folder: Path, paths: list[Path]) -> str:
    lines = (f"- [{_title(path)}]({path.name})" for path in paths)
    return f"# {folder.relative_to(ROOT)}\n\n" + "\n".join(lines) + "\n"


def _title(path: Path) -> str:
    """The heading of a page, the name of any other file."""
    if path.suffix != ".md":
        return path.name
    return path.read_text("utf-8").partition("\n")[0].lstrip("# ")


def broken(site: Path) -> Iterator[str]:
    """The links within a site that lead to no file, or to no anchor of a page."""
    pages = {
        path: html.parse(str(path)).getroot()
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"  # shown at any address, so its links begin at the root
    }
    anchors = {path: set(page.xpath("//@id | //a/@name")) for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.xpath("//@href | //@src"):
            to = urlsplit(link)
            if to.scheme or to.netloc:
                continue
            target = (path.parent / unquote(to.path)).resolve() if to.path else path
            if target.is_dir():
                target /= "index.html"
            anchor = unquote(to.fragment)
            if not target.exists() or (anchor and anchor not in anchors.get(target, {anchor})):
                yield f"{path.relative_to(site)}: {link} leads nowhere"


def main() -> int:
    """Build and check; the exit status."""
    shutil.rmtree(PAGES, ignore_errors=True)
    gather(PAGES)
    generator = Path(sys.executable).with_name("zensical")
    built = subprocess.run(  # noqa: S603 (our own words)
        [generator, "build", "--strict", "--clean", "--config-file", ROOT / "zensical.toml"],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        sys.stderr.write(built.stdout + built.stderr)
        return 1
    lost = list(broken(SITE))
    sys.stderr.writelines(f"site: {line}\n" for line in lost)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
