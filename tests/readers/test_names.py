"""Which spellings are one person, and which never."""

from __future__ import annotations

import pytest

from gtcpanel.readers.names import merge_names


def merged(*labels: str, roles: dict[str, set[str]] | None = None) -> dict[str, str]:
    merges = merge_names(labels, roles or {})
    return {label: merge.into for label, merge in merges.items() if merge.into != label}


@pytest.mark.parametrize(
    ("labels", "into"),
    [
        (["Illia Moro", "X", "Illia Moro", "X", "Illiya Moro"], {"Illiya Moro": "Illia Moro"}),
        (["Gerst", "X", "Brad Gerst", "X", "Gerst"], {"Gerst": "Brad Gerst"}),
        (["黄仁勋", "X", "黃仁勳", "X", "黄仁勋"], {"黃仁勳": "黄仁勋"}),
        (
            ["鄭明宗", "X", "鄭銘宗", "X", "鄭明宗", "X", "鄭宗明"],
            {"鄭銘宗": "鄭明宗", "鄭宗明": "鄭明宗"},
        ),
        (["ANN LEE", "X", "Ann Lee", "X", "Ann Lee"], {"ANN LEE": "Ann Lee"}),
        (["嘉宾Ann Lee", "X", "Ann Lee", "X", "Ann Lee"], {"嘉宾Ann Lee": "Ann Lee"}),
        (["Dr. Ann Lee", "X", "Ann Lee", "X", "Ann Lee"], {"Dr. Ann Lee": "Ann Lee"}),
        (["嘉宾林一", "X", "林一", "X", "林一"], {"嘉宾林一": "林一"}),
        (["嘉宾王小明教授", "X", "王小明", "X"], {"嘉宾王小明教授": "王小明"}),
        (["Acme CEO Ann Lee", "X", "Ann Lee", "X"], {"Acme CEO Ann Lee": "Ann Lee"}),
        (["主持人林一", "X", "主持人", "X", "主持人"], {"主持人": "主持人林一"}),
    ],
)
def test_spellings_of_one_name_are_merged(labels: list[str], into: dict[str, str]) -> None:
    assert merged(*labels) == into


@pytest.mark.parametrize(
    "labels",
    [
        ["Anna Lee", "Anne Lee", "Anna Lee", "X", "Anna Lee"],  # they answer each other
        ["Clark Tang", "X", "Tang", "Clark Tang", "X"],
        ["Ann Lee", "X", "Bob Lee", "X", "Lee", "X"],  # two who could be meant
        ["王小明", "X", "王小红", "X", "王小明"],
        ["学生 1", "X", "学生", "X", "学生 2"],
        ["Sam Hall", "X", "Sam Hall 和 Bea Orr", "X", "Sam Hall"],
        ["JN", "X", "JN/AWB", "X", "JN"],
        ["A", "X", "A Lee", "X"],
        ["Jan Lee", "X", "Jon Lee", "X", "Jon Lee"],  # too short to be a slip
        ["Mr. Lee", "X", "Ms. Lee", "X", "Ms. Lee"],
        ["主持人林一", "X", "主持人", "X", "主持人王小明"],  # two hosts
        ["主持人", "X", "主持人林一", "X", "主持人"],  # named too late
        ["主持人林一", "主持人", "X", "主持人"],  # they answer each other
        ["主持人A", "X", "主持人", "X", "主持人"],
    ],
)
def test_others_are_kept_apart(labels: list[str]) -> None:
    assert merged(*labels) == {}


def test_different_roles_are_different_people() -> None:
    labels = ["Illia Moro", "X", "Illia Moro", "X", "Illiya Moro"]
    roles = {"Illia Moro": {"host"}, "Illiya Moro": {"guest"}}
    assert merged(*labels, roles=roles) == {}


def test_a_list_of_hundreds_of_names_is_not_compared() -> None:
    labels = [f"Name{n} Lee" for n in range(400)] + ["Nam"]
    assert merged(*labels) == {}
