"""The schemas for editors say what the reader does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guide.model.edition_settings import SETTINGS
from guide.questions import KINDS
from guide.source import about, figures, front_matter, glossary, timeline
from guide.source.schema import schemas

KINDS_OF_FILES = ("guide", "sections", "timeline", "figures", "questions", "glossary", "references")


def test_there_is_one_for_each_kind_of_file() -> None:
    found = schemas()
    assert tuple(found) == KINDS_OF_FILES
    json.dumps(found)


@pytest.mark.parametrize(
    ("kind", "module"),
    [
        ("guide", about),
        ("sections", front_matter),
        ("timeline", timeline),
        ("figures", figures),
        ("glossary", glossary),
    ],
)
def test_the_keys_are_those_that_are_read(kind: str, module: Any) -> None:
    schema = schemas()[kind]
    item = schema.get("items", schema)
    assert list(item["properties"]) == [key.name for key in module.KEYS]
    assert item["required"] == [key.name for key in module.KEYS if key.required]
    assert item["additionalProperties"] is False
    assert all(value["description"] for value in item["properties"].values())


def test_each_kind_of_question_has_its_own_keys() -> None:
    schema = schemas()["questions"]
    branches = {
        branch["if"]["properties"]["type"]["const"]: branch["then"]
        for branch in schema["items"]["allOf"]
    }
    assert list(branches) == list(KINDS)
    for name, kind in KINDS.items():
        assert set(kind.keys) <= set(branches[name]["properties"])
        assert {"id", "type", "section", "prompt", *kind.required} == set(
            branches[name]["required"]
        )
    assert "section" not in schema["$defs"]["part"]["allOf"][0]["then"]["properties"]


def test_an_edition_has_the_settings_that_there_are() -> None:
    edition = schemas()["guide"]["properties"]["editions"]["additionalProperties"]
    assert set(edition["properties"]) == {"based_on", *SETTINGS}
    assert edition["additionalProperties"] is False
    assert edition["properties"]["answers"] == {"enum": ["end", "section", "separate", "none"]}
