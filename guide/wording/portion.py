"""The part of an edition's words that a handout has: one section, and the questions on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.wording.passage import Passage


def of_section(said: Sequence[Passage], section: str) -> Iterator[Passage]:
    """What stands in the division ``section``, and below headings that repeat its title, such as that of its questions.

    Without pages: those of a handout are its own.
    """
    title = next((each.text for each in said if (each.item, each.slot) == (section, "title")), "")
    inside = False
    for each in said:
        if each.item == section:
            inside = True
        elif each.slot in ("title", "heading"):
            inside = each.slot == "heading" and each.text == title
        if inside:
            yield each._replace(page="")
