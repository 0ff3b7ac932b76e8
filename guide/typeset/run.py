"""A short text set as it stands, in one run: page labels, and the words in pictures."""

from __future__ import annotations

from itertools import groupby

from guide.typeset.boxes import FontStyle, Segment
from guide.typeset.fonts import Fonts
from guide.typeset.shaping import Setting, shape
from guide.typeset.tags import Node


def set_run(
    fonts: Fonts, style: FontStyle, text: str, node: Node | None = None, language: str = ""
) -> list[Segment]:
    """The text as segments, one for each stretch that has its characters in one face."""
    segments = []
    for key, characters in groupby(text, lambda character: fonts.face_for(style.face, character)):
        setting = Setting(key, style.features, language, style.tracking != 0)
        shaped = shape(fonts, setting, "".join(characters))
        width = shaped.advance * style.size / 1000 + shaped.glyphs * style.tracking
        segments.append(
            Segment(style._replace(face=key), [shaped.piece], width, node, language=language)
        )
    return segments
