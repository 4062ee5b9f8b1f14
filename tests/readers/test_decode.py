from __future__ import annotations

import pytest

from gtcpanel.errors import TranscriptError
from gtcpanel.readers.decode import decode

SIMPLIFIED = "主持人：今天我们请到三位手艺人，谈谈变化。\n\n陆青禾：谢谢大家，我很高兴。\n"
TRADITIONAL = "主持人：今天我們請到黃先生，談談變壓器的未來。\n\n黃先生：謝謝大家，我很高興。\n"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (TRADITIONAL, "utf-16-be", "utf-16"),
        (SIMPLIFIED, "utf-32", "utf-32"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (SIMPLIFIED * 9000, "gb18030", "gb18030"),  # more than the sample
    ],
)
def test_text_is_decoded_whatever_its_encoding(text: str, codec: str, encoding: str) -> None:
    data = text.encode(codec)
    if codec == "utf-16-be":
        data = b"\xfe\xff" + data
    assert decode(data, path="a.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\ufeff".encode(), "empty"),
        (bytes(range(256)) * 64, "no text"),
        (b"\x01\x02\x03\x04ab", "no text"),
        ("ab\0".encode("utf-16"), "no text"),
        (b"\xff\xfea", "not UTF-16"),
        (bytes(range(1, 256)) * 64, "no text"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(TranscriptError, match=reason) as caught:
        decode(data, path="junk.txt")
    assert "junk.txt" in str(caught.value)
    assert caught.value.remedy


def test_a_damaged_byte_in_utf_8_is_shown_and_not_guessed_away() -> None:
    data = SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode()
    with pytest.raises(TranscriptError, match="is not UTF-8, though") as caught:
        decode(data, path="a.txt")
    assert caught.value.line == 4


def test_escape_sequences_are_text() -> None:
    assert decode(b"Ann: \x1b[31mred\x07\n", path="a.txt")[0] == "Ann: \x1b[31mred\x07\n"
