"""glossary.yaml: terms and their definitions."""

from __future__ import annotations

from typing import Any

from guide.diagnostics import rule
from guide.model.records import Term
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.files import SourceFile
from guide.source.lists import read_list
from guide.source.reading import FileResult

SEE_ITSELF = rule("see-itself", "error", "A term does not send the reader to itself.")

ID = keys.identifier("id", "The term's name in references.", required=True)
TERM = keys.text("term", "The term as it is shown.", required=True)
DEFINITION = keys.markup("definition", "What it means (Markdown).", required=True)
LANGUAGE = keys.language("language", "The term's own language, where it is not the guide's.")
SEE = keys.references("see", "Ids of related terms.", "term")
SOURCES = keys.sources()
ALLOW = keys.allow()

KEYS: tuple[keys.Key[Any], ...] = (ID, TERM, DEFINITION, LANGUAGE, SEE, SOURCES, ALLOW)


def read_glossary(source: SourceFile, language: str) -> FileResult[Term]:
    """The terms in the file's order."""
    return read_list(source, language, "term", keys.names(KEYS), _term)


def _term(fields: FieldReader) -> Term:
    name = ID.read(fields)
    see = SEE.read(fields)
    if name and name in see:
        fields.report(
            SEE_ITSELF,
            f"'{name}' sends the reader to itself",
            place=fields.place_of("see"),
            hint=f"take {name} out of the list",
        )
    return Term(
        id=name,
        term=TERM.read(fields),
        definition=DEFINITION.read(fields),
        place=fields.place,
        language=LANGUAGE.read(fields) or None,
        see=see,
        sources=SOURCES.read(fields),
        allow=ALLOW.read(fields),
    )
