"""What is looked for in the files of a build: everything secret, also what students may read elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import NamedTuple, TypeAlias

from guide.cache import NO_CACHE, Cache
from guide.compile.answers import quick_answers
from guide.compile.compilation import start
from guide.compile.editions import ANSWERS, Edition, SecretKind
from guide.compile.items import compile_items
from guide.compile.kept import Desk
from guide.dataclass import replace
from guide.leaks.attachments import text_of_picture
from guide.leaks.flags import answer_anchors
from guide.leaks.phrases import Gram, Lexicon, grams_of, marks_of, words_of
from guide.leaks.secrets import Secret, secrets_of
from guide.model.records import Guide

QUICK_LENGTH = 8
"""Words of a run of quick answers ("1 B 2 C 3 A 4 D") that is no chance."""

Owners: TypeAlias = Mapping[Gram, Secret]


class Looked(NamedTuple):
    """What is looked for."""

    quick: Owners
    """Runs of letters from the quick key: of four answers or more, since fewer come together by chance."""
    secrets: Owners
    anchors: frozenset[str]
    allowed: tuple[str, ...]
    """Texts that the edition does not keep back, such as its hints."""


class Wanted:
    """What the files of an edition must not say. It is made when it is asked for, or comes from the cache."""

    def __init__(
        self,
        kinds: frozenset[SecretKind],
        cache: Cache,
        inputs: object,
        make: Callable[[], Looked],
    ) -> None:
        self.kinds = kinds
        self.cache = cache
        self._inputs = inputs
        self._make = make

    @cached_property
    def looked(self) -> Looked:
        return self.cache.recall(("looked for", self._inputs), self._make)

    @cached_property
    def stamp(self) -> str:
        """Stands for all that is looked for in a file."""
        return self.cache.recall(("stamp of what is looked for", self._inputs), self._make_stamp)

    def _make_stamp(self) -> str:
        quick, secrets, anchors, _ = self.looked
        return self.cache.name((list(quick), list(secrets), sorted(anchors)))

    @cached_property
    def lexicons(self) -> tuple[Lexicon[Secret], Lexicon[Secret]]:
        return Lexicon(self.looked.quick), Lexicon(self.looked.secrets)


class Secrets:
    """All that is secret in one guide."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._guide = desk.skeleton.guide
        self._wanted: dict[tuple[frozenset[SecretKind], str, str | None], Wanted] = {}

    def wanted(self, edition: Edition, quiz: Guide | None) -> Wanted:
        """What the files of an edition must not say; ``quiz`` see ``Inspector.inspect``."""
        key = edition.kept_back, edition.shuffle, edition.section if quiz else None
        if key not in self._wanted:
            self._wanted[key] = self._make(edition, quiz)
        return self._wanted[key]

    def _make(self, edition: Edition, quiz: Guide | None) -> Wanted:
        kinds = edition.kept_back
        if quiz:  # made once, and seldom
            quick = replace(ANSWERS, section=edition.section, shuffle=edition.shuffle)
            return Wanted(kinds, NO_CACHE, None, partial(self._find, kinds, quiz, quick))
        taught = [section.for_teachers for section in self._guide.sections]
        inputs = self._desk.skeleton.name, taught, sorted(kinds), edition.shuffle
        quick = replace(ANSWERS, shuffle=edition.shuffle)
        return Wanted(
            kinds, self._desk.cache, inputs, partial(self._find, kinds, self._guide, quick)
        )

    def _find(self, kinds: frozenset[SecretKind], guide: Guide, quick: Edition) -> Looked:
        own = [secret for secret in self._all if secret.kind in kinds]
        allowed = tuple(secret.text for secret in self._all if secret.kind not in kinds)
        if "answer" not in kinds:
            return Looked({}, _grams(own), frozenset(), allowed)
        return Looked(_quick_grams(guide, quick), _grams(own), answer_anchors(guide), allowed)

    @cached_property
    def _all(self) -> tuple[Secret, ...]:
        """Whoever may read them; of pictures, which may be of an answer, all."""
        return (
            *secrets_of(self._guide, compile_items(self._guide)),
            *(self._of_picture(name) for name in sorted(self._guide.images)),
        )

    def _of_picture(self, name: str) -> Secret:
        text = text_of_picture(self._guide.images[name].data, self._desk.cache)
        what = f"the picture {name}, which only the key shows"
        return Secret("answer", what, self._guide.about.place, text)


def _grams(secrets: Iterable[Secret]) -> Owners:
    return {gram: secret for secret in secrets for gram in marks_of(secret.text)}


def _quick_grams(guide: Guide, key: Edition) -> Owners:
    return {
        gram: Secret("answer", "the quick key", guide.about.place, text)
        for text in quick_answers(start(guide, key))
        for gram in grams_of(words_of(text), QUICK_LENGTH)
    }
