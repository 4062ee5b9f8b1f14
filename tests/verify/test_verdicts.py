"""Verdicts on quotations of the panel, one case a line."""

from __future__ import annotations

import pytest

from gtcpanel.errors import SpeakerError
from gtcpanel.verify import Claim, Verification, verify
from tests.libraries import library_of, transcript_of
from tests.panel import SLUG, panel
from tests.quotations import judged

RULES = "梯度下降比你更懂这些规则"
PRICE = "每个token计算一万亿次,大概是一美元百万token,这比买一本书、读一本书便宜100倍"
BOARD = "如果没有良好的评价体系,就无法完成优秀的工程项目"


def verified(text: str, speaker: str | None = None) -> Verification:
    return judged(panel(), text, speaker)


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        (RULES, "exact"),
        (f"“{RULES}”", "exact"),
        ("ansformer的创造者来一起讨论", "exact"),
        ("2012年,AlexNet开始了我们在人工智能领域的旅程", "exact"),
        ("梯度下降比你更懂這些規則", "variant"),
        ("梯度下降比你更懂这些规则!", "variant"),
        ("ＡlexNet开始了我们在人工智能领域的旅程", "variant"),
        ("attention is all you need", "variant"),
        ("每10年降一半,15年降一千倍", "variant"),
        ("如果我們能加速1%", "variant"),
        ("如果我們能加速1倍", "altered"),
        ("如果我們能加速1,", "altered"),
        ("在请Lukas", "variant"),  # 现在,请Lukasz: without its comma no pair of it is known
        ("梯度下降比你们更加懂这些规则", "near"),
        ("循环神经网络就无法满足这样的需求", "near"),  # without the page's own (RNN)
        ("所以你们要解决什么问题?", "near"),
        ("这是一个很大的改变", "near"),
        (PRICE.replace("100", "1000"), "altered"),
        (PRICE.replace("百万", "千万"), "altered"),
        (PRICE.replace("美元", "日元"), "altered"),
        (BOARD.replace("没有", "有"), "altered"),
        (BOARD.replace("无法", "能够"), "altered"),
        (BOARD.replace("如果", "如果不"), "altered"),
        ("因为我从Llion那里学到,矩阵乘法是个好主意", "altered"),
        ("一些机器学习都是Transformer,都是颠覆者", "altered"),
        ("这在设计上早就有没有了", "altered"),  # not the harmless 有没有
        ("内燃机不会更好", "altered"),  # 内燃机 comes twice there
        ("量子计算将在五年内取代所有的GPU", "not-found"),
        ("", "not-found"),
        ("……", "not-found"),
        ("?!", "not-found"),
    ],
)
def test_verdict(quotation: str, verdict: str) -> None:
    assert verified(quotation).verdict == verdict


@pytest.mark.parametrize(("quoted", "verdict"), [("six's", "altered"), ("three's", "exact")])
def test_a_number_may_be_contracted(quoted: str, verdict: str) -> None:
    library = library_of(transcript_of([("Ada", "I mean that three's a finite number of states.")]))
    claim = Claim(text=f"I mean that {quoted} a finite number of states")
    assert [result.verdict for result in verify(library, [claim])] == [verdict]


def test_it_says_who_and_where() -> None:
    result = verified(RULES)
    assert (result.speaker, [passage.ref for passage in result.passages]) == (
        "Noam Shazeer",
        [f"{SLUG}:6.2"],
    )
    assert result.passages[0].text == RULES


@pytest.mark.parametrize(
    ("quotation", "kind", "said", "quoted"),
    [
        (PRICE.replace("100", "1000"), "number", "100", "1000"),
        (BOARD.replace("没有", "有"), "negation", "没", ""),
        ("因为我从Llion那里学到,矩阵乘法是个好主意", "name", "Noam", "Llion"),
        ("一些机器学习都是Transformer,都是颠覆者", "quantity", "所有", "一些"),
    ],
)
def test_it_says_what_was_altered(quotation: str, kind: str, said: str, quoted: str) -> None:
    assert (kind, said, quoted) in [tuple(change) for change in verified(quotation).changes]


