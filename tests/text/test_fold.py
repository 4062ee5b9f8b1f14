from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.fold import Folder

#: Letters that have broken programs before: they change length, case, width or form.
AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "ßİıﬁ㎏𠮷é\u0301\u0308\u200d\u00adÅＡ１。，ﾊﾞ한\u1112שؤ機机發髮注意力 \n\t-'’aZ9"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)
FOLDER = Folder({"機": "机", "發": "发", "髮": "发"})


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("OpenAI", "openai"),
        ("ＲＮＡ", "rna"),
        ("內燃機".replace("內", "内"), "内燃机"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Łukasz Øre Đà", "lukasz ore da"),
        ("ﬁne", "fine"),
        ("５㎏", "5kg"),
        ("𠮷野", "𠮷野"),
        ("zhùyìlì", "zhuyili"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_what_does_not_matter_is_folded_away(text: str, folded: str) -> None:
    assert FOLDER.key(text) == folded
    assert FOLDER.fold(text).text == folded


@given(AWKWARD, AWKWARD)
def test_folding_is_done_character_by_character(one: str, other: str) -> None:
    assert FOLDER.key(one + other) == FOLDER.key(one) + FOLDER.key(other)


@given(AWKWARD)
def test_a_second_folding_changes_nothing(text: str) -> None:
    assert FOLDER.key(FOLDER.key(text)) == FOLDER.key(text)


@given(AWKWARD, st.data())
def test_every_folded_span_is_a_slice_of_the_original(text: str, data: st.DataObject) -> None:
    folded = FOLDER.fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first < last <= len(text)
    # A slice may be wider by the rest of a letter that folds to several, never narrower.
    assert folded.text[start:end] in FOLDER.key(text[first:last])


def test_a_span_takes_the_marks_that_sit_on_its_last_letter() -> None:
    text = "Cafe\u0301 au lait"
    assert text[slice(*FOLDER.fold(text).span(0, 4))] == "Cafe\u0301"


@given(st.text(st.characters(codec="ascii")))
def test_ascii_is_only_lowered(text: str) -> None:
    assert FOLDER.key(text) == text.lower() == unicodedata.normalize("NFKC", text).casefold()
