"""JSON Schemas (2020-12) of the YAML files, for editors that check and complete while one types.

They are made from the keys by which the files are read, and from what each question kind says of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guide.questions import KINDS
from guide.questions.kind import Kind
from guide.source import about, csl, figures, front_matter, glossary, keys, questions, timeline

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file: guide, sections (their front matter), timeline, figures, questions, ..."""
    return {
        "guide": _file("guide.yaml", keys.object_schema(about.KEYS)),
        "sections": _file("front matter of sections/*.md", keys.object_schema(front_matter.KEYS)),
        "timeline": _file("timeline.yaml", keys.list_of(keys.object_schema(timeline.KEYS))),
        "figures": _file("figures.yaml", keys.list_of(keys.object_schema(figures.KEYS))),
        "questions": _questions(),
        "glossary": _file("glossary.yaml", keys.list_of(keys.object_schema(glossary.KEYS))),
        "references": _file("references.yaml", keys.list_of(_work())),
    }


def _file(title: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": title, **schema}


# --- questions ---------------------------------------------------------------------------------


def _questions() -> dict[str, Any]:
    """A question is of one kind; a part of one is the same without a section."""
    return {
        **_file("questions/*.yaml", keys.list_of(_any_kind(questions.KEYS))),
        "$defs": {"part": _any_kind(questions.PART_KEYS)},
    }


def _any_kind(common: Sequence[keys.Key[Any]]) -> dict[str, Any]:
    """Which kind's keys hold is told by ``type`` alone, so that editors name the mistake and not the kind."""
    return {
        "type": "object",
        "required": [key.name for key in common if key.required],
        "properties": {"type": {"enum": list(KINDS), "description": questions.TYPE.about}},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": kind.name}}},
                "then": _one_kind(common, kind),
            }
            for kind in KINDS.values()
        ],
    }


def _one_kind(common: Sequence[keys.Key[Any]], kind: Kind) -> dict[str, Any]:
    schema = keys.object_schema(common)
    return {
        **schema,
        "properties": {**schema["properties"], **kind.schema},
        "required": [*schema["required"], *kind.required],
    }


# --- works -------------------------------------------------------------------------------------


def _work() -> dict[str, Any]:
    """A CSL-JSON item, and ``nocite``."""
    name = {
        "type": "object",
        "properties": dict.fromkeys(csl.NAME_PARTS, keys.TEXT),
        "additionalProperties": False,
    }
    parts = keys.list_of({**keys.list_of({"type": ["integer", "string"]}), "maxItems": 3})
    date = {
        "anyOf": [
            keys.DATE,
            {
                "type": "object",
                "properties": dict.fromkeys(csl.DATE_PARTS, keys.TEXT) | {"date-parts": parts},
                "additionalProperties": False,
            },
        ]
    }
    properties: dict[str, Any] = dict.fromkeys(csl.KEYS, keys.TEXT)
    properties |= {key: keys.list_of(name) for key in csl.NAMES}
    properties |= dict.fromkeys(csl.DATES, date)
    properties |= {
        "id": keys.ID,
        "type": {"enum": sorted(csl.TYPES)},
        "nocite": {"type": "boolean", "description": "List the work though nothing cites it."},
        "categories": keys.list_of(keys.TEXT),
        "custom": {"type": "object"},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": ["id", "type", "title"],
        "additionalProperties": False,
    }
