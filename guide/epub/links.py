"""Where every id of the book is, and links that find it from any file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r' href="#([^"]*)"')


def ids_of(text: str) -> tuple[str, ...]:
    """The ids of a finished document, in their order."""
    return tuple(_ID.findall(text))


def links_of(text: str) -> tuple[str, ...]:
    """The ids that a finished document links to, each once."""
    return tuple(dict.fromkeys(_LINK.findall(text)))


def places(files: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Id -> file name, of files and the ids in them.

    Raises ValueError for an id that stands in the book twice.
    """
    found: dict[str, str] = {}
    for name, ids in files:
        for identifier in ids:
            if identifier in found:
                raise ValueError(f"the id '{identifier}' stands in {found[identifier]} and {name}")
            found[identifier] = name
    return found


def targets(name: str, links: Iterable[str], found: Mapping[str, str]) -> dict[str, str]:
    """The files that a file's links lead to, by id. Raises ValueError for a link to nothing."""
    try:
        return {link: found[link] for link in links}
    except KeyError as error:
        raise ValueError(f"{name} links to {error}, which is nowhere in the book") from error


def resolved(name: str, text: str, led: Mapping[str, str]) -> str:
    """A document whose links lead to the files that hold their targets, by id.

    Blocks are written with ``href="#id"`` for every target, since no block knows the files.
    """

    def link(match: re.Match[str]) -> str:
        place = led[match[1]]
        return match[0] if place == name else f' href="{place}#{match[1]}"'

    return _LINK.sub(link, text)
