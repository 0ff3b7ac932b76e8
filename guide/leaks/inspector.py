"""The search of a build's files for what they must not hold.

It has two steps. The first finds whatever secret stands in a file (``suspicion``), and is remembered. The second, for
a file with something in it that is suspect, gathers what students may read and sees whether that is all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from guide.cache import NO_CACHE, Cache
from guide.compile.editions import Edition, SecretKind
from guide.compile.items import ItemBank, compile_items
from guide.diagnostics import Diagnostic, rule
from guide.leaks.flags import TICKS, flag_in
from guide.leaks.passages import Passage, UnreadableError
from guide.leaks.phrases import Lexicon, words_of_all
from guide.leaks.portions import passages_of
from guide.leaks.secrets import Secret
from guide.leaks.shown import Shown
from guide.leaks.suspicion import Suspicion, is_remembered, suspicion_of
from guide.leaks.wanted import Secrets, Wanted
from guide.model.place import Place
from guide.model.records import Guide

LEAK = rule("leak", "error", "No file for students holds what only the answer key may say.")
UNSEARCHABLE = rule(
    "unsearchable-file", "error", "A file for students can be searched for answers."
)

_HINT = "this is a mistake of the builder, not yours; nothing was published"
_MOST_WORDS = 12
"""Shown of a leak."""


class Inspector:
    """Searches the files of one build, which were made of ``guide``."""

    def __init__(self, guide: Guide, cache: Cache = NO_CACHE) -> None:
        self._guide = guide
        self._cache = cache
        self._unsaid: dict[Lexicon[Secret], Lexicon[Secret]] = {}

    def remembers(self, data: bytes, edition: Edition, made_from: Guide) -> bool:
        """Whether a file was searched for the same secrets before, so that ``inspect`` has little to do."""
        wanted = self._secrets.wanted(edition, made_from)
        return is_remembered(data, wanted, self._cache)

    def inspect(
        self, name: str, data: bytes, edition: Edition, made_from: Guide | None = None
    ) -> Iterator[Diagnostic]:
        """What a finished file says though its edition keeps it back; each secret once.

        ``made_from`` is the guide with the same questions in other places, for a quiz paper.
        """
        if not edition.kept_back:
            return
        wanted = self._secrets.wanted(edition, made_from or self._guide)
        try:
            suspicion = suspicion_of(data, wanted, self._cache)
            if self._is_confirmed(suspicion, wanted):
                yield from self._search(name, tuple(passages_of(data)), wanted)
        except UnreadableError as error:
            yield Diagnostic(UNSEARCHABLE, self._guide.about.place, f"{name}: {error}")

    def _is_confirmed(self, suspicion: Suspicion, wanted: Wanted) -> bool:
        """Whether something suspect is nowhere in what students may read."""
        if "answer" in wanted.kinds and self._gives_away(suspicion):
            return True
        return bool(suspicion.grams) and any(
            not suspicion.grams.isdisjoint(lexicon.owners) for lexicon in self._lexicons(wanted)
        )

    def _gives_away(self, suspicion: Suspicion) -> bool:
        """Whether something that is no word tells which answer is right."""
        if suspicion.is_flagged:
            return True
        return bool(suspicion.ticks) and not suspicion.ticks <= self._shown.ticks

    def _search(
        self, name: str, passages: Sequence[Passage], wanted: Wanted
    ) -> Iterator[Diagnostic]:
        if "answer" in wanted.kinds:
            yield from self._flags(name, passages, wanted)
        for lexicon in self._lexicons(wanted):
            yield from self._leaks(name, passages, lexicon)

    def _flags(
        self, name: str, passages: Iterable[Passage], wanted: Wanted
    ) -> Iterator[Diagnostic]:
        ticks = TICKS - self._shown.ticks
        for passage in passages:
            flag = flag_in(passage, wanted.anchors, ticks)
            if flag:
                message = f"{_place(name, passage)} has {flag}"
                yield Diagnostic(LEAK, self._guide.about.place, message, _HINT)
                return  # one flag seldom comes alone

    def _leaks(
        self, name: str, passages: Sequence[Passage], lexicon: Lexicon[Secret]
    ) -> Iterator[Diagnostic]:
        told: set[tuple[str, Place]] = set()
        for found in lexicon.find([passage.text for passage in passages]):
            secret = lexicon.owners[found.gram]
            if (secret.what, secret.place) not in told:
                told.add((secret.what, secret.place))
                where = _place(name, passages[found.text])
                words = " ".join(found.words[:_MOST_WORDS])
                message = f"{where} says '{words}', which is of {secret.what}"
                yield Diagnostic(LEAK, secret.place, message, _HINT)

    def _lexicons(self, wanted: Wanted) -> Iterator[Lexicon[Secret]]:
        """The grams of what is kept back, but for those that stand in what may be said."""
        for lexicon in (wanted.quick, wanted.secrets):
            if lexicon not in self._unsaid:
                self._unsaid[lexicon] = self._without_said(lexicon, wanted.kinds)
            yield self._unsaid[lexicon]

    def _without_said(
        self, lexicon: Lexicon[Secret], kinds: frozenset[SecretKind]
    ) -> Lexicon[Secret]:
        """But for what students read, and for what an edition does not keep back, such as its hints."""
        said = (secret.text for secret in self._secrets.all if secret.kind not in kinds)
        return lexicon.without(self._shown.words).without(words_of_all(said))

    @cached_property
    def _bank(self) -> ItemBank:
        return compile_items(self._guide)

    @cached_property
    def _secrets(self) -> Secrets:
        return Secrets(self._guide, self._bank, self._cache)

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self._guide, self._bank)


def _place(name: str, passage: Passage) -> str:
    return f"{name}, {passage.where}" if passage.where else name
