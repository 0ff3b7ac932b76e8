"""Those who made the guide, and in which role."""

from __future__ import annotations

import re

from guide.diagnostics import rule
from guide.model.records import Contributor
from guide.source import keys
from guide.source.fields import ItemReader

ROLE_CODE = rule(
    "role-code", "error", "A role is a MARC relator code of three letters, such as aut."
)

_NAME = keys.text("name", "A person or body.", required=True)
_ROLE = keys.raw("role", "MARC relator code; aut by default.")


def _author(entry: ItemReader) -> Contributor:
    if entry.fields is None:
        return Contributor(entry.text())
    entry.fields.only(keys.names((_NAME, _ROLE)))
    role = _ROLE.read(entry.fields)
    if role and re.fullmatch(r"[a-z]{3}", role) is None:
        entry.fields.report(
            ROLE_CODE,
            f"'{role[:40]}' is not a MARC relator code",
            place=entry.fields.place_of("role"),
            hint=_guess_role(role),
        )
    return Contributor(_NAME.read(entry.fields), role or "aut")


_ROLES = {
    "author": "aut", "editor": "edt", "translator": "trl", "illustrator": "ill", "designer": "bkd",
    "photographer": "pht", "publisher": "pbl", "contributor": "ctb", "cartographer": "ctg",
    "proofreader": "pfr", "reviewer": "rev", "consultant": "csl",
}  # fmt: skip


def _guess_role(role: str) -> str:
    code = _ROLES.get(role.lower())
    return f"did you mean '{code}'?" if code else "write aut, edt, trl, ill ..."


AUTHORS = keys.Key(
    "authors",
    "Names, or {name, role} with a MARC relator code.",
    lambda f: tuple(_author(entry) for entry in f.entries("authors")),
    keys.list_of({"anyOf": [keys.TEXT, keys.object_schema((_NAME, _ROLE))]}),
)
