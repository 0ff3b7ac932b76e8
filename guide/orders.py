"""Which documents a build makes: their files' names, editions and formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from guide.compile.editions import Edition
    from guide.model.records import Guide

    Order: TypeAlias = tuple[str, Edition, tuple["Format", ...]]
    """A document to make: base name of its files, edition, formats."""

OutputKind: TypeAlias = Literal["pdf", "epub", "student", "answers", "organiser", "handouts"]
OUTPUT_KINDS: tuple[OutputKind, ...] = get_args(OutputKind)
"""What a build can be asked for alone."""

Format: TypeAlias = Literal["pdf", "epub"]
FORMATS: tuple[Format, ...] = get_args(Format)


def orders_for(
    guide: Guide, only: Sequence[OutputKind], edition: str = "", section: str = ""
) -> Iterator[Order]:
    """The documents to make, the largest first: those of ``only``, or one ``edition`` by its name.

    ``section`` is the only one that handouts are made for, or the edition.
    """
    from guide.compile.editions import editions_of

    editions = editions_of(guide)
    if edition:
        yield from _edition(guide, editions[edition], section)
    else:
        yield from _files(guide, editions, only, section)


def by_name(guide: Guide) -> frozenset[str]:
    """The files that are made only where an edition is asked for by its name."""
    from guide.compile.editions import editions_of

    slug = guide.about.slug
    usual = {f"{slug}-answers.epub", *(f"{slug}-{kind}.pdf" for kind in OUTPUT_KINDS)}
    sections = ("", *(section.id for section in guide.sections))
    return frozenset(
        f"{name}.{each}"
        for edition in editions_of(guide).values()
        for section in sections
        for name, _, formats in _edition(guide, edition, section)
        for each in formats
    ).difference(usual)


def _edition(guide: Guide, edition: Edition, section: str) -> Iterator[Order]:
    from guide.compile.editions import handout

    name = "-".join(part for part in (guide.about.slug, edition.name, section) if part)
    yield from _with_key(guide, (name, handout(section or None, edition), FORMATS))


def _files(
    guide: Guide, editions: Mapping[str, Edition], only: Sequence[OutputKind], section: str
) -> Iterator[Order]:
    slug = guide.about.slug
    formats = tuple(each for each in FORMATS if each in only)
    if formats:
        yield slug, editions["guide"], formats
    if "student" in only:
        yield from _with_key(guide, (f"{slug}-student", editions["student"], ("pdf",)))
    keys = _key_formats(editions["guide"], formats)
    if "answers" in only:
        keys.add("pdf")
    if keys and guide.questions:
        # The guide's separate answers are those of the key alone.
        yield f"{slug}-answers", editions["answers"], _in_order(keys)
    if "organiser" in only and (tuple(only) != OUTPUT_KINDS or _asks_for_organiser(guide)):
        yield f"{slug}-organiser", editions["organiser"], ("pdf",)
    if "handouts" in only:
        yield from _handouts(guide, editions["handout"], section)


def _handouts(guide: Guide, base: Edition, only: str) -> Iterator[Order]:
    from guide.compile.editions import handout

    for number, section in enumerate(guide.sections, 1):
        if only in ("", section.id):
            name = f"handouts/{number:02}-{section.id}"
            yield from _with_key(guide, (name, handout(section.id, base), ("pdf",)))


def _with_key(guide: Guide, order: Order) -> Iterator[Order]:
    """A document, and its answers where its edition has them in a file of their own."""
    from guide.compile.editions import separate_key

    yield order
    name, edition, formats = order
    keys = _key_formats(edition, formats)
    if keys and any(edition.section in (None, each.section) for each in guide.questions):
        yield f"{name}-answers", separate_key(edition), _in_order(keys)


def _key_formats(edition: Edition, formats: tuple[Format, ...]) -> set[Format]:
    """Those in which the answers are a file of their own."""
    return {each for each in formats if edition.for_format(each).answers == "separate"}


def _in_order(formats: set[Format]) -> tuple[Format, ...]:
    return tuple(each for each in FORMATS if each in formats)


def _asks_for_organiser(guide: Guide) -> bool:
    practice = guide.about.practice
    return practice is not None and "organiser" in practice.kinds
