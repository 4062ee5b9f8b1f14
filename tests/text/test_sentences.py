from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.sentences import at_most, questions_in, sentences

MIXED = st.text(
    st.sampled_from(
        "我们很好说道AIabcGPT12 \n\r\t.。！？!?…,，:：\"'“”「」『』()（）[]《》;—ßİ𠮷\u0301\u2028א"
    )
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "row",
    [
        # one sentence to an element; the text is their concatenation
        ["你好。", "我是张三！", "真的吗?", "是的"],
        ["过去六十年,变化不大。", "现在不同了。"],
        ["为什么叫Transformer?", "GPT呢?"],
        ["他说:“你好。", "我走了。”", "然后走了。"],
        ["“快走!”他说。", "“好。”"],
        ['他问"为什么?"的时候,我在。', "嗯。"],
        ['这是一种"软件"。', "对。"],
        ["我们(真的吗?)觉得（是。）好。", "(大家笑。)", "好！"],
        ["真的?!", "真的!!!", "好。。。", "走"],
        ["嗯……我觉得很好……", "他走了。"],
        ["我...不知道.", "好的。"],
        ["公司叫OpenAI.", "我们用它。"],
        ["真的吗？”, 他说。"],
        ["「何？」", "『だ。』"],
        ["क्या है?", "हाँ।", "ठीक"],
    ],
)
def test_chinese_and_mixed(row: list[str]) -> None:
    assert split("".join(row)) == row


@pytest.mark.parametrize(
    "row",
    [
        ["I use Character.AI and 2.5 of it, e.g. this.", "It works."],
        ["Mr. Smith of the U.S. Army came.", "J. K. Rowling left."],
        ["So did I.", "Then, etc.", "The end."],
        ["It is at 5 p.m. today.", "Apple Inc. makes it."],
        ['"Really?" he said.', '"Yes.', 'I am."', "Next."],
        ["'What?' she asked.", "He's here.'", "Then."],
        ["1. First thing.", "2. Second."],
        ["So... I think... yes.", "And we waited...", "Then it came."],
        ["See https://a.example/?q=1 or node.js.", "Yahoo!s are many!", "Yes?"],
        ["Attention (is all you need. Really?) works.", "(It does.)", "Fine."],
        ["Well, no.", "2.5 is more."],
        ["See Fig. 3 and e.g. Table 2.", "It is No. 5."],
    ],
)
def test_english(row: list[str]) -> None:
    assert split(" ".join(row)) == row


def test_a_line_break_ends_a_sentence() -> None:
    assert split("one line\nanother. (not\r\nclosed. 好\u2028x") == [
        "one line",
        "another.",
        "(not",
        "closed.",
        "好",
        "x",
    ]


def test_a_long_parenthesis_has_sentences_of_its_own() -> None:
    assert split("我们（" + "很好。" * 50 + "）是") != ["我们（" + "很好。" * 50 + "）是"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\u3000"])
def test_nothing(text: str) -> None:
    assert sentences(text) == ()


@given(MIXED)
def test_every_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    held = [at for start, end in spans for at in range(start, end)]
    assert held == sorted(set(held))
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(held)
    for start, end in spans:
        sentence = text[start:end]
        assert sentence
        assert sentence == sentence.strip()
        assert len(sentence.splitlines()) == 1


@given(MIXED)
def test_there_are_never_more_than_the_quick_count_says(text: str) -> None:
    assert len(sentences(text)) <= at_most(text)


@given(st.text(st.sampled_from("aA我1 \n?？!.。…\"“”」'’,:（）()⁇"), max_size=16))
def test_questions_are_the_sentences_that_end_in_a_question_mark(text: str) -> None:
    after = "?？⁇!.。…\"”」'’）) "
    endings = [
        text[start + len(text[start:end].rstrip(after)) : end] for start, end in sentences(text)
    ]
    assert questions_in(text) == sum(not set("?？⁇").isdisjoint(ending) for ending in endings)


@given(MIXED, MIXED)
def test_paragraphs_do_not_touch_each_other(one: str, other: str) -> None:
    assert split(f"{one}\n{other}") == split(one) + split(other)


@pytest.mark.parametrize(
    "piece", ["a?", "?", "?!", "？", '"a."', "(", "([", "x.1", "…a", '"', "我。", " ", "a. b "]
)
def test_time_is_linear(piece: str) -> None:
    def took(size: int) -> float:
        text = piece * size + "a"
        begin = time.process_time()
        sentences(text)
        questions_in(text)
        return time.process_time() - begin

    # 20 times the text in well under 20 times 20 times the time.
    assert min(took(10_000) for _ in range(2)) < 150 * max(min(took(500) for _ in range(3)), 1e-4)
