"""Which encoding a text is in that is not UTF-8 and does not say.

Bytes that two encodings can both decode are judged by which text looks like one that somebody
wrote. Where that is not clear there is no answer: a garbled transcript would be worse than none.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

from gtcpanel.readers.commonness import commonness, is_western, latin_encodings

#: How much of a file its encoding is guessed from.
_SAMPLE: Final = 1 << 17
_EASTERN: Final = ("gb18030", "big5", "big5hkscs", "cp950", "cp932", "euc_jp", "cp949")
_WIDE: Final = ("utf-16-le", "utf-16-be")
#: The text must have so large a share of common characters, so much more than any other reading
#: of the bytes, and so many of them. (Of 4,200 pieces of 6 to 400 characters, cut from texts in
#: both kinds of Chinese, Japanese and Korean, these bounds garbled none.)
_SHARE: Final = 0.35
_MARGIN: Final = 0.25
_FEWEST: Final = 4
#: UTF-16 without a mark must make so much sense; most of random bytes makes none.
_SENSE: Final = 0.45
#: The most disorder and the least likeness to a language (charset-normalizer's measures, 0..1)
#: that a guess may have, how much of it must be of one script, and of how many letters.
_DISORDER: Final = 0.15
_LIKENESS: Final = 0.2
_ONE_SCRIPT: Final = 0.9
_ENOUGH: Final = 150
_ESCAPE: Final = b"\x1b"
_ESCAPES: Final = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


def guess_encoding(data: bytes) -> str | None:
    """The codec that `data` is in; None where that cannot be told."""
    sample = _whole_lines(data)
    eastern = _eastern(sample)
    if eastern is not None:
        return eastern if _decodes(data, eastern) else _larger(data, eastern)
    latin = latin_encodings(sample)
    if latin and not _could_be_eastern(sample):
        codec, text = latin[0]
        return codec if len(latin) == 1 or (codec == "cp1252" and is_western(text)) else None
    return _other_script(sample)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, of which ASCII characters have NUL bytes; None if it is not."""
    if len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    scores = sorted(((_sense(sample, codec), codec) for codec in _WIDE), reverse=True)
    clear = scores[0][0] >= _SENSE and scores[0][0] - scores[1][0] >= _MARGIN
    return scores[0][1] if clear else None


def _sense(sample: bytes, codec: str) -> float:
    """The share (0..1) of characters that are ASCII or common, when `sample` is UTF-16."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        try:
            text = sample[:-2].decode(codec)  # the sample ends within a pair of surrogates
        except UnicodeDecodeError:
            return 0.0
    ascii_ = sum(" " <= char <= "~" or char in "\t\r\n" for char in text)
    return (ascii_ + commonness(text, kana=True)[1]) / max(1, len(text))


def escaped_encoding(data: bytes) -> str | None:
    """ISO-2022-JP, which is all ASCII with escapes; None for anything else."""
    escaped = _ESCAPE in data and any(mark in data for mark in _ESCAPES)
    if escaped and _decodes(data, "iso2022_jp"):
        return "iso2022_jp"
    return None


def _whole_lines(data: bytes) -> bytes:
    """The beginning of `data`: half a character at its end would rule out the right encoding."""
    if len(data) <= _SAMPLE:
        return data
    end = data.rfind(b"\n", 0, _SAMPLE)
    return data[: end + 1 if end > 0 else _SAMPLE]


def _text(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        # A sample without lines may end in half a character.
        if len(data) == _SAMPLE and error.start > len(data) - 4:
            return data[: error.start].decode(codec)
        return None


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _larger(data: bytes, codec: str) -> str | None:
    """An encoding that extends `codec` and decodes all of the bytes."""
    if codec != "big5":
        return codec  # the error tells where it is broken
    return next((each for each in ("cp950", "big5hkscs") if _decodes(data, each)), codec)


def _readings(sample: bytes) -> list[tuple[float, int, str, str]]:
    """Every reading of the sample: how common its characters are, how many are, text, codec."""
    found = []
    wide = () if len(sample) % 2 else _WIDE
    for codec in (*_EASTERN, *wide):
        text = _text(sample, codec)
        if text is not None:
            share, count = commonness(text, kana=codec not in {"gb18030", "big5", "cp949"})
            found.append((share, count, text, codec))
    return found


def _eastern(sample: bytes) -> str | None:
    """The one encoding of Chinese, Japanese or Korean that makes sense of the bytes, if it does."""
    readings = sorted(_readings(sample), key=lambda each: -each[0])
    if not readings:
        return None
    share, count, text, _ = readings[0]
    # Encodings that extend one another read the same text.
    rival = max((each[0] for each in readings if each[2] != text), default=0.0)
    if share < _SHARE or share - rival < _MARGIN or count < _FEWEST:
        return None
    same = [each[3] for each in readings if each[2] == text]
    return next(each for each in (*_EASTERN, *_WIDE) if each in same)


def _could_be_eastern(sample: bytes) -> bool:
    """Whether the bytes may be a few words of Chinese, Japanese or Korean among others."""
    return any(share >= 2 * _MARGIN and count > 1 for share, count, _, _ in _readings(sample))


def _other_script(sample: bytes) -> str | None:
    """Cyrillic, Greek, Arabic, ...: what charset-normalizer says, if it is of one such script.

    Of Latin letters it is not asked: it takes French for Norwegian, and ¶ for ś.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or best.chaos > _DISORDER or best.coherence < _LIKENESS:
        return None
    text = _text(sample, best.encoding)
    letters = [char for char in text or "" if char > "\x7f" and char.isalpha()]
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in letters}
    if len(letters) < _ENOUGH or scripts & {"LATIN", "CJK", "HANGUL", "HALFWIDTH", ""}:
        return None
    first = max(scripts, key=lambda name: sum(_is_of(char, name) for char in letters))
    if sum(_is_of(char, first) for char in letters) < _ONE_SCRIPT * len(letters):
        return None
    name = codecs.lookup(best.encoding).name
    # Of Greek only Windows' encoding is in use, which differs in a letter: ΐ with its tonos, Ά.
    return "cp1253" if name == "iso8859-7" and _text(sample, "cp1253") is not None else name


def _is_of(char: str, script: str) -> bool:
    return unicodedata.name(char, "").startswith(script)