@pytest.mark.parametrize(
    ("quotation", "said", "changes"),
    [
        # 内燃机,虽然 and 规则。 stand before.
        ("内燃机不好", "内燃机更好", [("negation", "更", "不")]),
        ("内燃机很好", "内燃机更好", []),
        ("规则不好", "规则更好", [("negation", "更", "不")]),
        ("我们不相信", "我们相信", [("negation", "", "不")]),
        ("蒸汽机不好", "蒸汽机升级", [("negation", "升级", "不好")]),
    ],
)
def test_of_short_text_the_place_with_the_smallest_difference_is_told(
    quotation: str, said: str, changes: list[tuple[str, str, str]]
) -> None:
    result = verified(quotation)
    assert [passage.text for passage in result.passages] == [said]
    assert [tuple(change) for change in result.changes] == changes


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("计算机的价格一直在降低……二十年降一万倍", "exact"),
        ("计算机的价格一直在降低...二十年降一万倍", "exact"),
        ("计算机的价格一直在降低[…]二十年降一万倍", "exact"),
        ("……二十年降一万倍。", "exact"),
        ("二十年降一万倍……计算机的价格一直在降低", "altered"),  # the other way round
        ("计算机的价格一直在降低……我们正在构建超级计算机形状的新模型", "altered"),
        ("我们[英伟达]相信,这是新的工业革命的开始", "exact"),
        ("我们[并不]相信,这是新的工业革命的开始", "altered"),
        ("如果……有良好的评价体系,就无法完成优秀的工程项目", "altered"),  # hides the 没
        ("这比买一本书、读一本书便宜[1000]倍", "altered"),
        ("计算机的价格一直在[升高],每十年降一半", "altered"),
        ("计算机的价格一直在[下降],每十年降一半", "exact"),
    ],
)
def test_ellipses_and_brackets(quotation: str, verdict: str) -> None:
    assert verified(quotation).verdict == verdict


def test_sentences_joined_from_two_places_are_found_out() -> None:
    result = verified("所有的机器学习都是Transformer,都是颠覆者。我们应该对一切进行训练。")
    assert result.verdict == "altered"
    assert [change.kind for change in result.changes] == ["joined"]
    assert [passage.turn.number for passage in result.passages] == [12, 14]


@pytest.mark.parametrize("speaker", ["Lukasz", "卢卡什·凯泽", "Kaizer", "Somebody Else"])
def test_said_by_another(speaker: str) -> None:
    result = verified(RULES, speaker)
    assert (result.verdict, result.speaker) == ("misattributed", "Noam Shazeer")
    assert bool(result.notes) == (speaker == "Somebody Else")


@pytest.mark.parametrize("speaker", ["noam", "Noam Shazeer", "诺姆·沙泽尔", "Shazer"])
def test_said_by_the_one_named(speaker: str) -> None:
    assert verified(RULES, speaker).verdict == "exact"


def test_of_turns_that_say_the_same_the_speakers_own_is_taken() -> None:
    result = verified("机器翻译", "Lukasz")
    assert (result.verdict, result.speaker) == ("exact", "Lukasz Kaiser")


def test_altered_goes_before_misattributed() -> None:
    result = verified(BOARD.replace("没有", "有"), "noam")
    assert result.verdict == "altered"
    assert result.notes == ("said by 黄仁勋, not by Noam Shazeer",)


def test_nobody_said_all_of_them() -> None:
    with pytest.raises(SpeakerError):
        list(verify(panel(), [Claim(text=RULES)], speaker="Nobody Atall"))


def test_the_nearest_is_shown() -> None:
    result = verified("梯度下降是一种比任何规则都重要得多的老师")
    assert result.verdict == "not-found"
    assert result.passages
