"""From bytes to text, never silently wrong.

Order of trust: a byte order mark, UTF-8, then a guess by charset-normalizer that must be good.
"""

from __future__ import annotations

import codecs
from typing import Final

from gtcpanel.errors import TranscriptError

#: Byte order marks, the longest first: UTF-32's begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How much of a file its encoding is guessed from.
_SAMPLE: Final = 1 << 17
#: The most disorder (0..1, charset-normalizer's measure) that a guess may leave.
_DISORDER: Final = 0.15
#: Text has few control characters; more than this share means that it is none.
_CONTROLS: Final = 0.3
_HARMLESS: Final = "\t\n\r\v\f"
_REMEDY: Final = "save it as UTF-8 text"


def decode(data: bytes, *, path: str) -> tuple[str, str]:
    """The text of `data` without a byte order mark, and the name of its encoding.

    Raises `TranscriptError` for bytes that are no text, or of an encoding that cannot be told.
    """
    if not data.strip():
        raise TranscriptError(path, "the file is empty", remedy="give a file with a transcript")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _readable(_strict(data, encoding, path), path), encoding
    if b"\0" in data:
        raise TranscriptError(path, "the file is no text (it holds NUL bytes)", remedy=_REMEDY)
    try:
        return _readable(data.decode("utf-8"), path), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error, path)
    encoding = _guess(data, path)
    return _readable(_strict(data, encoding, path), path), encoding


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start + 1} is not {encoding.removesuffix('-sig').upper()}"
        raise TranscriptError(path, reason, line=line, remedy=_REMEDY) from error


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> None:
    """Say so when a file is UTF-8 but for a few bytes: a guess would garble all the rest."""
    sample = data[max(0, error.start - _SAMPLE) : error.start + _SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("�")
    sound = sum(1 for char in text if char > "\x7f") - broken
    if sound > 10 * broken:
        line = data.count(b"\n", 0, error.start) + 1
        raise TranscriptError(
            path,
            f"byte {error.start + 1} is not UTF-8, though the text around it is",
            line=line,
            remedy="mend that place, or save the file as UTF-8 anew",
        ) from error


def _guess(data: bytes, path: str) -> str:
    from charset_normalizer import from_bytes

    sample = data
    if len(data) > _SAMPLE:
        # Whole lines only: half a character at the end would rule out the right encoding.
        end = data.rfind(b"\n", 0, _SAMPLE)
        sample = data[: end if end > 0 else _SAMPLE]
    best = from_bytes(sample).best()
    if best is None or best.chaos > _DISORDER:
        raise TranscriptError(
            path, "the file is no text, or of an encoding that cannot be told", remedy=_REMEDY
        )
    return codecs.lookup(best.encoding).name


def _readable(text: str, path: str) -> str:
    if not text.strip():
        raise TranscriptError(path, "the file is empty", remedy="give a file with a transcript")
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in _HARMLESS)
    if "\0" in text or controls > _CONTROLS * len(text):
        raise TranscriptError(
            path, "the file is no text (it is full of control characters)", remedy=_REMEDY
        )
    return text
