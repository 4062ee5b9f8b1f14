from __future__ import annotations

from collections import Counter

import pytest

from gtcpanel import drawing
from gtcpanel.library import Library
from gtcpanel.passages import Passage
from gtcpanel.quote import quotes
from tests.libraries import library_of, transcript_of


@pytest.fixture
def talks(monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that counts as a large one."""
    monkeypatch.setattr(drawing, "_MANY", 0)
    monkeypatch.setattr(drawing, "_TRIES", 40)
    return library_of(
        transcript_of([("Ann", "One says this. Version 2.0.1 says that. Mr. Who?"), ("Bo", "No.")]),
        transcript_of(
            [("Ann", "Somebody answers."), ("Bo", "Nobody asks... \n\n你好。")], slug="b"
        ),
    )


def drawn(library: Library, seed: int, **how: object) -> list[str]:
    some = drawing.scattered(library, 1, lambda _: True, seed, **how)  # type: ignore[arg-type]
    return [passage.ref for passage in some or ()]


def test_each_sentence_is_as_likely_as_any_other(talks: Library) -> None:
    found = Counter(ref for seed in range(700) for ref in drawn(talks, seed))
    assert set(found) == {"talk:1.1", "talk:1.2", "talk:1.3", "talk:2.1", "b:1.1", "b:2.1", "b:2.2"}
    assert min(found.values()) > 70
    assert max(found.values()) < 130


def test_each_turn_is_as_likely_as_any_other(talks: Library) -> None:
    found = Counter(ref for seed in range(400) for ref in drawn(talks, seed, whole_turn=True))
    assert set(found) == {"talk:1", "talk:2", "b:1", "b:2"}
    assert min(found.values()) > 70


def test_only_where_it_is_asked_for(talks: Library) -> None:
    refs = {ref for seed in range(60) for ref in drawn(talks, seed, speakers=["Bo"], within=["b"])}
    assert refs == {"b:2.1", "b:2.2"}


def test_what_is_rare_is_looked_for_among_all(talks: Library) -> None:
    def is_good(passage: Passage) -> bool:
        return "nothing" in passage.text

    assert drawing.scattered(talks, 1, is_good, 1) is None
    (quote,) = quotes(talks, random=True, limit=1, seed=1, max_chars=3)
    assert quote.text in ("No.", "你好。")


def test_a_quote_is_drawn_without_reading_everything(
    talks: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Library, "turns")
    assert len(quotes(talks, random=True, limit=2, seed=1)) == 2
