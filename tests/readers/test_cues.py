"""What holds for every format of cues."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import READERS, cuefile, load_facts, read_transcript
from gtcpanel.readers.cuelabels import is_name
from gtcpanel.readers.cuenames import bare_names, may_be_name
from gtcpanel.readers.cues import in_order
from gtcpanel.readers.cuetext import is_sound, lines_of
from gtcpanel.readers.document import open_document
from gtcpanel.readers.lines import split
from gtcpanel.transcript import Transcript

CUES = ("srt", "vtt", "youtube", "sbv", "ass", "ttml")
TIMES = (
    "00:00:01,000 --> 00:00:02,000", "00:01.000 --> 00:02.500 align:start", "1:00:00.5-->1:00:01",
    "00:00:01:500 -> 00:00:02:500", "0:00:01.000,0:00:03.000", "[00:01.000 --> 00:02.000] Ann: Tea",
    "00:00:00.000 --> 99:99:99.999", "-->", "00:00:09,000 -->", "٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٠٠٠",
)  # fmt: skip
SAID = (
    "Ann: Tea.", "Bob Lee: Why?", "<v Ann>Tea.</v>", "<v.loud Bob>Why?", "- Yes.\n- No.", ">> Ann:",
    "[SPEAKER_00]: Tea", "(Ann) Tea", "[Music]", "♪", "<font color=red>Tea</font>", "{\\an8}Tea",
    "tea<00:00:01.200><c> is</c>", "&amp;&lt;v&gt;&#0;&#x110000;", "大家好\nHello", "", " ", "1984",
    "NOTE so", "<v ", "<", "{\\", "[", "ß İ ﬁ ㎏ 𠮷", "\u200b", "A:", ":", "-", ">>", "a >> b",
)  # fmt: skip
HEADS = (
    "",
    "WEBVTT\n\n",
    "WEBVTT\nKind: captions\n\n",
    "[Script Info]\n[Events]\n",
    "\ufeff",
    "1\n",
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Cues of all kinds, one after another, some of them broken."""
    awkward = st.text(st.characters(codec="utf-8") | st.sampled_from("<>{}:-[]() \n"), max_size=20)
    said = st.lists(st.sampled_from(SAID) | awkward, max_size=3).map("\n".join)
    cue = st.tuples(st.sampled_from(("", "7\n", "id\n")), st.sampled_from(TIMES), said).map(
        lambda parts: f"{parts[0]}{parts[1]}\n{parts[2]}"
    )
    cues = draw(st.lists(cue | said, max_size=12))
    return draw(st.sampled_from(HEADS)) + draw(st.sampled_from(("\n", "\n\n"))).join(cues)


@settings(max_examples=300, deadline=None)
@given(files(), st.sampled_from(CUES))
def test_any_text_gives_turns_or_a_reason(text: str, reader: str) -> None:
    with suppress(TranscriptError):
        read = read_transcript(text.encode(), path="a", slug="a", reader=reader)
        lines = text.count("\n") + text.count("\r") + 1
        assert read.turns
        for turn in read.turns:
            assert turn.text
            assert all(1 <= line <= lines for line in turn.lines)
            assert len(turn.lines) == turn.text.count("\n") + 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(CUES))
def test_any_bytes_give_turns_or_a_reason(data: bytes, reader: str) -> None:
    with suppress(TranscriptError):
        assert read_transcript(data, path="a", slug="a", reader=reader).turns


@settings(max_examples=200, deadline=None)
@given(files())
def test_no_two_readers_of_cues_claim_a_file(text: str) -> None:
    with suppress(TranscriptError):
        document = open_document(text.encode(), path="a")
        assert sum(READERS[name].recognises(document) for name in CUES) <= 1


@settings(max_examples=150, deadline=None)
@given(files())
def test_no_line_of_speech_is_lost(text: str) -> None:
    with suppress(TranscriptError):
        read = read_transcript(text.encode(), path="a", slug="a", reader="srt")
        told = "\n".join(turn.text for turn in read.turns)
        gone = {n for o in read.omitted for n in range(o.first_line, o.last_line + 1)}
        for at, line in enumerate(split(text.removeprefix("\ufeff")), 1):
            if line in {"Tea.", "Why?", "1984", "ß İ ﬁ ㎏ 𠮷"} and at not in gone:
                assert line in told or line == "1984"  # which may be the number of a cue


