"""The search of a build's files for what they must not hold.

It has two steps. The first finds whatever secret stands in a file (``suspicion``), and is remembered. The second, for
a file with something in it that is suspect, gathers what students may read and sees whether that is all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guide.cache import NO_CACHE, Cache
from guide.compile.editions import Edition
from guide.compile.kept import Desk
from guide.diagnostics import Diagnostic, rule
from guide.leaks.flags import TICKS, flag_in
from guide.leaks.passages import Passage, UnreadableError
from guide.leaks.phrases import Lexicon
from guide.leaks.portions import passages_of
from guide.leaks.secrets import Secret
from guide.leaks.shown import Shown
from guide.leaks.suspicion import Suspicion, is_remembered, suspicion_of
from guide.leaks.wanted import Secrets, Wanted
from guide.model.place import Place
from guide.model.records import Guide
from guide.model.skeleton import Skeleton

LEAK = rule("leak", "error", "No file for students holds what only the answer key may say.")
UNSEARCHABLE = rule(
    "unsearchable-file", "error", "A file for students can be searched for answers."
)

_HINT = "this is a mistake of the builder, not yours; nothing was published"
_MOST_WORDS = 12
"""Shown of a leak."""


class Inspector:
    """Searches the files of one build, which were made of one guide."""

    def __init__(self, skeleton: Skeleton, cache: Cache = NO_CACHE) -> None:
        desk = Desk(skeleton, cache)
        self._place = skeleton.guide.about.place
        self._secrets = Secrets(desk)
        self._shown = Shown(desk)

    def remembers(self, data: bytes, edition: Edition, quiz: Guide | None = None) -> bool:
        """Whether a file was searched for the same secrets before, so that ``inspect`` has little to do."""
        return is_remembered(data, self._secrets.wanted(edition, quiz))

    def inspect(
        self, name: str, data: bytes, edition: Edition, quiz: Guide | None = None
    ) -> Iterator[Diagnostic]:
        """What a finished file says though its edition keeps it back; each secret once.

        ``quiz`` is what a quiz paper was made from: the guide with the same questions in other places.
        """
        if not edition.kept_back:
            return
        wanted = self._secrets.wanted(edition, quiz)
        try:
            suspicion = suspicion_of(data, wanted)
            if self._is_confirmed(suspicion, wanted):
                yield from self._search(name, tuple(passages_of(data)), wanted)
        except UnreadableError as error:
            yield Diagnostic(UNSEARCHABLE, self._place, f"{name}: {error}")

    def _is_confirmed(self, suspicion: Suspicion, wanted: Wanted) -> bool:
        """Whether something suspect is nowhere in what students may read."""
        if suspicion.grams and not suspicion.grams <= self._shown.said(wanted).grams:
            return True
        return "answer" in wanted.kinds and self._gives_away(suspicion, wanted)

    def _gives_away(self, suspicion: Suspicion, wanted: Wanted) -> bool:
        """Whether something that is no word tells which answer is right."""
        if suspicion.is_flagged:
            return True
        return bool(suspicion.ticks) and not suspicion.ticks <= self._shown.said(wanted).ticks

    def _search(
        self, name: str, passages: Sequence[Passage], wanted: Wanted
    ) -> Iterator[Diagnostic]:
        said = self._shown.said(wanted)
        if "answer" in wanted.kinds:
            yield from self._flags(name, passages, wanted.looked.anchors, TICKS - said.ticks)
        for lexicon in wanted.lexicons:
            yield from _leaks(name, passages, lexicon.without(said.grams))

    def _flags(
        self,
        name: str,
        passages: Iterable[Passage],
        anchors: frozenset[str],
        ticks: frozenset[str],
    ) -> Iterator[Diagnostic]:
        for passage in passages:
            flag = flag_in(passage, anchors, ticks)
            if flag:
                message = f"{_place(name, passage)} has {flag}"
                yield Diagnostic(LEAK, self._place, message, _HINT)
                return  # one flag seldom comes alone


def _leaks(
    name: str, passages: Sequence[Passage], lexicon: Lexicon[Secret]
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


def _place(name: str, passage: Passage) -> str:
    return f"{name}, {passage.where}" if passage.where else name
