from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.citation import citation, one_line, shown
from gtcpanel.errors import SpeakerError, UnknownReferenceError
from gtcpanel.library import Library
from gtcpanel.quote import Quote, quotes
from gtcpanel.references import parse_reference
from gtcpanel.text.words import segment
from gtcpanel.transcript import About
from tests.libraries import library_of, transcript_of
from tests.panel import SLUG, panel

TALK = transcript_of(
    [
        (
            "林晓",
            "好。蒸汽机改变了世界。\n"
            "内燃机更好,因为它更轻、更便宜、更容易造出来。蒸汽机和内燃机都是机器。",
        ),
        ("Ann", "Thanks. The steam engine, as you say, changed a great many things in the world."),
        ("Bo", "谢谢。"),
        ("Ann", "We spoke of it. Then we spoke of something else. Nobody listened, however."),
    ],
)


@cache
def library_of_talk() -> Library:
    return library_of(TALK)


@pytest.fixture(scope="module")
def talk() -> Library:
    return library_of_talk()


def refs(found: tuple[Quote, ...]) -> list[str]:
    return [quote.ref for quote in found]


def by_reference(library: Library, *written: str, **options: object) -> tuple[Quote, ...]:
    references = [parse_reference(text) for text in written]
    assert all(references)
    return quotes(library, references=references, **options)  # type: ignore[arg-type]


# --- of a query ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("改变了世界", ["talk:1.2"]),
        ("蒸汽机 内燃机", ["talk:1.4"]),  # one sentence that has both
        ("蒸汽机 更轻", ["talk:1.3-4"]),  # two that follow one another, the fuller ones
        ("spoke", ["talk:4.2"]),  # of two sentences the one that says more
        ("改变 造出来 都是", ["talk:1.2-4"]),
        ("steam things", ["talk:2.2"]),
        ("zebra", []),
    ],
)
def test_the_sentences_that_hold_the_most_of_a_query(
    talk: Library, query: str, expected: list[str]
) -> None:
    found = quotes(talk, query=query)
    assert refs(found) == expected
    for quote in found:
        assert quote.text == quote.turn.text[quote.start : quote.end]
        assert not quote.elided


def test_a_match_that_straddles_sentences_is_quoted_whole(talk: Library) -> None:
    (quote,) = quotes(talk, query='"of it then we spoke"')
    assert quote.ref == "talk:4.1-2"


def test_the_forms_of_a_word_are_one_word() -> None:
    text = "They tested it for a while. Testing is what makes it good in the end. That was a test."
    assert refs(quotes(library_of(transcript_of([("Ann", text)])), query="testing")) == ["talk:1.2"]


def test_a_turn_found_by_its_speaker_gives_its_first_sentence(talk: Library) -> None:
    assert refs(quotes(talk, query="Bo")) == ["talk:3.1"]


def test_whole_turns_for_a_query(talk: Library) -> None:
    (quote,) = quotes(talk, query="改变了世界", whole_turn=True)
    assert (quote.ref, quote.text) == ("talk:1", TALK.turns[0].text)


def test_limit_and_speakers_of_a_query(talk: Library) -> None:
    assert len(quotes(talk, query="we OR 好 OR 谢谢", limit=2)) == 2
    assert len(quotes(talk, query="we OR 好 OR 谢谢")) == 3
    assert {quote.turn.speaker for quote in quotes(talk, query="the OR of", speakers=["Ann"])} == {
        "Ann"
    }


def test_a_long_sentence_gives_way_to_a_short_one_or_is_cut(talk: Library) -> None:
    assert refs(quotes(talk, query="蒸汽机 OR steam", max_chars=15, limit=1)) == ["talk:1.4"]
    assert refs(quotes(talk, query="蒸汽机", max_chars=10)) == ["talk:1.2"]
    (quote,) = quotes(talk, query="便宜", max_chars=13)
    assert shown(quote) == "……更便宜、更容易造出来。"
    assert (quote.cut_before, quote.cut_after, quote.elided) == (True, False, True)
    (quote,) = quotes(talk, query="更轻", max_chars=12)
    assert shown(quote) == "……因为它更轻……"
    assert quote.text == quote.turn.text[quote.start : quote.end]


@given(st.integers(1, 80), st.sampled_from(["steam", "便宜", "蒸汽机", "Nobody"]))
def test_a_quote_that_is_cut_is_no_longer_than_asked(longest: int, query: str) -> None:
    for quote in quotes(library_of_talk(), query=query, max_chars=longest):
        if len(shown(quote)) > longest:  # a word that alone is longer
            assert len(segment(quote.text)) == 1


