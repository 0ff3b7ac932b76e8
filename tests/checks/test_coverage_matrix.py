"""``check --coverage``: which questions test which objectives, at which level."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide.checks.coverage import coverage
from guide.cli import main
from tests.compile.water_guide import text, water_guide

EXPECTED = """\
Water in the sky             remember  understand  apply  analyse  evaluate  create  no level
1. Explain how clouds form   1         -           -      -        -         -       2 5
2. Name the clouds           -         -           -      -        -         -       4 5
3. Judge a weather forecast  -         -           -      -        -         -       -
(no objective named)         -         -           -      -        -         -       3

Rivers                remember  understand  apply  analyse  evaluate  create  no level
(no objective named)  -         -           -      -        -         -       6 7 8 9 10 11

All questions  remember  understand  apply  analyse  evaluate  create  no level
how many       1         0           0      0        0         0       10
"""


def test_the_matrix() -> None:
    tested = {"vapour": (1,), "states": (1,), "clouds": (2,), "cycle": (1, 2)}
    guide = water_guide()
    sky, river = guide.sections
    names = ("Explain how clouds form", "Name the clouds", "Judge a weather forecast")
    sky = replace(sky, objectives=tuple(text(name) for name in names))
    questions = tuple(
        replace(question, objectives=tested.get(question.id, ())) for question in guide.questions
    )
    assert coverage(replace(guide, sections=(sky, river), questions=questions)) == EXPECTED


def test_it_is_printed_after_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from guide.new import make

    make(tmp_path / "source")
    assert main(["check", str(tmp_path / "source"), "--coverage"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("no mistakes found\n")
    assert "All questions" in printed
