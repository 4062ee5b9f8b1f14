"""Quotations among turns that all use the same few words, so that no word alone tells one."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from gtcpanel.library import Library
from gtcpanel.verify import Claim, Verification, verify
from tests.libraries import library_of, transcript_of

#: Words of English, and of Chinese, of which every turn is made.
WORDS = {
    " ": "so then you and we look at what they make of it there because that was when people came "
    "to see how the garden and the music and the water work out",
    "": "他们 我们 今天 明天 看到 知道 时候 因为 所以 但是 如果 音乐 问题 大家 希望 一起 花园 开始",
}
TURNS = 1_000


@cache
def turns(gap: str) -> list[str]:
    chance = Random(1)
    return [gap.join(chance.choices(WORDS[gap].split(), k=12)) for _ in range(TURNS)]


@cache
def library(gap: str) -> Library:
    return library_of(
        transcript_of([(f"Speaker {n % 7}", text) for n, text in enumerate(turns(gap))])
    )


def verified(gap: str, text: str) -> Verification:
    (result,) = verify(library(gap), [Claim(text=text)])
    return result


def said_in(result: Verification) -> list[int]:
    return [passage.turn.number for passage in result.passages]


@pytest.mark.parametrize("gap", WORDS)
@pytest.mark.parametrize("number", range(0, TURNS, 50))
def test_with_a_word_changed_it_is_found(gap: str, number: int) -> None:
    words = turns(gap)[number]
    row = words.split() if gap else [words[at : at + 2] for at in range(0, len(words), 2)]
    row[number // 50 % 10 + 1] = "penguins" if gap else "企鹅"
    result = verified(gap, gap.join(row))
    assert (result.verdict, said_in(result)) == ("near", [number + 1])


@pytest.mark.parametrize("gap", WORDS)
@pytest.mark.parametrize("number", range(0, TURNS - 500, 50))
def test_joined_from_two_turns_it_is_found_out(gap: str, number: int) -> None:
    said = turns(gap)
    result = verified(gap, f"{said[number]}.{gap}{said[number + 500]}")
    assert (result.verdict, said_in(result)) == ("altered", [number + 1, number + 501])
    assert [change.kind for change in result.changes] == ["joined"]


def test_a_slice_is_exact_however_many_words_could_begin_it() -> None:
    verbs = [f"{first}{second}ded" for first in "bcdfghklmn" for second in "aeiou"]
    said = [f"They all {verb} with the garden {number}" for number in range(9) for verb in verbs]
    told = library_of(
        transcript_of([("Ada", text) for text in (*said, "We have mended with the tools")])
    )
    (result,) = verify(told, [Claim(text="ed with the too")])
    assert (result.verdict, result.notes) == (
        "exact", ("begins within 'mended'", "ends within 'tools'"),
    )  # fmt: skip
