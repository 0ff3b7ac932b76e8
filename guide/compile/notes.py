"""The footnotes of one division: numbered in order of their first call."""

from __future__ import annotations

from guide.compile import ids
from guide.dataclass import dataclass
from guide.document import Note, NoteCall
from guide.model.place import Place


@dataclass(slots=True)
class _Called:
    """A note that was called at least once."""

    id: str
    number: int
    calls: int = 0
    note: Note | None = None


class Notes:
    """Collects the notes of a division while its text is compiled."""

    def __init__(self) -> None:
        self._called: dict[tuple[str, str, Place], _Called] = {}

    def call(self, owner: str, label: str, place: Place) -> tuple[NoteCall, bool]:
        """The mark for a note, and whether this is its first call.

        ``place`` is that of the Markdown which holds the note: a question's prompt and its hint may both have
        a note "1", and both belong to the question.
        """
        key = (owner, label, place)
        is_first = key not in self._called
        if is_first:
            self._called[key] = _Called(self._free_id(owner, label), len(self._called) + 1)
        called = self._called[key]
        called.calls += 1
        return NoteCall(
            called.id, str(called.number), ids.note_call(called.id, called.calls)
        ), is_first

    def add(self, note: Note) -> None:
        """The text of a note that was called."""
        next(called for called in self._called.values() if called.id == note.id).note = note

    def all(self) -> tuple[Note, ...]:
        return tuple(called.note for called in self._called.values() if called.note is not None)

    def _free_id(self, owner: str, label: str) -> str:
        taken = {called.id for called in self._called.values()}
        name = ids.note(owner, label)
        free, count = name, 1
        while free in taken:
            count += 1
            free = f"{name}.{count}"
        return free
