from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gtcpanel.text.tokens import find, index_terms, key_of, phrase_terms, terms_of, units
from gtcpanel.text.words import segment
from tests.text.test_fold import AWKWARD, FOLDER


def terms(text: str) -> list[str]:
    return list(index_terms(units(FOLDER.key(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("注意力", ["注意", "意力", "力"]),
        ("GPU上运行", ["gpu", "上运", "运行", "行"]),
        ("模型Transformer", ["模型", "型", "transformer"]),
        ("System360 GPT-4", ["system", "360", "gpt", "4"]),
        ("don’t", ["dont"]),
        ("注意\n力", ["注意", "意力", "力"]),
        ("注意,力", ["注意", "意", "力"]),
        ("naïve Über", ["naive", "uber"]),
        ("ゴジラ", ["コシ", "シラ", "ラ"]),
        ("한국어", ["한국", "국어", "어"]),
        ("—!?", []),
        ("", []),
    ],
)
def test_terms_of_mixed_text(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ("注意力", (["注意", "意力"], False)),
        ("力", (["力"], True)),
        ("transformer模", (["transformer", "模"], True)),
        ("模型transformer", (["模型", "型", "transformer"], False)),
        ("gpt-4", (["gpt", "4"], False)),
    ],
)
def test_phrases(query: str, phrase: tuple[list[str], bool]) -> None:
    assert phrase_terms(units(query)) == phrase


@given(AWKWARD, st.data())
def test_what_is_cut_from_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    folded = FOLDER.key(text)
    row = units(folded)
    assume(row)
    start = data.draw(st.integers(0, len(row) - 1))
    end = data.draw(st.integers(start + 1, len(row)))
    wanted = row[start:end]
    # The cut begins afresh: its first character has nothing before it.
    wanted = [wanted[0]._replace(joined=False), *wanted[1:]]
    found = list(find(row, wanted))
    assert any(row[a:b][0].term == wanted[0].term for a, b in found)
    # And the phrase's terms are there, one after the other.
    terms = list(index_terms(row))
    wanted_terms, prefix = phrase_terms(units(folded[wanted[0].start : wanted[-1].end]))
    size = len(wanted_terms)
    assert any(
        terms[at : at + size] == wanted_terms
        or (
            prefix
            and terms[at : at + size - 1] == wanted_terms[:-1]
            and terms[at + size - 1 : at + size]
            and terms[at + size - 1].startswith(wanted_terms[-1])
        )
        for at in range(len(terms))
    )


def test_characters_apart_are_not_found_together() -> None:
    assert list(find(units("数据,模型"), units("数据模型"))) == []
    assert list(find(units("数据 模型"), units("数据模型"))) == [(0, 4)]


def test_occurrences_do_not_overlap() -> None:
    assert list(find(units("哈哈哈哈"), units("哈哈"))) == [(0, 2), (2, 4)]
    assert list(find(units("abc"), [])) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [("Scaling law", "scaling law"), ("注意力 机制", "注意力机制"), ("GPT-4o模型", "gpt 4 o 模型")],
)
def test_keys(text: str, key: str) -> None:
    assert key_of(units(FOLDER.key(text))) == key


@given(
    st.text(st.one_of(st.sampled_from("ab9'’ \n注意力んก〇𠮷—,_"), st.characters()), max_size=40)
)
def test_the_terms_of_a_text_are_those_of_its_units(text: str) -> None:
    folded = FOLDER.key(text)
    assert terms_of(folded) == " ".join(index_terms(units(folded)))


@given(st.text(st.sampled_from("abZ09' -.,_&+#/:\n"), max_size=40))
def test_the_terms_of_ascii_text_are_those_of_its_words(text: str) -> None:
    words = (terms_of(FOLDER.key(word)) for word in segment(text))
    assert " ".join(words) == terms_of(FOLDER.key(text))
