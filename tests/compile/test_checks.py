"""What is told of a guide whose files are all well."""

from __future__ import annotations

import pytest

from guide.compile.checks import check_guide
from guide.diagnostics import Problems
from tests.compile.water_guide import water_guide


@pytest.mark.parametrize("language", ["en", "en-GB", "de-AT"])
def test_a_language_with_labels(language: str) -> None:
    problems = Problems()
    check_guide(water_guide(language=language), problems)
    assert not problems.found


def test_labels_in_another_language_than_the_guide_s_are_told() -> None:
    problems = Problems()
    check_guide(water_guide(language="fr-CA"), problems)
    (found,) = problems.found
    assert (found.rule.name, found.is_error) == ("language-without-labels", False)
    assert "'fr-CA'" in found.message
    assert "de, en" in found.hint
