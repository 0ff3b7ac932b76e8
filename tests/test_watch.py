"""Watching folders: what counts as one change, and what does not count."""

import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from guide.new import make
from guide.watch import watch

ROOT = Path(__file__).parents[1]


class Author:
    """Stands where the build would: notes what it is told, and saves files while a rebuild runs."""

    def __init__(self, *turns):
        self.turns = list(turns)
        self.told = []

    def __call__(self, changed):
        self.told.append({path.name for path in changed})
        if not self.turns:
            raise KeyboardInterrupt
        self.turns.pop(0)()


def save(*paths: Path):
    def turn():
        for path in paths:
            path.write_text("saved")

    return turn


def test_builds_at_once_and_then_once_for_a_burst_of_saves(tmp_path):
    author = Author(save(tmp_path / "a.md", tmp_path / "b.md", tmp_path / "c.yaml"))
    watch([tmp_path], author)
    assert author.told == [set(), {"a.md", "b.md", "c.yaml"}]


def test_a_file_that_is_emptied_before_it_is_filled_is_read_when_it_is_full(tmp_path):
    file, found = tmp_path / "a.md", []

    def save_in_two_steps():
        file.write_text("")
        threading.Timer(0.03, file.write_text, ["full"]).start()

    def rebuild(changed):
        if not changed:
            save_in_two_steps()
            return
        found.append(file.read_text())
        if found[-1]:
            raise KeyboardInterrupt

    watch([tmp_path], rebuild)
    assert found == ["full"]


def test_each_later_save_is_told(tmp_path):
    author = Author(save(tmp_path / "a.md"), save(tmp_path / "b.md"), save(tmp_path / "a.md"))
    watch([tmp_path], author)
    assert author.told == [set(), {"a.md"}, {"b.md"}, {"a.md"}]


def test_outputs_inside_the_source_and_editors_leavings_start_no_build(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    noise = save(out / "guide.pdf", tmp_path / ".a.md.swp", tmp_path / "a.md~")
    author = Author(lambda: (noise(), save(tmp_path / "outline.md")()))
    watch([tmp_path], author, ignored=[out])
    assert author.told == [set(), {"outline.md"}]


def test_several_folders_are_watched(tmp_path):
    source, styles = tmp_path / "source", tmp_path / "styles"
    source.mkdir()
    styles.mkdir()
    author = Author(save(styles / "mine.yaml"), save(source / "a.md"))
    watch([source, styles], author)
    assert author.told == [set(), {"mine.yaml"}, {"a.md"}]


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        watch([tmp_path / "nowhere"], lambda _: None)


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def watching(tmp_path):
    """The command at work on a new guide; answers it and a queue of the lines that it prints."""
    make(tmp_path / "source")
    command = [sys.executable, str(ROOT / "build_guide.py"), "watch", "--only", "pdf", "epub"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        lines = queue.Queue()
        threading.Thread(target=lambda: [lines.put(line) for line in process.stdout]).start()
        yield process, lines
        process.kill()


def line_with(words, lines):
    """The next line that says ``words``."""
    while words not in (line := lines.get(timeout=60)):
        pass
    return line


def test_the_command_survives_mistakes_and_ends_quietly(tmp_path, watching):
    process, lines = watching
    book = tmp_path / "out" / "the-first-flights.epub"
    section = tmp_path / "source" / "sections" / "02-after.md"
    line_with("2 files", lines)
    first = book.read_bytes()

    text = section.read_text()
    section.write_text(text.replace("table:two-kinds", "table:three-kinds"))
    assert line_with("error[", lines).startswith("sections/02-after.md:")
    assert "02-after.md" in line_with("the last good files are kept", lines)
    assert book.read_bytes() == first

    section.write_text(text + "\nOne more paragraph.\n")
    line_with("2 files", lines)
    assert book.read_bytes() != first

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0


def test_each_rebuild_tells_what_was_saved_how_long_it_took_and_which_pages_changed(
    tmp_path, watching
):
    _, lines = watching
    sections = sorted((tmp_path / "source" / "sections").iterdir())
    first = line_with("2 files", lines)
    assert re.fullmatch(r"2 files, \d+ pages in out/ \(\d+\.\d s\)\n", first)

    for section in sections:
        section.write_text(section.read_text() + "\nOne more paragraph.\n")
    names = ", ".join(section.name for section in sections)
    assert line_with("2 files", lines).startswith(f"[{names}] "), "a burst makes one build"
    assert "reprint page" in line_with("the-first-flights.pdf", lines)
    assert "changed" in line_with("the-first-flights.epub", lines)

    guide = tmp_path / "source" / "guide.yaml"
    guide.write_text("# A remark changes nothing\n" + guide.read_text())
    assert line_with("2 files", lines).startswith("[guide.yaml] ")
    assert "2 files unchanged" in line_with("unchanged", lines)


def test_ctrl_c_while_garbage_is_collected_is_not_lost():
    from guide.commands.watch import collect_garbage

    class Loop:
        """Garbage at whose end somebody presses Ctrl-C: what is raised there is ignored by Python."""

        def __init__(self):
            self.itself = self

        def __del__(self):
            signal.raise_signal(signal.SIGINT)

    Loop()
    with pytest.raises(KeyboardInterrupt):
        collect_garbage()
