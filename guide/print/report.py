"""How much paper the files of a build take: for one copy, or for a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guide.dataclass import dataclass
from guide.pdf.paper import PaperUse

_HEAD = ("file", "pages", "one-sided", "two-sided", "booklet")
_GAP = "  "


@dataclass(frozen=True, slots=True)
class FileUse:
    """The sheets of paper that copies of one file take."""

    name: str
    pages: int
    """Of one copy."""
    one_sided: int
    two_sided: int
    booklet: int
    """Two pages on each side of a sheet."""


def use_of(name: str, pages: int, copies: int = 1) -> FileUse:
    """The paper for so many copies of a file; every copy begins on a sheet of its own."""
    one_sided = PaperUse(pages, is_two_sided=False)
    two_sided = PaperUse(pages, is_two_sided=True)
    booklet = PaperUse(pages, is_two_sided=True, pages_a_side=2)
    sheets = (use.for_copies(copies) for use in (one_sided, two_sided, booklet))
    return FileUse(name, pages, *sheets)


def report(files: Iterable[tuple[str, int]], copies: int = 1) -> str:
    """A table of sheets, a line for each of ``files`` (name, pages), and their sum where there are several."""
    uses = [use_of(name, pages, copies) for name, pages in files]
    rows = [_HEAD, *(_row(use) for use in uses)]
    if len(uses) > 1:
        rows.append(_row(_sum(uses)))
    counted = "one copy" if copies == 1 else f"a class of {copies}"
    return "\n".join([f"sheets of paper for {counted}", "", *_aligned(rows)]) + "\n"


def _row(use: FileUse) -> tuple[str, ...]:
    numbers = (use.pages, use.one_sided, use.two_sided, use.booklet)
    return (use.name, *(str(number) for number in numbers))


def _sum(uses: Sequence[FileUse]) -> FileUse:
    return FileUse(
        f"all {len(uses)} files",
        sum(use.pages for use in uses),
        sum(use.one_sided for use in uses),
        sum(use.two_sided for use in uses),
        sum(use.booklet for use in uses),
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Names flush left, numbers flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        cells = (number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True))
        yield _GAP.join((name.ljust(widths[0]), *cells))
