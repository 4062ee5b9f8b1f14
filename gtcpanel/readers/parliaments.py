"""How parliaments write speeches, each told by something that only its files have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.dates import clock_ms
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.markup import attribute, joined, local, words_of
from gtcpanel.readers.speeches import Grammar, Opening, tags

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT: Final = tags(
    "p para br li ul ol td th tr table blockquote quote div ParaText item list membercontribution "
    "heading lb"
)
_HEADINGS: Final = {
    "major-heading": "heading",
    "minor-heading": "heading",
    "oral-heading": "heading",
    "heading": "heading",
    "title": "heading",
}
_BRACKETS: Final = re.compile(r"(.{1,120}?)\s*[(（]([^()（）]{1,200})[)）]\s*")


def _named(words: str) -> tuple[str, str | None]:
    """`Mia Hall (Leeds, Lab.):` as the name and what the brackets say of it."""
    bare = words.strip(BLANK + ":：")
    match = _BRACKETS.fullmatch(bare)
    return (match[1].strip(), match[2].strip()) if match is not None else (bare, None)


# publicwhip, TheyWorkForYou


def _public_opens(element: _Element) -> Opening | None:
    if local(element) not in {"speech", "ques", "reply"} or _has_none(element):
        return None
    name = attribute(element, "speakername")
    known = attribute(element, "speakerid") or attribute(element, "person_id")
    if name is None and known is not None and known.lower() != "unknown":
        name = known
    time = clock_ms(attribute(element, "time"))
    return Opening(name, attribute(element, "speakeroffice"), time)


def _public_hushes(element: _Element) -> str | None:
    return "stage direction" if local(element) == "speech" and _has_none(element) else None


def _has_none(element: _Element) -> bool:
    return (attribute(element, "nospeaker") or "").lower() == "true"


_PUBLIC: Final = Grammar(
    opens=_public_opens,
    blocks=_TEXT | tags("speech ques reply division"),
    silent=_HEADINGS | {"division": "vote", "gidredirect": "meta data", "meta": "meta data"},
    hushes=_public_hushes,
)

# Hansard 1803-2005


def _historic_opens(element: _Element) -> Opening | None:
    if local(element) != "member":
        return None
    name, role = _named(words_of(element))
    return Opening(name or None, role, lasts=True)


def _label(name: str) -> str | None:
    return "" if name == "member" else None


_HISTORIC: Final = Grammar(
    opens=_historic_opens,
    blocks=_TEXT,
    silent=_HEADINGS
    | {"col": "page", "image": "page", "date": "meta data", "division": "vote", "session": "page"},
    hushes=lambda element: _label(local(element)),
    closes=tags("section debates oralquestions group houselords housecommons"),
)

# Canada


def _canadian_opens(element: _Element) -> Opening | None:
    return Opening(None) if local(element) == "Intervention" else None


def _canadian_clock(element: _Element) -> int | None:
    if local(element) != "Timestamp":
        return None
    return clock_ms(f"{attribute(element, 'Hr')}:{(attribute(element, 'Mn') or '').zfill(2)}")


_CANADIAN: Final = Grammar(
    opens=_canadian_opens,
    blocks=_TEXT | tags("Intervention PersonSpeaking Content"),
    silent=_HEADINGS | {"ProceduralText": "procedure", "Division": "vote"},
    names=frozenset({"PersonSpeaking"}),
    named=_named,
    clock=_canadian_clock,
)

# Australia


def _australian_opens(element: _Element) -> Opening | None:
    if local(element) not in {"speech", "question", "answer", "interjection", "continue"}:
        return None
    talker = element.find("{*}talk.start/{*}talker")
    if talker is None:
        return None
    names = list(talker.iterfind("{*}name"))
    names.sort(key=lambda each: attribute(each, "role") != "display")
    label = next((words for each in names if (words := words_of(each))), None)
    stamp = talker.find("{*}time.stamp")
    return Opening(label, None, clock_ms(words_of(stamp)) if stamp is not None else None)


_AUSTRALIAN: Final = Grammar(
    opens=_australian_opens,
    blocks=_TEXT | tags("talk.start talk.text body motion amendment speech question answer"),
    silent=_HEADINGS
    | {
        "talker": "",
        "debateinfo": "heading",
        "subdebateinfo": "heading",
        "session.header": "meta data",
        "page.no": "page",
        "time.stamp": "time stamp",
        "division": "vote",
    },
)

# Bundestag


def _german_opens(element: _Element) -> Opening | None:
    tag, parent = local(element), element.getparent()
    if tag == "p" and attribute(element, "klasse") == "redner":
        speaker = element.find("{*}redner")
        written = joined(speaker.tail or "") if speaker is not None else words_of(element)
        name, role = _named(written.strip(BLANK + ":"))
        if role is None and "," in name:
            name, _, role = name.partition(", ")
        if not name and speaker is not None:
            parts = ("titel", "vorname", "namenszusatz", "nachname")
            found = [speaker.find(f"{{*}}name/{{*}}{part}") for part in parts]
            name = " ".join(words_of(each) for each in found if each is not None)
        return Opening(name or None, role, lasts=True)
    if tag == "name" and parent is not None and local(parent) != "redner":
        return Opening(words_of(element).strip(BLANK + ":") or None, None, lasts=True)
    return None


def _german_hushes(element: _Element) -> str | None:
    tag, kind = local(element), attribute(element, "klasse") or ""
    if tag == "name" or (tag == "p" and kind == "redner"):
        return ""
    return "heading" if tag == "p" and kind.startswith("T_") else None


_GERMAN: Final = Grammar(
    opens=_german_opens,
    blocks=_TEXT | tags("rede sitzungsbeginn tagesordnungspunkt kommentar zitat"),
    silent={
        "vorspann": "front matter",
        "anlagen": "attachment",
        "rednerliste": "list of speakers",
        "kommentar": "stage direction",
        "sitzungsende": "after the talk",
        "a": "",
        "fussnote": "note",
    },
    hushes=_german_hushes,
    closes=tags("rede sitzungsbeginn"),
)

# US Congress


def _american_opens(element: _Element) -> Opening | None:
    if local(element) != "speaking":
        return None
    return Opening(attribute(element, "name") or attribute(element, "speaker"), joins=True)


_AMERICAN: Final = Grammar(
    opens=_american_opens,
    blocks=_TEXT | tags("speaking"),
    silent=_HEADINGS | {"speaker": "", "recorder": "stage direction", "bullet": ""},
)

#: What only files of one kind have, and how those are read.
PARLIAMENTS: Final = (
    ("<dbtplenarprotokoll", _GERMAN),
    ('<p klasse="redner">', _GERMAN),
    ("<PersonSpeaking>", _CANADIAN),
    ("<talk.start>", _AUSTRALIAN),
    ("<membercontribution>", _HISTORIC),
    (" speakername=", _PUBLIC),
    (" nospeaker=", _PUBLIC),
    ("<publicwhip", _PUBLIC),
    ("<speaking ", _AMERICAN),
)
