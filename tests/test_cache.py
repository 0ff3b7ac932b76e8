"""The cache: what goes in comes out, and nothing that is wrong with it can be seen in a build."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.build import Request, read
from guide.cache import NO_CACHE, Cache, canonical, open_cache
from guide.diagnostics import Problems

GUIDE = Path(__file__).parent / "guides" / "kitchen-sink"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "this code")


class Counter:
    """Makes a result, and counts how often it had to."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> tuple[str, int]:
        self.made += 1
        return ("result", 7)


def saved(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def again(tmp_path: Path) -> Callable[[], Cache]:
    """The same cache, as another process opens it."""
    return lambda: Cache(tmp_path / "cache", "this code")


def test_a_result_is_made_once(cache: Cache, again: Callable[[], Cache]) -> None:
    make = Counter()
    assert [cache.recall(("a", 1), make) for _ in range(2)] == [("result", 7)] * 2
    cache.tidy()
    assert [again().recall(("a", 1), make) for _ in range(2)] == [("result", 7)] * 2
    assert make.made == 1
    cache.recall(("a", 2), make)
    assert make.made == 2, "other inputs, another result"


def test_without_a_cache_nothing_is_kept_of_one_guide_for_the_next() -> None:
    make = Counter()
    for _ in range(2):
        NO_CACHE.at_hand(f"{NO_CACHE.name('guide')}-part", make)
    assert make.made == 2


def test_other_code_makes_its_own(cache: Cache, tmp_path: Path) -> None:
    make = Counter()
    cache.recall("input", make)
    cache.tidy()
    Cache(tmp_path / "cache", "other code").recall("input", make)
    assert make.made == 2


@pytest.mark.parametrize("damage", [b"", b"half of", b"\x80\x05."])
def test_a_damaged_result_is_made_anew(
    cache: Cache, again: Callable[[], Cache], tmp_path: Path, damage: bytes
) -> None:
    make = Counter()
    cache.recall("input", make)
    cache.tidy()
    (path,) = (tmp_path / "cache").glob("??/*")
    path.write_bytes(damage or path.read_bytes()[:-3])
    mending = again()
    assert mending.recall("input", make) == ("result", 7)
    assert make.made == 2
    mending.tidy()
    assert again().recall("input", make) == ("result", 7)
    assert make.made == 2, "and mended"


def test_a_folder_that_can_not_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    make = Counter()
    cache = Cache(tmp_path / "file" / "cache", "code")
    assert cache.recall("input", make) == ("result", 7)
    cache.tidy()
    assert make.made == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is a device of Linux")
def test_a_full_disk_does_no_harm(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = cache.name("input")
    folder = tmp_path / "cache" / name[:2]
    folder.mkdir(parents=True)
    (folder / f"{name}.{os.getpid()}").symlink_to("/dev/full")
    assert cache.recall("input", Counter()) == ("result", 7)
    cache.tidy()
    assert list((tmp_path / "cache").glob("??/*")) == []


def test_equal_inputs_have_one_name(cache: Cache) -> None:
    text = "".join(["the same ", "words"])
    assert cache.name((text, text)) == cache.name(("the same words", "the same words"))
    assert canonical((1, "1")) != canonical(("1", 1))


def test_the_environment_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_CACHE", "off")
    make = Counter()
    for _ in range(2):
        open_cache("code").recall("input", make)
    assert make.made == 2
    monkeypatch.setenv("GUIDE_CACHE", str(tmp_path / "here"))
    there = open_cache("code")
    there.recall("input", make)
    there.tidy()
    assert saved(tmp_path / "here")


def test_what_has_not_been_asked_for_longest_goes(
    cache: Cache,
    again: Callable[[], Cache],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache.recall("old", Counter())
    cache.tidy()
    (old,) = (tmp_path / "cache").glob("??/*")
    os.utime(old, (0, 0))
    os.utime(tmp_path / "cache" / "tidied", (0, 0))
    cache.recall("new", Counter())
    monkeypatch.setattr("guide.cache._LARGEST", old.stat().st_size)
    cache.tidy()
    assert not old.exists()
    make = Counter()
    again().recall("new", make)
    assert make.made == 0


def test_a_guide_from_the_cache_is_the_guide(
    cache: Cache, again: Callable[[], Cache], tmp_path: Path
) -> None:
    request = Request(GUIDE, tmp_path)
    results = []
    for used in (NO_CACHE, cache, again()):
        problems = Problems()
        skeleton, style = read(request, problems, used)
        assert skeleton is not None
        results.append((skeleton.whole, style, problems.in_order()))
        used.tidy()
    assert results[0] == results[1] == results[2]
    assert len(saved(tmp_path / "cache")) > 5
    assert not any(path.stat().st_mode & stat.S_IWOTH for path in saved(tmp_path / "cache"))


def bundled(cache: Cache) -> Cache:
    """A cache that knows what its guide's last build asked for."""
    cache.open_bundle("a guide")
    return cache


@pytest.fixture
def bundle(
    cache: Cache,
    again: Callable[[], Cache],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Of twenty results, which now lie nowhere else."""
    monkeypatch.setattr("guide.cache._MANY_SINGLE", 5)
    for number in range(20):
        cache.recall(number, Counter())
    cache.tidy()
    single = list((tmp_path / "cache").glob("??/*"))
    second = bundled(again())
    for number in range(20):
        second.recall(number, Counter())
    second.tidy()
    (found,) = [path for path in saved(tmp_path / "cache") if path.stat().st_size > 500]
    for path in single:
        path.unlink()
    return found


def test_what_was_asked_for_together_lies_together(
    bundle: Path, again: Callable[[], Cache]
) -> None:
    make, cache = Counter(), bundled(again())
    assert [cache.recall(number, make) for number in range(20)] == [("result", 7)] * 20
    assert make.made == 0
    assert again().find(cache.name(3)) is None, "only who opens it finds what is in it"


@pytest.mark.parametrize("kept", [0, 10, -1, -30, -500])
def test_a_damaged_bundle_does_no_harm(bundle: Path, again: Callable[[], Cache], kept: int) -> None:
    data = bundle.read_bytes()
    bundle.write_bytes(data[:kept])
    make, cache = Counter(), bundled(again())
    assert [cache.recall(number, make) for number in range(20)] == [("result", 7)] * 20
    assert make.made == 20
    bundle.write_bytes(data.replace(b"result", b"nonsen"))
    cache = bundled(again())
    assert [cache.recall(number, make) for number in range(20)] == [("result", 7)] * 20
