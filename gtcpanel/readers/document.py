"""A file as its reader gets it: the bytes, and the text they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gtcpanel.readers.decode import decode

#: How much of a text a reader looks at to recognise it.
_HEAD: Final = 8192
#: How a ZIP archive begins; DOCX is one.
ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The content of one file."""

    path: str
    data: bytes
    text: str  #: decoded; "" for a container that is no text
    encoding: str  #: its name; "zip" for such a container

    @property
    def head(self) -> str:
        """The beginning of the text, enough to recognise a format by."""
        return self.text[:_HEAD]


def open_document(data: bytes, *, path: str) -> Document:
    """The bytes of the file `path`, decoded if they are text. Raises `TranscriptError`."""
    if data.startswith(ZIP):
        return Document(path=path, data=data, text="", encoding="zip")
    text, encoding = decode(data, path=path)
    return Document(path=path, data=data, text=text, encoding=encoding)
