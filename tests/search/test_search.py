from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gtcpanel.errors import QueryError, SpeakerError, UsageError
from gtcpanel.library import Library
from gtcpanel.model import RUNGS, Hit
from gtcpanel.search import Mode, scan, search, suggest
from gtcpanel.transcript import Pair, Person
from tests.libraries import library_of, transcript_of
from tests.search.test_query import SIGNS
from tests.text.test_fold import AWKWARD

TALK = transcript_of(
    [
        ("林晓", "我们用注意力机制代替了循环神经网络,超级计算机就是模型。"),
        ("Ann Baker", "The attention mechanism made machine translation better, twice."),
        ("林晓", "银行的经典案例:推理要花多少钱?\nGPT-4 花了二十万。"),
        ("Bo", "Transformers are networks. 我听说内燃机比蒸汽机更好,这是工业革命的开始。"),
        ("Ann Baker", "Straße, Café and ＲＮＡ: 這個機器學習很有趣。"),
        ("Bo", "如果没有良好的评价体系,就无法完成优秀的工程项目。"),
        ("林晓", "谢谢大家,Ann 说得对。"),
    ],
    people=[Person(name="林晓", aliases=("Lin Xiao", "小林"))],
    pairs=[
        Pair(left="循环神经网络", right="RNN"),
        Pair(left="scaling law", right="缩放法则"),
        Pair(left="evaluation system", right="评价体系"),
    ],
)


@pytest.fixture(scope="module")
def talk() -> Library:
    return library_of(TALK, glossary=[Pair(left="注意力", right="attention")])


def found(library: Library, query: str, **options: object) -> list[tuple[int, str, list[str]]]:
    """(turn, rung, highlighted texts) of each hit."""
    results = search(library, query, **options)  # type: ignore[arg-type]
    assert results.total == len(results.hits) or options.get("limit")
    return [
        (hit.turn.number, hit.match, [hit.turn.text[a:b] for a, b in hit.spans])
        for hit in results.hits
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # exact, whatever stands around it
        ("注意力机制", [(1, "exact", ["注意力机制"])]),
        ("MACHINE translation", [(2, "exact", ["machine", "translation"])]),
        ("gpt-4", [(3, "exact", ["GPT-4"])]),
        ("gpt4", [(3, "exact", ["GPT-4"])]),
        ("钱", [(3, "exact", ["钱"])]),
        # all words, in any order
        ("模型 循环", [(1, "exact", ["循环", "模型"])]),
        # typed without spaces between words that are known
        ("模型注意力", [(1, "exact", ["注意力", "模型"])]),
        # variants: script, width, accents
        ("超級計算機", [(1, "variant", ["超级计算机"])]),
        ("机器学习", [(5, "variant", ["機器學習"])]),
        ("rna", [(5, "variant", ["ＲＮＡ"])]),
        ("cafe strasse", [(5, "variant", ["Straße", "Café"])]),
        # stems
        ("transformer", [(4, "stem", ["Transformers"])]),
        ("mechanisms", [(2, "stem", ["mechanism"])]),
        # the transcript's own terms, and a glossary's
        ("RNN", [(1, "glossary", ["循环神经网络"])]),
        ("RNNs", [(1, "glossary", ["循环神经网络"])]),
        ("attention", [(2, "exact", ["attention"]), (1, "glossary", ["注意力"])]),
        ("evaluation systems", [(6, "glossary", ["评价体系"])]),
        ("evaluationsystems", [(6, "glossary", ["评价体系"])]),
        ("mechan", [(2, "stem", ["mechanism"])]),
        # numbers, in either script; words apart or as one
        ("20万", [(3, "variant", ["二十万"])]),
        ("200,000", [(3, "variant", ["二十万"])]),
        ("2万", []),
        ("machinetranslation", [(2, "variant", ["machine translation"])]),
        ("net works", [(4, "variant", ["networks"])]),
        # typos
        ("atention", [(2, "typo", ["attention"]), (1, "typo", ["注意力"])]),
        ("translaiton", [(2, "typo", ["translation"])]),
        ("超级记算机", [(1, "typo", ["超级计算机"])]),
        ("评体系", [(6, "typo", ["评价体系"])]),
        ("循坏神经往络", [(1, "typo", ["循环神经网络"])]),
        ("循环神精往络", [(1, "sound", ["循环神经网络"])]),
        ("made machine translaiton", [(2, "typo", ["made", "machine", "translation"])]),
        ("组成神经网", []),  # 成神经网 would only be a part of it
        ("注意利", [(1, "typo", ["注意力"]), (2, "typo", ["attention"])]),
        # sounds: characters, pinyin joined, spaced, with tones, mixed, initials
        ("推里", [(3, "sound", ["推理"])]),
        ("tuili", [(3, "sound", ["推理"])]),
        ("yin hang", [(3, "sound", ["银行"])]),
        ("zhu4yi4li4", [(1, "sound", ["注意力"])]),
        ("chao ji ji suan ji", [(1, "sound", ["超级计算机"])]),
        ("zhu意li", [(1, "sound", ["注意力"])]),
        ("zyl", [(1, "sound", ["注意力"])]),
        # sounds: accents, where nothing else sounds so; some words by sound, some as typed
        ("zuyini", [(1, "sound", ["注意力"])]),
        ("cao ji ji suan ji", [(1, "sound", ["超级计算机"])]),
        ("模型 主义力", [(1, "sound", ["注意力", "模型"])]),
        ("推里 银行", [(3, "sound", ["银行", "推理"])]),
        # remembered not quite as it was said
        (
            "没有好的评价体系就无法做成优秀项目",
            [(6, "near", ["没有", "好的评价体系", "就无法", "成优秀", "项目"])],
        ),
        # nobody said it
        ("比特币", []),
        ("火山爆发", []),
        ("退款", []),
        ("electrocardiogram", []),
        ("量子计算将在五年内取代所有的显卡", []),
        ("the weather was rather nice in the mountains", []),
    ],
)  # fmt: skip
def test_what_was_meant_is_found(
    talk: Library, query: str, expected: list[tuple[int, str, list[str]]]
) -> None:
    assert found(talk, query) == expected