def _read(text: str) -> Transcript:
    return read_transcript(text.encode(), path="a.srt", slug="a")


def _srt(*texts: str) -> str:
    return "\n\n".join(
        f"{at}\n00:{at // 60:02d}:{at % 60:02d},000 --> 00:{at // 60:02d}:{at % 60:02d},900\n{text}"
        for at, text in enumerate(texts, 1)
    )


def test_what_is_said_at_length_without_names_is_cut_into_turns_of_nobody() -> None:
    read = _read(_srt(*["We grow tea on the south side of the hill."] * 300))
    assert {turn.speaker for turn in read.turns} == {""}
    assert [len(turn.text) for turn in read.turns] == [3095, 3095, 3095, 3095, 515]
    assert [turn.start_ms for turn in read.turns] == [1000, 73000, 145000, 217000, 289000]


@pytest.mark.parametrize(
    "names", [("Note", "Step one"), ("So the question is", "But"), ("e.g", "5")]
)
def test_words_before_a_colon_are_no_speakers(names: tuple[str, str]) -> None:
    talk = ["We grow tea on the hill, and that is all there is to say of it."] * 40
    talk[10], talk[20] = f"{names[0]}: never boil it.", f"{names[1]}: wait for a while."
    assert {turn.speaker for turn in _read(_srt(*talk)).turns} == {""}


def test_a_name_that_stands_at_the_first_cue_of_long_turns_is_one() -> None:
    talk = [f"We grow tea on hill number {n}, and that is all." for n in range(120)]
    for at, name in ((0, "Ann"), (40, "Bob"), (60, "Ann"), (90, "Bob")):
        talk[at] = f"{name}: I think you are right. {talk[at]}"
    assert [turn.speaker for turn in _read(_srt(*talk)).turns] == ["Ann", "Bob", "Ann", "Bob"]


def test_a_gap_in_time_is_no_new_speaker() -> None:
    read = _read(
        "1\n00:00:01,000 --> 00:00:02,000\nAnn: I wait.\n\n2\n00:20:01,000 --> 00:20:02,000\nStill."
        "\n\n3\n00:30:00,000 --> 00:30:01,000\nBob: Me too.\n"
    )
    assert [(turn.speaker, turn.end_ms) for turn in read.turns] == [
        ("Ann", 1_202_000),
        ("Bob", 1_801_000),
    ]


def test_facts_name_who_speaks_in_cues_without_names() -> None:
    toml = (
        b'not_speakers = ["Ann"]\n[[turns]]\nline = 7\nspeaker = "Bo"\n'
        b'[[turns]]\nline = 8\nspeaker = "Cy"\n'
    )
    read = read_transcript(
        _srt("Tea.", "Why?\nFor me.", "Ann: Good.").encode(),
        path="a.srt",
        slug="a",
        facts=load_facts(toml, path="a.toml"),
    )
    assert [(turn.speaker, turn.start_ms, turn.text) for turn in read.turns] == [
        ("", 1000, "Tea."),
        ("Bo", 2000, "Why?"),
        ("Cy", 2000, "For me. Ann: Good."),
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ann (SL)", "Ann"], ["Ann", "Ann"]),
        (["Ann [Acme]", "Bob（外部）"], ["Ann", "Bob"]),
        (["Ann (Acme)", "Ann (Globex)"], ["Ann (Acme)", "Ann (Globex)"]),
        (["Ann (Guest)", "Ann (Unverified)"], ["Ann", "Ann"]),
        (["Ann (in Hindi)", "Ann (sings)", "Ann"], ["Ann", "Ann", "Ann"]),
        (["(Ann)"], ["(Ann)"]),
    ],
)
def test_what_a_platform_adds_is_no_part_of_a_name(names: list[str], expected: list[str]) -> None:
    assert [bare_names(names)[name][0] for name in names] == expected


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("[Music]", True), ("(掌声)", True), ("♪", True), ("♪ ♪", True), ("[Oh] (ah)", True),
        ("*sighs*", True), ("- [Laughter]", True), ("♪ la la ♪", False), ("[ __ ]", False),
        ("(...)", False), ("****", False), ("[Music] Hello", False), ("...", False),
    ],
)  # fmt: skip
def test_a_sound_is_told_from_speech(text: str, sound: bool) -> None:
    assert is_sound(text) == sound


