"""``styles/fonts/fonts.yaml`` -> the faces that styles may name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import yaml

from guide.typeset.fonts import Fonts

_Stamps: TypeAlias = tuple[tuple[str, int, int], ...]
"""Of each file of the folder: path, time of its last change, size."""


def load_fonts(folder: Path) -> Fonts:
    """The faces of a folder; each is read when it is first used.

    Kept, with all that is learnt about words, until a file of the folder changes: a watching process sees new fonts.
    """
    return _fonts(folder, _stamps(folder))


def _stamps(folder: Path) -> _Stamps:
    found = [(str(path), path.stat()) for path in sorted(folder.rglob("*"))]
    return tuple((path, about.st_mtime_ns, about.st_size) for path, about in found)


@lru_cache(maxsize=1)
def _fonts(folder: Path, _: _Stamps) -> Fonts:
    return read_fonts(folder)


def read_fonts(folder: Path) -> Fonts:
    """The faces of a folder, of whose words nothing is known yet."""
    data = yaml.load((folder / "fonts.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    faces = {key: folder / file for key, file in data["faces"].items()}
    return Fonts(faces, data.get("fallbacks", ()))
