"""Reading the proofs: what is less than well set in a guide's pages, by page, words and place in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide.build import Request, UnknownNameError, page_size, read, shipped_fonts, styles_folder
from guide.diagnostics import Diagnostic, Problems, SourceLines
from guide.model.place import Place

if TYPE_CHECKING:
    from guide.document import Document
    from guide.model.records import Paper
    from guide.pdf.report import Finding
    from guide.style import Style

_FARTHEST = 60
"""Lines of a file below a block's beginning in which its words are looked for."""
_FEWEST = 2
"""Words of a line that must stand together in the source: one alone may stand anywhere."""


def known_styles() -> tuple[str, ...]:
    """The styles that there are, by name."""
    from guide.source.styles import style_names

    return style_names(styles_folder())


def style_findings(name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a style."""
    from guide.source.styles import load_style

    problems = Problems()
    load_style(name, styles_folder(), problems, Place(f"styles/{name}.yaml"))
    return problems.in_order()


def typography(source: Path, style_name: str = "", paper: Paper | None = None) -> tuple[str, ...]:
    """A line for each blemish of the whole guide: ``FILE:LINE:COLUMN: p. 12: what: words``.

    None if the guide has errors. Of what the builder makes itself, such as contents, no place is told. Style and paper
    are the guide's unless others are asked for; raises UnknownNameError for a style that is not there or is wrong.
    """
    from guide.compile import compile_guide
    from guide.compile.editions import editions_of
    from guide.compile.origins import Origins, Places

    problems = Problems()
    skeleton, style = read(Request(source, Path(), style_name), problems)
    if style_name and style is None:
        raise UnknownNameError(next(each.message for each in problems.in_order() if each.is_error))
    if skeleton is None or style is None or problems.has_errors:
        return ()
    guide = skeleton.whole
    size = page_size(paper or guide.about.paper, style)
    origins = Origins()
    document = compile_guide(guide, editions_of(guide)["guide"].for_format("pdf"), origins)
    lines = SourceLines(source)
    places = Places(document, guide, origins)
    return tuple(
        f"{_told(places.of(found.division, found.block), found, lines)}{found}"
        for found in _findings(document, style, size)
    )


def _findings(document: Document, style: Style, size: tuple[float, float]) -> Sequence[Finding]:
    from guide.pdf.book import typeset
    from guide.pdf.report import typography as report

    fonts = shipped_fonts()
    return report(typeset(document, style, fonts, *size), fonts)


def _told(place: Place | None, found: Finding, lines: SourceLines) -> str:
    if place is None:
        return ""
    place = _at_words(place, found.excerpt, lines)
    return f"{place.file}:{place.line}:{place.column}: "


def _at_words(place: Place, excerpt: str, lines: SourceLines) -> Place:
    """Where, after the beginning of a block, words of a printed line stand; the beginning if they are not found.

    What was typed differs from what is printed by markup, quotes and hyphens: only whole words next to each other
    are looked for. The first and the last may be parts of words.
    """
    words = re.findall(r"\w+", excerpt)[1:-1]
    patterns = [
        re.compile(r"\W+".join(map(re.escape, words[start : start + _FEWEST + 1])))
        for start in range(max(len(words) - _FEWEST, 0))
    ]
    for number in range(place.line, place.line + _FARTHEST):
        line = lines.line(place._replace(line=number)) or ""
        found = (pattern.search(line) for pattern in patterns)
        if match := next(filter(None, found), None):
            return Place(place.file, number, match.start() + 1)
    return place
