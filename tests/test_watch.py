"""Watching folders: what counts as one change, and what does not count."""

from pathlib import Path

import pytest

from guide.watch import watch


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
