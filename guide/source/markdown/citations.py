"""Works that are cited: ``@coox1985, ch. 30; @drea1981``."""

from __future__ import annotations

from collections.abc import Callable

from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.text import CitedWork
from guide.source.reading import Reading, is_id

CITATION_FORM = rule(
    "citation-form", "error", "A citation is written [@id] or [@id, ch. 30; @other-id]."
)


def read(
    text: str, reading: Reading, place: Callable[[int], Place], mark: str = "@"
) -> tuple[CitedWork, ...]:
    """The works named in the text of a citation, each id after a ``mark``; ``place`` is asked for offsets in it."""
    works: list[CitedWork] = []
    offset = 0
    for part in text.split(";"):
        name, comma, locator = part.partition(",")
        at = offset + len(part) - len(part.lstrip())
        marked = name.strip().startswith(mark)
        name = name.strip().removeprefix("@")
        if marked and is_id(name):
            found = CitedWork(name, _locator(locator, reading), place(at))
            reading.use("work", name, found.place)
            works.append(found)
        else:
            reading.report(
                CITATION_FORM,
                place(at),
                f"'{part.strip()[:60]}' is not a citation of one work",
                _guess(name, comma),
            )
        offset += len(part) + 1
    return tuple(works)


def _locator(text: str, reading: Reading) -> str:
    return reading.finish(" ".join(text.split()), "", "")


def _guess(name: str, comma: str) -> str:
    first, space, rest = name.partition(" ")
    if is_id(first) and space and not comma:
        return f"did you mean '@{first}, {rest}'?"
    if is_id(name.lower()):
        return f"did you mean '@{name.lower()}'?"
    return "write @id, a comma, and the place in the work; then ; before the next"
