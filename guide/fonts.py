"""``styles/fonts/fonts.yaml`` -> the faces that styles may name."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from guide.cache import NO_CACHE, Cache
from guide.freshness import files
from guide.typeset.fonts import Fonts

if TYPE_CHECKING:
    from guide.typeset.lore import Lore

_Stamps: TypeAlias = tuple[tuple[str, int, int], ...]
"""Of each file of the folder: path, time of its last change, size."""

_Catalogue: TypeAlias = Mapping[str, Any]
_LORE = ("lore",)
"""What is known of the fonts is kept under this and, as all that is kept, the digest of the fonts."""

_last: list[tuple[Path, _Stamps, Fonts]] = []


def load_fonts(folder: Path, cache: Cache = NO_CACHE) -> Fonts:
    """The faces of a folder; each is read when it is first used, unless the ``cache`` knows of it.

    Kept, with all that is learnt about words, until a file of the folder changes: a watching process sees new fonts.
    """
    stamps = _stamps(folder)
    if not _last or _last[0][:2] != (folder, stamps):
        catalogue = cache.recall(("fonts.yaml",), lambda: _read(folder))

        def recollect() -> Lore | None:
            # Not the one that others were given: what is learnt goes on in it.
            found: Lore | None = cache.unpacked(cache.name(_LORE)) if cache.is_on else None
            return found

        _last[:] = [(folder, stamps, Fonts(*_found(folder, catalogue), recollect))]
    return _last[0][2]


def keep_lore(fonts: Fonts, cache: Cache) -> None:
    """Have what was found out about fonts known to the next process."""
    lore = fonts.lore() if cache.is_on else None
    if lore is not None:
        cache.save(cache.name(_LORE), pickle.dumps(lore, pickle.HIGHEST_PROTOCOL))


def _stamps(folder: Path) -> _Stamps:
    found = [(path, os.stat(path)) for _, path in files(str(folder))]  # noqa: PTH116
    return tuple([(path, about.st_mtime_ns, about.st_size) for path, about in found])


def read_fonts(folder: Path) -> Fonts:
    """The faces of a folder, of whose words nothing is known yet."""
    return Fonts(*_found(folder, _read(folder)))


def _read(folder: Path) -> _Catalogue:
    import yaml  # takes longer to load than the file to read

    data: _Catalogue = yaml.load((folder / "fonts.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return data


def _found(folder: Path, catalogue: _Catalogue) -> tuple[Mapping[str, Path], Any]:
    """The faces, and those that lend characters to them."""
    faces = {key: folder / file for key, file in catalogue["faces"].items()}
    return faces, catalogue.get("fallbacks", ())
