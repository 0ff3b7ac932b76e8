"""What is asked for by name must be there: wrong usage is told apart from a mistake in the source."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guide.build import styles_folder
from guide.cli import COMMANDS, Exit, main
from guide.commands.print import KINDS
from guide.new import make


@pytest.fixture
def source(tmp_path: Path) -> Path:
    make(tmp_path / "source")
    return tmp_path / "source"


@pytest.mark.parametrize(("option", "known"), [("--edition", "student"), ("--section", "balloons")])
def test_a_name_that_is_not_there_is_wrong_usage(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, known: str
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["build", str(source), "-o", str(tmp_path / "out"), option, "revsion"])
    assert end.value.code == Exit.USAGE
    message = capsys.readouterr().err
    assert "'revsion'" in message
    assert known in message, "it says what may be chosen"
    assert not (tmp_path / "out").exists()


def test_one_section_of_an_edition(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["build", str(source), "-o", str(out), "--edition", "questions", "--section", "balloons"])
    (pdf,) = out.glob("*.pdf")
    assert pdf.name.endswith("-questions-balloons.pdf")


def test_a_specimen_of_every_style(tmp_path: Path) -> None:
    for style in ("classic", "large-print", "readable", "ink-saver", "pocket"):
        assert main(["styles", "specimen", style, "-o", str(tmp_path)]) == 0
        assert (tmp_path / f"specimen-{style}.pdf").read_bytes().startswith(b"%PDF")


def test_a_specimen_of_no_style_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["styles", "specimen", "clasic", "-o", str(tmp_path)]) == 2
    assert "did you mean 'classic'?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "watch"])
def test_a_style_that_is_not_there_is_wrong_usage(
    command: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, str(source), "--style", "clasic"])
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert "there is no style 'clasic'; choose from classic, ink-saver," in told


def test_the_style_that_is_named_is_checked_and_its_lines_are_shown(
    source: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    styles = tmp_path / "styles"
    shutil.copytree(styles_folder(), styles)
    (styles / "pale.yaml").write_text(
        'name: pale\nextends: classic\ncolours:\n  muted: "#aaaaaa"\n', "utf-8"
    )
    monkeypatch.setattr("guide.build.styles_folder", lambda: styles)
    monkeypatch.setattr("guide.proofs.styles_folder", lambda: styles)
    assert main(["check", str(source), "--style", "pale"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("styles/pale.yaml:4:3: error[style-token]: text of 'meta' (and of")
    assert '\n      muted: "#aaaaaa"\n      ^' in told


def test_typography_of_a_guide_is_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(source), "--typography"]) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    "words",
    [[name] for name in COMMANDS] + [["print", kind] for kind in KINDS],
    ids=lambda words: " ".join(words),
)
def test_every_command_tells_its_arguments(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([*words, "--help"])
    assert end.value.code == Exit.BUILT
    assert capsys.readouterr().out.startswith(f"usage: build_guide.py {' '.join(words)} [-h]")


def test_who_stops_reading_is_told_nothing() -> None:
    """As in ``build_guide.py schema | head -1``."""
    command = [sys.executable, str(Path(__file__).parents[1] / "build_guide.py"), "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == Exit.UNREAD
