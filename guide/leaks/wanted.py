"""What is looked for in the files of a build: everything secret, also what students may read elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from guide.cache import Cache
from guide.compile.answers import quick_answers
from guide.compile.compilation import start
from guide.compile.editions import ANSWERS, Edition, SecretKind
from guide.compile.items import ItemBank
from guide.dataclass import dataclass, replace
from guide.leaks.attachments import text_of_picture
from guide.leaks.flags import answer_anchors
from guide.leaks.phrases import Gram, Lexicon, grams_of, marks_of, words_of
from guide.leaks.secrets import Secret, secrets_of
from guide.model.records import Guide

QUICK_LENGTH = 8
"""Words of a run of quick answers ("1 B 2 C 3 A 4 D") that is no chance."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What is looked for in a file."""

    kinds: frozenset[SecretKind]
    quick: Lexicon[Secret]
    """Runs of letters from the quick key: of four answers or more, since fewer come together by chance."""
    secrets: Lexicon[Secret]
    anchors: frozenset[str]
    stamp: bytes
    """Stands for all of that among the inputs of a result."""


class Secrets:
    """All that is secret in one guide."""

    def __init__(self, guide: Guide, bank: ItemBank, cache: Cache) -> None:
        self._guide = guide
        self._bank = bank
        self._cache = cache
        self._wanted: dict[tuple[frozenset[SecretKind], str, str | None], Wanted] = {}

    def wanted(self, edition: Edition, made_from: Guide) -> Wanted:
        """What the files of an edition must not say; ``made_from`` see ``Inspector.inspect``."""
        section = edition.section if made_from is not self._guide else None
        key = (edition.kept_back, edition.shuffle, section)
        if key not in self._wanted:
            key_edition = replace(ANSWERS, section=section, shuffle=edition.shuffle)
            self._wanted[key] = self._make(edition.kept_back, made_from, key_edition)
        return self._wanted[key]

    def _make(self, kinds: frozenset[SecretKind], made_from: Guide, key: Edition) -> Wanted:
        own = [secret for secret in self.all if secret.kind in kinds]
        quick: list[Secret] = []
        anchors: frozenset[str] = frozenset()
        if "answer" in kinds:
            quick, anchors = list(_quick_secrets(made_from, key)), answer_anchors(self._guide)
        looked_for = [secret.text for secret in own], [each.text for each in quick], sorted(anchors)
        return Wanted(
            kinds,
            Lexicon(_quick_grams(quick)),
            Lexicon(_grams(own)),
            anchors,
            self._cache.digest(looked_for),
        )

    @cached_property
    def all(self) -> tuple[Secret, ...]:
        """Whoever may read them; of pictures, which may be of an answer, all."""
        return (
            *secrets_of(self._guide, self._bank),
            *(self._of_picture(name) for name in sorted(self._guide.images)),
        )

    def _of_picture(self, name: str) -> Secret:
        data = self._guide.images[name].data
        text = self._cache.recall(("text of picture", data), lambda: text_of_picture(data))
        what = f"the picture {name}, which only the key shows"
        return Secret("answer", what, self._guide.about.place, text)


def _grams(secrets: Iterable[Secret]) -> dict[Gram, Secret]:
    return {gram: secret for secret in secrets for gram in marks_of(secret.text)}


def _quick_secrets(guide: Guide, key: Edition) -> Iterator[Secret]:
    for text in quick_answers(start(guide, key)):
        yield Secret("answer", "the quick key", guide.about.place, text)


def _quick_grams(secrets: Iterable[Secret]) -> dict[Gram, Secret]:
    return {
        gram: secret for secret in secrets for gram in grams_of(words_of(secret.text), QUICK_LENGTH)
    }
