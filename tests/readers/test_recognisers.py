"""What holds for the JSON of all recognisers, and the turns that their formats have of their own.

What each format says is in `tests/golden/<format>`.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import READERS, Facts, read_transcript
from gtcpanel.readers.document import open_document
from gtcpanel.readers.jsonfile import parsed
from gtcpanel.readers.recognisers import FORMATS, format_of
from gtcpanel.transcript import Transcript

GOLDEN = Path(__file__).parent.parent / "golden"
SAMPLES = sorted(path for name in FORMATS for path in (GOLDEN / name).glob("*.txt"))
VALUES = {
    path: value
    for path in SAMPLES
    if (found := parsed(open_document(path.read_bytes(), path=path.name))) is not None
    and (value := found.value) is not None
}


def understood(value: object, facts: Facts | None = None, **style: Any) -> Transcript:
    data = value if isinstance(value, str) else json.dumps(value, **style)
    return read_transcript(data.encode(), path="talk.json", slug="talk", facts=facts)


def said(value: object) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in understood(value).turns]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_file_is_claimed_by_its_own_reader_and_no_other(path: Path) -> None:
    document = open_document(path.read_bytes(), path="any.bin")
    assert [name for name, each in READERS.items() if name != "labelled" and each.recognises(
        document
    )] == [path.parent.name]  # fmt: skip


@pytest.mark.parametrize("path", VALUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_two_formats_are_alike_but_for_the_general_one(path: Path) -> None:
    claims = {name for name in FORMATS if format_of(name).claims(VALUES[path])}
    assert claims - {"json"} == {path.parent.name} - {"json"}


@pytest.mark.parametrize("path", VALUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_how_a_file_is_set_makes_no_difference(path: Path) -> None:
    value = VALUES[path]
    known = [(turn.speaker, turn.text, turn.start_ms) for turn in understood(value).turns]
    for style in ({"indent": 4}, {"ensure_ascii": False}, {"separators": (",", ":")}):
        turns = understood(value, **style).turns
        assert [(turn.speaker, turn.text, turn.start_ms) for turn in turns] == known


@pytest.mark.parametrize(
    "value",
    [
        {"name": "tide", "version": "1.0.0", "dependencies": {"left-pad": "^1.0.0"}},
        {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": "Pier"}, "geometry": {"coordinates": [1, 2]}}
        ]},
        {"cells": [{"cell_type": "markdown", "source": ["# Tide"]}], "nbformat": 4},
        {"results": [{"id": 1, "name": "Lamp", "text": "A lamp.", "price": 5},
                     {"id": 2, "name": "Rope", "text": "A rope.", "price": 7}]},
        [{"level": "info", "time": 1.5, "message": "started"}],
        [{"title": "Tide", "body": "The tide is in."}],
        {"openapi": "3.0.0", "paths": {"/tide": {}}},
        {"text": {"en": "tide"}},
        {"segments": [1, None, "tide"]},
        {"results": []},
        {}, [], [[]], [{}],
    ],
)  # fmt: skip
def test_json_that_is_no_transcript_is_refused(value: object) -> None:
    with pytest.raises(TranscriptError, match=r"JSON|no speaker labels"):
        understood(value)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('{"segments": [\n{"speaker": "Ann",\n "text": "Hel', 3, "ends in the middle"),
        ('{"segments": [\n{"speaker": "Ann", "text": "Hello"}\n', 3, "ends in the middle"),
        ('{"segments": [\n{"speaker" "Ann"}\n]}', 2, "expecting ':' delimiter"),
        ('{"speaker": "Ann", "text": "Hello"}\n{"speaker": "Bob", "te', 2, "ends in the middle"),
        ('{"a": ' * 100_000, 1, "nested too deeply"),
        ('{"a": ' + "[" * 100_000, 1, "nested too deeply"),
    ],
)
def test_broken_json_is_refused_with_the_line_of_the_fault(
    text: str, line: int, reason: str
) -> None:
    with pytest.raises(TranscriptError, match=reason) as error:
        understood(text)
    assert error.value.line == line
    assert error.value.remedy


def test_a_text_in_brackets_is_no_json() -> None:
    for begin in ("[1]", "[]", "[laughter]"):
        text = f"{begin}\n\nAnn: Hello.\n\nBob: Hi.\n\nAnn: Bye.\n"
        assert said(text)[0] == ("Ann", "Hello.")


def test_json_in_which_nothing_is_said_is_refused_by_the_name_of_its_format() -> None:
    with pytest.raises(TranscriptError, match=r"nothing is said in this JSON \(whisper\)"):
        understood({"segments": [{"start": 0, "end": 1, "text": " "}], "language": "en"})


def test_a_reader_that_is_asked_for_refuses_what_is_no_json() -> None:
    with pytest.raises(TranscriptError, match="this is no JSON"):
        read_transcript(b"Ann: Hello.", path="a.txt", slug="a", reader="whisper")


def test_strange_numbers_and_keys_given_twice_do_no_harm() -> None:
    text = (
        '{"segments": [{"speaker": "Bob", "speaker": "Ann", "start": NaN, "end": 1e999, '
        f'"text": "Hello.", "id": {"9" * 5000}}}]}}'
    )
    (turn,) = understood(text).turns
    assert (turn.speaker, turn.text, turn.start_ms, turn.end_ms) == ("Ann", "Hello.", None, None)


def test_half_a_character_and_nul_are_replaced() -> None:
    assert said('[{"speaker": "A\\ud83d", "text": "x\\u0000y \\ude00"}]') == [("A�", "x�y �")]


def test_lines_are_those_of_the_words_however_they_are_written() -> None:
    value = [
        {"speaker": name, "text": text}
        for name, text in (("text", "speaker"), ("甲", "是/否"), ("Ann", 'it\'s <b> & "c"'))
    ]
    plain = understood(value, indent=0, ensure_ascii=False)
    escaped = json.dumps(value, indent=0).replace("/", "\\/").replace("'", "\\u0027")
    for read in (plain, understood(escaped), understood(escaped.replace("<", "\\u003C"))):
        assert [turn.lines for turn in read.turns] == [(4,), (8,), (12,)]


def test_the_facts_take_lines_of_the_file() -> None:
    value = [
        {"who": w, "said": s} for w, s in (("Ann", "a"), ("Bob", "b"), ("Ad", "c"), ("Ann", "d"))
    ]
    facts = Facts(path="talk.toml", start=7, not_speakers=("Ad",), turns=((16, "Cy"),))
    read = understood(value, facts, indent=0)
    assert [(turn.speaker, turn.text) for turn in read.turns] == [("Bob", "b c"), ("Cy", "d")]
    assert [omission.reason for omission in read.omitted] == ["before the talk"]


def test_what_show_prints_is_read_as_it_was() -> None:
    turns = [
        {"ref": f"t:{n}", "turn": n, "speaker": "Ann", "label": "Ann", "time": n / 2, "end": None,
         "time_estimated": False, "text": f"One {n}.\nTwo {n}.", "source": {"line": n}}
        for n in (1, 2)
    ]  # fmt: skip
    about = {"slug": "t", "title": "Tea", "date": "2024-01-02", "language": "en"}
    read = understood({"schema": "gtcpanel.show/1", "transcript": about, "turns": turns})
    assert [(turn.text, turn.start_ms) for turn in read.turns] == [
        ("One 1.\nTwo 1.", 500),
        ("One 2.\nTwo 2.", 1000),
    ]
    assert (read.about.title, read.about.date, read.about.language) == ("Tea", "2024-01-02", "en")


def test_whisperx_a_word_that_is_not_in_the_text_does_not_cut_it() -> None:
    words = [{"word": "Hello", "speaker": "A"}, {"word": "there", "speaker": "B"}]
    segment = {"start": 0, "end": 1, "text": "Good morning, my dear old friend.", "words": words}
    assert said({"segments": [segment]}) == [("Speaker A", "Good morning, my dear old friend.")]


def test_whisperx_words_that_differ_in_a_mark_are_said_as_words() -> None:
    words = [{"word": "Hello!", "speaker": "A"}, {"word": "Hi.", "speaker": "B"}]
    segment = {"start": 0, "end": 1, "text": "Hello, Hi.", "words": words}
    assert said({"segments": [segment]}) == [("Speaker A", "Hello!"), ("Speaker B", "Hi.")]


def test_deepgram_an_utterance_is_of_its_speaker_and_its_words_tell_where_it_has_none() -> None:
    words = [{"word": "yes", "speaker": 0}, {"word": "no", "speaker": 1}]
    one = {"transcript": "Yes. No.", "start": 0, "end": 1, "words": words}
    assert said({"results": {"utterances": [{**one, "speaker": 1}]}}) == [("Speaker 1", "Yes. No.")]
    assert said({"results": {"utterances": [one]}}) == [("Speaker 0", "Yes."), ("Speaker 1", "No.")]


def test_deepgram_two_speakers_on_one_of_two_channels_are_told_apart() -> None:
    def channel(*words: tuple[str, int, int]) -> dict[str, Any]:
        listed = [{"word": w, "start": at, "end": at + 1, "speaker": who} for w, at, who in words]
        return {"alternatives": [{"transcript": "", "words": listed}]}

    value = {"results": {"channels": [channel(("a", 0, 0), ("b", 6, 1)), channel(("c", 3, 0))]}}
    assert said(value) == [
        ("Channel 0 Speaker 0", "a"),
        ("Channel 1", "c"),
        ("Channel 0 Speaker 1", "b"),
    ]


def test_deepgram_the_final_messages_of_a_stream_are_joined() -> None:
    def message(word: str, *, final: bool) -> str:
        words = [{"word": word, "punctuated_word": word, "start": 0, "end": 1, "speaker": 0}]
        alternative = {"transcript": word, "words": words}
        channel = {"alternatives": [alternative]}
        return json.dumps({"type": "Results", "is_final": final, "channel": channel})

    text = "\n".join((message("He", final=False), message("Hello", final=True), "{}"))
    assert said(text) == [("Speaker 0", "Hello")]


def test_aws_a_word_without_a_label_is_of_the_segment_that_it_is_in() -> None:
    def word(text: str, start: str) -> dict[str, Any]:
        content = [{"content": text}]
        return {
            "type": "pronunciation",
            "start_time": start,
            "end_time": start,
            "alternatives": content,
        }

    segments = [
        {"start_time": "0.0", "end_time": "1.5", "speaker_label": "spk_0"},
        {"start_time": "1.5", "end_time": "3.0", "speaker_label": "spk_1", "items": []},
    ]
    results = {
        "speaker_labels": {"segments": segments},
        "items": [word("Hello", "0.10"), word("there", "1.00"), word("Hi", "2.00")],
    }
    assert said({"results": results}) == [("spk_0", "Hello there"), ("spk_1", "Hi")]


def test_google_results_that_grow_are_taken_once() -> None:
    def result(*words: tuple[str, int]) -> dict[str, Any]:
        listed = [
            {"word": w, "startTime": f"{n}s", "endTime": f"{n}.5s", "speakerTag": tag}
            for n, (w, tag) in enumerate(words)
        ]
        return {"alternatives": [{"transcript": " ".join(w for w, _ in words), "words": listed}]}

    value = {"results": [result(("Hi", 1)), result(("Hi", 1), ("you", 1), ("Yes", 2))]}
    assert said(value) == [("Speaker 1", "Hi you"), ("Speaker 2", "Yes")]


def test_google_japanese_words_are_without_their_readings() -> None:
    words = [
        {"word": "今日|キョウ", "startTime": "0s", "speakerTag": 1},
        {"word": "は|ワ", "speakerTag": 1},
    ]
    value = {"results": [{"alternatives": [{"transcript": "今日は", "words": words}]}]}
    assert said(value) == [("Speaker 1", "今日は")]


def test_chunks_of_a_number_of_milliseconds_or_seconds_are_told_by_the_speed_of_speech() -> None:
    def times(step: int) -> list[int | None]:
        lines = ("Is the tide in today?", "Not yet, come back later.", "We shall wait here.")
        value = [{"speaker": str(n), "text": t, "start": n * step} for n, t in enumerate(lines)]
        return [turn.start_ms for turn in understood(value).turns]

    assert times(3) == [0, 3000, 6000]
    assert times(3000) == [0, 3000, 6000]


@pytest.mark.parametrize(
    ("keys", "start"),
    [
        ({"start_ms": 1500}, 1500),
        ({"startTime": "1.5"}, 1500),
        ({"begin": "00:01:02,5"}, 62_500),
        ({"timestamp": [1.5, 2.5]}, 1500),
        ({"offset": "PT1M2.5S"}, 62_500),
        ({"start": True}, None),
        ({"start": -4.5}, None),
        ({"start": 1e300}, None),
    ],
)
def test_times_are_understood_as_they_are_written(keys: dict[str, Any], start: int) -> None:
    (turn,) = understood([{"speaker": "Ann", "text": "Hello.", **keys}]).turns
    assert turn.start_ms == start


@pytest.mark.parametrize(
    ("keys", "speaker"),
    [
        ({"speaker": 0}, "Speaker 0"),
        ({"speaker": "B"}, "Speaker B"),
        ({"speaker": "07"}, "Speaker 7"),
        ({"speaker": "SPEAKER_00"}, "SPEAKER_00"),
        ({"Speaker_Name": " Ann  Lee "}, "Ann Lee"),
        ({"speaker": {"id": 4, "name": "Ann"}}, "Ann"),
        ({"speaker": "UNKNOWN", "start": 0, "end": 1}, ""),
        ({"speaker": None, "start": 0, "end": 1}, ""),
        ({"speaker": True, "start": 0, "end": 1}, ""),
        ({"role": "甲"}, "甲"),
    ],
)
def test_speakers_are_named_as_the_file_names_them(keys: dict[str, Any], speaker: str) -> None:
    assert said([{"text": "Hello.", **keys}]) == [(speaker, "Hello.")]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["A", "1.5s", "00:01", "word", "Hello.", "\ud800", "\0", "[{}]", "甲"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value, as a path."""
    if not isinstance(value, dict | list):
        return [path]
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(place for key, each in inside for place in _places(each, (*path, key)))]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(VALUES)), st.data())
def test_a_file_with_anything_anywhere_gives_turns_or_a_reason(
    path: Path, data: st.DataObject
) -> None:
    value = json.loads(json.dumps(VALUES[path]))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(_places(value)[1:] or [()]))
        inner = value
        for key in place[:-1]:
            inner = inner[key]
        if place:
            inner[place[-1]] = data.draw(anything)
    written = json.dumps(value, indent=data.draw(st.sampled_from([None, 1]))).encode()
    with suppress(TranscriptError):
        read = read_transcript(written, path="a.json", slug="a")
        last = written.count(b"\n") + 1
        for turn in read.turns:
            parts = turn.text.split("\n")
            assert all(part and part == part.strip() for part in parts)
            assert len(parts) == len(turn.lines)
            assert all(1 <= line <= last for line in turn.lines)
            assert turn.start_ms is None or turn.start_ms >= 0
            assert f"{turn.speaker}{turn.text}".encode()


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=20), st.sampled_from(['[{"speaker":', '{"segments":[{"text":"a"', "[", "{"])
)
def test_any_text_after_a_brace_gives_turns_or_a_reason(text: str, begin: str) -> None:
    with suppress(TranscriptError):
        data = (begin + text).encode("utf-8", "surrogatepass")
        assert read_transcript(data, path="a.json", slug="a").turns
