"""The house keeps its order: who may import whom, what is imported at all, and who speaks to the user.

Told at length in CONTRIBUTING.md, "The house".
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "guide"

MAY_IMPORT = {
    "model": set(),
    "document": set(),
    "document_text": {"document"},
    "diagnostics": {"model"},
    "questions": {"model", "document", "diagnostics"},
    "source": {"model", "diagnostics", "questions", "style", "cache", "processes"},
    "compile": {"model", "document", "questions", "diagnostics", "locales", "cache"},
    "style": set(),
    "typeset": set(),
    "pdf": {"document", "style", "typeset", "cache", "processes"},
    "epub": {"document", "style", "cache"},
    "leaks": {"document", "model", "diagnostics", "questions", "compile", "cache"},
    "checks": {"model", "document", "diagnostics", "questions", "compile", "cache"},
    "quiz": {"document", "model", "diagnostics", "questions", "compile"},
    "wording": {"document", "compile.words", "cache"},
    "print": {"pdf", "typeset", "style", "document"},
    "commands": {
        "build",
        "catalogue",
        "diagnostics",
        "errata",
        "model",
        "new",
        "orders",
        "pdf.cardsheet",
        "press",
        "print",
        "proofs",
        "quiz",
        "source.paper",
        "source.schema",
        "watch",
        "wording.tell",
    },
    "fonts": {"typeset", "cache", "freshness"},
    "freshness": {"cache"},
    "watch": set(),
    "new": set(),
    "publish": set(),
    "cache": {"bundle"},
    "processes": set(),
}
"""Parts that are not named here (build, cli, and what they alone are made of) tie the others together."""

EVERYWHERE = {"dataclass", "digest"}
"""What every part may import."""

DOORS = {
    "ebooklib": "guide/epub/",
    "jinja2": "guide/epub/",
    "latex2mathml": "guide/epub/",
    "reportlab": "guide/typeset/",
    "uharfbuzz": "guide/typeset/",
    "pyphen": "guide/typeset/",
    "PIL": ("guide/typeset/", "guide/epub/raster.py"),
    "markdown_it": "guide/source/markdown/",
    "mdit_py_plugins": "guide/source/markdown/",
    "pikepdf": "guide/print/",
    "rich": "guide/commands/progress.py",
    "watchfiles": "guide/watch.py",
}
"""Where a foreign library comes in. What is not named may be imported where it is needed."""


def modules() -> Iterator[Path]:
    return PACKAGE.rglob("*.py")


def part_of(path: Path) -> str:
    """The room of a module: its folder in the package, or its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Dotted names that a module imports or looks for, wherever in it; ``from a import b`` gives a and a.b."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "find_spec":
            yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def ours(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, without the package's name."""
    for name in imported(path):
        if name.startswith("guide.") and is_module(name):
            yield name.removeprefix("guide.")


def is_module(name: str) -> bool:
    base = ROOT / name.replace(".", "/")
    return base.is_dir() or base.with_suffix(".py").is_file()


def is_allowed(name: str, part: str) -> bool:
    return any(
        name == allowed or name.startswith(f"{allowed}.")
        for allowed in {part, *EVERYWHERE, *MAY_IMPORT[part]}
    )


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_a_part_imports_only_what_it_may(part):
    found = {
        f"{path.relative_to(ROOT)} imports guide.{name}"
        for path in modules()
        if part_of(path) == part
        for name in ours(path)
        if not is_allowed(name, part)
    }
    assert not found


def test_every_folder_of_the_package_has_its_rule():
    folders = {path.name for path in PACKAGE.iterdir() if any(path.glob("*.py"))}
    assert folders <= MAY_IMPORT.keys() | EVERYWHERE


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_foreign_library_comes_in_by_one_door(library):
    found = {
        path.relative_to(ROOT).as_posix()
        for path in modules()
        if any(name.partition(".")[0] == library for name in imported(path))
    }
    assert found, "nobody imports it: take it from the list, and from pyproject.toml"
    assert {path for path in found if not path.startswith(DOORS[library])} == set()


def test_nothing_knows_the_command_line_but_itself():
    found = {
        part_of(path)
        for path in modules()
        if any(name.partition(".")[0] in ("cli", "commands") for name in ours(path))
    }
    assert found == {"__main__", "cli", "commands"}


def test_data_classes_are_those_that_are_cheap_to_define():
    found = {
        str(path.relative_to(ROOT))
        for path in modules()
        if part_of(path) != "dataclass" and "dataclasses" in set(imported(path))
    }
    assert not found


def test_only_the_command_line_prints():
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules()
        if part_of(path) not in ("cli", "commands")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if speaks(node)
    }
    assert not found


def speaks(node: ast.AST) -> bool:
    """Whether a node calls ``print`` or reaches for a standard stream."""
    match node:
        case ast.Call(func=ast.Name(id="print")):
            return True
        case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr"):
            return True
    return False


