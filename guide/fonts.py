"""``styles/fonts/fonts.yaml`` -> the faces that styles may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from guide.typeset.fonts import Fonts

_Stamps: TypeAlias = tuple[tuple[str, int, int], ...]
"""Of each file of the folder: path, time of its last change, size."""

_Catalogue: TypeAlias = Mapping[str, Any]
Recall: TypeAlias = Callable[[object, Callable[[], _Catalogue]], _Catalogue]
"""Gives what was made from some inputs before, or makes it: see ``Cache.recall``."""

_last: list[tuple[Path, _Stamps, Fonts]] = []


def load_fonts(folder: Path, recall: Recall = lambda _, make: make()) -> Fonts:
    """The faces of a folder; each is read when it is first used. ``recall`` knows of what the folder holds.

    Kept, with all that is learnt about words, until a file of the folder changes: a watching process sees new fonts.
    """
    stamps = _stamps(folder)
    if not _last or _last[0][:2] != (folder, stamps):
        catalogue = recall(("fonts.yaml",), lambda: _read(folder))
        _last[:] = [(folder, stamps, _fonts(folder, catalogue))]
    return _last[0][2]


def _stamps(folder: Path) -> _Stamps:
    found = [(str(path), path.stat()) for path in sorted(folder.rglob("*"))]
    return tuple((path, about.st_mtime_ns, about.st_size) for path, about in found)


def read_fonts(folder: Path) -> Fonts:
    """The faces of a folder, of whose words nothing is known yet."""
    return _fonts(folder, _read(folder))


def _read(folder: Path) -> _Catalogue:
    import yaml  # takes longer to load than the file to read

    data: _Catalogue = yaml.load((folder / "fonts.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return data


def _fonts(folder: Path, catalogue: _Catalogue) -> Fonts:
    faces = {key: folder / file for key, file in catalogue["faces"].items()}
    return Fonts(faces, catalogue.get("fallbacks", ()))
