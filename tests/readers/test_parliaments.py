"""Akoma Ntoso, TEI and the parliaments that have an XML of their own."""

from __future__ import annotations

import pytest

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import read_transcript
from gtcpanel.readers.dates import clock_ms, iso_date, language_tag
from gtcpanel.readers.facts import Facts
from gtcpanel.transcript import Transcript


def read(text: str, facts: Facts | None = None) -> Transcript:
    return read_transcript(text.encode(), path="a.xml", slug="a", facts=facts)


def said(text: str, facts: Facts | None = None) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in read(text, facts).turns]


def debate(body: str, people: str = "") -> str:
    return (
        f"<akomaNtoso><debate><meta><references>{people}</references></meta>\n"
        f"<debateBody><debateSection>{body}</debateSection></debateBody></debate></akomaNtoso>"
    )


def spoken(body: str, head: str = "") -> str:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{head}</teiHeader>\n'
        f"<text><body>{body}</body></text></TEI>"
    )


ANN = '<TLCPerson id="ann" showAs="Ann Lee"/>'


@pytest.mark.parametrize(
    ("speech", "name"),
    [
        ('<speech by="#ann"><from>Lee</from><p>Hi.</p></speech>', "Ann Lee"),
        ('<speech by="#bob"><from>Mr Ray:</from><p>Hi.</p></speech>', "Mr Ray"),
        ("<speech><from>Mr Ray</from><p>Hi.</p></speech>", "Mr Ray"),
        ('<speech by=""><from>Mr Ray</from><p>Hi.</p></speech>', "Mr Ray"),
        ('<speech by="#bob"><p>Hi.</p></speech>', "bob"),
        ('<speech by=""><p>Hi.</p></speech>', ""),
        ("<answer><p>Hi.</p></answer>", ""),
    ],
)
def test_a_speaker_is_whom_the_references_or_the_words_name(speech: str, name: str) -> None:
    assert said(debate(speech, ANN)) == [(name, "Hi.")]


def test_each_speech_is_a_turn_and_no_two_are_merged() -> None:
    body = '<speech by="#ann"><p>One.</p></speech><speech by="#ann"><p>Two.</p></speech>'
    assert said(debate(body, ANN)) == [("Ann Lee", "One."), ("Ann Lee", "Two.")]


def test_what_is_no_speech_is_on_record() -> None:
    body = (
        "<heading>Tea</heading><scene>[Noise]</scene>\n"
        '<speech by="#ann"><p>One<noteRef/>.</p><narrative>(stands)</narrative></speech>'
        "\n<other><p>Papers.</p></other><vote>x</vote>"
    )
    found = read(debate(body, ANN))
    assert [turn.text for turn in found.turns] == ["One."]
    assert [each.reason for each in found.omitted] == [
        "heading", "stage direction", "stage direction", "no speech", "in no speech",
    ]  # fmt: skip


def test_a_time_after_midnight_is_counted_on() -> None:
    body = "".join(
        f'<speech by="#ann" startTime="2020-01-0{day}T{time}:00"><p>Hi.</p></speech>'
        for day, time in ((1, "23:50"), (2, "00:10"))
    )
    starts = [turn.start_ms for turn in read(debate(body, ANN)).turns]
    assert starts == [(23 * 60 + 50) * 60_000, (24 * 60 + 10) * 60_000]


def test_the_facts_are_heeded() -> None:
    body = "\n".join(
        f'<speech by="#{name}"><p>{name}.</p></speech>' for name in ("ann", "x", "y", "z")
    )
    facts = Facts(path="a.toml", start=2, end=4, not_speakers=("x",), turns=((4, "Zoe"),))
    assert said(debate(body, ANN), facts) == [("Ann Lee", "ann.\nx."), ("Zoe", "y.")]


