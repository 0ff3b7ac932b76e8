"""Several guides at a time: each is what it would be alone, and one that fails stops no other."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Client

from guide.build import Request
from guide.catalogue import build_all, guides_in, requests_for
from guide.cli import Exit, main
from guide.new import make


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two guides, and one with a mistake between them."""
    folder = tmp_path / "guides"
    for name in ("clouds", "fog", "rain"):
        make(folder / name)
    (folder / "fog" / "guide.yaml").write_text("title: Fog\nlanguage: no language\n")
    (folder / "notes").mkdir()
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_one_that_fails_stops_no_other(
    shelf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(shelf), "-o", str(tmp_path / "out")]) == Exit.SOURCE_ERRORS
    out, err = capsys.readouterr()
    assert "guide.yaml" in err
    assert "3 guides" in out
    assert "1 failed" in out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["clouds", "rain"]
    shutil.rmtree(shelf / "fog")
    main(["build", str(shelf / "rain"), "-o", str(tmp_path / "alone")])
    assert bytes_of(tmp_path / "alone") == bytes_of(tmp_path / "out" / "rain")
    assert main(["build", str(shelf), "-o", str(tmp_path / "out")]) == Exit.BUILT
    assert "nothing has changed" in capsys.readouterr().out


def test_guides_are_named_or_found_in_a_folder(shelf: Path) -> None:
    rain, clouds = shelf / "rain", shelf / "clouds"
    assert guides_in([rain, clouds]) == [rain, clouds]
    assert guides_in([shelf]) == [clouds, shelf / "fog", rain]
    assert guides_in([shelf / "missing"]) == [shelf / "missing"]


def test_guides_of_one_name_have_folders_of_their_own(tmp_path: Path) -> None:
    guides = [tmp_path / "a" / "source", tmp_path / "b" / "source"]
    requests = requests_for(guides, Request(tmp_path, tmp_path / "out"))
    assert [request.out.name for request in requests] == ["source", "source-2"]


def test_a_worker_that_dies_is_a_report(shelf: Path, tmp_path: Path) -> None:
    requests = requests_for(guides_in([shelf]), Request(shelf, tmp_path / "out"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "clouds").write_text("a file stands where the folder should be")
    clouds, fog, rain = build_all(requests, ThreadPoolExecutor(1))
    assert clouds.fault
    assert fog.problems
    assert not fog.fault
    assert not rain.failed


def test_an_executor_by_name(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "farm.py").write_text(
        "from concurrent.futures import ThreadPoolExecutor\n"
        "made = []\n"
        "def executor():\n"
        "    made.append(ThreadPoolExecutor(1))\n"
        "    return made[0]\n"
        "def nothing():\n"
        "    return None\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    guides = [str(shelf / "rain"), str(shelf / "clouds")]
    out = ["-o", str(tmp_path / "out"), "--only", "pdf"]
    assert main(["build", *guides, *out, "--executor", "farm:executor"]) == Exit.BUILT
    assert isinstance(sys.modules["farm"].made[0], Executor)
    for wrong in ("farm:nothing", "farm:nobody", "nowhere:executor", "farm"):
        with pytest.raises(SystemExit) as end:
            main(["build", *guides, *out, "--executor", wrong])
        assert end.value.code == Exit.USAGE


def test_a_cluster_of_dask(shelf: Path, tmp_path: Path) -> None:
    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        requests = requests_for(
            [shelf / "rain", shelf / "clouds"], Request(shelf, tmp_path / "out")
        )
        reports = list(build_all(requests, client.get_executor()))
    assert not any(report.failed for report in reports)
    main(["build", str(shelf / "rain"), "-o", str(tmp_path / "alone")])
    assert bytes_of(tmp_path / "alone") == bytes_of(tmp_path / "out" / "rain")
