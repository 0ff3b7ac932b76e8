"""Where every id of the book is, and links that find it from any file."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r' href="#([^"]*)"')


def places(files: Mapping[str, str]) -> dict[str, str]:
    """Id -> file name, read off finished documents (file name -> text).

    Raises ValueError for an id that stands in the book twice.
    """
    found: dict[str, str] = {}
    for name, text in files.items():
        for identifier in _ID.findall(text):
            if identifier in found:
                raise ValueError(f"the id '{identifier}' stands in {found[identifier]} and {name}")
            found[identifier] = name
    return found


def resolved(name: str, text: str, found: Mapping[str, str]) -> str:
    """A document whose links lead to the files that hold their targets.

    Blocks are written with ``href="#id"`` for every target, since no block knows the files. Raises ValueError
    for a link to nothing.
    """

    def link(match: re.Match[str]) -> str:
        place = found.get(match[1])
        if place is None:
            raise ValueError(f"{name} links to '{match[1]}', which is nowhere in the book")
        return match[0] if place == name else f' href="{place}#{match[1]}"'

    return _LINK.sub(link, text)
