"""Who speaks, in plain text: tabs between fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gtcpanel.render.clock import spell_duration
from gtcpanel.render.lanes import part_ref
from gtcpanel.render.terminal import UNKNOWN, name_of, one_line

if TYPE_CHECKING:
    from gtcpanel.render.colour import Paint
    from gtcpanel.speakers import Profile, SpeakerStats


def speakers(stats: Sequence[SpeakerStats], *, paint: Paint) -> Iterator[str]:
    """Name, turns, characters, words, share, questions, first, last, key words."""
    for one in stats:
        yield "\t".join(
            (
                paint.speaker(one.speaker, name_of(one.speaker)),
                str(one.turns),
                str(one.characters),
                str(one.words),
                f"{one.share:.1%}",
                str(one.questions),
                paint.ref(one_line(one.first)),
                paint.ref(one_line(one.last)),
                one_line(", ".join(one.keywords)),
            )
        )


def profiles(found: Sequence[Profile], *, paint: Paint) -> Iterator[str]:
    """A fact a line: what, then which. An empty line between people."""
    for n, profile in enumerate(found):
        if n:
            yield ""
        for what, which in facts(profile):
            yield f"{paint.strong(what)}\t{one_line(which)}"


def facts(profile: Profile) -> Iterator[tuple[str, str]]:
    """What there is to know of a person, each with its name."""
    stats = profile.stats
    yield "speaker", stats.speaker or UNKNOWN
    for alias in stats.aliases:
        yield "alias", alias
    for what, which in (("role", stats.role), ("affiliation", stats.affiliation)):
        if which:
            yield what, which
    yield "turns", str(stats.turns)
    yield "characters", str(stats.characters)
    yield "words", str(stats.words)
    yield "share", f"{stats.share:.1%}"
    yield "time", spell_duration(stats.duration_ms)
    yield "questions", str(stats.questions)
    yield "first", stats.first
    yield "last", stats.last
    yield "longest", profile.longest.ref
    yield "keywords", ", ".join(stats.keywords)
    for other in profile.companions:
        yield "beside", f"{other.speaker or UNKNOWN}: before {other.before}, after {other.after}"
    for topic in profile.topics:
        words = ", ".join(topic.part.keywords)
        yield "topic", f"{part_ref(topic.part)} {topic.share:.0%}: {words}"
    for passage in profile.quotable:
        yield "quotable", f"{passage.ref} {passage.text}"