@pytest.mark.parametrize(
    ("query", "turns"),
    [
        ("模型 -注意力", []),
        ("花 -银行", []),
        ("注意力 OR 评价体系", [1, 2, 6]),
        ("蒸汽机 内燃机", [4]),
        ('"蒸汽机 内燃机"', []),
        ('"machine translation"', [2]),
        ('-"machine translation" attention', [1]),
        ("attention -machine", [1]),
        # groups, and the ladder within them
        ("(评价体系 OR 内燃机) -(蒸汽机 OR 推理)", [6]),
        ("(atention OR 评价体系) (translation OR 项目)", [2, 6]),
        ("(推里 OR qqqq) 银行", [3]),
        ("循环神经网络(RNN)", [1]),
        ("注意力 -(模型 银行)", [1, 2]),
        ("注意力 -(模型 超级计算机)", [2]),
        # beginnings of words: as they are, or not at all
        ("caf* 机*", [5]),
        ("transla*", [2]),
        ("trasnla*", []),
        ("trans*", [2, 4]),
        ("-trans* 蒸汽机", []),
        # speakers
        ("speaker:bo 的", [4, 6]),
        ('speaker:"Ann Baker" OR speaker:小林 推理', [2, 3, 5]),
        ("-speaker:bo 机器 OR 的", [3, 4, 5, 6]),
        ("(speaker:bo OR speaker:ann) 很", [5]),
        ("speaker:bo speaker:ann", []),
        ("speaker:bo -的", []),
        # near, in either order, over words and characters, with what was mistyped
        ("推理 near/3 银行", []),
        ("推理 near/6 银行", [3]),
        ("银行 near/6 推理", [3]),
        ("attention near/0 mechanism", [2]),
        ("machine near/1 attention", []),
        ("atention near/2 machine", [2]),
        ("attention near/2 made near/1 machine", [2]),
        ("attention near/2 made near/0 translation", []),
        ("(银行 OR 案例) near/2 推理", [3]),
        ("GPT near/4 二十", [3]),
        ("推理 -(推理 near/6 银行)", []),
        ("推理 -(推理 near/3 银行)", [3]),
    ],
)
def test_the_query_language(talk: Library, query: str, turns: list[int]) -> None:
    hits = search(talk, query).hits
    assert sorted(hit.turn.number for hit in hits) == turns


def test_what_stands_near_is_what_is_marked(talk: Library) -> None:
    # 机 of 超级计算机 and of 机器: only where it is near
    assert found(talk, "工业 near/1 革*") == [(4, "exact", ["工业", "革"])]
    assert found(talk, "was near/2 the", mode="exact") == []
    library = library_of(transcript_of([("A", "data one two three data four model")]))
    assert found(library, "data near/1 model") == [(1, "exact", ["data", "model"])]
    (hit,) = search(library, "data near/1 model").hits
    assert hit.spans == ((19, 23), (29, 34))


def test_an_unknown_speaker_in_a_query_is_an_error(talk: Library) -> None:
    for query in ("speaker:zoe", "的 -speaker:zoe", "的 -(x speaker:zoe)"):
        with pytest.raises(SpeakerError, match="zoe"):
            search(talk, query)


