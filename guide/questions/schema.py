"""Pieces of JSON Schema (2020-12) that the kinds share, for editors that check YAML while it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Text; YAML that looks like a number or a truth value is text too."""

MARKDOWN: Schema = {**TEXT, "description": "Markdown"}
MARKDOWNS: Schema = {"type": "array", "items": MARKDOWN}
TEXTS: Schema = {"type": "array", "items": TEXT}
BOOLEAN: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
PERCENTAGE: Schema = {"type": "string", "pattern": r"^\d+(\.\d+)?\s*%$"}


def mapping(properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    """A mapping that has these keys and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def entries(item: Schema, least: int = 1) -> Schema:
    return {"type": "array", "items": item, "minItems": least}
