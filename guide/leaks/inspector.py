"""The search of a build's files for what they must not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import get_args

from guide import document as d
from guide.cache import NO_CACHE, Cache
from guide.compile import compile_guide
from guide.compile.editions import ANSWERS, STUDENT, Edition, Part, SecretKind
from guide.compile.items import ItemBank, compile_items
from guide.dataclass import replace
from guide.diagnostics import Diagnostic, rule
from guide.leaks.attachments import attached
from guide.leaks.flags import TICKS, answer_anchors, flag_in
from guide.leaks.passages import Passage, UnreadableError
from guide.leaks.phrases import Gram, Lexicon, grams_of, marks_of, words_of, words_of_all
from guide.leaks.plain import every_text
from guide.leaks.secrets import Secret, offered_texts, pictures_of, secrets_of
from guide.leaks.stripping import stripped
from guide.model.place import Place
from guide.model.records import Guide

LEAK = rule("leak", "error", "No file for students holds what only the answer key may say.")
UNSEARCHABLE = rule(
    "unsearchable-file", "error", "A file for students can be searched for answers."
)

SHOWN = replace(
    STUDENT,
    name="shown",
    parts=tuple(part for part in get_args(Part) if part != "answers"),
    hints="none",
)
"""Everything that any file for students may say, beside questions and hints."""

QUICK_LENGTH = 8
"""Words of a run of quick answers ("1 B 2 C 3 A 4 D") that is no chance."""
_HINT = "this is a mistake of the builder, not yours; nothing was published"
_MOST_WORDS = 12
"""Shown of a leak."""


class Inspector:
    """Searches the files of one build, which were made of ``guide``."""

    def __init__(self, guide: Guide, cache: Cache = NO_CACHE) -> None:
        self._guide = guide
        self._cache = cache
        self._anchors = answer_anchors(guide)
        self._quick: dict[tuple[str, str | None, frozenset[SecretKind]], Lexicon[Secret]] = {}
        self._lexicons: dict[frozenset[SecretKind], Lexicon[Secret]] = {}

    def inspect(
        self, name: str, data: bytes, edition: Edition, made_from: Guide | None = None
    ) -> Iterator[Diagnostic]:
        """What a finished file says though its edition keeps it back; each secret once.

        ``made_from`` is the guide with the same questions in other places, for a quiz paper.
        """
        kinds = edition.kept_back
        if not kinds:
            return
        lexicons = [self._lexicon(kinds)]
        if "answer" in kinds:
            lexicons.insert(0, self._quick_answers(made_from or self._guide, edition, kinds))
        # What was found in the same bytes when the same was secret: in most files of a build after an edit.
        inputs = ("search", data, name, sorted(kinds), [self._stamp(each) for each in lexicons])
        yield from self._cache.recall(inputs, lambda: self._search(name, data, kinds, lexicons))

    def _search(
        self,
        name: str,
        data: bytes,
        kinds: frozenset[SecretKind],
        lexicons: Iterable[Lexicon[Secret]],
    ) -> list[Diagnostic]:
        try:
            passages = self._cache.recall(("texts", data), lambda: list(attached("", data)))
        except UnreadableError as error:
            return [Diagnostic(UNSEARCHABLE, self._guide.about.place, f"{name}: {error}")]
        found = list(self._flags(name, passages)) if "answer" in kinds else []
        for lexicon in lexicons:
            found += self._leaks(name, passages, lexicon)
        return found

    def _stamp(self, lexicon: Lexicon[Secret]) -> bytes:
        """Stands for all that a search goes by."""
        return self._cache.digest(lexicon.owners) + self._flag_stamp

    @cached_property
    def _flag_stamp(self) -> bytes:
        flags = (sorted(self._anchors), sorted(self._ticks), self._guide.about.place)
        return self._cache.digest(flags)

    def _flags(self, name: str, passages: Iterable[Passage]) -> Iterator[Diagnostic]:
        for passage in passages:
            flag = flag_in(passage, self._anchors, self._ticks)
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

    # --- what is secret ------------------------------------------------------------------------

    def _lexicon(self, kinds: frozenset[SecretKind]) -> Lexicon[Secret]:
        """The grams of what is kept back, but for those that stand in what may be said."""
        if kinds not in self._lexicons:
            grams: dict[Gram, Secret] = {}
            for secret in self._secrets:
                if secret.kind in kinds:
                    grams |= dict.fromkeys(marks_of(secret.text), secret)
            self._lexicons[kinds] = self._without_said(Lexicon(grams), kinds)
        return self._lexicons[kinds]

    def _without_said(
        self, lexicon: Lexicon[Secret], kinds: frozenset[SecretKind]
    ) -> Lexicon[Secret]:
        """But for what students read, and for what an edition does not keep back, such as its hints."""
        said = (secret.text for secret in self._secrets if secret.kind not in kinds)
        return lexicon.without(self._shown_words).without(words_of_all(said))

    def _quick_answers(
        self, guide: Guide, edition: Edition, kinds: frozenset[SecretKind]
    ) -> Lexicon[Secret]:
        """Runs of letters from the quick key: of four answers or more, since fewer come together by chance."""
        section = edition.section if guide is not self._guide else None
        key = (edition.shuffle, section, kinds)
        if key not in self._quick:
            document = compile_guide(
                guide, replace(ANSWERS, section=section, shuffle=edition.shuffle)
            )
            grams = {
                gram: Secret("answer", "the quick key", guide.about.place, text)
                for text in _quick_answers(document)
                for gram in grams_of(words_of(text), QUICK_LENGTH)
            }
            self._quick[key] = self._without_said(Lexicon(grams), kinds)
        return self._quick[key]

    @cached_property
    def _ticks(self) -> frozenset[str]:
        """Those that the guide itself does not use."""
        shown = "".join(self._shown_texts)
        return frozenset(tick for tick in TICKS if tick not in shown)

    @cached_property
    def _bank(self) -> ItemBank:
        return compile_items(self._guide)

    @cached_property
    def _secrets(self) -> tuple[Secret, ...]:
        pictures = set(self._guide.images) - self._shown_pictures
        return (
            *secrets_of(self._guide, self._bank),
            *(self._secret_picture(name) for name in sorted(pictures)),
        )

    def _secret_picture(self, name: str) -> Secret:
        what = f"the picture {name}, which only the key shows"
        return Secret("answer", what, self._guide.about.place, self._text_of_picture(name))

    # --- what is shown -------------------------------------------------------------------------

    @cached_property
    def _shown(self) -> d.Document:
        return compile_guide(stripped(self._guide), SHOWN)

    @cached_property
    def _shown_texts(self) -> tuple[str, ...]:
        """The texts that students may read, wherever they stand."""
        about = self._guide.about
        offered = (text for item in self._bank.items for text in offered_texts(item.interaction))
        pictures = (self._text_of_picture(name) for name in sorted(self._shown_pictures))
        own = (about.title, about.edition, about.reproduction)
        return (*every_text(self._shown), *offered, *pictures, *own)

    @cached_property
    def _shown_words(self) -> list[str]:
        return words_of_all(self._shown_texts)

    @cached_property
    def _shown_pictures(self) -> frozenset[str]:
        labelled = (name for item in self._bank.items for name in pictures_of(item.interaction))
        return frozenset((*self._shown.images, *labelled))

    def _text_of_picture(self, name: str) -> str:
        return " ".join(passage.text for passage in attached("", self._guide.images[name].data))


def _quick_answers(key: d.Document) -> Iterator[str]:
    for division in key.divisions:
        for block in d.walk(division.blocks):
            if isinstance(block, d.Table) and block.role == "quick-key":
                for row in block.body:
                    yield " ".join(d.plain_text(cell.content) for cell in row.cells[1:])


def _place(name: str, passage: Passage) -> str:
    return f"{name}, {passage.where}" if passage.where else name
