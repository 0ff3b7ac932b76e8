"""What is told of two builds: the pages to reprint, by label and sheet, and what need not be touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from guide.build import Request, UnknownNameError, build
from guide.changes import changes

KITCHEN_SINK = Path(__file__).parent / "guides/kitchen-sink"


def file(*looks: tuple[str, str]) -> dict[str, object]:
    return {"sha256": repr(looks), "looks": [list(page) for page in looks]}


PAGES = (("i", "a"), ("ii", "b"), ("1", "c"), ("2", "d"), ("3", "e"), ("4", "f"))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (PAGES, ["1 file unchanged"]),
        ((*PAGES[:3], ("2", "x"), *PAGES[4:]), ["book.pdf: reprint page 2 (sheet 2 back)"]),
        (
            (("i", "x"), *PAGES[1:3], ("2", "x"), ("3", "x"), PAGES[5]),
            ["book.pdf: reprint pages i, 2–3 (sheets 1 front, 2 back, 3 front)"],
        ),
        (PAGES[:4], ["book.pdf: no page to reprint; 2 pages fewer"]),
        ((*PAGES, ("5", "g")), ["book.pdf: reprint page 5 (sheet 4 front)"]),
        ((("i", "a"), ("1", "b"), *PAGES[2:]), ["book.pdf: reprint page 1 (sheet 1 back)"]),
    ],
)
def test_pages_to_reprint(now: tuple[tuple[str, str], ...], told: list[str]) -> None:
    assert list(changes({"book.pdf": file(*PAGES)}, {"book.pdf": file(*now)})) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (range(1, 9), "pages 2–9 (sheets 1 back–5 front)"),
        (range(8), "pages 1–8 (sheets 1–4)"),
        ((0, 2, 3, 5, 6, 7, 8), "pages 1, 3–4, 6–9 (sheets 1 front, 2, 3 back–5 front)"),
    ],
)
def test_the_sheets_of_many_pages_are_told_by_their_first_and_last_side(
    changed: Iterable[int], told: str
) -> None:
    before = [(str(number + 1), "old") for number in range(10)]
    after = [(label, "new" if int(label) - 1 in changed else look) for label, look in before]
    assert list(changes({"book.pdf": file(*before)}, {"book.pdf": file(*after)})) == [
        f"book.pdf: reprint {told}"
    ]


def test_handouts_that_need_not_be_printed_again_are_named() -> None:
    names = [f"handouts/{number:02}-x.pdf" for number in (1, 2, 3, 4, 5, 9)]
    before = {name: file(*PAGES) for name in ("book.pdf", *names)}
    after = before | {names[3]: file(("i", "x"), *PAGES[1:])}
    assert list(changes(before, after)) == [
        "handouts/04-x.pdf: reprint page i (sheet 1 front)",
        "6 files unchanged (handouts 01–03, 05, 09)",
    ]


def test_files_that_come_and_go() -> None:
    before = {"a.epub": {"sha256": "1"}, "gone.pdf": file(*PAGES)}
    after = {"a.epub": {"sha256": "2"}, "new.pdf": file(*PAGES)}
    told = ["a.epub: changed", "new.pdf: new", "gone.pdf: no longer made"]
    assert list(changes(before, after)) == told


def test_nothing_is_said_of_a_first_build() -> None:
    assert list(changes({}, {"book.pdf": file(*PAGES)})) == []


def test_one_word_changes_the_pages_that_show_it(tmp_path: Path) -> None:
    source = Path(shutil.copytree(KITCHEN_SINK, tmp_path / "source"))
    first = build(Request(source, tmp_path / "out"), str)
    assert first.changes == ()
    shutil.copy(tmp_path / "out/build.json", tmp_path / "kept.json")
    glossary = source / "glossary.yaml"
    text = glossary.read_text("utf-8")
    assert "water" in text
    glossary.write_text(text.replace("water", "Water", 1), "utf-8")
    second = build(Request(source, tmp_path / "out"), str)
    told = "\n".join(second.changes)
    assert "reprint page" in told
    assert "unchanged" in told
    again = build(Request(source, tmp_path / "out", since=tmp_path / "kept.json"), str)
    assert again.is_current
    assert again.changes == second.changes


@pytest.mark.parametrize("content", ["", "[]", '{"outputs": 7}', "\ufeff\x00"])
def test_what_is_no_manifest_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "older.json").write_text(content)
    with pytest.raises(UnknownNameError, match=r"older\.json' is no build\.json"):
        build(Request(KITCHEN_SINK, tmp_path / "out", since=tmp_path / "older.json"), str)
