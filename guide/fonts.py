"""``styles/fonts/fonts.yaml`` -> the faces that styles may name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from guide.typeset.fonts import Fonts


@cache
def load_fonts(folder: Path) -> Fonts:
    """The faces of a folder; each is read when it is first used. Kept, with all that is learnt about words."""
    data = yaml.load((folder / "fonts.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    faces = {key: folder / file for key, file in data["faces"].items()}
    return Fonts(faces, data.get("fallbacks", ()))
