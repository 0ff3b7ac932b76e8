"""The source format: from a folder of files to a ``Guide``, or to findings that say what to mend.

``read_guide`` is the door. Reading a file is a function of its bytes and the guide's language (``FileResult``);
names across files are looked up after all are read.
"""

from __future__ import annotations

from pathlib import Path

from guide.cache import NO_CACHE, Cache
from guide.diagnostics import Problems
from guide.model.records import Guide


def read_guide(folder: Path, problems: Problems, cache: Cache = NO_CACHE) -> Guide | None:
    """Everything in a guide's folder; what is wrong goes to ``problems``.

    None only where guide.yaml can't tell what the guide is; otherwise a Guide even where errors were found, so
    that callers ask ``problems.has_errors``. Raises OSError where a file that exists can't be read.
    """
    from guide.source.checks import check_across
    from guide.source.folder import Shelf, assemble
    from guide.source.images import load_images

    shelf = Shelf(folder, problems, cache)
    about = shelf.about()
    records = shelf.records()
    check_across(about, records, shelf, problems)
    images = load_images(folder, shelf.images, problems)
    shelf.check_files()
    return assemble(about, records, images) if about else None
