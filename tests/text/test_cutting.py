from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.cutting import cut
from gtcpanel.text.words import segment

CLAUSES = "我们现在用的系统,比如多任务处理、硬件和软件的分开,都是基于很久以前的设计。"
QUOTED = "他说过“注意力就是你所需要的,别的都不要”,然后走了。"


def piece(text: str, longest: int, keep: str = "") -> str:
    at = text.index(keep) if keep else 0
    start, end = cut(text, (0, len(text)), longest, (at, at + len(keep)) if keep else None)
    return text[start:end]


@pytest.mark.parametrize(
    ("longest", "cut_to"),
    [
        (99, CLAUSES),
        (30, "我们现在用的系统,比如多任务处理、硬件和软件的分开"),
        (20, "我们现在用的系统,比如多任务处理"),
        (9, "我们现在用的系统"),
        (7, "我们现在用的"),
        (1, "我们"),
    ],
)
def test_a_piece_ends_with_a_clause_or_a_word(longest: int, cut_to: str) -> None:
    assert piece(CLAUSES, longest) == cut_to


@pytest.mark.parametrize(
    ("text", "longest", "keep", "cut_to"),
    [
        (CLAUSES, 19, "硬件", "比如多任务处理、硬件和软件的分开"),
        (CLAUSES, 10, "设计", "基于很久以前的设计。"),
        (CLAUSES, 7, "多任务处理、硬件", "多任务处理"),
        ("It was the best of times, it was the worst of times.", 30, "worst",
         "it was the worst of times."),
        ("It was the best of times, it was the worst of times.", 12, "best", "was the best"),
        ("Supercalifragilistic", 5, "cali", "Supercalifragilistic"),
    ],
)  # fmt: skip
def test_a_piece_holds_what_is_to_be_kept(text: str, longest: int, keep: str, cut_to: str) -> None:
    assert piece(text, longest, keep) == cut_to


@pytest.mark.parametrize(
    ("longest", "keep", "cut_to"),
    [
        (24, "", "他说过“注意力就是你所需要的,别的都不要”"),
        (12, "", "他说过"),
        (17, "注意力", "注意力就是你所需要的,别的都不要"),
        (12, "注意力", "注意力就是你所需要的"),
    ],
)
def test_quotation_marks_stay_in_pairs(longest: int, keep: str, cut_to: str) -> None:
    assert piece(QUOTED, longest, keep) == cut_to


def test_scraps_are_taken_off_without_parting_a_pair() -> None:
    assert piece("aaaaaaaa“、a” ", 12) == "aaaaaaaa“、a”"


def test_marks_without_a_partner_hinder_nothing() -> None:
    assert piece("他说:“这很好,我们都知道,所以就这样做", 10) == "他说:“这很好"
    assert piece("(((((((((我们", 5) == "(((((((((我们"


def test_what_is_kept_begins_with_a_word_and_pairs_hold_pairs() -> None:
    assert piece("an extraordinarily long match", 8, "dinarily long match") == "extraordinarily"
    assert piece("走(很(很)好)了又来,不走", 6) == "走"


@given(
    st.text(st.sampled_from('我们计算机ab ,。“”()"、'), min_size=1, max_size=60),
    st.integers(1, 40),
    st.data(),
)
def test_a_piece_is_a_readable_part(text: str, longest: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    keep = (start, end) if data.draw(st.booleans()) else None
    first, last = cut(text, (0, len(text)), longest, keep)
    assert 0 <= first < last <= len(text)
    for word in re.finditer("[ab]+", text):
        assert not word.start() < first < word.end()
        assert not word.start() < last < word.end()
    found = text[first:last]
    if len(found) > longest and not re.search('[“"(]', text):
        assert not re.search(r"\s", found)
        assert sum(not word.isascii() for word in segment(found)) <= 1
    if '"' not in text and "“" in found and "”" not in found:
        assert "”" not in text[last:] or len(found) > longest or "“" in text[last:]


@given(st.integers(1, 45))
def test_a_passage_within_a_text_is_cut_within_it(longest: int) -> None:
    text = f"前面。{CLAUSES}后面。"
    first, last = cut(text, (3, 3 + len(CLAUSES)), longest)
    assert 3 == first < last <= 3 + len(CLAUSES)
    assert last - first <= max(longest, 2)
