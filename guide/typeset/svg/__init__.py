"""SVG pictures as PDF operators: the static part of SVG 1.1 that drawn figures use.

svglib does not serve here: it imports Platypus (a third of a second), asks the machine's fontconfig for fonts, so
that two machines make two files, and forgets the family that the author asked for.
"""

from guide.typeset.svg.drawing import Artwork, draw_svg

__all__ = ["Artwork", "draw_svg"]