@pytest.mark.parametrize(
    "name", ["Ann", "Ann Lee", "王小明", "speaker 0", "SPEAKER_00", "Narrator"]
)
def test_a_name_in_brackets_may_be_one(name: str) -> None:
    assert may_be_name(name)


@pytest.mark.parametrize(
    "name",
    ["laughs", "Music", "door opens", "掌声", "SPEAKING SPANISH", "…", "am", "Сміх.", "He nods."],
)
def test_a_sound_in_brackets_is_no_name(name: str) -> None:
    assert not may_be_name(name)


@pytest.mark.parametrize(
    "name", ["Ann", "Dr. Ann Lee", "J. Lee", "ANN", "王小明", "Öz Ünal", "Анна"]
)
def test_a_label_is_written_as_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    ["I said", "Він сказав", "It’s all the truth", "This one. Ann", "so it goes", ".f890", "5"],
)
def test_a_clause_before_a_colon_is_no_name(name: str) -> None:
    assert not is_name(name)


def test_what_a_talk_quotes_is_no_speaker_and_who_answers_is_one() -> None:
    talk = [f"We grow tea on hill number {n}, and that is all." for n in range(60)]
    for at in range(5, 56, 9):
        talk[at] = "And then I said:\nThe answer: you wait. He said: why?"
        talk[at + 2] = "Woman: And what do you do with the rain?"
        talk[at + 3] = "Ann Lee: I let it fall."
    read = _read(_srt(*talk))
    assert {turn.speaker for turn in read.turns} == {"", "Woman", "Ann Lee"}


def test_a_sound_that_also_stands_alone_is_no_name_before_speech() -> None:
    talk = [
        "[Thunder]",
        "[Ann Lee] What is it?",
        "[Thunder] Oh.",
        "[Bob] A storm.",
        "[Ann Lee] Oh.",
    ]
    read = _read(_srt(*talk, "[Thunder]", "[Bob] Still a storm.", "[Thunder] Yes."))
    assert [turn.speaker for turn in read.turns] == ["Ann Lee", "Bob", "Ann Lee", "Bob"]
    assert read.turns[0].text == "What is it? [Thunder] Oh."


def test_a_clock_that_starts_anew_is_a_second_part_and_a_misplaced_cue_is_none() -> None:
    def cues(*seconds: int) -> list[cuefile.Cue]:
        return [cuefile.Cue(at, "x", 1000 * each) for at, each in enumerate(seconds)]

    def starts(*seconds: int) -> list[int]:
        return [cue.start_ms // 1000 for cue in in_order(cues(*seconds))]

    assert starts(600, 601, 602, 1, 2, 3) == [600, 601, 602, 1, 2, 3]
    assert starts(1, 2, 602, 3, 4, 5, 603, 604) == [1, 2, 602, 3, 4, 5, 603, 604]
    assert starts(600, 601, 5, 602, 603, 604) == [5, 600, 601, 602, 603, 604]
    assert starts(*range(6000, 0, -20)) == list(range(20, 6001, 20))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 3_000_000, "<v " * 300_000, "<v A>x" * 50_000, "{\\" * 500_000, "[" * 1_000_000,
        "a:" * 500_000, "&amp;" * 200_000, ">> " * 200_000, "- x\n" * 50_000, "♪(a" * 200_000,
        "NOTE a\n\n" * 50_000, "<font color=red>x" * 50_000, "{\\p1" * 200_000, "x\n" * 100_000,
    ],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_a_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    begin = perf_counter()
    with suppress(TranscriptError):
        _read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n")
    assert perf_counter() - begin < 20


def test_tags_are_taken_off_and_other_brackets_are_text() -> None:
    text = "<i>a</i> <b>&lt;b&gt;</b> <unk> 1 < 2 > 0 {\\an8}<c.red>c</c>\n<u>d<br/>e</u>&nbsp;f"
    assert [(line.line, line.text) for line in lines_of(cuefile.Cue(4, text, 0), 0)] == [
        (4, "a <b> <unk> 1 < 2 > 0 c"),
        (5, "d"),
        (5, "e f"),
    ]