def test_exact_allows_variants_and_nothing_else(talk: Library) -> None:
    assert found(talk, "超級計算機", mode="exact") == [(1, "variant", ["超级计算机"])]
    for query in ("transformer", "rnn", "atention", "tuili", "林晓", "模型注意力"):
        assert found(talk, query, mode="exact") == []


def test_a_speakers_name_is_found_in_the_text_and_else_by_who_speaks(talk: Library) -> None:
    assert found(talk, "ann") == [(7, "exact", ["Ann"])]
    assert [(turn, rung) for turn, rung, _ in found(talk, "Baker")] == [(2, "alias"), (5, "alias")]
    for query in ("lin xiao", "小林", "林晓"):
        assert [(t, r) for t, r, _ in found(talk, query)] == [
            (1, "alias"),
            (3, "alias"),
            (7, "alias"),
        ]
    assert {(t, r) for t, r, _ in found(talk, "Bakker")} == {(2, "typo"), (5, "typo")}
    assert {r for _, r, _ in found(talk, "linxiao")} == {"sound"}


def test_a_word_beside_a_name_is_looked_for_in_that_persons_turns(talk: Library) -> None:
    assert found(talk, "ann 机器") == [(5, "variant", ["機器"])]
    assert found(talk, "lin xiao 推理") == [(3, "alias", ["推理"])]
    assert found(talk, "Bakker café") == [(5, "typo", ["Café"])]


def test_of_several_corrections_the_likelier_come_first() -> None:
    library = library_of(
        transcript_of(
            [
                ("A", "这是可以做"),
                ("A", "蒸汽机来了"),
                ("A", "蒸发机来了"),
                ("A", "the redact button"),
            ]
        )
    )
    assert found(library, "蒸气机") == [(2, "typo", ["蒸汽机"])]  # 发 does not sound so
    assert found(library, "这可以做") == [(1, "typo", ["这是可以做"])]
    assert found(library, "readct") == [(4, "typo", ["redact"])]


def test_a_sentence_all_over_a_turn_is_no_better_than_one_like_it() -> None:
    scattered = "we must have good data for every single model ".replace(" ", " and then ")
    library = library_of(
        transcript_of(
            [("A", scattered * 3), ("B", "We must have good data for each single model.")]
        )
    )
    hits = found(library, "we must have good data for every single model")
    assert [(turn, rung) for turn, rung, _ in hits] == [(2, "near"), (1, "near")]
    assert [t for t, *_ in found(library, "we must have every single", mode="exact")] == [1]


def test_a_translation_that_is_clear_is_translated_once_more() -> None:
    library = library_of(
        transcript_of([("A", "A recurrent neural network."), ("B", "The reinforcement.")]),
        glossary=[
            Pair(left="RNN", right="循环神经网络"),
            Pair(left="循环神经网络", right="recurrent neural network"),
            Pair(left="强化学习", right="RL"),
            Pair(left="RL", right="reinforcement"),
        ],
    )
    assert [(t, r) for t, r, _ in found(library, "RNN")] == [(1, "glossary")]
    assert found(library, "强化学习") == []  # an acronym may mean anything


def test_scope(talk: Library) -> None:
    assert [t for t, *_ in found(talk, "这 OR 的", speakers=["Bo"])] == [6, 4]
    assert found(talk, "注意力", within=["ta*"]) == [
        (1, "exact", ["注意力"]),
        (2, "glossary", ["attention"]),
    ]
    with pytest.raises(SpeakerError):
        search(talk, "x", speakers=["Zoe"])
    with pytest.raises(UsageError, match="no transcript is called 'other'"):
        search(talk, "x", within=["other"])


def test_limit_and_order(talk: Library) -> None:
    everything = search(talk, "的 OR the OR are")
    assert everything.total == len(everything.hits) > 3
    some = search(talk, "的 OR the OR are", limit=2)
    assert some.hits == everything.hits[:2]
    assert some.total == everything.total
    by_time = search(talk, "的 OR the OR are", sort="time")
    assert [hit.turn.number for hit in by_time.hits] == sorted(
        h.turn.number for h in everything.hits
    )


def test_a_lower_rung_never_outranks_a_higher_one(talk: Library) -> None:
    for query in ("attention", "rnn OR 推里 OR transformer", "模型 OR atention"):
        ranks = [RUNGS.index(hit.match) for hit in search(talk, query).hits]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"gpt-\d", ["GPT-4"]),
        (r"計算.", ["计算机"]),
        (r"[A-Z]\w+ translation", ["machine translation"]),
        ("多少钱？$", ["多少钱?"]),
    ],
)
def test_regular_expressions_see_the_folded_text(
    talk: Library, pattern: str, expected: list[str]
) -> None:
    ((_, rung, texts),) = found(talk, pattern, mode="regex")
    assert (rung, texts) == ("exact", expected)


