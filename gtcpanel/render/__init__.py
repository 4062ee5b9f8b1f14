"""How answers look: turns and hits made into text. The only layer that knows rich.

Nothing here writes to a stream, except the `rich_*` modules, which print to the console they are
given. `render.plain`, `render.records`, ... are imported when they are asked for: a search in a
pipe pays for one of them.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gtcpanel.render import (
        export_records,
        export_text,
        facts_toml,
        lanes,
        markdown,
        markdown_tables,
        matrix,
        page,
        parquet,
        plain,
        plain_speakers,
        plain_timeline,
        quotes,
        records,
        rich_dispersion,
        rich_matrix,
        rich_profile,
        rich_quotes,
        rich_search,
        rich_show,
        rich_speakers,
        rich_timeline,
        rich_transcripts,
        rich_verify,
        rich_years,
        subtitles,
        svg,
        verifications,
        years_records,
    )

__all__ = [
    "export_records",
    "export_text",
    "facts_toml",
    "lanes",
    "markdown",
    "markdown_tables",
    "matrix",
    "page",
    "parquet",
    "plain",
    "plain_speakers",
    "plain_timeline",
    "quotes",
    "records",
    "rich_dispersion",
    "rich_matrix",
    "rich_profile",
    "rich_quotes",
    "rich_search",
    "rich_show",
    "rich_speakers",
    "rich_timeline",
    "rich_transcripts",
    "rich_verify",
    "rich_years",
    "subtitles",
    "svg",
    "verifications",
    "years_records",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")
