"""What is exported is read back by the programs it is for, and says the same."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

import pysubs2
import pytest
import webvtt
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.export import Exported
from gtcpanel.model import Turn
from gtcpanel.readers import load_facts, read_transcript
from gtcpanel.render import export_records, export_text, subtitles
from gtcpanel.render.schema import schema
from gtcpanel.sources import shipped
from gtcpanel.transcript import About, Person, Summary, Transcript

GOLDEN = Path(__file__).parents[1] / "golden" / "labelled"
#: Initials that only the legend above the talk explains: it is not exported. Four that are
#: refused, three in which nobody has a name, one whose first words are only known by their times,
#: one whose nicks are only known by their brackets, and one whose lines begin like labels.
NOT_AGAIN = (
    "meeting-minutes", "examples-in-an-article", "not-a-lecture", "program",
    "chapters-and-an-article", "times-without-names", "times-and-short-answers",
    "times-before-the-first-name", "unnamed-questions", "irc-with-dates", "record-of-a-congress",
    "chat-with-nicks", "record-each-once",
)  # fmt: skip
#: Somebody who speaks once, first or last, is told by a name in bold: plain text has none.
ONLY_FROM_MARKDOWN = ("once-at-the-ends", "lecture-by-first-name")

#: What an index can hold: no lone surrogates, which UTF-8 cannot say.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
SPOKEN = TEXT.filter(str.strip)
NAME = SPOKEN | st.just("")
SAID = st.lists(st.tuples(NAME, SPOKEN), max_size=6)


class Talk:
    """A transcript that can be exported again and again, as a library's can."""

    def __init__(self, said: Sequence[tuple[str, str]]) -> None:
        about = About(
            slug="talk", path="talk.txt", title="Talk", format="labelled", encoding="utf-8",
            language="en", sha256="0" * 64,
        )  # fmt: skip
        self.turns = [
            Turn(
                transcript="talk", number=number, speaker=name, label=name, text=text,
                lines=tuple(range(number, number + 1 + text.count("\n"))), path="talk.txt",
                start_ms=number * 5000, end_ms=number * 5000 + 5000,
            )
            for number, (name, text) in enumerate(said, start=1)
        ]  # fmt: skip
        self.summary = Summary(
            about=about,
            people=tuple(Person(name=name, aliases=("x",)) for name, _ in said),
            turns=len(said), characters=0, duration_ms=0, time_estimated=False,
            omitted=(), repairs=(), problems=(),
        )  # fmt: skip

    def __iter__(self) -> Iterator[Exported]:
        yield Exported(self.summary, iter(self.turns))


@given(SAID)
def test_json_is_a_document_of_its_schema(said: list[tuple[str, str]]) -> None:
    text = "".join(export_records.json(Talk(said)))
    document = json.loads(text)
    Draft202012Validator(schema("export")).validate(document)
    assert [(turn["speaker"] or "", turn["text"]) for turn in document["turns"]] == said
    assert "\x1b" not in text
    lines = "".join(export_records.jsonl(Talk(said))).splitlines()
    assert [json.loads(line) for line in lines] == document["turns"]


def test_json_is_laid_out_as_ever() -> None:
    for said in ([], [("Ann", "Tea.\nNow."), ("", "No.")]):
        text = "".join(export_records.json(Talk(said)))
        assert text == json.dumps(json.loads(text), indent=2) + "\n"


@given(SAID)
def test_csv_is_read_back_unchanged(said: list[tuple[str, str]]) -> None:
    text = "".join(export_records.csv(Talk(said)))
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert [(row["speaker"], row["text"]) for row in rows] == said
    assert all(json.loads(row["lines"])[0] == int(row["source.line"]) for row in rows)


@given(SAID)
def test_tsv_is_read_back_unchanged(said: list[tuple[str, str]]) -> None:
    meant = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    header, *lines = "".join(export_records.tsv(Talk(said))).removesuffix("\n").split("\n")
    rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    assert [
        tuple(
            re.sub(r"\\.", lambda found: meant[found[0]], row[key]) for key in ("speaker", "text")
        )
        for row in rows
    ] == said


def _solid(text: str) -> str:
    return "".join(text.split())


