"""What tells whether a file has changed, from one process to the next."""

import os
import time
from pathlib import Path

import pytest

from guide import freshness
from guide.cache import Cache
from guide.freshness import code_stamp, digests, is_known

MANY = 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(MANY):
        path = tmp_path / "files" / f"{number:02}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"file {number:02}")
    return tmp_path / "files"


@pytest.fixture
def look(folder: Path, tmp_path: Path):
    """Looks at the files as a new process does."""

    def look() -> dict[str, str]:
        cache = Cache(tmp_path / "cache", "files")
        found = digests(folder, cache)
        cache.tidy()
        return found

    return look


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files have been lying there for a while."""
    now = time.time_ns
    monkeypatch.setattr(freshness.time, "time_ns", lambda: now() + 10_000_000_000)


def test_files_that_lie_there_unchanged_are_not_read_again(later, look, monkeypatch):
    first = look()
    read: list[str] = []
    monkeypatch.setattr(freshness, "_content", read.append)
    assert look() == first
    assert not read


def test_what_is_known_of_files_changes_no_digest(later, look, folder):
    first = look()
    assert first == digests(folder)
    (folder / "03.txt").write_text("another")
    (folder / "04.txt").unlink()
    (folder / "05.txt").rename(folder / "06.txt")
    (folder / "new.txt").write_text("new")
    assert look() == digests(folder) != first


def test_an_edit_that_keeps_the_size_and_the_time_is_seen(later, look, folder):
    edited = folder / "03.txt"
    about = edited.stat()
    first = look()
    edited.write_text("FILE 03")
    os.utime(edited, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert look()["03.txt"] != first["03.txt"]


def test_a_file_that_was_just_saved_is_read_again(look, folder, monkeypatch):
    """Another save in the same moment may leave size and times as they are."""
    look()
    read: list[str] = []
    content = freshness._content
    monkeypatch.setattr(freshness, "_content", lambda path: (read.append(path), content(path))[1])
    look()
    assert len(read) == MANY


def test_folders_of_one_name_are_known_apart(later, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache", "files")
    for home in "here", "there":
        (tmp_path / home / "source").mkdir(parents=True)
        for number in range(MANY):
            (tmp_path / home / "source" / f"{number}.txt").write_text(f"{number} {home}")
    monkeypatch.chdir(tmp_path / "here")
    digests(Path("source"), cache)
    assert is_known(Path("source"), cache)
    monkeypatch.chdir(tmp_path / "there")
    assert not is_known(Path("source"), cache)
    assert digests(Path("source"), cache) == digests(Path("source"))


def test_compiled_and_hidden_files_are_no_part_of_the_code(folder):
    stamp = code_stamp(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "00.pyc").write_bytes(b"compiled")
    (folder / ".swp").write_bytes(b"hidden")
    assert code_stamp(folder) == stamp
    (folder / "00.txt").write_text("other code")
    assert code_stamp(folder) != stamp
