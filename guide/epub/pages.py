"""The printed pages' starts in the EPUB: a mark for each, at the very word."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from guide.dataclass import dataclass
from guide.document import PageStart
from guide.epub.markup import escape

_UNFIT = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page's start with the id that the page list links to."""

    start: PageStart
    id: str

    @property
    def markup(self) -> str:
        """Invisible and empty: it stands between words and adds nothing to the text.

        The label is the bare page label (DAISY knowledge base, "doc-pagebreak").
        """
        label = escape(self.start.label)
        return (
            f'<span epub:type="pagebreak" role="doc-pagebreak" id="{self.id}" '
            f'aria-label="{label}"></span>'
        )


def page_marks(starts: Sequence[PageStart]) -> tuple[PageMark, ...]:
    """Marks in the order of the pages, with ids that depend on the labels alone ("page.12")."""
    taken: set[str] = set()
    marks = []
    for start in starts:
        identifier = "page." + _UNFIT.sub("-", start.label)
        while identifier in taken:
            identifier += "-"
        taken.add(identifier)
        marks.append(PageMark(start, identifier))
    return tuple(marks)


def by_division(marks: Iterable[PageMark]) -> Mapping[str, Mapping[int, list[PageMark]]]:
    """Marks by division id and by ordinal of the block."""
    found: dict[str, dict[int, list[PageMark]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        found[mark.start.division][mark.start.block].append(mark)
    return found


class Cursor:
    """Puts the marks of one block into its own text while that is written."""

    __slots__ = ("_marks", "_position")

    def __init__(self, marks: Iterable[PageMark], pieces: Sequence[str]) -> None:
        """``pieces``: the plain text of each of the block's ``guide.document.own_inlines``."""
        placed = [(place_in(pieces, mark.start.offset), mark.markup) for mark in marks]
        self._marks = sorted(placed, key=lambda pair: pair[0])
        self._position = 0

    def cut(self, text: str) -> str:
        """The next piece of the text, escaped, with the marks that fall into it."""
        end = self._position + len(text)
        parts = []
        done = 0
        while self._marks and self._marks[0][0] < end:
            offset, markup = self._marks.pop(0)
            at = max(done, offset - self._position)
            parts += [escape(text[done:at]), markup]
            done = at
        parts.append(escape(text[done:]))
        self._position = end
        return "".join(parts)

    def pass_over(self, length: int) -> str:
        """The marks that fall into a piece of the text that can't be cut."""
        self._position += length
        return self._take(self._position - 1)

    def first(self) -> str:
        """The marks at the block's very start."""
        return self._take(0)

    def rest(self) -> str:
        """The marks after the block's last character."""
        markup = "".join(markup for _, markup in self._marks)
        self._marks.clear()
        return markup

    def _take(self, limit: int) -> str:
        parts = []
        while self._marks and self._marks[0][0] <= limit:
            parts.append(self._marks.pop(0)[1])
        return "".join(parts)


def place_in(pieces: Sequence[str], offset: int) -> int:
    """Where to put a mark that print has at ``offset`` of a block's text: words don't reach over its pieces."""
    before = 0
    for piece in pieces:
        if offset < before + len(piece):
            return before + word_start(piece, offset - before)
        before += len(piece)
    return max(offset, before)


def word_start(text: str, offset: int) -> int:
    """Where to put a mark that print has at ``offset``: before the word there, never within one.

    A page may start with the second half of a hyphenated word or with the space before a word.
    """
    while offset < len(text) and text[offset].isspace():
        offset += 1
    if offset >= len(text):
        return offset
    while offset > 0 and _joined(text[offset - 1]) and _joined(text[offset]):
        offset -= 1
    return offset


def _joined(character: str) -> bool:
    """Whether a character belongs to a word that has no break inside: not so in scripts without spaces (Lo)."""
    category = unicodedata.category(character)
    return category != "Lo" and (category[0] in "LMN" or character in "'’-\u00ad\u2060")
