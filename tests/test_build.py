"""What a build leaves behind: the promised files, the same bytes, nothing half done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from guide.build import Request, build
from guide.cli import main
from guide.publish import BusyError, locked, publish

ROOT = Path(__file__).parents[1]
KITCHEN_SINK = ROOT / "tests/guides/kitchen-sink"
MINIMAL = ROOT / "tests/guides/minimal"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build_guide.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def files_of(folder: Path) -> dict[str, str]:
    """Name and SHA-256 of every file that readers see."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the smallest guide, to be edited."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "source"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_the_promised_files_are_made_and_told_of(tmp_path: Path) -> None:
    done = run("build", KITCHEN_SINK, "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    files = files_of(tmp_path)
    manifest = json.loads((tmp_path / "build.json").read_text("utf-8"))
    books = {name for name in files if "/" not in name and name != "build.json"}
    stems = sorted(name.removesuffix(".pdf").removesuffix(".epub") for name in books)
    base = min(stems, key=len)
    assert {f"{base}.pdf", f"{base}.epub", f"{base}-student.pdf", f"{base}-answers.pdf"} <= books
    sections = sorted((KITCHEN_SINK / "sections").glob("*.md"))
    assert len([name for name in files if name.startswith("handouts/")]) == len(sections)
    for name, record in manifest["outputs"].items():
        assert files[name] == record["sha256"]
        assert record["pages"] > 0 or name.endswith(".epub")
    for name, digest in manifest["inputs"].items():
        assert sha256((KITCHEN_SINK / name).read_bytes()).hexdigest() == digest


def test_the_same_source_makes_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Another day, time zone, locale, hash seed, folder and umask: nothing of it may show."""
    here, there = tmp_path / "here", tmp_path / "there" / "deeper"
    moved = Path(shutil.copytree(KITCHEN_SINK, tmp_path / "moved" / "guide"))
    for path in moved.rglob("*"):
        os.utime(path, (1, 1))
    assert run("build", KITCHEN_SINK, "-o", here, PYTHONHASHSEED="1", TZ="UTC").returncode == 0
    tomorrow = (
        "import os, sys, time; os.umask(0o077); real = time.time;"
        "time.time = lambda: real() + 86_400 * 1.5;"
        "from guide.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", tomorrow, "build", str(moved), "-o", str(there)],
        env={
            **os.environ, "PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C",
            "PYTHONPATH": str(ROOT),
        },
        check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert files_of(there) == files_of(here)


def test_one_file_alone_is_the_same_as_among_all(tmp_path: Path) -> None:
    """What else is built in the same run does not show in a file."""
    run("build", KITCHEN_SINK, "-o", tmp_path / "all")
    run("build", KITCHEN_SINK, "-o", tmp_path / "one", "--only", "student")
    everything = files_of(tmp_path / "all")
    alone = {
        name: digest for name, digest in files_of(tmp_path / "one").items() if name != "build.json"
    }
    assert len(alone) == 1
    assert alone.items() <= everything.items()


def test_nothing_changed_means_nothing_done(source: Path, out: Path) -> None:
    run("build", source, "-o", out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.pdf")}
    again = run("build", source, "-o", out)
    assert "nothing has changed" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.pdf")} == times


@pytest.mark.parametrize("spoil", ["edit", "delete", "overwrite"])
def test_what_was_touched_is_built_again(source: Path, out: Path, spoil: str) -> None:
    run("build", source, "-o", out)
    before = files_of(out)
    book = next(name for name in before if name.endswith(".epub"))
    if spoil == "edit":
        section = next((source / "sections").glob("*.md"))
        section.write_text(section.read_text("utf-8") + "\n\nOne sentence more.\n", "utf-8")
    elif spoil == "delete":
        (out / book).unlink()
    else:
        (out / book).write_bytes(b"not a book")
    assert run("build", source, "-o", out).returncode == 0
    after = files_of(out)
    assert (after[book] == before[book]) is (spoil != "edit")


def test_a_section_that_went_takes_its_handout_along(source: Path, out: Path) -> None:
    (source / "sections/99-more.md").write_text("---\ntitle: More\n---\n\nMore text.\n", "utf-8")
    run("build", source, "-o", out)
    assert list((out / "handouts").glob("*-more.pdf"))
    (source / "sections/99-more.md").unlink()
    run("build", source, "-o", out)
    assert not list((out / "handouts").glob("*-more.pdf"))


def names_in(out: Path) -> set[str]:
    """The files that the manifest tells of."""
    return set(json.loads((out / "build.json").read_text("utf-8"))["outputs"])


@pytest.mark.parametrize(
    "part",
    [
        ["--only", "student"],
        ["--only", "handouts", "--section", "rain"],
        ["--edition", "revision"],
        ["--edition", "questions", "--section", "rain"],
        ["--versions", "2"],
    ],
    ids=" ".join,
)
def test_a_build_of_a_part_renews_its_own_files_and_forgets_no_other(
    source: Path, out: Path, part: list[str]
) -> None:
    add_question_and_edition(source)
    run("build", source, "-o", out)
    before = files_of(out)
    edit(source)
    done = run("build", source, "-o", out, *part)
    assert done.returncode == 0, done.stderr
    after = files_of(out)
    renewed = {name for name in after if after[name] != before.get(name)} - {"build.json"}
    assert renewed
    assert set(before) <= set(after)
    assert names_in(out) == set(after) - {"build.json"}
    again = run("build", source, "-o", out, *part)
    assert "nothing has changed" in again.stdout


def test_a_build_of_a_part_does_not_make_the_whole_stale(source: Path, out: Path) -> None:
    whole, part = ("build", source, "-o", out), ("build", source, "-o", out, "--only", "student")
    for command in (part, whole, part):
        assert "nothing has changed" not in run(*command).stdout
    for command in (whole, part):
        assert "nothing has changed" in run(*command).stdout
    run(*part, "--style", "large-print")
    assert "nothing has changed" not in run(*whole).stdout


def test_a_build_of_a_part_tells_what_differs_in_it(source: Path, out: Path) -> None:
    run("build", source, "-o", out)
    edit(source)
    told = run("build", source, "-o", out, "--only", "student").stdout
    assert "rain-student.pdf: reprint page" in told
    assert "no longer made" not in told


def test_a_whole_build_after_one_of_a_part_takes_away_what_is_not_made_any_more(
    source: Path, out: Path
) -> None:
    (source / "sections/99-more.md").write_text("---\ntitle: More\n---\n\nMore text.\n", "utf-8")
    run("build", source, "-o", out)
    (source / "sections/99-more.md").unlink()
    run("build", source, "-o", out, "--only", "epub")
    assert list((out / "handouts").glob("*-more.pdf")), "a part does not take away"
    told = run("build", source, "-o", out).stdout
    assert not list((out / "handouts").glob("*-more.pdf"))
    assert "more.pdf: no longer made" in told


def test_what_was_asked_for_by_name_stands_as_long_as_the_guide_has_it(
    source: Path, out: Path
) -> None:
    add_question_and_edition(source)
    run("build", source, "-o", out, "--edition", "revision")
    run("build", source, "-o", out, "--versions", "2")
    named = names_in(out)
    assert len(named) == 6
    told = run("build", source, "-o", out).stdout
    assert named <= set(files_of(out))
    assert named <= names_in(out)
    assert "no longer made" not in told
    settings = (source / "guide.yaml").read_text("utf-8").partition("editions:")[0]
    (source / "guide.yaml").write_text(settings, "utf-8")
    told = run("build", source, "-o", out).stdout
    left = {name for name in named if (out / name).exists()}
    assert left == {name for name in named if name.startswith("quiz/")}
    assert "rain-revision.pdf: no longer made" in told


def test_a_file_that_was_replaced_is_not_taken_away(source: Path, out: Path) -> None:
    """Such as an edition with a reader's notes in it."""
    add_question_and_edition(source)
    run("build", source, "-o", out, "--edition", "revision")
    (out / "rain-revision.pdf").write_bytes(b"with my notes")
    run("build", source, "-o", out)
    assert (out / "rain-revision.pdf").read_bytes() == b"with my notes"
    assert "rain-revision.pdf" not in names_in(out)


def add_question_and_edition(source: Path) -> None:
    (source / "questions.yaml").write_text(
        "- {id: wet, type: true-false, section: rain, prompt: Rain is wet., answer: true}\n",
        "utf-8",
    )
    with (source / "guide.yaml").open("a", encoding="utf-8") as file:
        file.write("\neditions:\n  revision: {based_on: student}\n")


def edit(source: Path) -> None:
    for file in sorted(source.rglob("*.md")) + sorted(source.rglob("questions.yaml")):
        text = file.read_text("utf-8")
        file.write_text(text.replace("Rain is wet", "Rain is wet indeed"), "utf-8")
    section = source / "sections" / "rain.md"
    section.write_text(section.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")


def test_mistakes_are_told_and_the_last_good_files_stay(source: Path, out: Path) -> None:
    run("build", source, "-o", out)
    before = files_of(out)
    section = next((source / "sections").glob("*.md"))
    text = section.read_text("utf-8") + "\n\nSee [](figure:nobody) and <br>.\n"
    section.write_text(text, "utf-8")
    line = text.count("\n")
    done = run("build", source, "-o", out)
    assert done.returncode == 1
    where = f"sections/{section.name}:{line}:"
    assert sum(part.startswith(where) for part in done.stderr.splitlines()) == 2
    assert "Traceback" not in done.stderr
    assert files_of(out) == before


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["build", "no-such-folder"], 2),
        (["build", "--paper", "a99"], 2),
        (["build", "--only", "paperback"], 2),
        (["schema", "nothing"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_statuses(words: list[str], status: int) -> None:
    try:
        found: object = main(words)
    except SystemExit as stop:
        found = stop.code
    assert (found or 0) == status


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_to_is_the_machines_fault(
    source: Path, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = run("build", source, "-o", closed / "out")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_an_output_folder_that_is_a_file_is_the_machines_fault(
    source: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("in the way")
    done = run("build", source, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_json_findings_are_for_editors(source: Path) -> None:
    section = next((source / "sections").glob("*.md"))
    section.write_text(section.read_text("utf-8") + "\n\n[](term:nothing)\n", "utf-8")
    done = run("check", source, "--json")
    assert done.returncode == 1
    (finding,) = [item for item in json.loads(done.stdout) if item["severity"] == "error"]
    assert finding["file"] == f"sections/{section.name}"
    assert {"line", "column", "rule", "message", "hint"} <= finding.keys()


def test_a_failed_write_leaves_everything_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, {"a.pdf": b"old", "b.pdf": b"old"})
    (tmp_path / "c").write_bytes(b"a file where a folder is wanted")
    with pytest.raises(OSError, match=r"."):
        publish(tmp_path, {"a.pdf": b"new", "b.pdf": b"new", "c/d.pdf": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")} == {
        "a.pdf": b"old",
        "b.pdf": b"old",
    }
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]


def test_two_builds_of_one_folder_do_not_mix(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(BusyError),
        locked(tmp_path, patience=0.1),
    ):
        pass
    with locked(tmp_path, patience=0.1):
        pass


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child there")
def test_interrupting_leaves_no_debris(out: Path) -> None:
    command = [sys.executable, str(ROOT / "build_guide.py"), "build", str(ROOT / "source")]
    process = subprocess.Popen(
        [*command, "-o", str(out)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    time.sleep(0.8)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert not files_of(out)
    assert not list(out.rglob("*.part"))


def test_building_from_python(source: Path, out: Path) -> None:
    steps: list[str] = []
    outcome = build(Request(source, out, only=("pdf",)), steps.append)
    assert not outcome.failed
    assert [file.name for file in outcome.files] == [path.name for path in out.glob("*.pdf")]
    assert steps
