"""The transcript that ships: 49 turns of 8 speakers, with its TOML and without."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gtcpanel.readers import load_facts, read_transcript
from gtcpanel.transcript import Transcript

PANEL = Path(__file__).parents[2] / "transcripts" / "gtc2024-transformer-panel.txt"
FACTS = PANEL.with_suffix(".toml")
TURNS = {
    "黄仁勋": 14,
    "Illia Polosukhin": 6,
    "Jakob Uszkoreit": 5,
    "Noam Shazeer": 6,
    "Ashish Vaswani": 5,
    "Lukasz Kaiser": 5,
    "Llion Jones": 4,
    "Aidan Gomez": 4,
}


@pytest.fixture(params=["alone", "with its facts"], scope="module")
def panel(request: pytest.FixtureRequest) -> Transcript:
    facts = None
    if request.param != "alone":
        facts = load_facts(FACTS.read_bytes(), path=str(FACTS))
    return read_transcript(PANEL.read_bytes(), path=str(PANEL), slug=PANEL.stem, facts=facts)


def test_it_has_49_turns_of_eight_speakers_in_order_of_appearance(panel: Transcript) -> None:
    assert len(panel.turns) == 49
    assert [person.name for person in panel.people] == list(TURNS)
    assert Counter(turn.speaker for turn in panel.turns) == TURNS
    assert [turn.number for turn in panel.turns] == list(range(1, 50))


def test_turns_begin_and_end_where_the_talk_does(panel: Transcript) -> None:
    first, last = panel.turns[0], panel.turns[-1]
    assert (first.line, first.text[:6]) == (29, "过去六十年,")
    assert (last.line, last.lines) == (211, (211,))
    assert last.text.endswith("非常感谢各位的参与!")


def test_labels_without_a_colon_are_restored(panel: Transcript) -> None:
    restored = [each for each in panel.repairs if each.kind == "label-without-colon"]
    assert [each.line for each in restored] == [77, 91]
    by_line = {turn.line: turn for turn in panel.turns}
    assert by_line[77].speaker == "Noam Shazeer"
    assert by_line[77].text.startswith("这个模式一直在重复。")
    assert by_line[91].speaker == "Jakob Uszkoreit"
    assert all(0.5 <= each.confidence < 1 for each in restored)


def test_spellings_are_merged_and_on_record(panel: Transcript) -> None:
    merged = {(r.line, r.before, r.after) for r in panel.repairs if r.kind == "merged-name"}
    assert merged == {
        (139, "Illiya Polosukhin", "Illia Polosukhin"),
        (167, "Akob Uszkoreit", "Jakob Uszkoreit"),
        (183, "Illiya Polosukhin", "Illia Polosukhin"),
    }
    aliases = {person.name: person.aliases for person in panel.people}
    assert "Illiya Polosukhin" in aliases["Illia Polosukhin"]
    assert "Akob Uszkoreit" in aliases["Jakob Uszkoreit"]


def test_what_was_not_said_is_left_out_and_on_record(panel: Transcript) -> None:
    gone = {n for o in panel.omitted for n in range(o.first_line, o.last_line + 1)}
    said = {line for turn in panel.turns for line in turn.lines}
    text = PANEL.read_text("utf-8").split("\n")
    assert {number for number, line in enumerate(text, 1) if line.strip()} - gone == said
    assert not gone & said
    assert {omission.reason for omission in panel.omitted} >= {
        "title",
        "advertisement",
        "introduction before the first label",
        "footer",
    }


def test_its_brackets_give_terms_but_no_companies(panel: Transcript) -> None:
    assert {(pair.left, pair.right, pair.line) for pair in panel.pairs} == {
        ("循环神经网络", "RNN", 57),
        ("长短期记忆网络", "LSTM", 63),
        ("Scaling law", "缩放法则", 65),
        ("RAG", "Retrieval-Augmented Generation", 149),
        ("全球公共产品", "GPP", 155),
    }


def test_where_it_comes_from(panel: Transcript) -> None:
    assert panel.about.title == "黄仁勋集齐AI「八龙珠」,万字对谈实录"
    assert panel.about.language == "zh"
    assert panel.about.format == "labelled"
    assert panel.about.encoding == "utf-8"


def test_its_facts_add_names_in_the_other_script() -> None:
    facts = load_facts(FACTS.read_bytes(), path=str(FACTS))
    panel = read_transcript(PANEL.read_bytes(), path=str(PANEL), slug="panel", facts=facts)
    host = panel.people[0]
    assert (host.name, host.role, host.affiliation) == ("黄仁勋", "moderator", "NVIDIA")
    assert {"Jensen Huang", "老黄"} <= set(host.aliases)
    assert (panel.about.date, panel.about.event) == ("2024-03-20", "NVIDIA GTC 2024")
    assert all(person.affiliation for person in panel.people)
