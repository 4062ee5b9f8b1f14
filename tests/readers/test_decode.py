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


JAPANESE = (
    "司会：本日はありがとうございます。茶の話をしましょう。\n田中：はい、よろしくお願いします。\n"
)
KOREAN = "사회자: 오늘은 차에 대해 이야기하겠습니다.\n김민수: 네, 정말 감사합니다.\n"
WESTERN = "Zoé: We’re glad you’re here — it is a “café” in Zürich.\nLéa: The price was £5…\n"
POLISH = "Ewa: Dzień dobry, dziś porozmawiamy o przyszłości, proszę państwa.\n"
RUSSIAN = "Иван: Здравствуйте, коллеги. Сегодня мы поговорим о будущем чая.\n" * 5


@pytest.mark.parametrize("times", [1, 300])
@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5"),
        (JAPANESE, "shift_jis", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        (JAPANESE, "utf-16-le", "utf-16-le"),
        (KOREAN, "euc_kr", "cp949"),
        (KOREAN, "utf-16-be", "utf-16-be"),
        (WESTERN, "cp1252", "cp1252"),
        (WESTERN, "utf-16-le", "utf-16-le"),
        (POLISH, "cp1250", "cp1250"),
        (POLISH, "iso8859_2", "iso8859_2"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8_r", "koi8-r"),
    ],
)
def test_an_encoding_without_a_mark_is_told_by_what_makes_sense(
    text: str, codec: str, encoding: str, times: int
) -> None:
    assert decode((text * times).encode(codec), path="a.txt") == (text * times, encoding)


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("length", [4, 6, 8, 12, 20, 40])
@pytest.mark.parametrize(
    ("text", "codecs"),
    [
        (SIMPLIFIED, ("gb18030", "utf-16-le", "utf-16-be")),
        (TRADITIONAL, ("big5", "gb18030", "utf-16-le")),
        (JAPANESE, ("shift_jis", "euc_jp", "utf-16-be")),
        (KOREAN, ("euc_kr", "utf-16-le")),
        (WESTERN, ("cp1252",)),
        (POLISH, ("cp1250", "iso8859_2")),
        (RUSSIAN, ("cp1251", "koi8_r", "cp866")),
    ],
)
def test_a_short_text_is_right_or_refused_and_never_garbled(
    text: str, codecs: tuple[str, ...], length: int
) -> None:
    for codec in codecs:
        for start in range(len(text) - length):
            piece = text[start : start + length]
            data = piece.encode(codec)
            if is_utf8(data):  # by accident, in very few bytes: nobody could tell
                continue
            try:
                decoded, _ = decode(data, path="a.txt")
            except TranscriptError as error:
                assert error.remedy  # noqa: PT017 - either of two outcomes is right
            else:
                assert decoded == piece


PAGE = "<html><head>{}</head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (PAGE.format('<meta charset="gb2312">', "镕喆"), "gb18030", "gb18030"),
        (
            PAGE.format("<META http-equiv=a content='text/html; charset=GBK'>", "好"),
            "gbk",
            "gb18030",
        ),
        (PAGE.format('<meta charset="big5">', "好"), "big5", "big5"),
        (PAGE.format('<meta charset="x-sjis">', "茶"), "shift_jis", "cp932"),
        (PAGE.format('<meta charset="iso-8859-1">', "“é”"), "cp1252", "cp1252"),
        ('<?xml version="1.0" encoding="ISO-8859-15"?><a>€</a>', "iso8859-15", "iso8859-15"),
        ("<?xml version='1.0' encoding='EUC-KR'?><a>차</a>", "euc_kr", "cp949"),
        (PAGE.format('<meta charset="gbk">', "好"), "utf-8", "utf-8"),
    ],
)
def test_what_a_document_declares_is_believed_unless_it_is_utf_8(
    text: str, codec: str, encoding: str
) -> None:
    assert decode(text.encode(codec), path="a.html") == (text, encoding)


def test_a_declared_encoding_that_the_bytes_are_not_is_an_error_with_its_line() -> None:
    data = PAGE.format('<meta charset="gbk">', "\n好").encode("gbk") + b"\xff\xff"
    with pytest.raises(TranscriptError, match="not GB18030") as caught:
        decode(data, path="a.html")
    assert caught.value.line == 2


@pytest.mark.parametrize("declared", ["utf-16", "rot13", "no-such", "hex"])
def test_a_declaration_that_cannot_be_is_passed_over(declared: str) -> None:
    text = PAGE.format(f'<meta charset="{declared}">', SIMPLIFIED)
    assert decode(text.encode("gbk"), path="a.html") == (text, "gb18030")


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
