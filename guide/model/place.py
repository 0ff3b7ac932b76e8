"""Where in the source something stands."""

from typing import NamedTuple


class Place(NamedTuple):
    """A point in a source file.

    ``file`` is the path inside the guide's folder, with ``/``; ``line`` and ``column`` count from 1,
    columns in characters (not bytes).
    """

    file: str
    line: int = 1
    column: int = 1


NOWHERE = Place("")
"""Of text that no file holds, such as a default."""