def test_a_letter_that_folds_to_two_is_highlighted_once(talk: Library) -> None:
    (hit,) = (h for h in search(talk, "s", mode="regex").hits if h.turn.number == 5)
    assert [hit.turn.text[a:b] for a, b in hit.spans][:2] == ["S", "ß"]


def test_a_broken_regular_expression_is_an_error(talk: Library) -> None:
    for pattern in (
        "(",
        "[",
        "a)|(b",
        r"(?=x)",
        r"(a)\1",
        "a{9999}",
        "x{1000}{1000}",
        "(a{999}){999}",
    ):
        with pytest.raises(QueryError, match="no regular expression"):
            search(talk, pattern, mode="regex")
    assert found(talk, "x*", mode="regex") == []  # matches, but nothing
    with pytest.raises(QueryError, match="nothing to look for"):
        search(talk, "", mode="regex")
    with pytest.raises(QueryError, match=r"expression: missing \]: \[$"):
        search(talk, "[", mode="regex")


def test_no_regular_expression_hangs() -> None:
    library = library_of(transcript_of([("A", "a" * 30_000 + "!")]))
    assert search(library, "(a+)+$", mode="regex").hits == ()
    assert search(library, "(a|a)*b", mode="regex").hits == ()
    assert search(library, "(.*)*(.*)*(.*)*!$", mode="regex").hits
    assert search(library, "((a?){99}){9}a{99}!", mode="regex").hits


def test_a_scan_looks_no_further_than_it_is_asked() -> None:
    library = library_of(*(transcript_of([("A", "x y")] * 9, slug=f"t{n}") for n in range(3)))
    read = []
    folder = library.store.folder
    key = folder.key

    class Counting:
        fold = staticmethod(folder.fold)

        @staticmethod
        def key(text: str) -> str:
            read.append(text)
            return key(text)

    library.store._folder = Counting()  # type: ignore[assignment]
    found = scan(library, "x")
    assert len(read) == 1  # the pattern
    assert [hit.turn.ref for hit in islice(found, 11)][8:] == ["t0:9", "t1:1", "t1:2"]
    assert len(read) == 12


def test_what_is_not_unicode_is_no_crash(talk: Library) -> None:
    assert found(talk, "推理 \udcff", mode="exact") == [(3, "exact", ["推理"])]
    with pytest.raises(QueryError, match="not UTF-8"):
        search(talk, "推\udcff", mode="regex")


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("mechanizm translashon", "mechanism translation"),
        ("(mechanizm) -better near/2", None),
        ('"translashon"  -(better OR b)', '"translation"  -(better OR b)'),
        ("qqqqqqqq", None),
        ("a OR b", None),
    ],
)
def test_suggestions(talk: Library, query: str, suggestion: str | None) -> None:
    assert suggest(talk, query) == suggestion


def check(hits: tuple[Hit, ...]) -> None:
    for hit in hits:
        assert 0 <= hit.score <= 100
        ends = [0, *(place for span in hit.spans for place in span), len(hit.turn.text)]
        assert ends == sorted(ends)
        assert all(a < b for a, b in hit.spans)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30) | st.text(st.characters(exclude_categories=()), max_size=9) | SIGNS)
def test_nothing_that_is_typed_is_a_crash(query: str) -> None:
    for mode in _MODES:
        try:
            check(search(_TALK, query, mode=mode).hits)
        except (QueryError, SpeakerError):
            continue
    suggest(_TALK, query)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(text=AWKWARD, data=st.data())
def test_a_highlight_is_a_slice_of_the_original(text: str, data: st.DataObject) -> None:
    assume(text)
    library = library_of(transcript_of([("A", text)]))
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : data.draw(st.integers(start + 1, len(text)))]
    assume('"' not in query)
    fold = library.store.folder.key
    letters = "".join(char for char in fold(query) if char.isalnum())
    assume(letters)
    # Cut at the edges of words, or the query is another word. An apostrophe is no edge.
    before = fold(text[:start]).rstrip("'’")[-1:]
    after = fold(text[start + len(query) :]).lstrip("'’")[:1]
    assume(not (before + letters[0]).isalnum() or not before)
    assume(not (letters[-1] + after).isalnum() or not after)
    (hit,) = search(library, f'"{query}"', mode="exact").hits
    check((hit,))
    assert any(
        "".join(char for char in fold(text[a:b]) if char.isalnum()) == letters for a, b in hit.spans
    )


_TALK = library_of(TALK)
_MODES: tuple[Mode, ...] = ("fuzzy", "exact", "regex")
