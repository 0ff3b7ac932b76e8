"""references.yaml and references.json: works cited, as CSL-JSON items.

The values of ``Work.csl`` are texts, lists and mappings as CSL-JSON has them, but every scalar is text, and a
date is always a mapping with ``date-parts``, ``literal`` or ``raw``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guide.diagnostics import did_you_mean, rule
from guide.model.dates import Date, Interval
from guide.model.records import Work
from guide.source import csl, edtf, nodes
from guide.source.fields import UNKNOWN_VALUE, FieldReader
from guide.source.files import SourceFile
from guide.source.lists import read_list
from guide.source.mapping_node import UNKNOWN_KEY, WRONG_SHAPE
from guide.source.nodes import Node, Scalar
from guide.source.reading import FileResult
from guide.source.typography import Typographer, typographer

CSL_DATE = rule(
    "csl-date", "error", "A work's date is {date-parts: [[2012, 5, 1]]} or an EDTF date."
)
CSL_NAME = rule("csl-name", "error", "A work's names are {family, given} or {literal}.")

NATIVE_NAMES = rule(
    "native-names",
    "error",
    "custom: {native-names: [...]} has one name for each author of the work, or for each editor.",
)

_SURROGATES = re.compile(r"(?:\\\\)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def read_references(source: SourceFile, language: str) -> FileResult[Work]:
    """The works in the file's order."""
    if source.name.endswith(".json"):
        source = SourceFile(source.name, _SURROGATES.sub(_join, source.text))
    return read_list(source, language, "work", (), _work)


def _join(match: re.Match[str]) -> str:
    r"""The character of two JSON escapes ``\ud83d\ude00``, which YAML has not."""
    if match[1] is None:
        return match[0]
    pair = bytes.fromhex(match[1] + match[2])
    return pair.decode("utf-16-be")


def _work(fields: FieldReader) -> Work:
    name = fields.identifier("id", required=True)
    kind = fields.raw("type", required=True)
    if kind and kind not in csl.TYPES:
        fields.report(
            UNKNOWN_VALUE,
            f"CSL has no type '{kind[:40]}'",
            place=fields.place_of("type"),
            hint=did_you_mean(kind, csl.TYPES)
            or "write book, article-journal, chapter, webpage ...",
        )
    fields.text("title", required=True)
    fields.only(csl.KEYS)
    # A work's own language says how its title is quoted.
    finish = typographer(fields.peek("language") or fields.reading.language)
    values: dict[str, Any] = {"id": name, "type": kind}
    for key in fields.names():
        node = fields.node(key)
        if node is not None and key in csl.KEYS and key not in ("id", "type", "nocite"):
            values[key] = _value(key, node, fields, finish)
    _check_native_names(values, fields)
    return Work(name, values, bool(fields.boolean("nocite")), fields.place)


def _value(key: str, node: Node, fields: FieldReader, finish: Typographer) -> Any:
    if key in csl.NAMES:
        return _names(key, node, fields, finish)
    if key in csl.DATES:
        return _date(node, fields)
    if key in ("categories", "custom"):
        return nodes.plain(node)
    if not isinstance(node, Scalar):
        fields.report(WRONG_SHAPE, f"'{key}' is a text", place=fields.at(node))
        return ""
    text = " ".join(node.text.split())
    return text if key in csl.VERBATIM else finish(text, "", "")


# --- names -------------------------------------------------------------------------------------


def _names(key: str, node: Node, fields: FieldReader, finish: Typographer) -> list[dict[str, str]]:
    if isinstance(node, nodes.Sequence):
        return [_name(item, fields, finish) for item in node.items]
    hint = f"write {key}: [{{family: Coox, given: Alvin D.}}]"
    fields.report(CSL_NAME, f"'{key}' is a list of names", place=fields.at(node), hint=hint)
    return []


