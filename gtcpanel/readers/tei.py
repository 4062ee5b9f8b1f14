"""TEI: parliaments (ParlaMint), corpora of speech, plays.

<https://tei-c.org/release/doc/tei-p5-doc/en/html/TS.html>, <https://clarin-eric.github.io/ParlaMint/>,
ISO 24624. A turn is a `<u who="#id">` or a `<sp>`; a person is called as `<listPerson>` or the cast
has it. Where a timeline says when, utterances of one speaker that follow each other are one turn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.dates import iso_date, language_tag
from gtcpanel.readers.heeding import heeding
from gtcpanel.readers.markup import attribute, local, parse_xml, root_of, words_of
from gtcpanel.readers.reader import Reading
from gtcpanel.readers.speeches import Grammar, Opening, listen, tags
from gtcpanel.readers.teihead import people_of, points_of, span_of
from gtcpanel.readers.teiwords import Spaces

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts

_ROOTS: Final = tags("TEI teiCorpus TEI.2")
_BLOCKS: Final = tags(
    "u sp p l lg ab seg div div1 div2 div3 head speaker list item table row cell "
    "annotationBlock body front back text floatingText"
)
_SILENT: Final = {
    "teiHeader": "meta data",
    "standOff": "meta data",
    "timeline": "meta data",
    "facsimile": "meta data",
    "front": "front matter",
    "back": "back matter",
    "head": "heading",
    "note": "note",
    "vocal": "sound",
    "kinesic": "gesture",
    "incident": "event",
    "event": "event",
    "desc": "description",
    "gap": "gap",
    "stage": "stage direction",
    "writing": "writing shown",
    "fw": "page header",
    "figure": "figure",
    "spanGrp": "annotation",
    "linkGrp": "annotation",
    "interpGrp": "annotation",
    "listBibl": "references",
    "bibl": "references",
}
#: Of two readings that one is kept that stands as it was said: `<orig>`, `<sic>`, `<abbr>`.
_OTHERS: Final = tags("reg corr expan rdg")
_CHAIR: Final = re.compile(r"#(?:\w+[.:])?chair\b")


def recognises(document: Document) -> bool:
    """Whether the root element is that of TEI."""
    root = root_of(document.text)
    return root is not None and root[0] in _ROOTS


def read(document: Document, facts: Facts | None) -> Reading:
    """The utterances or speeches."""
    root = parse_xml(document)
    stretches, omitted = listen(root, _grammar(root))
    heeded, outside = heeding(stretches, facts)
    text = next(root.iter("{*}text"), None)
    return Reading(
        stretches=heeded,
        title=_title(root),
        date=_date(root),
        language=(language_tag(attribute(text, "lang")) if text is not None else None)
        or language_tag(attribute(root, "lang")),
        certain=True,
        omitted=(*omitted, *outside),
    )


def _grammar(root: _Element) -> Grammar:
    names = people_of(root)
    points = points_of(root)
    spaces = Spaces(root)

    def called(who: str | None) -> str | None:
        """Whom `#a #b` means; None for nobody. An id of which nothing is known is the name."""
        ids = [each.rpartition("#")[2] for each in (who or "").split()]
        return " / ".join(names.get(each, each) for each in ids if each) or None

    def opens(element: _Element) -> Opening | None:
        tag = local(element)
        if tag not in {"u", "sp"}:
            return None
        outer = element.getparent()
        block = outer if outer is not None and local(outer) == "annotationBlock" else element
        who = attribute(element, "who") or attribute(block, "who")
        if tag == "sp" and element.find("{*}speaker") is not None:
            ids = {each.rpartition("#")[2] for each in (who or "").split()}
            who = who if ids & names.keys() else None  # else the label in the text is the name
        start, end = span_of(element, block, points)
        chair = _CHAIR.search(attribute(element, "ana") or "") is not None
        return Opening(called(who), "chair" if chair else None, start, end, joins=start is not None)

    def hushes(element: _Element) -> str | None:
        parent = element.getparent()
        if local(element) in _OTHERS and parent is not None and len(parent) > 1:
            return "another reading"
        return None

    return Grammar(
        opens=opens,
        blocks=_BLOCKS,
        silent=_SILENT,
        names=frozenset({"speaker"}),
        named=lambda words: (words.strip(" .:："), None),
        hushes=hushes,
        before=spaces.before,
        tokens=spaces.between,
    )


def _title(root: _Element) -> str | None:
    """The main title of the document, or the first one."""
    titles = list(root.iterfind(".//{*}titleStmt/{*}title"))
    main = [each for each in titles if attribute(each, "type") == "main"]
    return next((words for each in (*main, *titles) if (words := words_of(each))), None)


def _date(root: _Element) -> str | None:
    """When it was said, as the header has it; when it was published says nothing."""
    for path in ("settingDesc", "recordingStmt", "sourceDesc", "creation"):
        for around in root.iter(f"{{*}}{path}"):
            for each in around.iter("{*}date"):
                told = attribute(each, "when") or attribute(each, "from") or words_of(each)
                if date := iso_date(told):
                    return date
    return None
