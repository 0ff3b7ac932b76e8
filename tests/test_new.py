"""The guide that ``new`` makes."""

import pytest

from guide.build import check
from guide.new import FolderNotEmptyError, make


def files(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_makes_the_folder_and_fills_it(tmp_path):
    folder = tmp_path / "courses" / "flight"
    make(folder)
    made = {str(path) for path in files(folder)}
    assert {"guide.yaml", "timeline.yaml", "sections/01-balloons.md"} <= made


def test_what_is_made_is_a_guide_without_mistakes(tmp_path):
    make(tmp_path)
    assert check(tmp_path) == ()


def test_an_empty_folder_is_filled(tmp_path):
    make(tmp_path)
    assert (tmp_path / "guide.yaml").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderNotEmptyError):
        make(tmp_path)
    assert files(tmp_path).keys() == {(tmp_path / "notes.txt").relative_to(tmp_path)}


def test_a_file_is_not_overwritten(tmp_path):
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(FolderNotEmptyError):
        make(tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == "mine"
