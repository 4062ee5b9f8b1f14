from __future__ import annotations

from pathlib import Path

from docs import build_site


def test_all_pages_and_what_they_link_to_are_gathered(tmp_path: Path) -> None:
    build_site.gather(tmp_path)
    for page in ("README.md", "CHANGELOG.md", "docs/SEARCH.md", "docs/pictures/search.svg"):
        assert (tmp_path / page).read_bytes() == (build_site.ROOT / page).read_bytes()
    decisions = (tmp_path / "docs/decisions/README.md").read_text("utf-8")
    assert "- [1. RE2 for regular expressions](0001-re2-for-regular-expressions.md)" in decisions


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="b.html#here">1</a><a href="b.html#there">2</a><a href="c.html">3</a>'
        '<a href="#top" id="top">4</a><a href="https://x.example/y">5</a><img src="d.svg">',
        "utf-8",
    )
    (tmp_path / "b.html").write_text('<h1 id="here">b</h1><a href="a.html">1</a>', "utf-8")
    assert list(build_site.broken(tmp_path)) == [
        "a.html: b.html#there leads nowhere",
        "a.html: c.html leads nowhere",
        "a.html: d.svg leads nowhere",
    ]
