"""A page budget for handouts: kept where the style allows it, told where it does not."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from guide.build import Outcome, Request, build
from guide.cli import Exit, main
from guide.pdf.fitting import Fit
from guide.print.budget import in_words
from tests.pdf.documents import style

SOURCE = Path(__file__).parents[2] / "source"
SECTION = "at-a-glance"
STYLE = style("classic")


def handout(out: Path, budget: int | None) -> Outcome:
    request = Request(SOURCE, out, only=("handouts",), section=SECTION, fit=budget)
    return build(request, lambda _: None)


def test_a_handout_keeps_to_its_pages_or_says_by_how_much_not(tmp_path):
    (whole,) = handout(tmp_path / "whole", None).files
    assert whole.note == ""
    (roomy,) = handout(tmp_path / "roomy", 50).files
    assert roomy.data == whole.data, "what fits is left alone"
    for budget in (1, len(whole.pages) - 1):
        (file,) = handout(tmp_path / str(budget), budget).files
        pages = len(pypdfium2.PdfDocument(file.data))
        assert file.note.startswith(f"{pages} page")
        assert (pages > budget) == (budget == 1), "a page may be saved, not a whole section"
        assert (f"{pages - budget} more than {budget}" in file.note) == (pages > budget)


def test_what_was_done_to_keep_to_the_pages_is_told():
    lines = in_words(Fit(STYLE, 5, 5, size=0.98, margins=0.7, pitch=17.9, is_tighter=True))
    assert lines == "5 pages, with writing lines 6.3 mm apart, margins at 70% and type at 98%"
    alone = in_words(Fit(STYLE, 5, 5, size=1, margins=1, pitch=17.9, is_tighter=True))
    assert alone == "5 pages, with writing lines 6.3 mm apart"


@pytest.mark.parametrize(
    "words", [["--only", "pdf"], ["--edition", "student"], ["--versions", "2"]], ids=" ".join
)
def test_without_handouts_there_is_nothing_to_press(tmp_path, capsys, words):
    with pytest.raises(SystemExit) as end:
        main(["build", str(SOURCE), "-o", str(tmp_path / "out"), *words, "--fit", "3"])
    assert end.value.code == Exit.USAGE
    assert "--fit presses handouts" in capsys.readouterr().err


def test_the_command_tells_it(tmp_path, capsys):
    words = ["build", str(SOURCE), "-o", str(tmp_path), "--only", "handouts", "--section", SECTION]
    assert main([*words, "--fit", "1"]) == Exit.BUILT
    assert f"{SECTION}.pdf: " in (told := capsys.readouterr().out)
    assert "more than 1: the style allows no less" in told
