"""What an index begins with: what is known of Chinese characters, and terms of several words.

To ask the libraries for it takes a while, so the answers are kept in the index: neither a query nor
a file that has changed asks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from gtcpanel.index.store import stored_characters

if TYPE_CHECKING:
    import sqlite3

    from gtcpanel.text.terms import Terms


class Groundwork(NamedTuple):
    """What it takes to make turns ready for the index."""

    variants: Mapping[str, str]  #: a character and the one that it is searched as
    simplified: Mapping[str, str]  #: a traditional character and the one in jieba's dictionary
    terms: Terms


def lay(db: sqlite3.Connection) -> None:
    """Put it into a new index, and the readings of characters."""
    from gtcpanel.index.codec import dumps
    from gtcpanel.text.han import readings, simplified_forms, variants
    from gtcpanel.text.terms import shipped_terms

    forms = variants()
    db.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        (
            ("variants", _side_by_side(forms)),
            # Not the variants: jieba knows 著名, and no 着名.
            ("simplified", _side_by_side(simplified_forms())),
            ("terms", dumps(shipped_terms())),
        ),
    )
    db.executemany(
        "INSERT INTO reading VALUES (?, ?)",
        ((char, " ".join(sounds)) for char, sounds in readings(forms).items()),
    )


def stored(db: sqlite3.Connection) -> Groundwork:
    """What `lay` put into the index."""
    import json

    ((terms,),) = db.execute("SELECT value FROM meta WHERE key = 'terms'")
    return Groundwork(
        variants=stored_characters(db, "variants"),
        simplified=stored_characters(db, "simplified"),
        terms=json.loads(terms),
    )


def _side_by_side(forms: Mapping[str, str]) -> str:
    """Characters and then, in the same order, those that they stand for."""
    return "".join(forms) + "".join(forms.values())
