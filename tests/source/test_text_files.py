"""Files whose digest is known: what they mean is looked up, and never mixed up."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.cache import Cache
from guide.digest import digest
from guide.source.textfile import ChangedMeanwhileError, TextFile

BEFORE = "---\ntitle: Rain\n---\nIt rains.\n"
AFTER = "---\ntitle: Snow\n---\nIt snows.\n"
PATH = "sections/01-weather.md"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "code")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sections").mkdir()
    (tmp_path / PATH).write_text(BEFORE)
    return tmp_path


def known(text: str) -> str:
    return digest(text.encode())


def title(folder: Path, cache: Cache, seen: str = "") -> str:
    return TextFile(folder, "section", PATH, "en", cache, seen).section.title


def test_a_file_that_is_known_is_not_opened(folder: Path, cache: Cache) -> None:
    assert title(folder, cache) == "Rain"
    (folder / PATH).write_text(AFTER)
    assert title(folder, cache, known(BEFORE)) == "Rain"
    assert title(folder, cache, known(AFTER)) == title(folder, cache) == "Snow"


def test_a_file_saved_meanwhile_is_not_taken_for_the_one_that_was_seen(
    folder: Path, cache: Cache
) -> None:
    (folder / PATH).write_text(AFTER)
    with pytest.raises(ChangedMeanwhileError, match=r"sections/01-weather\.md.* build again"):
        title(folder, cache, known(BEFORE))
    (folder / PATH).write_text(BEFORE)
    assert title(folder, cache, known(BEFORE)) == "Rain", "nothing wrong was kept"


def test_a_link_that_leads_out_is_refused_though_its_content_is_known(
    folder: Path, cache: Cache, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert title(folder, cache) == "Rain"
    outside = tmp_path_factory.mktemp("outside") / "weather.md"
    outside.write_text(BEFORE)
    (folder / PATH).unlink()
    (folder / PATH).symlink_to(outside)
    file = TextFile(folder, "section", PATH, "en", cache, known(BEFORE))
    assert [finding.rule.name for finding in file.meaning.findings] == ["outside-folder"]
    assert not file.meaning.records


def test_front_matter_that_stays_is_the_same_beside_another_text(
    folder: Path, cache: Cache
) -> None:
    assert title(folder, cache) == "Rain"
    (folder / PATH).write_text(BEFORE + "\nAnd rains.\n")
    edited = TextFile(folder, "section", PATH, "en", cache).section
    anew = TextFile(folder, "section", PATH, "en", Cache(None, "")).section
    assert edited == anew
    assert edited.title == "Rain"