@given(SAID)
@example([("--", "0")])
def test_webvtt_gives_back_names_and_words(said: list[tuple[str, str]]) -> None:
    text = "".join(subtitles.vtt(Talk(said).turns))
    spoken: dict[str, str] = {}
    for cue in webvtt.from_buffer(io.StringIO(text)).captions:
        number = str(cue.start_in_seconds // 5)
        inside = re.fullmatch(r"<v ([^>]+)>([^<]*)</v>|([^<]*)", cue.raw_text, re.DOTALL)
        assert inside is not None
        name, words = unescape(inside[1] or ""), unescape(inside[2] or inside[3] or "")
        assert "-->" not in cue.raw_text
        assert name == " ".join(said[int(number) - 1][0].split())
        spoken[number] = spoken.get(number, "") + words
    assert {number: _solid(words) for number, words in spoken.items()} == {
        str(number): _solid(words) for number, (_, words) in enumerate(said, start=1)
    }


WORDS = st.text("abc ,.!?ß 茶水。,é", min_size=1).filter(str.strip)


@given(st.lists(st.tuples(st.sampled_from(["Ann", "王小明"]), WORDS), min_size=1, max_size=6))
def test_subrip_gives_back_names_and_words(said: list[tuple[str, str]]) -> None:
    text = "".join(subtitles.srt(Talk(said).turns))
    spoken: dict[int, str] = {}
    for event in pysubs2.SSAFile.from_string(text, format_="srt"):
        name, _, words = event.plaintext.partition(": ")
        number = event.start // 5000
        assert name == said[number - 1][0]
        assert event.end > event.start
        spoken[number] = spoken.get(number, "") + words
    assert {number: _solid(words) for number, words in spoken.items()} == {
        number: _solid(words) for number, (_, words) in enumerate(said, start=1)
    }


def test_subtitles_are_in_order_of_time() -> None:
    talk = Talk([("Ann", "One. " * 40), ("Bob", "Two.")])
    late = talk.turns[0]._replace(start_ms=9000, end_ms=30_000)
    text = "".join(subtitles.srt([late, talk.turns[1]]))
    starts = re.findall(r"^(\d\d:\d\d:\d\d,\d{3}) -->", text, re.MULTILINE)
    assert len(starts) > 3
    assert starts == sorted(starts)


def test_a_name_cannot_leave_its_tag() -> None:
    text = "".join(subtitles.vtt(Talk([("A>&<b\n", "x --> y & <i>z</i>")]).turns))
    assert text == (
        "WEBVTT\n\n00:00:05.000 --> 00:00:10.000\n"
        "<v A&gt;&amp;&lt;b>x --&gt; y &amp; &lt;i&gt;z&lt;/i&gt;</v>\n"
    )


def _exported(transcript: Transcript) -> Talk:
    talk = Talk([(turn.speaker, turn.text) for turn in transcript.turns])
    talk.turns = [turn._replace(end_ms=None) for turn in transcript.turns]
    return talk


def _read(path: Path) -> Transcript:
    beside = path.with_suffix(".toml")
    facts = load_facts(beside.read_bytes(), path=str(beside)) if beside.exists() else None
    return read_transcript(path.read_bytes(), path=str(path), slug="talk", facts=facts)


CASES = [
    *(
        p
        for p in sorted(GOLDEN.glob("*.txt"))
        if p.stem not in ("article-without-turns", *NOT_AGAIN)
    ),
    *shipped().glob("*.txt"),
]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_text_is_read_in_again_as_the_same_turns(path: Path) -> None:
    said = _exported(_read(path))
    texts = {"md": export_text.md(said), "txt": export_text.txt(said)}
    if path.stem in ONLY_FROM_MARKDOWN:
        del texts["txt"]
    for form, pieces in texts.items():
        again = read_transcript("".join(pieces).encode(), path=f"a.{form}", slug="talk")
        assert [(turn.speaker, turn.text) for turn in again.turns] == [
            (turn.speaker, turn.text) for turn in said.turns
        ]
        if form == "md":
            times = [turn.start_ms for turn in again.turns]
            assert times == [turn.start_ms for turn in said.turns]


TALKER = st.sampled_from(["Ann Lee", "王小明", "Speaker 1", "Dr. Ray", "説話人"])
SENTENCE = st.sampled_from(
    [
        "We drink tea.",
        "茶要先晒干。",
        "How hot is it?",
        "Ninety degrees, never more!",
        "对。",
        "I *think* so.",
    ]
)
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1).map(" ".join), min_size=1, max_size=3)


@st.composite
def conversations(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Everybody speaks twice at least: a name that comes once is weighed by what it looks like."""
    names = draw(st.lists(TALKER, min_size=2, max_size=4, unique=True))
    order = draw(st.permutations(names * draw(st.integers(2, 3))))
    return [(name, "\n".join(draw(PARAGRAPHS))) for name in order]


@given(conversations())
def test_a_conversation_is_read_in_again(said: list[tuple[str, str]]) -> None:
    for pieces in (export_text.txt(Talk(said)), export_text.md(Talk(said))):
        again = read_transcript("".join(pieces).encode(), path="a.txt", slug="talk")
        assert [(turn.speaker, turn.text) for turn in again.turns] == said


def test_times_are_only_written_where_they_are_known() -> None:
    talk = Talk([("Ann", "Tea."), ("", "Yes.")])
    talk.turns[0] = talk.turns[0]._replace(start_ms=3_723_450)
    talk.turns[1] = talk.turns[1]._replace(time_estimated=True)
    assert "".join(export_text.md(talk)) == "# Talk\n\n**Ann** [1:02:03.450]: Tea.\n\nYes.\n"


def test_several_transcripts_have_headings() -> None:
    class Both:
        def __iter__(self) -> Iterator[Exported]:
            yield from Talk([("Ann", "Tea.\nNow.")])
            yield from Talk([("Bob", "No.")])
            yield from Talk([("Cyd", "Yes.")])

    assert "".join(export_text.txt(Both())) == (
        "# Talk\n\nAnn: Tea.\nNow.\n\n# Talk\n\nBob: No.\n\n# Talk\n\nCyd: Yes.\n"
    )
    assert "".join(export_text.txt(Talk([("Ann", "Tea."), ("", "So.")]))) == "Ann: Tea.\n\nSo.\n"
