from __future__ import annotations

import pytest

from gtcpanel.readers import chat, read_transcript
from gtcpanel.readers.document import open_document
from gtcpanel.readers.facts import Facts
from gtcpanel.transcript import Transcript

HEAD = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tCHI Ross Target_Child, MOT Mother\n"


def read(lines: str, facts: Facts | None = None) -> Transcript:
    return read_transcript((HEAD + lines).encode(), path="a.cha", slug="a", facts=facts)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("hello there .", "hello there."),
        ("well , what ?", "well, what?"),
        ("<I want> [/] I want it .", "I want I want it."),
        ("he [//] she goed [: went] [* m] .", "he she goed."),
        ("&-um (.) I (1.5) go (..) .", "um I go."),
        ("&+fr friend &=laughs .", "fr friend."),
        ("goin(g) (be)cause .", "going because."),
        ("0is it xxx yyy .", "it xxx yyy."),
        ("gumma@c and hola@s:spa .", "gumma and hola."),
        ("I was +...", "I was..."),
        ("are you +/?", "are you?"),
        ('he said +"/.', "he said."),
        ('+" come here .', "come here."),
        ("+< yes [>] .", "yes."),
        ("no ↗ ⌈2 way ⌉2 ‡ .", "no way."),
        ("see [=! points [at it]] there .", "see there."),
        ("你 好 吗 ?", "你好吗?"),
        ("我 要 flight 啊 .", "我要 flight 啊."),
        ("hi . \x150_1500\x15", "hi."),
        ('hi . \x15%snd:"a.wav"_0_1500\x15', "hi."),
        ("hello &*MOT:mhm there .", "hello there."),
        ("hi . 0_1500", "hi."),
        ("so # I ## go .", "so I go."),
        ("no terminator", "no terminator"),
    ],
)
def test_what_was_said_is_given_without_codes(written: str, said: str) -> None:
    (turn,) = read(f"*CHI:\t{written}\n@End\n").turns
    assert turn.text == said


def test_speakers_have_their_names_and_roles() -> None:
    found = read("*CHI:\thi .\n*MOT:\tyes .\n*XXX:\tno .\n")
    assert [(each.name, each.role) for each in found.people] == [
        ("Ross", "Target Child"), ("MOT", "Mother"), ("XXX", None),
    ]  # fmt: skip
    assert "CHI" not in [turn.speaker for turn in found.turns]


def test_utterances_of_one_speaker_are_a_turn_with_its_times() -> None:
    found = read(
        "*CHI:\thi . \x15100_900\x15\n%mor:\tx|hi\n*CHI:\tyou\n\tthere . \x151000_1900\x15\n"
    )
    (turn,) = found.turns
    assert (turn.text, turn.start_ms, turn.end_ms) == ("hi. you there.", 100, 1900)
    assert [(each.first_line, each.last_line, each.reason) for each in found.omitted] == [
        (1, 4, "meta data"), (6, 6, "annotation"),
    ]  # fmt: skip


def test_without_times_each_utterance_is_a_turn() -> None:
    found = read("*CHI:\thello .\n*CHI:\thi .\n*MOT:\tyes ?\n*CHI:\tno .\n@End\n")
    assert [(turn.speaker, turn.text) for turn in found.turns] == [
        ("Ross", "hello."), ("Ross", "hi."), ("MOT", "yes?"), ("Ross", "no."),
    ]  # fmt: skip


def test_an_utterance_without_words_is_on_record() -> None:
    found = read("*CHI:\thi .\n*MOT:\t0 [=! cries] \n")
    assert [turn.speaker for turn in found.turns] == ["Ross"]
    assert found.omitted[-1].reason == "nothing said"


def test_the_head_has_date_and_language() -> None:
    about = read("@Date:\t05-MAR-1997\n*CHI:\thi .\n").about
    assert (about.date, about.language) == ("1997-03-05", "en")


def test_the_facts_are_heeded() -> None:
    found = read("*CHI:\tone .\n*MOT:\ttwo .\n*CHI:\tthree .\n", Facts(path="t", start=6, end=6))
    assert [turn.text for turn in found.turns] == ["two."]


@pytest.mark.parametrize(
    ("text", "is_chat"),
    [
        ("@UTF8\n@Begin\n", True),
        ("@Begin\r\n*A:\thi .\r\n", True),
        ("\n@Participants:\tA A\n*AAA:\thi .\n", True),
        ("@ann hello\nAnn: hi", False),
        ("* **Ann:** hi\n* **Bob:** hi\n", False),
    ],
)
def test_it_is_told_by_its_head(text: str, is_chat: bool) -> None:
    assert chat.recognises(open_document(text.encode(), path="a")) == is_chat
