"""A style: typed design tokens, one source for the PDF's settings and the EPUB's CSS.

This room knows the tokens and their rules, not the file they stand in: ``style_from`` takes plain mappings
(``guide.source.styles`` reads ``styles/NAME.yaml`` and follows ``extends``) and reports what is wrong by path,
so that the reader can name the line.
"""

from guide.style.checks import Path, Report, contrast
from guide.style.reading import colour, length, style_from
from guide.style.tokens import (
    PAPERS,
    CalloutStyle,
    Colour,
    Family,
    FitRange,
    LayoutStyle,
    PageStyle,
    Scale,
    Shape,
    Style,
    TextStyle,
    Writing,
    cut_of,
)

__all__ = [
    "PAPERS",
    "CalloutStyle",
    "Colour",
    "Family",
    "FitRange",
    "LayoutStyle",
    "PageStyle",
    "Path",
    "Report",
    "Scale",
    "Shape",
    "Style",
    "TextStyle",
    "Writing",
    "colour",
    "contrast",
    "cut_of",
    "length",
    "style_from",
]
