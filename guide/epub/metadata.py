"""The package's metadata: for libraries, shops, and readers who need to know whether they can use the book."""

from __future__ import annotations

from collections.abc import Iterator

from guide.dataclass import dataclass, field
from guide.document import Document, Metadata

NO_DATE = "1980-01-01T00:00:00Z"
"""For documents without a date: the first that a ZIP can hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the metadata: ``dc:NAME``, ``meta`` or ``link``, its text and its attributes."""

    element: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def modified(metadata: Metadata) -> str:
    """UTC, as EPUB wants it; never the clock."""
    if metadata.modified:
        return metadata.modified
    return f"{metadata.date}T00:00:00Z" if len(metadata.date) == 10 else NO_DATE


def entries(
    document: Document, features: Features, edition_of: str, *, generator: str
) -> list[Entry]:
    """All but the identifier, which the packer writes, and ``dcterms:modified``."""
    metadata = document.metadata
    return [
        *_titles(metadata),
        Entry("dc:language", metadata.language),
        *_people(metadata),
        *_description(metadata),
        *_pages(edition_of if features.pages else ""),
        *_accessibility(document, features),
        Entry("meta", "", {"name": "generator", "content": generator}),
        *_cover(document),
    ]


def _cover(document: Document) -> Iterator[Entry]:
    """How EPUB 2 readers, and shops' tools, find the cover's picture."""
    if any(division.role == "cover" for division in document.divisions):
        yield Entry("meta", "", {"name": "cover", "content": "cover-image"})


def _titles(metadata: Metadata) -> Iterator[Entry]:
    kinds = (
        ("main", metadata.title),
        ("subtitle", metadata.subtitle),
        ("edition", metadata.edition),
    )
    shown = [(kind, title) for kind, title in kinds if title]
    for number, (kind, title) in enumerate(shown, 1):
        yield Entry("dc:title", title, {"id": f"title-{kind}"})
        yield _refining(f"title-{kind}", "title-type", kind)
        yield _refining(f"title-{kind}", "display-seq", str(number))


def _people(metadata: Metadata) -> Iterator[Entry]:
    """Authors are creators, all others contributors, each with a MARC relator code."""
    for number, person in enumerate(metadata.contributors, 1):
        identifier = f"contributor-{number}"
        name = "dc:creator" if person.role == "aut" else "dc:contributor"
        yield Entry(name, person.name, {"id": identifier})
        yield _refining(identifier, "role", person.role, scheme="marc:relators")


def _description(metadata: Metadata) -> Iterator[Entry]:
    yield from (Entry("dc:subject", subject) for subject in metadata.subjects)
    for element, text in (
        ("dc:description", metadata.description),
        ("dc:publisher", metadata.publisher),
        ("dc:date", metadata.date),
        ("dc:rights", metadata.rights),
    ):
        if text:
            yield Entry(element, text)
    if metadata.license.startswith(("http://", "https://")):
        yield Entry("link", "", {"rel": "dcterms:license", "href": metadata.license})
    elif metadata.license:
        yield _meta("dcterms:license", metadata.license)
    if metadata.audience:
        yield _meta("dcterms:audience", metadata.audience)


def _pages(edition_of: str) -> Iterator[Entry]:
    """Which edition the page marks belong to: both as EPUB 3.3 and as its successor say it."""
    if edition_of:
        yield Entry("dc:source", edition_of, {"id": "print-source"})
        yield _refining("print-source", "source-of", "pagination")
        yield _meta("pageBreakSource", edition_of)


def _meta(name: str, text: str, **attributes: str) -> Entry:
    return Entry("meta", text, {"property": name, **attributes})


def _refining(refined: str, name: str, text: str, **attributes: str) -> Entry:
    return _meta(name, text, refines=f"#{refined}", **attributes)


# --- accessibility -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Features:
    """What is in the finished documents, as far as claims depend on it."""

    pictures: bool
    maths: bool
    pages: bool

    def claims(self) -> Iterator[str]:
        """Values of ``schema:accessibilityFeature`` that every book fulfils, or this one."""
        yield from ("tableOfContents", "structuralNavigation", "readingOrder")
        yield from ("displayTransformability", "ARIA")
        if self.pictures:
            yield "alternativeText"
        if self.maths:
            yield "MathML"
        if self.pages:
            yield from ("pageNavigation", "pageBreakMarkers")


def _accessibility(document: Document, features: Features) -> Iterator[Entry]:
    """EPUB Accessibility 1.1, 2.1 and 4: discovery metadata, then the claim of conformance."""
    yield _meta("schema:accessMode", "textual")
    if features.pictures:
        yield _meta("schema:accessMode", "visual")
    # Every picture has a text alternative or is decorative: text alone is enough.
    yield _meta("schema:accessModeSufficient", "textual")
    if features.pictures:
        yield _meta("schema:accessModeSufficient", "textual,visual")
    for claim in features.claims():
        yield _meta("schema:accessibilityFeature", claim)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", document.furniture.accessibility_summary)
    yield _meta(
        "dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", id="conformance"
    )
    yield _refining("conformance", "a11y:certifiedBy", _certifier(document.metadata))


def _certifier(metadata: Metadata) -> str:
    """Who answers for the claim: the publisher, or else the authors."""
    authors = (person.name for person in metadata.contributors if person.role == "aut")
    return metadata.publisher or ", ".join(authors) or metadata.title
