from __future__ import annotations

from dataclasses import replace

import pytest

from gtcpanel.errors import SpeakerError
from gtcpanel.library import Library
from gtcpanel.speakers import Companion, Order, profile, speaker_stats
from gtcpanel.transcript import Person
from tests.libraries import library_of, transcript_of
from tests.panel import SLUG, panel

FIRST = transcript_of(
    [
        ("Host", "Why do we need attention at all? Who asked?"),
        ("Ann", "Attention replaces recurrence, and recurrence was slow. Attention is fast."),
        ("Host", "What is a protein?"),
        ("Bo", "A protein folds. The protein database is what my company reads every day."),
        ("Ann", "I agree with all of that."),
        ("Ann", "Once more: attention needs no recurrence."),
    ],
    slug="first",
    people=[
        Person(name="Host", aliases=("主持人",), role="moderator", affiliation="Radio"),
        Person(name="Ann"),
    ],
)
SECOND = transcript_of([("Bo", "Proteins again."), ("Ann", "Fine.")], slug="second")


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(FIRST, SECOND)


def test_people_are_added_up_in_order_of_first_appearance(library: Library) -> None:
    stats = speaker_stats(library)
    assert [(one.speaker, one.turns, one.transcripts) for one in stats] == [
        ("Host", 2, 1),
        ("Ann", 4, 2),
        ("Bo", 2, 2),
    ]
    host, ann, bo = stats
    assert (host.aliases, host.role, host.affiliation) == (("主持人",), "moderator", "Radio")
    assert (ann.role, ann.affiliation) == (None, None)
    assert (host.questions, ann.questions, bo.questions) == (3, 0, 0)
    assert (host.first, host.last) == ("first:1", "first:3")
    assert (ann.first, ann.last) == ("first:2", "second:2")
    assert bo.words == 15
    assert bo.characters == sum(map(str.isalpha, "".join(
        turn.text for turn in library.turns(speakers=["Bo"]))))  # fmt: skip


def test_those_who_have_the_most_of_something_come_first(library: Library) -> None:
    def names(order: Order, limit: int | None = None) -> list[str]:
        return [one.speaker for one in speaker_stats(library, order=order, limit=limit)]

    assert names("first", 1) == ["Host"]
    assert names("turns") == ["Ann", "Host", "Bo"]
    assert names("questions", 2) == ["Host", "Ann"]
    durations = [one.duration_ms for one in speaker_stats(library, order="share")]
    assert durations == sorted(durations, reverse=True)
    words = [one.words for one in speaker_stats(library, order="words")]
    assert words == sorted(words, reverse=True)


def test_shares_are_of_the_speaking_time_of_all(library: Library) -> None:
    stats = speaker_stats(library)
    assert sum(one.share for one in stats) == pytest.approx(1)
    total = sum(one.duration_ms for one in stats)
    assert all(one.share == pytest.approx(one.duration_ms / total) for one in stats)
    (ann,) = speaker_stats(library, names=["ann"])
    assert ann == stats[1]
    (bo, ann) = speaker_stats(library, within=["second"])
    assert bo.share + ann.share == pytest.approx(1)
    assert bo.first == bo.last == "second:1"


def test_where_nothing_takes_time_shares_are_of_the_characters() -> None:
    still = replace(
        SECOND, turns=tuple(turn._replace(start_ms=0, end_ms=0) for turn in SECOND.turns)
    )
    bo, ann = speaker_stats(library_of(still))
    assert (bo.share, ann.share) == pytest.approx((13 / 17, 4 / 17))
    assert bo.duration_ms == 0


def test_distinctive_words_are_those_of_the_speaker(library: Library) -> None:
    _, ann, bo = speaker_stats(library)
    assert {"attention", "recurrence"} <= set(ann.keywords)
    assert {"protein", "company"} <= set(bo.keywords)


def test_an_unknown_name_is_an_error(library: Library) -> None:
    with pytest.raises(SpeakerError, match="Zebedee"):
        speaker_stats(library, names=["Zebedee"])
    with pytest.raises(SpeakerError, match="Zebedee"):
        profile(library, "Zebedee")


def test_a_profile_tells_what_there_is_to_know(library: Library) -> None:
    ann = profile(library, "ann")
    assert ann is not None
    assert ann.stats == speaker_stats(library)[1]
    assert ann.longest.ref == "first:2"
    assert ann.turns == ("first:2", "first:5", "first:6", "second:2")
    assert ann.companions == (
        Companion(speaker="Bo", before=2, after=0),
        Companion(speaker="Host", before=1, after=1),
    )
    assert [one.ref for one in ann.quotable] == ["first:2.1", "first:2.2", "first:5.1"]
    assert ann.questions == ()
    assert [(one.slug, len(one.spans)) for one in ann.appearances] == [("first", 3), ("second", 1)]
    assert [one.part.transcript for one in ann.topics] == ["first", "second"]
    (first, _) = ann.topics
    assert first.spoken_ms == sum(end - start for start, end in ann.appearances[0].spans)
    assert 0 < first.share < 1


def test_who_answers_whom(library: Library) -> None:
    exchanges = {(one.speaker, one.answers): one.turns for one in library.exchanges()}
    assert exchanges == {
        ("Ann", "Host"): 1,
        ("Host", "Ann"): 1,
        ("Bo", "Host"): 1,
        ("Ann", "Bo"): 2,  # once in each talk; nobody answers across talks
    }
    assert [tuple(one) for one in library.exchanges(["second"])] == [("Ann", "Bo", 1)]


def test_quotable_sentences_say_what_is_distinctive(library: Library) -> None:
    bo = profile(library, "Bo")
    assert bo is not None
    assert bo.quotable[0].text == "A protein folds."
    assert all(passage.text in passage.turn.text for passage in bo.quotable)


def test_what_everybody_says_is_not_quotable() -> None:
    same = "We talk about the model and the data."
    ann = profile(library_of(transcript_of([("Ann", same), ("Bo", same)])), "Ann")
    assert ann is not None
    assert ann.stats.keywords == ()
    assert ann.quotable == ()


def test_questions_of_a_profile(library: Library) -> None:
    host = profile(library, "主持人")
    assert host is not None
    assert [(one.ref, one.text) for one in host.questions] == [
        ("first:1.1", "Why do we need attention at all?"),
        ("first:1.2", "Who asked?"),
        ("first:3.1", "What is a protein?"),
    ]
    assert host.quotable == ()  # nothing but questions


def test_somebody_who_says_nothing_there_has_no_profile(library: Library) -> None:
    assert profile(library, "Host", within=["second"]) is None
    ann = profile(library, "Ann", within=["second"])
    assert ann is not None
    assert ann.quotable == ()  # no sentence is long enough
    assert speaker_stats(library, names=["Host"], within=["second"]) == ()


def test_the_panel() -> None:
    stats = speaker_stats(panel())
    assert len(stats) == 8
    assert sum(one.share for one in stats) == pytest.approx(1)
    assert sum(one.turns for one in stats) == 49
    assert all(len(one.keywords) == 8 for one in stats)
    by_name = {one.speaker: one for one in stats}
    assert {"蒸汽机", "内燃机", "便宜"} <= set(by_name["Noam Shazeer"].keywords)
    assert "梯度下降" in by_name["Ashish Vaswani"].keywords
    assert max(stats, key=lambda one: one.questions) == stats[0] == by_name["黄仁勋"]
    assert stats[0].first == f"{SLUG}:1"
    noam = profile(panel(), "noam")
    assert noam is not None
    assert len(noam.quotable) == 3
    assert sum(one.before for one in noam.companions) == 6
