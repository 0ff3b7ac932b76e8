"""Paper sizes, by name or by width and height."""

from __future__ import annotations

import re

from guide.diagnostics import rule
from guide.model.records import Paper
from guide.source import keys, nodes
from guide.source.fields import FieldReader

PAPER_SIZE = rule(
    "paper-size",
    "error",
    "Paper is a4, letter, a5, b5, or a width and height from 50 mm to 1200 mm.",
)

_WIDTH = keys.raw("width", "With its unit: 210mm.", required=True)
_HEIGHT = keys.raw("height", "With its unit: 297mm.", required=True)

_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0}
_SIZES = {
    "a4": (210.0, 297.0),
    "letter": (215.9, 279.4),
    "a5": (148.0, 210.0),
    "b5": (176.0, 250.0),
}
_LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)\s*(mm|cm|in|pt)")


def named_paper(name: str) -> Paper | None:
    """A paper size by its name (a4, letter, a5, b5); None for an unknown name."""
    size = _SIZES.get(name.lower())
    return Paper(name.lower(), *(side * _POINTS["mm"] for side in size)) if size else None


def _paper(fields: FieldReader) -> Paper | None:
    node = fields.node("paper")
    if isinstance(node, nodes.Mapping):
        found = fields.fields("paper")
        return _own_paper(found) if found else None
    name = fields.raw("paper")
    if not name:
        return None
    paper = named_paper(name)
    if paper is None:
        fields.report_value(
            "paper", name, (*_SIZES, "{width: 210mm, height: 297mm}"), fields.place_of("paper")
        )
    return paper


def _own_paper(fields: FieldReader) -> Paper | None:
    fields.only(("width", "height"))
    sides = []
    for key in (_WIDTH, _HEIGHT):
        text = key.read(fields)
        match = _LENGTH.fullmatch(text)
        points = float(match[1]) * _POINTS[match[2]] if match else 0.0
        if text and not 50 <= points / _POINTS["mm"] <= 1200:
            fields.report(
                PAPER_SIZE,
                f"'{text[:20]}' is not a possible {key.name}",
                place=fields.place_of(key.name),
                hint="write a number and its unit: 210mm, 21cm, 8.5in or 595pt",
            )
            points = 0.0
        sides.append(points)
    return Paper("custom", *sides) if all(sides) else None


PAPER = keys.Key(
    "paper",
    "a4 by default.",
    _paper,
    {"anyOf": [{"enum": list(_SIZES)}, keys.object_schema((_WIDTH, _HEIGHT))]},
)
