"""A build is the same with any number of processes, and a mistake in one of them is told as it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from guide.build import Request, build
from guide.cache import VARIABLE
from guide.orders import OUTPUT_KINDS, OutputKind
from guide.processes import PROCESSES, available, share

GUIDE = Path(__file__).parent / "guides" / "kitchen-sink"

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@needs_fork
@pytest.mark.parametrize("only", [OUTPUT_KINDS, ("pdf", "epub")])
def test_a_build_is_the_same_with_any_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, only: tuple[OutputKind, ...]
) -> None:
    """Of several files each is one process's work, of one file its divisions are."""
    monkeypatch.setattr("guide.build._MANY_SECTIONS", 1)
    monkeypatch.setenv(VARIABLE, "off")
    for count in (1, 3):
        monkeypatch.setenv(PROCESSES, str(count))
        request = Request(GUIDE, tmp_path / str(count), only=only)
        assert not build(request, lambda _: None).failed
    assert files(tmp_path / "1") == files(tmp_path / "3")


@needs_fork
def test_results_come_in_the_order_of_their_tasks() -> None:
    asked = list(range(23))
    assert list(share(lambda number: number * number, asked, 3)) == [n * n for n in asked]


def _refuse(number: int) -> int:
    if number == 2:
        raise ValueError("two is refused")
    return number


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=needs_fork)])
def test_what_a_task_raises_is_raised(processes: int) -> None:
    with pytest.raises(ValueError, match="two is refused"):
        list(share(_refuse, [1, 2, 3], processes))


def test_the_environment_sets_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "7")
    assert available() == 7
    monkeypatch.setenv(PROCESSES, "many")
    assert available() >= 1
