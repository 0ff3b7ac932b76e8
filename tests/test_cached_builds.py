"""Whatever is edited between two builds, a build from the cache has the bytes of a build without."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.build import Request, build
from guide.cache import VARIABLE

WORDS = (
    "Warm air carries water up over the ridge; cold air lets it go, *slowly* at first, and then "
    "all at once: “rain”, as the **shepherds** of the valley call it, and have since 1904. "
)


@dataclass
class Chapter:
    """A section as an author has it, with what is asked of it."""

    id: str
    words: int = 40
    questions: int = 1
    events: int = 1
    see: str = ""

    def text(self) -> str:
        paragraph = " ".join((WORDS.split() * 9)[: self.words])
        see = (
            f"\n\nSee [the other](section:{self.see}).[^n]\n\n[^n]: More of it." if self.see else ""
        )
        return f"---\ntitle: On {self.id}\n---\n\n{paragraph}\n\n- one\n- two{see}\n"

    def asked(self) -> str:
        return "".join(
            f"- id: {self.id}-{number}\n  type: short-answer\n  section: {self.id}\n"
            f"  prompt: What falls {number} times?\n  answer: Rain.\n"
            for number in range(self.questions)
        )

    def happened(self) -> str:
        return "".join(
            f"- id: {self.id}-e{number}\n  date: 19{number + 10}-07-03\n  title: Rain on {self.id}\n"
            f"  section: {self.id}\n"
            for number in range(self.events)
        )


@dataclass
class Draft:
    """A guide that is being written."""

    chapters: list[Chapter] = field(default_factory=lambda: [Chapter(name) for name in "abc"])
    style: str = "classic"
    title: str = "Rain"

    def write(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "sections").mkdir(parents=True)
        (folder / "questions").mkdir()
        head = f"title: {self.title}\nslug: rain\ndate: 2026-01-01\nstyle: {self.style}\n"
        (folder / "guide.yaml").write_text(head)
        ids = {chapter.id for chapter in self.chapters}
        for number, chapter in enumerate(self.chapters):
            chapter.see = chapter.see if chapter.see in ids else ""
            name = f"{number:02}-{chapter.id}"
            (folder / "sections" / f"{name}.md").write_text(chapter.text())
            if chapter.questions:
                (folder / "questions" / f"{name}.yaml").write_text(chapter.asked())
        events = "".join(chapter.happened() for chapter in self.chapters)
        if events:
            (folder / "timeline.yaml").write_text(events)


def edit(draft: Draft, what: str, place: int, size: int) -> None:
    """Change something, as an author might between two builds."""
    chapters = draft.chapters
    chapter = chapters[place % len(chapters)]
    match what:
        case "words":
            chapter.words = 1 + size * 37 % 190
        case "questions":
            chapter.questions = size % 4
        case "events":
            chapter.events = size % 3
        case "link":
            chapter.see = chapters[size % len(chapters)].id
        case "add":
            chapters.insert(place % len(chapters), Chapter(f"new-{size}-{len(chapters)}"))
        case "drop":
            if len(chapters) > 1:
                chapters.remove(chapter)
        case "rename":
            chapter.id = f"named-{size}-{place}"
        case "move":
            chapters.remove(chapter)
            chapters.insert(size % (len(chapters) + 1), chapter)
        case "style":
            draft.style = ("classic", "large-print")[size % 2]
        case "title":
            draft.title = f"Rain {size}"


EDITS = ("words", "questions", "events", "link", "add", "drop", "rename", "move", "style", "title")


def files(source: Path, out: Path) -> dict[str, bytes]:
    outcome = build(Request(source, out), lambda _: None)
    assert not outcome.failed, outcome.problems
    return {file.name: file.data for file in outcome.files}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 5), st.integers(0, 9)),
        min_size=1,
        max_size=4,
        unique_by=lambda step: step[0],
    )
)
def test_a_build_from_the_cache_is_a_build(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder, draft = Path(name), Draft()
        for number, step in enumerate([("words", 0, 3), *steps]):
            edit(draft, *step)
            draft.write(folder / "source")
            patch.setenv(VARIABLE, str(folder / "cache"))
            kept = files(folder / "source", folder / f"kept-{number}")
            patch.setenv(VARIABLE, "off")
            assert files(folder / "source", folder / f"made-{number}") == kept


def test_little_is_set_anew_after_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    draft = Draft([Chapter(name) for name in "abcdef"])
    draft.write(tmp_path / "source")
    files(tmp_path / "source", tmp_path / "one")
    before = set((tmp_path / "cache").rglob("*"))
    files(tmp_path / "source", tmp_path / "two")
    assert set((tmp_path / "cache").rglob("*")) == before, "all is known"
    edit(draft, "words", 2, 1)
    draft.write(tmp_path / "source")
    files(tmp_path / "source", tmp_path / "three")
    new = [
        path for path in (tmp_path / "cache").rglob("*") if path not in before and path.is_file()
    ]
    assert len(new) < len([path for path in before if path.is_file()]) / 3
