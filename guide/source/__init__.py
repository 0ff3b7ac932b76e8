"""The source format: from a folder of files to a ``Guide``, or to findings that say what to mend.

``read_guide`` and ``read_skeleton`` are the doors. Reading a file is a function of its bytes and the guide's language
(``FileResult``); names across files are looked up after all are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from guide.cache import NO_CACHE, Cache
from guide.diagnostics import Problems
from guide.model.records import Guide
from guide.model.skeleton import Skeleton


def read_guide(folder: Path, problems: Problems, cache: Cache = NO_CACHE) -> Guide | None:
    """As ``read_skeleton``, with the texts of all sections."""
    skeleton = read_skeleton(folder, problems, cache)
    return skeleton.whole if skeleton is not None else None


def read_skeleton(
    folder: Path,
    problems: Problems,
    cache: Cache = NO_CACHE,
    digests: Mapping[str, str] = MappingProxyType({}),
    processes: int = 1,
) -> Skeleton | None:
    """Everything in a guide's folder; what is wrong goes to ``problems``.

    None only where guide.yaml can't tell what the guide is; otherwise a skeleton even where errors were found, so
    that callers ask ``problems.has_errors``. ``digests`` are those of files that have just been seen, by their paths
    (``freshness.digests``): what they mean may be known. Raises OSError where a file that exists can't be read.
    """
    from guide.source.checks import check_across
    from guide.source.folder import Shelf, assemble
    from guide.source.images import load_images

    shelf = Shelf(folder, problems, cache, digests, processes)
    about = shelf.about()
    records = shelf.records()
    check_across(about, records, shelf, problems)
    images = load_images(folder, shelf.images, problems)
    shelf.check_files()
    if about is None:
        return None
    shown = [(path, cache.digest(image)) for path, image in images.items()]
    return Skeleton(
        assemble(about, records, images),
        shelf.sections,
        cache.name(("skeleton", shelf.names, shown)),
        frozenset(shelf.characters),
    )