# --- by reference -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["talk:1"], ["talk:1"]),
        (["talk:2-4"], ["talk:2", "talk:3", "talk:4"]),
        (["talk:1.2"], ["talk:1.2"]),
        (["talk:1.2-3", "talk:3"], ["talk:1.2-3", "talk:3"]),
        (["talk:1.4-2.1"], ["talk:1.4", "talk:2.1"]),
        (["talk:1.3-4.1"], ["talk:1.3-4", "talk:2.1-2", "talk:3.1", "talk:4.1"]),
        (["talk"], ["talk:1", "talk:2", "talk:3", "talk:4"]),
    ],
)
def test_references(talk: Library, written: list[str], expected: list[str]) -> None:
    assert refs(by_reference(talk, *written)) == expected


def test_the_text_of_a_reference(talk: Library) -> None:
    (quote,) = by_reference(talk, "talk:1.2-3")
    assert quote.text == "蒸汽机改变了世界。\n内燃机更好,因为它更轻、更便宜、更容易造出来。"
    assert shown(quote) == quote.text.replace("\n", "")
    assert (quote.path, quote.line, quote.sha256) == ("/talks/talk.txt", 1, "0" * 64)
    (quote,) = by_reference(talk, "talk:1.3")
    assert quote.line == 2
    (quote,) = by_reference(talk, "talk:1.3", whole_turn=True)
    assert quote.ref == "talk:1"
    assert refs(by_reference(talk, "talk", speakers=["ann"])) == ["talk:2", "talk:4"]
    assert refs(by_reference(talk, "talk", limit=2)) == ["talk:1", "talk:2"]


@pytest.mark.parametrize(
    ("written", "message"),
    [("talk:9", "4 turns"), ("talk:3-9", "4 turns"), ("talk:1.9", "4 sentences"),
     ("talk:1.2-9", "4 sentences"), ("talk:1.9-2.1", "4 sentences"),
     ("talk:1.2-2.9", "2 sentences"), ("talk:1.2-9.1", "4 turns")],
)  # fmt: skip
def test_a_reference_past_the_end_is_an_error(talk: Library, written: str, message: str) -> None:
    with pytest.raises(UnknownReferenceError, match=message):
        by_reference(talk, written)


def test_context_gives_the_neighbours(talk: Library) -> None:
    (quote,) = by_reference(talk, "talk:2", context=1)
    assert [turn.number for turn in quote.before] == [1]
    assert [turn.number for turn in quote.after] == [3]
    (quote,) = by_reference(talk, "talk:1")
    assert quote.before == quote.after == ()


# --- of any sentence ----------------------------------------------------------------------------


def test_without_query_and_reference_every_sentence_is_quoted_in_order(talk: Library) -> None:
    found = quotes(talk)
    assert len(found) == 4 + 2 + 1 + 3
    assert refs(found)[:5] == ["talk:1.1", "talk:1.2", "talk:1.3", "talk:1.4", "talk:2.1"]
    assert refs(quotes(talk, speakers=["ann"], limit=1)) == ["talk:2.1"]
    assert refs(quotes(talk, whole_turn=True, limit=2)) == ["talk:1", "talk:2"]
    with pytest.raises(SpeakerError):
        quotes(talk, speakers=["Zebedee"])


def test_a_seed_draws_the_same_again(talk: Library) -> None:
    def draw(seed: int) -> list[str]:
        return refs(quotes(talk, random=True, seed=seed, limit=3))

    assert draw(7) == draw(7)
    assert len({tuple(draw(seed)) for seed in range(20)}) > 5
    assert len(set(draw(1))) == 3


