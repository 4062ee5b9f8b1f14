from __future__ import annotations

import pytest

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import read_transcript


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{0}{25}Ann: Hello.\n{25}{50}Bob: Hi.\n", "MicroDVD subtitles"),
        ("<SAMI><BODY><SYNC Start=1><P>Ann: Hello.</SAMI>", "SAMI subtitles"),
        ('{"segments": [{"sayer": "Ann", "remark": "Bob: hello"}]}', "JSON"),
        ('\n[{"sayer": "Ann"}]', "JSON"),
        ('<?xml version="1.0"?>\n<debate>Ann: hello</debate>', "XML"),
    ],
)  # fmt: skip
def test_a_known_format_that_is_not_read_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(TranscriptError, match=rf"^talk\.txt: this looks like .*{name}"):
        read_transcript(text.encode(), path="talk.txt", slug="talk")


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:01] Ann: Hello.\n\n[00:00:02] Bob: Hi.\n",
        'Ann: we wrote a --> b.\n\nBob: {"x"} and <html>?\n',
        "Ann: from 1:02 --> 1:03.\n\nBob: {1}{2}?\n",
    ],
)
def test_text_that_only_looks_a_little_like_it_is_read(text: str) -> None:
    transcript = read_transcript(text.encode(), path="talk.txt", slug="talk")
    assert [turn.speaker for turn in transcript.turns] == ["Ann", "Bob"]
