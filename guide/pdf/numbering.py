"""Page labels: Roman numerals in front, Arabic from where the text begins."""

from __future__ import annotations

from collections.abc import Iterable

from guide.document import Division

_NUMERALS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def labels_of(parts: Iterable[tuple[Division, int]]) -> list[str]:
    """The labels of divisions with so many pages each: ``i``, ``ii`` ... in front matter, then ``1``, ``2`` ...

    A document without front matter is counted in Arabic from its first page.
    """
    labels: list[str] = []
    number, is_front = 0, True
    for position, (division, pages) in enumerate(parts):
        if is_front and division.matter != "front":
            number, is_front = 0, False
        elif not position:
            is_front = division.matter == "front"
        for _ in range(pages):
            number += 1
            labels.append(roman(number) if is_front else str(number))
    return labels


def roman(number: int) -> str:
    """A number of 1 or more in small Roman numerals."""
    written = []
    for value, letters in _NUMERALS:
        count, number = divmod(number, value)
        written.append(letters * count)
    return "".join(written)