def test_only_what_python_promises_to_keep_is_used_to_draw(
    talk: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = random.Random

    class OnlyRandom:
        def __init__(self, seed: int | None) -> None:
            self.random = whole(seed).random

    expected = refs(quotes(talk, random=True, seed=3))
    monkeypatch.setattr(random, "Random", OnlyRandom)
    assert refs(quotes(talk, random=True, seed=3)) == expected


def test_each_sentence_is_as_likely_as_any_other(talk: Library) -> None:
    drawn = Counter(
        ref for seed in range(400) for ref in refs(quotes(talk, random=True, seed=seed, limit=1))
    )
    assert set(drawn) == {
        "talk:1.2", "talk:1.3", "talk:1.4", "talk:2.2", "talk:4.1", "talk:4.2", "talk:4.3",
    }  # fmt: skip
    assert min(drawn.values()) > 400 / 7 * 0.6
    assert max(drawn.values()) < 400 / 7 * 1.4


def test_bare_sentences_come_last(talk: Library) -> None:
    found = refs(quotes(talk, random=True, seed=1))
    assert set(found[-3:]) == {"talk:1.1", "talk:2.1", "talk:3.1"}
    assert len(found) == 10
    assert refs(quotes(talk, random=True, seed=1, speakers=["Bo"])) == ["talk:3.1"]


def test_long_sentences_are_dropped_from_a_draw_if_there_are_others(talk: Library) -> None:
    for seed in range(20):
        (quote,) = quotes(talk, random=True, seed=seed, limit=1, max_chars=20, speakers=["Ann"])
        assert quote.ref == "talk:4.1"
    (quote,) = quotes(talk, random=True, seed=1, limit=1, max_chars=4, speakers=["林晓"])
    assert quote.ref == "talk:1.1"  # bare, but whole
    (quote,) = quotes(talk, random=True, seed=1, limit=1, max_chars=1, speakers=["Bo"])
    assert quote.text == "谢谢。"  # one word


def test_the_first_that_are_short_enough_are_taken_in_order(talk: Library) -> None:
    assert refs(quotes(talk, max_chars=12, limit=2)) == ["talk:1.1", "talk:1.2"]
    assert refs(quotes(talk, max_chars=9)) == ["talk:1.1", "talk:1.2", "talk:2.1", "talk:3.1"]
    found = quotes(talk, speakers=["Ann"], max_chars=5, limit=2)
    assert [(quote.ref, quote.text) for quote in found] == [
        ("talk:2.1", "Thanks."),
        ("talk:2.2", "The"),
    ]


def test_a_query_and_references_can_be_drawn_from(talk: Library) -> None:
    assert set(refs(quotes(talk, query="蒸汽机 OR steam", random=True, seed=1))) == {
        "talk:1.4", "talk:2.2",
    }  # fmt: skip
    assert len(by_reference(talk, "talk:1-3", random=True, seed=1, limit=1)) == 1


# --- how it is shown ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("设计。\n我们", "设计。我们"),
        ("one\ntwo", "one two"),
        ("用GPU\n训练", "用GPU 训练"),
        ("a \r\n\n  b", "a b"),
        ("  a  b\n", "a  b"),
        ("", ""),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text(st.sampled_from("我们ab。. \n\r\u2028\u3000\t")))
def test_one_line_is_one_line_and_keeps_every_letter(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "".join(line.split()) == "".join(text.split())
    assert one_line(line) == line


def about(**known: str) -> About:
    facts = {"slug": "talk", "path": "p", "title": "talk", "format": "labelled",
             "encoding": "utf-8", "language": "zh", "sha256": "0" * 64}  # fmt: skip
    return About(**(facts | known))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "— Ann, talk:2.1"),
        ({"title": "万字实录", "event": "GTC", "date": "2024-03-20"},
         "— Ann, 《万字实录》, GTC, 2024-03-20, talk:2.1"),
        ({"title": "A panel", "date": "2024"}, "— Ann, “A panel”, 2024, talk:2.1"),
    ],
)  # fmt: skip
def test_citation(talk: Library, known: dict[str, str], expected: str) -> None:
    (quote,) = by_reference(talk, "talk:2.1")
    assert citation(replace(quote, about=about(**known))) == expected


def test_an_english_quote_that_was_cut_has_one_ellipsis(talk: Library) -> None:
    (quote,) = by_reference(talk, "talk:2.2", max_chars=20)
    assert shown(quote) == "The steam engine…"


# --- the panel ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "ref", "words"),
    [
        ("鱼群", "33.3", "选择这个名字是因为我们像鱼群一样"),
        ("蒸汽机", "4.6", "我觉得Transformer就像是从蒸汽机升级到内燃机"),
        ("我的角色归根结底是处理数据", "36.2", "但归根结底,我的角色是数据处理者。"),
        ("内然机", "4.6", "内燃机更好"),
    ],
)
def test_the_panel_is_quoted(query: str, ref: str, words: str) -> None:
    (quote, *_) = quotes(panel(), query=query)
    assert quote.ref == f"{SLUG}:{ref}"
    assert words in quote.text


def test_a_citation_of_the_panel() -> None:
    (quote,) = by_reference(panel(), f"{SLUG}:33.1")
    assert citation(quote) == (
        "— Llion Jones, 《黄仁勋集齐AI「八龙珠」,万字对谈实录》, NVIDIA GTC 2024, 2024-03-20, "
        "gtc2024-transformer-panel:33.1"
    )


@given(st.integers(), st.integers(1, 60))
def test_any_draw_from_the_panel_is_verbatim(seed: int, max_chars: int) -> None:
    (quote,) = quotes(panel(), random=True, seed=seed, limit=1, max_chars=max_chars)
    assert quote.text
    assert quote.text == panel().turn(SLUG, quote.turn.number).text[quote.start : quote.end]
