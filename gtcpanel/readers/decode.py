"""From bytes to text, never silently wrong.

Order of trust: a byte order mark, UTF-8, what the document declares, then a guess that must be
good (see `gtcpanel.readers.guess`).
"""

from __future__ import annotations

import codecs
from typing import Final

from gtcpanel.errors import TranscriptError
from gtcpanel.readers.declared import declared_encoding
from gtcpanel.readers.guess import escaped_encoding, guess_encoding, wide_encoding

#: Byte order marks, the longest first: UTF-32's begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How much around a damaged byte is looked at, on each side.
_SAMPLE: Final = 1 << 17
#: Text has few control characters; more than this share means that it is none.
_CONTROLS: Final = 0.3
_CONTROL: Final = bytes(code for code in range(32) if code not in b"\t\n\r\v\f")
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
        wide = wide_encoding(data)
        if wide is None:
            raise TranscriptError(path, "the file is no text (it holds NUL bytes)", remedy=_REMEDY)
        return _readable(_strict(data, wide, path), path), wide
    declared = declared_encoding(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error, path)
    else:
        escaped = escaped_encoding(data)
        if escaped is not None:
            return _readable(_strict(data, escaped, path), path), escaped
        return _readable(text, path), "utf-8"
    guessed = declared if declared not in {None, "utf-8"} else guess_encoding(data)
    if guessed is None:
        raise TranscriptError(
            path, "the file is no text, or of an encoding that cannot be told", remedy=_REMEDY
        )
    return _readable(_strict(data, guessed, path), path), guessed


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


def _readable(text: str, path: str) -> str:
    if not text.strip():
        raise TranscriptError(path, "the file is empty", remedy="give a file with a transcript")
    raw = text.encode("utf-8", "surrogatepass")  # no byte of a longer character is one of ASCII
    controls = len(raw) - len(raw.translate(None, delete=_CONTROL))
    if "\0" in text or controls > _CONTROLS * len(text):
        raise TranscriptError(
            path, "the file is no text (it is full of control characters)", remedy=_REMEDY
        )
    return text
