"""How answers look: turns and hits made into text. The only layer that knows rich.

Nothing here writes to a stream, except the `rich_*` modules, which print to the console they are
given.
"""
