"""What must hold of any quotation of any turn of the panel."""

from __future__ import annotations

import re
from functools import cache

import opencc
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gtcpanel.model import Turn
from gtcpanel.text.sentences import sentences
from gtcpanel.verify import Verification
from tests.panel import panel
from tests.quotations import judged

WRONG = {"altered", "misattributed", "not-found"}
TRADITIONAL = opencc.OpenCC("s2t")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
PUNCTUATION = str.maketrans(
    {",": "，", "。": ".", "?": "？", ":": "：", "、": ",", "“": "「", "”": "」"}
)


@cache
def turns() -> tuple[Turn, ...]:
    return tuple(turn for turn in panel().turns() if len(turn.text) >= 8)


@cache
def spoken() -> tuple[tuple[Turn, str], ...]:
    """Sentences of some length, each with its turn."""
    return tuple(
        (turn, turn.text[start:end])
        for turn in turns()
        for start, end in sentences(turn.text)
        if end - start >= 10
    )


@cache
def everything() -> str:
    return "\n".join(turn.text for turn in panel().turns())


def verified(text: str, speaker: str | None = None) -> Verification:
    return judged(panel(), text, speaker)


@st.composite
def slices(draw: st.DrawFn) -> tuple[Turn, str]:
    """A turn and eight or more characters of it in a row."""
    turn = draw(st.sampled_from(turns()))
    start = draw(st.integers(0, len(turn.text) - 8))
    end = draw(st.integers(start + 8, min(len(turn.text), start + 300)))
    return turn, turn.text[start:end]


@settings(deadline=None, max_examples=50)
@given(slices())
def test_any_slice_is_exact_and_names_its_turn_and_speaker(chosen: tuple[Turn, str]) -> None:
    turn, text = chosen
    assume(any(map(str.isalnum, text)))
    result = verified(text)
    (passage,) = result.passages
    assert (result.verdict, result.similarity) == ("exact", 1.0)
    assert passage.text.split() == text.split() or text.strip() in passage.turn.text
    if sum(text.strip() in other.text for other in turns()) == 1:
        assert (passage.turn.number, result.speaker) == (turn.number, turn.speaker)


@pytest.mark.parametrize("change", ["traditional", "wide", "punctuation", "no punctuation"])
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_script_width_and_punctuation_give_a_variant(change: str, data: st.DataObject) -> None:
    _, text = data.draw(slices())
    changed = {
        # Character by character: of whole words OpenCC makes other words, too (想象, 想像).
        "traditional": "".join(map(TRADITIONAL.convert, text)),
        "wide": text.translate(FULL_WIDTH),
        "punctuation": text.translate(PUNCTUATION),
        "no punctuation": re.sub(r"(?<![A-Za-z\d])[^\w\s]+(?![A-Za-z\d])", "", text),
    }[change]
    assume(sum(map(str.isalnum, text)) >= 6)
    assume(changed.strip() not in everything())
    assert verified(changed).verdict == "variant"


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_a_changed_digit_never_passes(data: st.DataObject) -> None:
    turn = data.draw(st.sampled_from([turn for turn in turns() if re.search(r"\d", turn.text)]))
    at = data.draw(st.sampled_from([found.start() for found in re.finditer(r"\d", turn.text)]))
    start = max(0, at - data.draw(st.integers(4, 60)))
    end = at + 1 + data.draw(st.integers(4, 60))
    other = data.draw(st.sampled_from("0123456789".replace(turn.text[at], "")))
    changed = turn.text[start:at] + other + turn.text[at + 1 : end]
    assume(changed.strip() not in everything())
    assert verified(changed).verdict in WRONG


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_an_added_negation_never_passes(data: st.DataObject) -> None:
    _, text = data.draw(st.sampled_from(spoken()))
    at = data.draw(st.integers(1, len(text) - 1))
    word = data.draw(st.sampled_from(["不", "没", "没有", "未", "无", "非", " not ", " never "]))
    changed = text[:at] + word + text[at:]
    assume(changed not in everything())
    assert verified(changed).verdict in WRONG


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_a_removed_negation_never_passes(data: st.DataObject) -> None:
    denied = [one for one in spoken() if re.search(r"(?<=.)[不没](?!过|同|断|错|仅|管)", one[1])]
    _, text = data.draw(st.sampled_from(denied))
    found = list(re.finditer(r"(?<=.)[不没](?!过|同|断|错|仅|管)", text))
    at = data.draw(st.sampled_from(found)).start()
    changed = text[:at] + text[at + 1 :]
    assume(changed not in everything())
    assert verified(changed).verdict in WRONG


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_another_speakers_sentence_is_misattributed(data: st.DataObject) -> None:
    turn, text = data.draw(st.sampled_from(spoken()))
    other = data.draw(st.sampled_from(sorted(panel().speakers())))
    assume(not any(text in one.text for one in turns() if one.speaker == other))
    result = verified(text, other)
    assert (result.verdict, result.claimed) == ("misattributed", other)
    assert result.speaker != other
    assert verified(text, turn.speaker).verdict == "exact"


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
LATIN = st.characters(codec="ascii", categories=["Ll"])


@settings(deadline=None, max_examples=50)
@given(st.one_of(st.text(HAN, min_size=8, max_size=80), st.text(LATIN, min_size=12, max_size=80)))
def test_random_text_is_not_found(text: str) -> None:
    assert verified(text).verdict == "not-found"


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=12)))
def test_anything_can_be_asked(text: str, speaker: str | None) -> None:
    result = verified(text, speaker)
    assert 0 <= result.similarity <= 1
    for passage in result.passages:
        assert 0 <= passage.start < passage.end <= len(passage.turn.text)


@settings(deadline=None, max_examples=50)
@given(slices(), st.text(max_size=8), st.integers(0, 300))
def test_edits_hold_both_texts(chosen: tuple[Turn, str], extra: str, at: int) -> None:
    _, text = chosen
    changed = text[: at % len(text)] + extra + text[at % len(text) :]
    assume(not set(changed) & set("…⋯[]［］【】〔〕.。\"“”‘’'「」『』«»„"))
    result = verified(changed)
    if result.edits and len(result.passages) == 1:
        assert "".join(edit.said for edit in result.edits) == result.passages[0].text
        assert "".join(edit.quoted for edit in result.edits).split() == changed.split()
