"""How the words of a printing are kept in ``build.json``: one short string, whatever the guide's length.

The manifest is read at every build, most of all at those that have nothing to do; a string is read at once, and texts
that editions share are kept once. The words of the answer key are among them: a manifest is not for students.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from guide.wording.passages import Passage

_VERSION = 1
_LEVEL = 1
"""Of compression: the usual one saves a fifth of the bytes and takes six times as long."""


class RecordError(ValueError):
    """A record that can't be read; its text says why."""


class Printing(NamedTuple):
    """The words of one edition as it was printed."""

    date: str
    """Of the guide, as in guide.yaml; may be empty."""
    passages: Sequence[Passage]


def packed(printings: Mapping[str, Printing]) -> str:
    """Printings, by the edition's name, as a record. The same printings give the same string."""
    texts: dict[str, int] = {}
    listed = {
        name: [date, [(*each[:-1], texts.setdefault(each.text, len(texts))) for each in passages]]
        for name, (date, passages) in printings.items()
    }
    record = {"version": _VERSION, "texts": list(texts), "editions": listed}
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(written, _LEVEL)).decode()


def unpacked(record: str) -> dict[str, Printing]:
    """The printings of a record. Raises RecordError where it is damaged, or of another version."""
    try:
        found = json.loads(zlib.decompress(base64.b64decode(record, validate=True)))
        version, texts, editions = found["version"], found["texts"], found["editions"]
        if version == _VERSION:
            return {name: _printing(texts, *listed) for name, listed in editions.items()}
    except (ValueError, zlib.error, LookupError, TypeError) as error:
        raise RecordError(f"its record of the words is damaged ({error})") from error
    raise RecordError("its record of the words is of another version of the builder")


def _printing(texts: Sequence[str], date: str, listed: Sequence[Sequence[object]]) -> Printing:
    fields = [[*map(str, names), texts[int(str(text))]] for *names, text in listed]
    return Printing(date, [Passage._make(each) for each in fields])