def _name(node: Node, fields: FieldReader, finish: Typographer) -> dict[str, str]:
    if not isinstance(node, nodes.Mapping):
        fields.report(
            CSL_NAME,
            "a name is a mapping",
            place=fields.at(node),
            hint="write {family: Coox, given: Alvin D.}, or {literal: ...} for a body",
        )
        return {}
    inner = FieldReader(node, fields.reading, "a name")
    inner.only(csl.NAME_PARTS)
    if not inner.has("family") and not inner.has("literal"):
        inner.report(CSL_NAME, "a name needs 'family' or 'literal'")
    return {
        part: finish(inner.raw(part), "", "")
        for part in inner.names()
        if part in csl.NAME_PARTS and inner.has(part)
    }


def _check_native_names(values: Mapping[str, Any], fields: FieldReader) -> None:
    """CSL-JSON leaves ``custom`` to whoever uses it; of ours is ``native-names``."""
    custom = values.get("custom")
    if not isinstance(custom, dict) or "native-names" not in custom:
        return
    native = custom["native-names"]
    names = values.get("author") or values.get("editor") or ()
    if not isinstance(native, list) or len(native) != len(names) or not all(map(_is_name, native)):
        fields.report(
            NATIVE_NAMES,
            "'native-names' is a list with a name for each author, or else for each editor",
            place=fields.place_of("custom"),
            hint="write custom: {native-names: [秦郁彦]}",
        )
        del custom["native-names"]


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


# --- dates -------------------------------------------------------------------------------------


def _date(node: Node, fields: FieldReader) -> dict[str, Any]:
    if isinstance(node, Scalar):
        return _edtf_date(node, fields)
    if not isinstance(node, nodes.Mapping):
        _report_date(node, fields, "a date is a mapping, or an EDTF date")
        return {}
    found: dict[str, Any] = {}
    for key, value in node.entries.items():
        if key == "date-parts":
            found[key] = _date_parts(value.node, fields)
        elif key in csl.DATE_PARTS and isinstance(value.node, Scalar):
            found[key] = value.node.text.strip()
        elif key in csl.DATE_PARTS:
            _report_date(value.node, fields, f"'{key}' is a text")
        else:
            fields.report(
                UNKNOWN_KEY,
                f"a date has no key '{key[:40]}'",
                place=fields.at(value.node),
                hint=did_you_mean(key, csl.DATE_PARTS),
            )
    return found


def _edtf_date(node: Scalar, fields: FieldReader) -> dict[str, Any]:
    try:
        date = edtf.parse(node.text)
    except edtf.DateError as error:
        fields.report(CSL_DATE, str(error), place=fields.at(node), hint=error.hint)
        return {}
    ends = (date.start, date.end) if isinstance(date, Interval) else (date,)
    found: dict[str, Any] = {"date-parts": [_parts(end) for end in ends if end]}
    if any(end.approximate or end.uncertain for end in ends if end):
        found["circa"] = "true"
    return found


def _parts(date: Date) -> list[str]:
    return [str(part) for part in (date.year, date.month, date.day) if part is not None]


def _date_parts(node: Node, fields: FieldReader) -> list[list[str]]:
    """``[[1985, 5, 1]]``, or two of them for a range."""
    parts = nodes.plain(node)
    if (
        isinstance(parts, list)
        and 1 <= len(parts) <= 2
        and all(_is_date_part(part) for part in parts)
    ):
        return [[text.strip() for text in part] for part in parts]
    _report_date(node, fields, "'date-parts' is a list of [year, month, day]")
    return []


def _is_date_part(part: object) -> bool:
    if not isinstance(part, list) or not 1 <= len(part) <= 3:
        return False
    if not all(isinstance(text, str) and re.fullmatch(r"-?\d{1,9}", text.strip()) for text in part):
        return False
    # Months may be seasons (13-16, 21-24), as CSL processors have it.
    return all(1 <= int(text) <= most for text, most in zip(part[1:], (24, 31), strict=False))


def _report_date(node: Node, fields: FieldReader, message: str) -> None:
    fields.report(
        CSL_DATE,
        message,
        place=fields.at(node),
        hint="write {date-parts: [[2012, 5, 1]]} or 2012-05-01",
    )
