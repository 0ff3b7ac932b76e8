"""Paper counted before it is bought."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.cli import Exit, main
from guide.print.folding import booklet
from guide.print.report import use_of


@given(st.integers(1, 300), st.integers(1, 40))
def test_paper_is_what_lies_on_the_table(pages, copies):
    use = use_of("rivers.pdf", pages, copies)
    assert use.one_sided == pages * copies
    assert use.two_sided == -(-pages // 2) * copies
    assert use.booklet == len(booklet(pages)) // 2 * copies, "as many as are imposed"


def test_a_class_of_28(tmp_path: Path, capsys):
    outputs = {
        "rivers-student.pdf": {"pages": 9},
        "handouts/01-source.pdf": {"pages": 3},
        "rivers.epub": {"pages": 0},
    }
    (tmp_path / "build.json").write_text(json.dumps({"outputs": outputs}))
    assert main(["print", "report", "--class", "28", "-o", str(tmp_path)]) == Exit.BUILT
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("a class of 28")
    assert [line.split() for line in lines[3:]] == [
        ["rivers-student.pdf", "9", "252", "140", "84"],
        ["handouts/01-source.pdf", "3", "84", "56", "28"],
        ["all", "2", "files", "12", "336", "196", "112"],
    ]


def test_nothing_was_built(tmp_path: Path, capsys):
    with pytest.raises(SystemExit) as end:
        main(["print", "report", "-o", str(tmp_path)])
    assert end.value.code == Exit.USAGE
    assert "build first" in capsys.readouterr().err
