"""The vocabulary of CSL-JSON (Citation Style Language 1.0.2): types and variables."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _words("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog regulation
    report review review-book software song speech standard thesis treaty webpage
""")

NAMES = _words("""
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editortranslator executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
""")

DATES = _words("accessed available-date event-date issued original-date submitted")

_NUMBERS = _words("""
    chapter-number citation-number collection-number edition first-reference-note-number issue locator
    number number-of-pages number-of-volumes part part-number printing-number section supplement
    supplement-number version volume
""")

_TEXTS = _words("""
    abstract annote archive archive-place archive_collection archive_location authority call-number
    citation-key citation-label collection-title container-title container-title-short
    containerTitleShort dimensions division DOI event event-place event-title genre ISBN ISSN
    journalAbbreviation jurisdiction keyword language license medium note original-publisher
    original-publisher-place original-title page page-first part-title PMCID PMID publisher
    publisher-place references reviewed-genre reviewed-title scale shortTitle source status title
    title-short URL volume-title year-suffix
""")

VERBATIM = _NUMBERS | _words(
    "DOI ISBN ISSN PMCID PMID URL call-number citation-key keyword language"
)
"""Variables that programs read, and numbers: kept as they are written, without smart quotes and dashes."""

KEYS: tuple[str, ...] = (
    "id",
    "type",
    "nocite",
    "categories",
    "custom",
    *sorted(NAMES | DATES | _NUMBERS | _TEXTS),
)

NAME_PARTS = (
    "family",
    "given",
    "literal",
    "dropping-particle",
    "non-dropping-particle",
    "suffix",
    "comma-suffix",
    "static-ordering",
    "parse-names",
)
DATE_PARTS = ("date-parts", "season", "circa", "literal", "raw")
