"""The timeline as a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.model import Turn
from gtcpanel.render.colour import PALETTE_HEX
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.svg import svg
from gtcpanel.timeline import Lane, Mention, Series, Timeline, Track
from gtcpanel.transcript import Part

EVIL = "\x1b[31m <script>alert('&')</script> \ufffe [bold]"
#: White, the grounds of dark screens, and what every other part is shaded with.
GROUNDS = ("#ffffff", "#f3f5f8", "#0d1117", "#161b22")
LEFT, RIGHT = 206, 866  # where lanes begin and end


def a_talk(
    speakers: int = 2, minutes: int = 10, parts: int = 2, *, name: str = "王 ", mentions: int = 0
) -> Track:
    """Speakers take turns of ten seconds."""
    duration = minutes * 60_000
    lanes = tuple(
        Lane(
            speaker=f"{name}{n}",
            spans=tuple((ms, ms + 10_000) for ms in range(n * 10_000, duration, speakers * 10_000)),
            turns=tuple(range(n + 1, duration // 10_000 + 1, speakers)),
        )
        for n in range(speakers)
    )
    return Track(
        slug="talk",
        title=f"A talk {name}",
        duration_ms=duration,
        time_estimated=True,
        lanes=lanes,
        parts=tuple(
            Part(
                transcript="talk",
                first=n + 1,
                last=n + 1,
                start_ms=duration * n // parts,
                end_ms=duration * (n + 1) // parts,
                keywords=(name, "kettle"),
            )
            for n in range(parts)
        ),
        mentions=tuple(a_mention(n, lanes[-1].speaker) for n in range(mentions)),
        turns=duration // 10_000,
    )


def a_mention(number: int, speaker: str) -> Mention:
    turn = Turn(
        transcript="talk", number=number, speaker=speaker, label="", text="茶", lines=(1,), path="p"
    )
    return Mention(
        ref=f"talk:{number}.1", speaker=speaker, start_ms=number * 1000, spans=((0, 1),), turn=turn
    )


def drawn(*tracks: Track, query: str | None = None, compared: tuple[str, ...] = ()) -> ET.Element:
    speakers = [lane.speaker for lane in tracks[0].lanes]
    return ET.fromstring(
        svg(Timeline(query=query, tracks=tracks, compared=compared), speakers=speakers)
    )


def words(root: ET.Element) -> list[str]:
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


def bars(root: ET.Element) -> Iterator[tuple[float, float]]:
    for node in root.iter("{http://www.w3.org/2000/svg}path"):
        path = node.get("d", "")
        for left, width in re.findall(r"M([\d.]+) \d+h([\d.]+)v", path):
            yield float(left), float(left) + float(width)


@pytest.mark.parametrize("query", [None, "茶 <&> \x1b"])
def test_it_is_well_formed_and_says_what_it_shows(query: str | None) -> None:
    tracks = a_talk(name=EVIL, mentions=2 if query else 0), a_talk()
    root = drawn(*tracks, query=query)
    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:3] == ["title", "desc", "style"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    assert "script" not in {node.tag.rpartition("}")[2] for node in root.iter()}
    said = "".join(root.itertext())
    assert "alert('&')" in said
    assert "prefers-color-scheme: dark" in said
    assert ("×2" in said) is (query is not None)
    assert ("first at ~00:00, last at ~00:01" in "".join(root[1].itertext())) is bool(query)


@pytest.mark.parametrize(("speakers", "minutes", "parts"), [(2, 3, 0), (8, 60, 6), (40, 540, 40)])
def test_talks_of_all_sizes_fit(speakers: int, minutes: int, parts: int) -> None:
    root = drawn(a_talk(speakers, minutes, parts))
    places = list(bars(root))
    assert places
    assert all(LEFT <= left < right <= RIGHT + 0.1 for left, right in places)
    assert len(places) <= 13 * (RIGHT - LEFT)
    assert ("28 others" in words(root)) is (speakers == 40)
    height = float(root.get("height", "nan"))
    assert height < 1100
    for node in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 < float(node.get("x", "nan")) < 960
        assert 0 < float(node.get("y", "nan")) < height


def test_queries_that_are_compared_have_a_lane_each() -> None:
    from dataclasses import replace

    series = (Series(query="茶", mentions=(a_mention(1, "王 0"),)), Series(query="水", mentions=()))
    root = drawn(replace(a_talk(), series=series), compared=("茶", "水"))
    assert {"茶", "水", "×1"} <= set(words(root))
    assert "王 0" not in words(root)
    assert "水 does not come up" in "".join(root[1].itertext())


@pytest.mark.parametrize("asked", [False, True])
def test_of_many_transcripts_each_is_a_lane(asked: bool) -> None:
    tracks = [a_talk(3, minutes, name=f"{minutes} ", mentions=asked) for minutes in (5, 60, 9, 7)]
    root = drawn(*tracks, query="茶" if asked else None)
    assert [word.strip() for word in words(root) if word.startswith("A talk")] == [
        "A talk 5", "A talk 60", "A talk 9", "A talk 7",
    ]  # fmt: skip
    assert ("4 transcripts · about 1 h 21 min" in " ".join(words(root))) is True
    assert words(root).count("×1") == (4 if asked else 0)
    assert max(right for _, right in bars(root)) <= RIGHT + 0.1
    assert len("".join(root[1].itertext()).split("A talk")) == 5


def test_colours_are_seen_on_light_and_dark() -> None:
    assert min(_contrast(one, ground) for one in PALETTE_HEX for ground in GROUNDS) >= 3


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2: from 1 to 21."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(code: str) -> float:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
    )
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@given(st.text(), st.text())
def test_no_text_is_taken_for_markup(text: str, value: str) -> None:
    node = ET.fromstring(element("p", text, title=value))
    assert list(node) == []
    assert list(node.attrib) == ["title"]
    assert len("".join(node.itertext())) == len(text)


def test_markup_is_not_escaped_again() -> None:
    bold = element("b", "a < b", hidden=False, lang=None)
    assert element("p", bold, Markup("<i/>"), data_n=1.50, hidden=True) == (
        '<p data-n="1.5" hidden=""><b>a &lt; b</b><i/></p>'
    )
