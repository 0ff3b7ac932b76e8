"""The keys of a kind of mapping, declared once: what reads them, and what editors are told about them.

A key is read with ``KEY.read(fields)``; ``object_schema`` turns the keys of a mapping into JSON Schema (2020-12).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Generic, TypeAlias, TypeVar

from guide.dataclass import dataclass
from guide.model.dates import EdtfDate
from guide.model.text import Inlines, Markup
from guide.source.fields import FieldReader

T = TypeVar("T")
Schema: TypeAlias = Mapping[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Text; YAML that looks like a number or a truth value is text too."""
ID: Schema = {"type": ["string", "number"], "pattern": "^[a-z0-9-]+$"}
DATE: Schema = {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """A key of a mapping."""

    name: str
    about: str
    """One line for the author, shown by editors."""
    read: Callable[[FieldReader], T]
    schema: Schema
    required: bool = False


def names(keys: Sequence[Key[Any]]) -> tuple[str, ...]:
    return tuple(key.name for key in keys)


def object_schema(keys: Sequence[Key[Any]]) -> dict[str, Any]:
    """JSON Schema of a mapping that has these keys and no others."""
    return {
        "type": "object",
        "properties": {key.name: {**key.schema, "description": key.about} for key in keys},
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }


def list_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


# --- the forms of values -----------------------------------------------------------------------


def identifier(name: str, about: str, *, required: bool = False) -> Key[str]:
    return Key(name, about, lambda f: f.identifier(name, required=required), ID, required)


def text(name: str, about: str, *, required: bool = False) -> Key[str]:
    """Text that is shown, on one line, with smart quotes and dashes."""
    return Key(name, about, lambda f: f.text(name, required=required), TEXT, required)


def raw(name: str, about: str, *, required: bool = False) -> Key[str]:
    """Text kept as it is written."""
    return Key(name, about, lambda f: f.raw(name, required=required), TEXT, required)


def texts(name: str, about: str) -> Key[tuple[str, ...]]:
    return Key(name, about, lambda f: f.texts(name), list_of(TEXT))


def raws(name: str, about: str) -> Key[tuple[str, ...]]:
    return Key(
        name, about, lambda f: tuple(node.text.strip() for node in f.scalars(name)), list_of(TEXT)
    )


def choices(
    name: str, about: str, options: Sequence[str], *, required: bool = False
) -> Key[tuple[str, ...]]:
    """A list of words that the key knows."""
    schema = list_of({"enum": list(options)})
    return Key(name, about, lambda f: f.choices(name, options, required=required), schema, required)


def inline(name: str, about: str, *, required: bool = False) -> Key[Inlines]:
    return Key(name, about, lambda f: f.inline(name, required=required), TEXT, required)


def inlines(name: str, about: str) -> Key[tuple[Inlines, ...]]:
    return Key(name, about, lambda f: f.inlines(name), list_of(TEXT))


def markup(name: str, about: str, *, required: bool = False) -> Key[Markup]:
    return Key(name, about, lambda f: f.markup(name, required=required), TEXT, required)


def date(name: str, about: str, *, required: bool = False) -> Key[EdtfDate | None]:
    return Key(name, about, lambda f: f.date(name, required=required), DATE, required)


def language(name: str, about: str) -> Key[str]:
    return Key(name, about, lambda f: f.language(name), {"type": "string"})


def choice(name: str, about: str, options: Sequence[str], default: str) -> Key[str]:
    schema = {"enum": [option for option in options if option]}
    return Key(name, about, lambda f: f.choice(name, options, default), schema)


def decimal(name: str, about: str) -> Key[Decimal | None]:
    return Key(name, about, lambda f: f.decimal(name), {"type": "number"})


def integer(name: str, about: str, least: int) -> Key[int | None]:
    schema = {"type": "integer", "minimum": least}
    return Key(name, about, lambda f: f.integer(name, least=least), schema)


def integers(name: str, about: str, least: int) -> Key[tuple[int, ...]]:
    schema = list_of({"type": "integer", "minimum": least})
    return Key(name, about, lambda f: f.integers(name, least=least), schema)


def boolean(name: str, about: str) -> Key[bool]:
    return Key(name, about, lambda f: bool(f.boolean(name)), {"type": "boolean"})


def reference(name: str, about: str, kind: str, *, required: bool = False) -> Key[str]:
    """The id of one thing of a kind."""
    return Key(name, about, lambda f: f.one_reference(kind, name, required=required), ID, required)


def references(name: str, about: str, kind: str) -> Key[tuple[str, ...]]:
    return Key(name, about, lambda f: f.reference(kind, name), list_of(ID))


def image(name: str, about: str) -> Key[str]:
    """The path of a picture; required, since what holds it is there for it."""
    return Key(name, about, lambda f: f.image(name, required=True), {"type": "string"}, True)  # noqa: FBT003


def allow() -> Key[tuple[str, ...]]:
    return raws("allow", "Names of warnings that are not given for this item.")


def sources() -> Key[tuple[str, ...]]:
    return references("sources", "Ids of works in references.yaml.", "work")


def inner(
    name: str, about: str, keys: Sequence[Key[Any]], build: Callable[[FieldReader], T]
) -> Key[T | None]:
    """A mapping inside a mapping."""

    def read(fields: FieldReader) -> T | None:
        found = fields.fields(name)
        if found is None:
            return None
        found.only(names(keys))
        return build(found)

    return Key(name, about, read, object_schema(keys))


def inner_list(
    name: str, about: str, keys: Sequence[Key[Any]], build: Callable[[FieldReader], T]
) -> Key[tuple[T, ...]]:
    """A list of mappings."""

    def read(fields: FieldReader) -> tuple[T, ...]:
        found = fields.mappings(name)
        for each in found:
            each.only(names(keys))
        return tuple(build(each) for each in found)

    return Key(name, about, read, list_of(object_schema(keys)))
