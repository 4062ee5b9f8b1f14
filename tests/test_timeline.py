from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.errors import UsageError
from gtcpanel.library import Library
from gtcpanel.model import Hit, Results
from gtcpanel.passages import time_at
from gtcpanel.timeline import mentions, timeline
from gtcpanel.transcript import Person
from tests.libraries import library_of, transcript_of
from tests.panel import SLUG, panel

TALK = transcript_of(
    [
        ("Host", "Welcome. What about attention?"),
        ("Ann", "Well. Attention came first; then came attention again. No more. Attention!"),
        ("Host", "Thanks, Bo."),
        ("Bo", "I said nothing."),
    ],
    slug="clocked",
    people=[Person(name="Bo", aliases=("Robert",))],
)
CLOCKED = replace(
    TALK,
    turns=tuple(
        turn._replace(start_ms=start, end_ms=end)
        for turn, (start, end) in zip(
            TALK.turns, [(0, 3000), (3000, 77_000), (80_000, 81_000), (81_000, 90_000)], strict=True
        )
    ),
)
OTHER = transcript_of([("Ann", "Nothing of it."), ("Cy", "Attention, please.")], slug="other")


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(CLOCKED, OTHER)


def test_without_a_query_every_transcript_has_its_lanes_and_parts(library: Library) -> None:
    course = timeline(library)
    assert [track.slug for track in course.tracks] == ["clocked", "other"]
    clocked, other = course.tracks
    assert {lane.speaker: lane.spans for lane in clocked.lanes} == {
        "Host": ((0, 3000), (80_000, 81_000)),
        "Ann": ((3000, 77_000),),
        "Bo": ((81_000, 90_000),),
    }
    assert (clocked.title, clocked.duration_ms, clocked.time_estimated) == (
        "Clocked",
        90_000,
        False,
    )
    assert other.time_estimated
    assert clocked.parts[0].first == 1
    assert clocked.parts[-1].last == 4
    assert (course.first, course.last, course.total) == (None, None, 0)


def test_mentions_are_sentences_with_the_time_of_the_match(library: Library) -> None:
    course = timeline(library, "attention", within=["clocked"])
    (track,) = course.tracks
    assert [(one.ref, one.speaker, len(one.spans)) for one in track.mentions] == [
        ("clocked:1.2", "Host", 1),
        ("clocked:2.2", "Ann", 2),
        ("clocked:2.4", "Ann", 1),
    ]
    text = TALK.turns[1].text
    assert len(text) == 74  # of 74 seconds, so a character is a second
    assert [one.start_ms for one in track.mentions[1:]] == [
        3000 + 1000 * text.index("Attention"),
        3000 + 1000 * text.rindex("Attention"),
    ]
    assert track.by_speaker == {"Ann": 2, "Host": 1}
    assert list(track.by_speaker) == ["Ann", "Host"]


def test_with_a_query_only_transcripts_that_mention_it_are_given(library: Library) -> None:
    assert [track.slug for track in timeline(library, "again").tracks] == ["clocked"]
    course = timeline(library, "attention")
    assert [track.slug for track in course.tracks] == ["clocked", "other"]
    assert course.first is not None
    assert course.last is not None
    assert (course.first.ref, course.last.ref) == ("clocked:1.2", "other:2.1")
    assert course.total == 4
    assert timeline(library, "zebra").tracks == ()


def test_speakers_narrow_lanes_and_mentions(library: Library) -> None:
    (track,) = timeline(library, "attention", speakers=["Host"]).tracks
    assert [lane.speaker for lane in track.lanes] == ["Host"]
    assert [one.ref for one in track.mentions] == ["clocked:1.2"]


def test_a_name_is_mentioned_where_it_is_said_else_where_its_bearer_speaks(
    library: Library,
) -> None:
    (track,) = timeline(library, "Bo").tracks
    assert [one.ref for one in track.mentions] == ["clocked:3.1"]
    (track,) = timeline(library, "Cy").tracks
    assert [(one.ref, one.spans) for one in track.mentions] == [("other:2", ())]


def test_hits_that_were_found_already_are_taken(library: Library) -> None:
    hit = Hit(turn=library.turn("clocked", 3), match="exact", score=100, spans=((0, 6),))
    course = timeline(library, "x", results=Results(query="x", total=1, hits=(hit,)))
    assert [one.ref for track in course.tracks for one in track.mentions] == ["clocked:3.1"]


def test_an_unknown_transcript_is_an_error(library: Library) -> None:
    with pytest.raises(UsageError):
        timeline(library, within=["nope"])


@given(st.data())
def test_every_match_is_in_one_mention_and_in_its_turn(data: st.DataObject) -> None:
    (turn, *_) = CLOCKED.turns[1:]
    ends = sorted(data.draw(st.sets(st.integers(0, len(turn.text)), min_size=2, max_size=8)))
    spans = tuple(zip(ends[::2], ends[1::2], strict=False))
    found = list(mentions(Hit(turn=turn, match="exact", score=1, spans=spans)))
    assert tuple(span for one in found for span in one.spans) == spans
    times = [one.start_ms for one in found]
    assert times == sorted(times)
    assert all(3000 <= time <= 77_000 for time in times)


def test_a_turn_without_a_clock_has_the_time_of_its_beginning() -> None:
    turn = TALK.turns[0]._replace(start_ms=None, end_ms=None)
    assert time_at(turn, 5) == 0
    assert time_at(turn._replace(text="", start_ms=7, end_ms=9), 0) == 7


def test_the_panel() -> None:
    (track,) = timeline(panel(), "注意力").tracks
    assert {one.turn.number for one in track.mentions} >= {2, 4, 5, 10}
    assert track.mentions[0].ref == f"{SLUG}:2.3"
    assert track.time_estimated
    assert len(track.lanes) == 8
    spans = sorted(span for lane in track.lanes for span in lane.spans)
    assert len(spans) == 49
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_queries_are_compared_side_by_side(library: Library) -> None:
    course = timeline(library, compared=["attention", "zebra", "welcome"])
    assert course.compared == ("attention", "zebra", "welcome")
    assert [track.slug for track in course.tracks] == ["clocked", "other"]
    clocked, _ = course.tracks
    assert [(one.query, len(one.mentions)) for one in clocked.series] == [
        ("attention", 3),
        ("zebra", 0),
        ("welcome", 1),
    ]
    assert clocked.mentions == ()
    assert course.total == 5
    assert timeline(library, compared=["zebra", "gnu"]).tracks == ()


def test_shares_are_of_all_that_is_said_whoever_is_shown(library: Library) -> None:
    (track,) = timeline(library, within=["clocked"], speakers=["Bo"]).tracks
    assert (track.turns, track.spoken_ms) == (4, 87_000)
    assert [lane.turns for lane in track.lanes] == [(4,)]
