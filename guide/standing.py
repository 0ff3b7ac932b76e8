"""Files that a build does not make but leaves in place, and what its manifest goes on saying of them.

A build of a part (``--only``, ``--edition``, ``--section``, a quiz) renews its own files; all others stand. A build of
the whole guide takes away what an earlier one made and this one does not, but for what has to be asked for by name: the
papers of quizzes, which are needed until they are marked, and the files of editions that there still are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.digest import digest
from guide.orders import by_name

if TYPE_CHECKING:
    from guide.model.records import Guide
    from guide.wording.record import Printing

QUIZ_FOLDER = "quiz/"

Records = Mapping[str, Any]
"""The ``outputs`` of a manifest: of each file, by its name, what it was when it was made."""


def gone(before: Records, made: Records, guide: Guide) -> list[str]:
    """The files of earlier builds that a build of the whole guide takes away."""
    named = by_name(guide)
    return [
        name
        for name in before
        if name not in made and name not in named and not name.startswith(QUIZ_FOLDER)
    ]


def standing(folder: Path, before: Records, without: Collection[str]) -> dict[str, Any]:
    """The records of earlier files that are still as they were made, ``without`` those made anew or taken away.

    A file that was deleted or replaced by another is not ours any more.
    """
    return {
        name: record
        for name, record in before.items()
        if name not in without and _is_there(folder / name, record)
    }


def _is_there(file: Path, record: Any) -> bool:
    try:
        return bool(digest(file.read_bytes()) == record["sha256"])
    except (OSError, LookupError, TypeError):
        return False


def printings(manifest: Mapping[str, Any]) -> dict[str, Printing]:
    """The words of a manifest's editions; none where they can't be read."""
    from guide.wording.record import RecordError, printings_of

    try:
        return printings_of(manifest.get("wording"))
    except RecordError:
        return {}
