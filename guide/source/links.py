"""Names across files: ids are unique in their kind, and what is named exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from guide.diagnostics import Problems, did_you_mean, rule
from guide.model.place import Place
from guide.source.reading import Anchor, Use, is_id

DUPLICATE_ID = rule("duplicate-id", "error", "An id is unique in its kind.")
DANGLING_REFERENCE = rule(
    "dangling-reference", "error", "What a reference names exists in the guide."
)
DANGLING_CITATION = rule(
    "dangling-citation", "error", "A work that is cited stands in references.yaml."
)


class Definition(NamedTuple):
    """An id where it is given."""

    kind: str
    id: str
    place: Place


def collect(
    definitions: Iterable[Definition | Anchor], problems: Problems
) -> dict[str, dict[str, Place]]:
    """Places of ids by kind; the second of two equal ids is reported."""
    found: dict[str, dict[str, Place]] = {}
    for kind, name, place in definitions:
        if not name:
            continue
        first = found.setdefault(kind, {}).setdefault(name, place)
        if first is not place:
            problems.add(
                DUPLICATE_ID,
                place,
                f"the id '{name[:60]}' is taken by another {_NAMES.get(kind, kind)}",
                f"it is at {first.file}:{first.line}",
            )
    return found


_NAMES = {"work": "work", "image": "picture"}
_FILES = {
    "figure": "figures.yaml",
    "event": "timeline.yaml",
    "term": "glossary.yaml",
    "section": "sections/",
    "question": "questions/",
}


def check_uses(
    uses: Iterable[Use],
    known: Mapping[str, Mapping[str, Place]],
    unsure: frozenset[str],
    problems: Problems,
) -> None:
    """Report what is named and not there; nothing is said of kinds whose files could not be read (``unsure``)."""
    for kind, name, place, _ in uses:
        if kind in unsure or name in known.get(kind, ()):
            continue
        if kind == "work":
            problems.add(
                DANGLING_CITATION,
                place,
                f"there is no work '{name[:60]}' in references.yaml",
                did_you_mean(name, known.get(kind, ()))
                if is_id(name)
                else "write the id alone, without @ or a page",
            )
        else:
            _report_dangling(kind, name, place, known, problems)


def _report_dangling(
    kind: str,
    name: str,
    place: Place,
    known: Mapping[str, Mapping[str, Place]],
    problems: Problems,
) -> None:
    hint = did_you_mean(name, known.get(kind, ())).replace("'", f"'{kind}:", 1)
    if not hint:
        others = [other for other, ids in known.items() if name in ids and other in _LINKABLE]
        hint = f"did you mean '{others[0]}:{name}'?" if others else ""
    where = f" in {_FILES[kind]}" if kind in _FILES else ""
    problems.add(
        DANGLING_REFERENCE,
        place,
        f"there is no {_NAMES.get(kind, kind)} '{name[:60]}'{where}",
        hint,
    )


_LINKABLE = ("figure", "event", "term", "section", "question", "image", "table")