# --- what is not imported -------------------------------------------------------------------------

HEAVY = {
    "reportlab",
    "ebooklib",
    "lxml",
    "jinja2",
    "yaml",
    "markdown_it",
    "PIL",
    "uharfbuzz",
    "rich",
    "pikepdf",
}
NEVER = {"pydantic", "numpy", "reportlab.platypus", "reportlab.graphics", "reportlab.pdfgen.canvas"}


def loaded_by(tmp_path: Path, *arguments: str) -> set[str]:
    """The modules in memory when a command has run to its end, in a process of its own."""
    script = (
        "import sys; from guide.cli import main\n"
        "try: status = main(sys.argv[1:])\n"
        "except SystemExit as end: status = end.code\n"
        "assert not status, status\n"
        "open('loaded', 'w').write('\\n'.join(sys.modules))"
    )
    command = [sys.executable, "-c", script, *arguments]
    environment = {
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GUIDE_PROCESSES": "1",  # else another one reads the guide, whose modules are not counted
    }
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set((tmp_path / "loaded").read_text().split())


@pytest.fixture
def source(tmp_path):
    from guide.new import make

    make(tmp_path / "source")


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["new", "mine"]])
def test_small_commands_load_nothing_heavy(tmp_path, words):
    assert not loaded_by(tmp_path, *words) & (HEAVY | NEVER)


def test_check_loads_nothing_that_draws_or_packs(tmp_path, source):
    assert not loaded_by(tmp_path, "check") & (NEVER | {"ebooklib", "lxml", "jinja2", "rich"})


def test_a_pdf_alone_loads_nothing_of_the_epub(tmp_path, source):
    assert not loaded_by(tmp_path, "build", "--only", "pdf") & (
        NEVER | {"ebooklib", "jinja2", "rich"}
    )


def test_a_whole_build_loads_no_layout_but_ours(tmp_path, source):
    assert not loaded_by(tmp_path, "build") & NEVER


READERS = {"markdown_it", "guide.source.sections", "guide.source.questions", "guide.source.fields"}
"""What files are read with."""
MAKERS = {"guide.document", "guide.model.records", "guide.compile", "guide.pdf", "guide.epub"}


def test_a_build_that_changes_nothing_loads_nothing_that_makes(tmp_path, source):
    loaded_by(tmp_path, "build", "--only", "pdf")
    again = loaded_by(tmp_path, "build", "--only", "pdf")
    assert not again & (HEAVY | NEVER | READERS | MAKERS)
    assert len(again) < 130, "modules, those of Python's own start among them"


def test_files_that_are_known_load_no_readers(tmp_path, source):
    first = loaded_by(tmp_path, "build", "--only", "pdf")
    assert first >= READERS
    (tmp_path / "out" / "build.json").unlink()
    assert not loaded_by(tmp_path, "build", "--only", "pdf") & READERS


def test_an_edited_sentence_loads_no_templates_and_no_yaml(tmp_path, source):
    loaded_by(tmp_path, "build", "--only", "epub")
    section = next((tmp_path / "source" / "sections").iterdir())
    section.write_text(section.read_text() + "\nOne more sentence.\n")
    again = loaded_by(tmp_path, "build", "--only", "epub")
    assert "guide.epub.writer" in again
    assert not again & {"jinja2", "ebooklib", "lxml", "yaml", "guide.source.fields"}


def test_an_epub_that_is_known_loads_nothing_that_writes_one(tmp_path, source):
    writers = {"jinja2", "ebooklib", "lxml", "guide.epub.writer"}
    assert loaded_by(tmp_path, "build", "--only", "epub") >= writers
    (tmp_path / "out" / "build.json").unlink()
    assert not loaded_by(tmp_path, "build", "--only", "epub") & writers


def test_a_watching_process_has_imported_all_before_the_first_save(tmp_path, source):
    script = (
        "import sys; from pathlib import Path; from guide.build import Request, build, rehearse\n"
        "request = Request(Path('source'), Path('out'), only=('pdf', 'epub'))\n"
        "build(request, print)\n"
        "written = (Path('out') / 'build.json').stat().st_mtime_ns\n"
        "rehearse(request)\n"
        "assert (Path('out') / 'build.json').stat().st_mtime_ns == written\n"
        "before = set(sys.modules)\n"
        "section = next(Path('source/sections').iterdir())\n"
        "section.write_text(section.read_text() + '\\nOne more sentence.\\n')\n"
        "assert build(request, print).files\n"
        "late = {name for name in sys.modules if name not in before}\n"
        "assert not late & {'markdown_it', 'guide.source.sections', 'guide.pdf.write'}, late\n"
        "assert not [name for name in late if name.startswith('guide.source')], late"
    )
    environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
