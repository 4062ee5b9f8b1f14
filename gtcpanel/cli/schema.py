"""`gtcpanel schema`: the JSON Schema of what --json prints."""

from typing import Annotated

import typer

from gtcpanel.cli import complete, options
from gtcpanel.cli.output import Output
from gtcpanel.errors import UsageError

EXAMPLES = (
    ("gtcpanel schema search", "what 'gtcpanel search --json' prints"),
    ("gtcpanel schema | jq 'keys'", "which documents there are"),
)


def command(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMAND]",
            help="The command whose document is meant; without it, all of them by name.",
            show_default=False,
            autocompletion=complete.schemas,
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> int:
    """Print the JSON Schema (draft 2020-12) of a command's JSON document."""
    import json

    from gtcpanel.render.schema import DOCUMENTS, schema

    if name is not None and name not in DOCUMENTS:
        raise UsageError(f"there is no schema of {name!r}; there is {', '.join(DOCUMENTS)}")
    shown = schema(name) if name else {each: schema(each) for each in DOCUMENTS}
    Output(quiet=quiet).write(json.dumps(shown, indent=2, ensure_ascii=False), end="\n")
    return 0
