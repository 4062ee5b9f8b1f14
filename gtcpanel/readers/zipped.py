"""ZIP archives from anybody: read part by part, with bounds on what they may unfold to."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import TranscriptError

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document

#: The most members that an archive may have; a document has a few dozen.
_MEMBERS: Final = 20_000
#: The most bytes that one part may unfold to. A book of a million words is a tenth of that.
_LARGEST: Final = 100_000_000
#: And that all members together may.
_TOTAL: Final = 1_000_000_000
#: XML is packed to a tenth or so. What is packed a thousand times smaller than this many bytes
#: is a bomb.
_RATIO: Final = 500
_HARMLESS: Final = 10_000_000
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, RuntimeError,
    ValueError, KeyError, OverflowError,
)  # fmt: skip

#: What else is a ZIP archive: a member's name (or its beginning), what it is, and what to do.
_KINDS: Final = (
    ("xl/", "an Excel workbook", "save the sheet as CSV or the words as text"),
    ("ppt/", "a PowerPoint presentation", "save its words as text"),
    ("word/", "a Word document without its text", "save it anew as DOCX"),
    ("Index/Document.iwa", "a Pages document", "export it as DOCX"),
    ("META-INF/container.xml", "an EPUB book", "save its words as text or HTML"),
    ("META-INF/MANIFEST.MF", "a Java archive", "give a file with a transcript"),
)
_OPEN: Final = {
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (ODT)",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet (ODS)",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (ODP)",
    "application/epub+zip": "an EPUB book",
}


class Archive:
    """The members of a ZIP archive."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(document.data))
            self.sizes = {each.filename: each.file_size for each in self.zip.infolist()}
        except _BROKEN as error:
            raise self._refused("the ZIP archive is damaged", "get the file anew") from error
        if len(self.sizes) > _MEMBERS or sum(self.sizes.values()) > _TOTAL:
            raise self._refused(
                "the archive would unfold to far too much", "give the document in it on its own"
            )

    def part(self, name: str) -> bytes | None:
        """The bytes of a member; None if there is none of that name. Raises `TranscriptError`."""
        if name not in self.sizes:
            return None
        try:
            info = self.zip.getinfo(name)
            bomb = info.file_size > max(_HARMLESS, info.compress_size * _RATIO)
            if bomb or info.file_size > _LARGEST:
                raise self._refused(f"its part {name[:60]!r} would unfold to far too much", None)
            with self.zip.open(info) as member:
                # What the directory says may be a lie; no more than this is ever unfolded.
                data = member.read(_LARGEST + 1)
        except _BROKEN as error:
            reason = f"its part {name[:60]!r} cannot be unfolded"
            raise self._refused(reason, "get the file anew, without a password") from error
        if len(data) > _LARGEST:
            raise self._refused(f"its part {name[:60]!r} would unfold to far too much", None)
        return data

    def kind(self) -> tuple[str, str]:
        """What an archive without a Word document is, and what its user can do."""
        mime = (self.part("mimetype") or b"")[:100].decode("ascii", "replace").strip()
        if mime in _OPEN:
            return _OPEN[mime], "save it as DOCX or text"
        for start, kind, remedy in _KINDS:
            if any(name.startswith(start) for name in self.sizes):
                return kind, remedy
        return "a ZIP archive", "unpack it and give the files in it"

    def _refused(self, reason: str, remedy: str | None) -> TranscriptError:
        return TranscriptError(self.path, reason, remedy=remedy or "save its words as text")
