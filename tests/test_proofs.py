"""``check --typography`` names the place in the source of what it finds in the pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guide.cli import main
from guide.proofs import typography

KITCHEN_SINK = Path(__file__).parent / "guides/kitchen-sink"
PLACED = re.compile(r"(?P<file>\S+):(?P<line>\d+):(?P<column>\d+): p\. \S+: [^:]+: (?P<words>.*)")
LOOSE = "a few words of it and then 12345678901234567890 " * 6
"""Figures are not hyphenated: they leave the lines before them short."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A guide on paper so narrow that long words can hardly be set."""
    folder = Path(shutil.copytree(KITCHEN_SINK, tmp_path / "source"))
    about = folder / "guide.yaml"
    text = re.sub(r"(?m)^(style|paper):.*\n", "", about.read_text("utf-8"))
    about.write_text(text + "paper: {width: 95mm, height: 180mm}\n", "utf-8")
    return folder


def add(file: Path, text: str) -> tuple[str, int]:
    """Put text at a file's end; answers the file's path in the guide and the line on which it begins."""
    before = file.read_text("utf-8").rstrip("\n") + "\n\n"
    file.write_text(before + text + "\n", "utf-8")
    return file.relative_to(file.parents[1]).as_posix(), before.count("\n") + 1


def found(source: Path) -> list[re.Match[str]]:
    return [match for line in typography(source) if (match := PLACED.fullmatch(line))]


def test_a_line_of_a_paragraph_is_found_in_its_file(source: Path) -> None:
    file, line = add(source / "sections/01-what-it-is.md", f"A *sentence* of {LOOSE}.")
    places = [each for each in found(source) if each["file"] == file]
    on_the_line = [each for each in places if int(each["line"]) == line]
    assert on_the_line
    text = (source / file).read_text("utf-8").splitlines()[line - 1]
    for each in on_the_line:
        words = text[int(each["column"]) - 1 :].replace("*", "").split()[:3]
        is_short = len(each["words"].split()) < 5
        assert " ".join(words) in each["words"] or is_short
    assert {int(each["column"]) for each in on_the_line} > {1}


def test_a_line_of_a_record_is_found_in_its_file(source: Path) -> None:
    file = source / "figures.yaml"
    text = f"- {{id: wide, name: Wide, sections: [up], text: {LOOSE}}}"
    line = file.read_text("utf-8").count("\n") + 1
    with file.open("a", encoding="utf-8") as written:
        written.write(text + "\n")
    assert (file.name, line) in {(each["file"], int(each["line"])) for each in found(source)}


def test_every_place_is_one_of_a_file(source: Path) -> None:
    add(source / "sections/02-up.md", LOOSE)
    places = found(source)
    assert places
    for each in places:
        lines = (source / each["file"]).read_text("utf-8").splitlines()
        assert 1 <= int(each["column"]) <= len(lines[int(each["line"]) - 1]) + 1


def test_what_the_builder_makes_has_no_place(source: Path) -> None:
    """The key of exercises is drawn from the whole guide: no line of the source says it."""
    told = typography(source)
    assert all(line.startswith("p. ") for line in told if "Answer key" in line)


def test_the_command_prints_them(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(source / "sections/02-up.md", LOOSE)
    assert main(["check", str(source), "--typography"]) == 0
    assert re.search(r"^sections/02-up\.md:\d+:\d+: p\. ", capsys.readouterr().out, re.MULTILINE)


def test_other_styles_and_papers_are_tried(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(source / "sections/02-up.md", LOOSE)
    wide = ["check", str(source), "--typography", "--style", "readable", "--paper", "a4"]
    assert main(wide) == 0
    assert "loose line" not in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main([*wide[:3], "--style", "readible"])
    assert "readible" in capsys.readouterr().err
