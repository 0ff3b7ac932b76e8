"""What differs between the words of two printings, for a reader who holds the older one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias

from guide.wording.passage import PICTURE, Passage

Kind: TypeAlias = Literal["reads", "anew", "added", "inserted", "removed", "picture"]
"""``reads``: some words read otherwise; ``anew``: so many that all is new; ``inserted``: added after ``where``;
``picture``: it is another."""

_ALIKE = 0.4
"""Share of words in common from which two passages are one that was edited."""
_NEAR = 3
"""Edits with fewer equal words between them are told as one."""
_MOST_EDITS = 3
"""Of a passage, and of a question or answer: with more, it is told as written anew."""
_MOST_WORDS = 30
"""Of an edit, likewise."""
_SHORT = 3
"""Fewer words than these are told with their neighbours: the reader has to find them."""
_WHOLE = 6
"""Passages with no more words than these, such as dates, are told whole."""


class Erratum(NamedTuple):
    """One change. Names, places and pages are those of the older printing, as far as it has them.

    ``old`` and ``new`` are empty where a picture, or a whole question, is meant.
    """

    kind: Kind
    item: str
    name: str
    where: str
    page: str
    old: str = ""
    new: str = ""


_Found: TypeAlias = tuple[Passage | None, Erratum]
"""A change, and the older passage that it belongs to or follows."""


def errata(old: Sequence[Passage], new: Sequence[Passage]) -> list[Erratum]:
    """Every change from ``old`` to ``new``, in the order of the older printing.

    Items are told apart by their ids, so that one which only moved or got another number is none.
    """
    then, now = _by_item(old), _by_item(new)
    taken = {passage.name for passage in old}
    found: list[_Found] = []
    last: Passage | None = None
    for item, passages in now.items():
        if item in then:
            found += _condensed(list(_in_item(then[item], passages)))
            last = then[item][-1]
        else:
            found.append(_new_item(passages, last, taken))
    found += [_removed(then[item][0]) for item in then if item not in now]
    order = {id(passage): number for number, passage in enumerate(old)}
    return [erratum for _, erratum in sorted(found, key=lambda each: order.get(id(each[0]), -1))]


def _by_item(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    items: dict[str, list[Passage]] = {}
    for passage in passages:
        items.setdefault(passage.item, []).append(passage)
    return items


def _new_item(passages: Sequence[Passage], last: Passage | None, taken: Set[str]) -> _Found:
    """What is new as a whole is told by the first of it that its name does not say.

    Where its number is that of something else in the older printing, it is named by what it follows there.
    """
    telling = next((each for each in passages if each.slot not in ("term", "title")), passages[0])
    if last and telling.name in taken and last.name != telling.name:
        return last, Erratum("inserted", telling.item, "", last.name, last.page, new=telling.text)
    return last, _erratum("added", telling, last.page if last else "", new=telling.text)


def _condensed(found: list[_Found]) -> list[_Found]:
    """Many changes in something short, such as an exercise that was drawn anew, are told as one."""
    if len(found) <= _MOST_EDITS or any(erratum.where for _, erratum in found):
        return found
    anchor, first = found[0]
    return [(anchor, Erratum("anew", first.item, first.name, "", first.page))]


# --- inside an item -------------------------------------------------------------------------------


def _in_item(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[_Found]:
    before = [(passage.slot, passage.text) for passage in old]
    after = [(passage.slot, passage.text) for passage in new]
    if before == after:
        return
    for tag, low, high, start, stop in _opcodes(before, after):
        if tag != "equal":
            last = old[low - 1] if low else None
            yield from _replaced(old[low:high], new[start:stop], last)


def _opcodes(
    one: Sequence[object], other: Sequence[object]
) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _replaced(
    old: Sequence[Passage], new: Sequence[Passage], last: Passage | None
) -> Iterator[_Found]:
    """A run of passages in the place of another, after ``last``."""
    left = list(new)
    for passage in old:
        partner = _partner(passage, old, left)
        if partner is None:
            yield _removed(passage)
        else:
            while left[0] is not partner and left[0].slot == partner.slot:
                yield _added(left.pop(0), last)
            left.remove(partner)
            yield from _edited(passage, partner)
        last = passage
    for passage in left:
        yield _added(passage, last)


def _partner(
    passage: Passage, rivals: Sequence[Passage], candidates: Sequence[Passage]
) -> Passage | None:
    """What a passage has become: the only candidate, or else the one that is most alike."""
    fitting = [candidate for candidate in candidates if candidate.slot == passage.slot]
    if len(fitting) == 1 and sum(rival.slot == passage.slot for rival in rivals) == 1:
        return fitting[0]
    words = passage.text.split()
    likeness = [
        SequenceMatcher(None, words, candidate.text.split(), autojunk=False).ratio()
        for candidate in fitting
    ]
    best = max(likeness, default=0.0)
    return fitting[likeness.index(best)] if best >= _ALIKE else None


def _edited(old: Passage, new: Passage) -> Iterator[_Found]:
    if old.slot == PICTURE:
        yield old, _erratum("picture", old, old.page)
        return
    before, after = old.text.split(), new.text.split()
    edits = [(before, after)] if len(before + after) <= 2 * _WHOLE else list(_edits(before, after))
    longest = max(max(len(then), len(now)) for then, now in edits)
    if len(edits) > _MOST_EDITS or longest > _MOST_WORDS:
        yield old, _erratum("anew", old, old.page, old.text, new.text)
        return
    for then, now in edits:
        yield old, _erratum("reads", old, old.page, " ".join(then), " ".join(now))


def _edits(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Words and what they have become; those near each other together, few with their neighbours."""
    runs: list[list[int]] = []
    for tag, low, high, start, stop in _opcodes(old, new):
        if tag == "equal":
            continue
        if runs and low - runs[-1][1] < _NEAR:
            runs[-1][1], runs[-1][3] = high, stop
        else:
            runs.append([low, high, start, stop])
    for low, high, start, stop in runs:
        around = 1 if min(high - low, stop - start) < _SHORT else 0
        before, after = min(around, low), min(around, len(old) - high)
        yield old[low - before : high + after], new[start - before : stop + after]


# --- telling --------------------------------------------------------------------------------------


def _added(passage: Passage, last: Passage | None) -> _Found:
    """Something new in an item: told by its own place, or by the numbered one that it follows."""
    text = "" if passage.slot == PICTURE else passage.text
    if last and last.where and passage.where and last.name == passage.name:
        return last, _erratum("inserted", last, last.page, new=text)
    return last, _erratum("added", passage, last.page if last else "", new=text)


def _removed(passage: Passage) -> _Found:
    text = "" if passage.slot == PICTURE else passage.text
    return passage, _erratum("removed", passage, passage.page, old=text)


def _erratum(kind: Kind, place: Passage, page: str, old: str = "", new: str = "") -> Erratum:
    return Erratum(kind, place.item, place.name, place.where, page, old, new)
