"""A talk as one self-contained page: lanes that lead to the turns, the text, a find box.

Everything is in the file, nothing is loaded, and its Content-Security-Policy lets nothing run but
our own script, told by its hash. Without a script the page can be read all the same.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from gtcpanel import __version__
from gtcpanel.render.clock import plural, spell_duration
from gtcpanel.render.colour import PALETTE_HEX
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.page.lanes import lanes
from gtcpanel.render.page.reading import parts, turns
from gtcpanel.render.page.report import report, source
from gtcpanel.render.page.talk import Talk, link
from gtcpanel.render.terminal import one_line

if TYPE_CHECKING:
    from gtcpanel.transcript import About

__all__ = ["Talk", "page"]

#: What the browser may do: use our own style and script. `{}` are their hashes.
_POLICY: Final = (
    "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def page(talks: Sequence[Talk], *, asked: str, folds: Mapping[str, str]) -> str:
    """The talks, at least one, one below the other, as HTML.

    `asked` is what the marks are of, "" for none. `folds` is what each character folds to that the
    find box may be asked for, where that is not itself (`gtcpanel.library.Library.folds`).
    """
    style, script = _style(), _data("page.js")
    title = one_line(talks[0].title if len(talks) == 1 else f"{len(talks)} transcripts")
    if asked:
        title = f"{one_line(asked)} · {title}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element(
            "meta",
            http_equiv="Content-Security-Policy",
            content=_POLICY.format(_hash(style), _hash(script)),
        ),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"gtcpanel {__version__}"),
        element("title", title),
        element("style", Markup(style)),
    )
    body = element(
        "body",
        element("a", "Skip to the transcript", class_="unseen skip", href="#transcript"),
        _header(talks),
        _find(asked),
        element(
            "main",
            *map(_talk, talks),
            id="transcript",
            tabindex="-1",
        ),
        _footer(talks),
        _tools(),
        element("script", _folding(folds), type="application/json", id="folds"),
        element("script", Markup(script)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _header(talks: Sequence[Talk]) -> Markup:
    """The title; of several talks, a list of them."""
    if len(talks) == 1:
        (talk,) = talks
        title = element("h1", talk.title, lang=talk.about.language, dir="auto")
        return element("header", title, *_facts(talk))
    entries = (
        element(
            "li",
            element("a", talk.title, href=link(talk.about.slug), lang=talk.about.language),
            element("span", _size(talk), class_="soft"),
        )
        for talk in talks
    )
    contents = element("nav", element("ol", *entries), aria_label="Transcripts", class_="talks")
    return element("header", element("h1", f"{len(talks)} transcripts"), contents)


def _facts(talk: Talk) -> Iterator[Markup]:
    """What is known of a talk, and how long it is."""
    about = talk.about
    known = [fact for fact in (about.event, about.place, about.date, about.publisher) if fact]
    if known:
        yield element("p", " · ".join(known), class_="soft")
    yield element("p", _size(talk), class_="soft")
    if talk.track.time_estimated:
        remark = "The source has no clock: times with a ~ are estimated from its words."
        yield element("p", remark, class_="soft")


def _size(talk: Talk) -> str:
    track = talk.track
    length = spell_duration(track.duration_ms, estimated=track.time_estimated)
    people, turns = plural(len(track.lanes), "speaker"), plural(len(talk.turns), "turn")
    return f"{length} · {people} · {turns}"


def _find(asked: str) -> Markup:
    """The bar with the find box; a script makes it appear."""
    placeholder = f"marked: {one_line(asked)}" if asked else None
    return element(
        "form",
        element("label", "Find", for_="find"),
        element(
            "input",
            type="search",
            id="find",
            aria_label="Find",
            autocomplete="off",
            placeholder=placeholder,
        ),
        element("output", for_="find", class_="soft"),
        element("button", "↑", type="button", class_="previous", aria_label="Previous match"),
        element("button", "↓", type="button", class_="next", aria_label="Next match"),
        element(
            "label",
            element("input", type="checkbox", disabled=True),
            "only what matches",
            class_="choice",
        ),
        class_="find",
        role="search",
        hidden=True,
        data_script=True,
    )


def _talk(talk: Talk) -> Markup:
    level = 2 if talk.alone else 3
    own_head: tuple[Markup, ...] = ()
    if not talk.alone:
        heading = element("h2", talk.title, lang=talk.about.language, dir="auto")
        own_head = (heading, element("div", *_facts(talk), class_="facts"))
    return element(
        "section",
        *own_head,
        lanes(talk, level),
        element("div", *parts(talk, level), turns(talk, level), class_="reading"),
        report(talk),
        class_="talk",
        id=None if talk.alone else talk.about.slug,
        data_duration=str(talk.track.duration_ms),
        data_citation=_citation(talk.about),
    )


def _citation(about: About) -> str:
    """The source as a quotation names it."""
    title = "" if about.title == about.slug else about.title
    return ", ".join(filter(None, (title, about.event, about.date)))


def _footer(talks: Sequence[Talk]) -> Markup:
    return element(
        "footer",
        *(source(talk) for talk in talks),
        element("p", f"Made by gtcpanel {__version__}.", class_="soft"),
        element(
            "button", "Save as text", type="button", class_="save", hidden=True, data_script=True
        ),
    )


def _tools() -> Markup:
    """What the script puts beside the turn that was gone to."""
    return element(
        "template",
        element(
            "span",
            element("button", "Copy link", type="button"),
            element("button", "Copy quotation", type="button"),
            class_="tools",
            lang="en",
        ),
        id="tools",
    )


def _folding(folds: Mapping[str, str]) -> Markup:
    """The table of folds by what is folded to, as JSON that ends no script element."""
    gathered: dict[str, str] = {}
    for char, folded in folds.items():
        gathered[folded] = gathered.get(folded, "") + char
    table = json.dumps(gathered, ensure_ascii=False, separators=(",", ":"))
    return Markup(table.replace("<", "\\u003c"))


def _style() -> str:
    colours = "".join(f".c{n} {{ --c: {code}; }}\n" for n, code in enumerate(PALETTE_HEX))
    return _data("page.css") + colours


def _data(name: str) -> str:
    from importlib.resources import files

    return files("gtcpanel").joinpath("data", "page", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
