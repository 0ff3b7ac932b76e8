"""How the words of a printing are kept in ``build.json``: packed by divisions, those that editions share once.

The manifest is read at every build, most of all at those that have nothing to do; packed words are read at once. The
words of the answer key are among them: a manifest is not for students.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from guide.cache import NO_CACHE, Cache
from guide.document import Division, Document, PageStart
from guide.wording.passage import Pages, Passage, labelled
from guide.wording.passages import paged, read_division

_VERSION = 2
_LEVEL = 1
"""Of compression: the usual one saves a fifth of the bytes and takes six times as long."""


class RecordError(ValueError):
    """A record that can't be read; its text says why."""


class PrintedDivision(NamedTuple):
    """The words of a division, and the pages that they are on."""

    words: str
    """Packed; their pages are counted from 0."""
    labels: tuple[str, ...]
    """Of these pages."""


class Printing(NamedTuple):
    """The words of one edition as it was printed."""

    date: str
    """Of the guide, as in guide.yaml; may be empty."""
    divisions: Sequence[PrintedDivision]

    def passages(self) -> Iterator[Passage]:
        """All of them. Raises RecordError where they are damaged."""
        for words, labels in self.divisions:
            try:
                found = json.loads(zlib.decompress(base64.b64decode(words, validate=True)))
                yield from labelled([Passage._make(map(str, each)) for each in found], labels)
            except (ValueError, zlib.error, LookupError, TypeError) as error:
                raise RecordError(f"its record of the words is damaged ({error})") from error


def printed(
    document: Document,
    starts: Sequence[PageStart],
    moved: Sequence[PageStart],
    cache: Cache = NO_CACHE,
) -> tuple[PrintedDivision, ...]:
    """The words of a document on its printed pages: see ``guide.wording.passages``."""
    divisions = []
    for division, pages, labels in paged(document, starts, moved):
        language, images = document.metadata.language, cache.digest(document.images)
        inputs = "words", language, images, cache.digest(division), pages
        words = cache.recall(inputs, partial(_packed, document, division, pages))
        divisions.append(PrintedDivision(words, labels))
    return tuple(divisions)


def _packed(document: Document, division: Division, pages: Pages) -> str:
    passages = read_division(document, division, pages)
    written = json.dumps(passages, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(written, _LEVEL)).decode()


def record_of(printings: Mapping[str, Printing]) -> dict[str, Any]:
    """Printings, by the edition's name, as JSON data. The same printings give the same data."""
    words: dict[str, int] = {}
    editions = {
        name: [
            date,
            [[words.setdefault(each.words, len(words)), *each.labels] for each in divisions],
        ]
        for name, (date, divisions) in printings.items()
    }
    return {"version": _VERSION, "words": list(words), "editions": editions}


def printings_of(record: Any) -> dict[str, Printing]:
    """The printings of a record. Raises RecordError where it is damaged, or of another version."""
    try:
        version, words, editions = record["version"], record["words"], record["editions"]
        if version == _VERSION:
            return {
                name: Printing(
                    date,
                    [PrintedDivision(words[index], tuple(labels)) for index, *labels in listed],
                )
                for name, (date, listed) in editions.items()
            }
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise RecordError(f"its record of the words is damaged ({error})") from error
    raise RecordError("its record of the words is of another version of the builder")