def test_words_that_were_wrapped_are_one_line_and_chinese_has_no_space_there() -> None:
    body = '<speech by="#ann"><p>One\n   two.</p><p>我们\n  都好。</p><p>우리\n 모두.</p></speech>'
    assert said(debate(body, ANN)) == [("Ann Lee", "One two.\n我们都好。\n우리 모두.")]


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("<persName>Mia  Hall</persName>", "Mia Hall"),
        ("<persName><surname>Hall</surname><forename>Mia</forename></persName>", "Mia Hall"),
        (
            "<persName><surname>Berg</surname><nameLink>van den</nameLink>"
            "<forename>Mia</forename></persName>",
            "Mia van den Berg",
        ),
        ("<persName><surname>林</surname><forename>晓</forename></persName>", "林晓"),
        ("<name>Mia</name>", "Mia"),
        ("<age>30</age>", "P1"),
    ],
)
def test_a_person_is_called_as_the_head_has_it(person: str, name: str) -> None:
    head = f'<listPerson><person xml:id="P1">{person}</person></listPerson>'
    assert said(spoken('<u who="#P1">Hi.</u>', head)) == [(name, "Hi.")]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("I <del>was</del> am", "I was am"),
        ("so <vocal><desc>laughs</desc></vocal> yes<note>sic</note>", "so yes"),
        ("<choice><orig>gonna</orig><reg>going to</reg></choice> go", "gonna go"),
        ("<w>Hello</w><pc>,</pc><w>you</w>\n<pc>.</pc>", "Hello, you."),
        ("<w>do </w><w>n't </w><w>go</w>", "do n't go"),
        ('<w join="right">l\'</w><w>eau</w> <pc>!</pc>', "l'eau!"),
        ('<w>oui</w><pc join="right">(</pc><w>non</w><pc>!</pc>', "oui (non !"),
        ("<w>茶</w>\n<w>叶</w><pc>。</pc>", "茶叶。"),
        ("one <anchor synch='#T1'/>two<pause/> three", "one two three"),
    ],
)
def test_the_words_of_an_utterance(words: str, text: str) -> None:
    assert said(spoken(f'<u who="#A1">{words}</u>')) == [("A1", text)]


def test_utterances_with_times_are_joined_and_others_are_not() -> None:
    head = (
        '<timeline unit="ms"><when xml:id="T1" interval="500"/>'
        '<when xml:id="T2" interval="700" since="#T1"/></timeline>'
    )
    timed = '<u who="#A" start="#T1" end="#T2">One.</u><u who="#A" start="#T2">Two.</u>'
    found = read(spoken(head + timed))
    assert [(turn.text, turn.start_ms) for turn in found.turns] == [("One.\nTwo.", 500)]
    anchored = timed.replace('start="#T1" end="#T2">', '><anchor synch="#T2"/>')
    assert [turn.start_ms for turn in read(spoken(head + anchored)).turns] == [1200]
    assert len(read(spoken(timed.replace("start", "n"))).turns) == 2


def test_a_play_has_its_speakers_in_the_text() -> None:
    body = (
        "<sp><speaker>ANN.</speaker><p>Tea? <stage>(pours)</stage> Yes.</p></sp><stage>Exit</stage>"
    )
    assert said(spoken(body)) == [("ANN", "Tea? Yes.")]


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ('speakername="Mia Hall" speakerid="uk/1"', "Mia Hall"),
        ('speakername="Hon. Members" speakerid="unknown"', "Hon. Members"),
        ('speakerid="uk/member/1"', "uk/member/1"),
        ('speakerid="unknown"', ""),
    ],
)
def test_a_speech_of_publicwhip_is_of_whom_it_names(attributes: str, name: str) -> None:
    text = (
        f"<publicwhip>\n<speech id='a/2020-01-02.1' {attributes}><p>Hi.</p></speech></publicwhip>"
    )
    assert said(text) == [(name, "Hi.")]
    assert read(text).about.date == "2020-01-02"


def test_a_speech_of_nobody_is_a_stage_direction() -> None:
    text = '<publicwhip><speech speakername="A" time="10:00:05"><p>Hi.</p></speech>\n'
    found = read(text + '<speech nospeaker="true"><p>Put.</p></speech></publicwhip>')
    assert [(turn.text, turn.start_ms) for turn in found.turns] == [("Hi.", 36_005_000)]
    assert [each.reason for each in found.omitted] == ["stage direction"]


def test_xml_that_nobody_reads_is_refused_by_name() -> None:
    with pytest.raises(TranscriptError, match="XML"):
        read('<?xml version="1.0"?><recipes><p>Ann: tea</p></recipes>')


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-03-20T10:00", "2024-03-20"), ("20240320", "2024-03-20"),
        ("2024年3月5日", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024-13-20", None),
        ("yesterday", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_dates(text: str | None, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "tag"),
    [("en-GB", "en"), ("zh_CN", "zh"), ("eng", "en"), ("yue", "yue"), ("mul", None), ("", None),
     ("English!", None)],
)  # fmt: skip
def test_languages(text: str, tag: str | None) -> None:
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "ms"),
    [("14:30", 52_200_000), ("2020-01-01T00:00:01.5Z", 1500), ("9:01:00", 32_460_000),
     ("25:61", None), ("noon", None), (None, None)],
)  # fmt: skip
def test_clocks(text: str | None, ms: int | None) -> None:
    assert clock_ms(text) == ms
