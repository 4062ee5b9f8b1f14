"""What a document itself says of its encoding, and what that means.

XML's declaration, HTML's `<meta charset>`, CHAT's `@UTF8`. As browsers do, by the Encoding Standard
(<https://encoding.spec.whatwg.org>), a name stands for the largest encoding that holds it: GB2312
for GB18030, ISO-8859-1 for windows-1252.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_XML: Final = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:\-]{1,40})[\"']")
_META: Final = re.compile(
    rb"<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w.:\-]{1,40})", re.IGNORECASE
)
#: How far into a page browsers look for it, and a little more.
_HEAD: Final = 4096
_WIDER: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "hz",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
#: Names that Python does not know.
_NAMES: Final = {
    "x-gbk": "gbk",
    "x-sjis": "shift_jis",
    "ks_c_5601-1987": "euc_kr",
    "x-big5": "big5",
}


def declared_encoding(data: bytes) -> str | None:
    """The codec that the document asks for, None if it says nothing or what cannot be.

    A document whose words can be read as ASCII cannot be UTF-16, whatever it says.
    """
    head = data[:_HEAD]
    match = _XML.match(head)
    if match is None and head.lstrip()[:1] == b"<":
        match = _META.search(head)
    if match is None:
        return "utf-8" if head.lstrip().startswith(b"@UTF8") else None
    name = match[1].decode("ascii").lower()
    try:
        codec = codecs.lookup(_NAMES.get(name, name))
        "".encode(codec.name)  # there are codecs that are no encodings of text
    except (LookupError, ValueError):
        return None
    if codec.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return _WIDER.get(codec.name, codec.name)
