"""Whether labels make a talk at all, once it is known which of them would be speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from gtcpanel.readers import lexicon
from gtcpanel.readers.candidates import Group, Seen
from gtcpanel.readers.evidence import is_thing
from gtcpanel.readers.likeness import is_han, is_ordinary, is_role, is_voice, speech

#: A word in lower case that comes back so often may be a nick.
_OFTEN: Final = 4
#: Where fewer paragraphs are labelled, those must be spoken by all signs.
_SPARSE: Final = 0.1
#: What lines of programs end in.
_CODE: Final = (",", ";", "{", "[", "(", "},", "],")


def is_talk(
    groups: Mapping[str, Group], speakers: set[str], paragraphs: int, *, opens: bool
) -> bool:
    """Whether these labels make a talk, and not an article that has words before colons.

    In a talk most labels are followed by speech; there are several who speak, or nearly every
    paragraph is labelled, or there are times. `opens`: nothing was written before the first label.
    """
    voices = {key for key in speakers if is_voice(groups[key].name)}
    speakers = speakers - voices
    places = [place for key in speakers for place in groups[key].seen]
    if not places or sum(len(groups[key].seen) for key in voices) > len(places):
        return False
    if 2 * sum(place.text.endswith(_CODE) for place in places) > len(places):
        return False
    density = len(places) / max(1, paragraphs)
    timed = sum(place.label.start_ms is not None for place in places) * 2 > len(places)
    if timed or density > 0.6:
        return True
    said = sum(speech(place.text) for place in places) / len(places)
    # Names in Latin letters first: of the others a dictionary is asked.
    likely = sorted((groups[key] for key in speakers), key=lambda each: is_han(each.name))
    people = sum(1 for _ in islice(filter(is_person, likely), 2))
    if len(speakers) == 1:
        enough = density > 0.15 and said > 0.3
        return people == 1 and (enough or (opens and stands_out(places)))
    if opens and people and said > 0 and stands_out(places):
        return True
    if density < _SPARSE and said < (0.45 if len(places) >= 8 else 0.6):
        # A few examples in an article, or long speeches under bold names.
        named = any(
            len(groups[key].seen) > 1 and is_full_name(groups[key]) and key not in lexicon.SIDES
            for key in speakers
        )
        return said > 0 and named and stands_out(places)
    fleeting = len(speakers) > 0.6 * len(places) and len(places) > 8
    if fleeting and said < 0.35:
        return False
    many = len(places) >= 10
    return said + 0.5 * density + (0.3 + 0.2 * many) * (people > 1) >= 0.5


def is_person(each: Group) -> bool:
    """Whether the name may be a person's: a part in a talk, or no word of the dictionary."""
    if is_role(each.name):
        return True
    often = len(each.seen) >= _OFTEN  # a nick: `nicolas-d`
    return each.likeness >= (0.4 if often else 0.5) and not is_thing(each)


def is_full_name(each: Group) -> bool:
    """Whether this can hardly be anything but a person's name, or a part in a talk."""
    if is_role(each.name):
        return not is_voice(each.name)
    if is_han(each.name):
        whole = "·" in each.name or len(each.name) <= 4
        return whole and each.likeness >= 0.85 and not is_ordinary(each.name)
    return each.likeness >= 0.75 and 2 <= len(each.name.split()) <= 4


def stands_out(places: Sequence[Seen]) -> bool:
    """Whether labels are set off from what is said more than by a colon alone."""
    return all(
        place.label.mark in {"bold", "heading", "sign"} or not place.label.text for place in places
    )
