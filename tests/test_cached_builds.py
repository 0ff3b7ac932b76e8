"""Whatever is edited between two builds, a build from the cache has the bytes of a build without."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from guide.build import Request, build, styles_folder
from guide.cache import VARIABLE, _cache_in

WORDS = (
    "Warm air carries water up over the ridge; cold air lets it go, *slowly* at first, and then "
    "all at once: “rain”, as the **shepherds** of the valley call it, and have since 1904. "
)
PICTURE = "images/ridge.png"
TEXT_FACE = "SourceSerif4-Regular.ttf"


@dataclass
class Chapter:
    """A section as an author has it, with what is asked of it."""

    id: str
    words: int = 40
    questions: int = 1
    events: int = 1
    see: str = ""
    is_pictured: bool = False

    def text(self) -> str:
        paragraph = " ".join((WORDS.split() * 9)[: self.words])
        see = (
            f"\n\nSee [the other](section:{self.see}).[^n]\n\n[^n]: More of it." if self.see else ""
        )
        shown = f"\n\n![The ridge]({PICTURE})" if self.is_pictured else ""
        return f"---\ntitle: On {self.id}\n---\n\n{paragraph}\n\n- one\n- two{shown}{see}\n"

    def asked(self) -> str:
        return "".join(
            f"- id: {self.id}-{number}\n  type: short-answer\n  section: {self.id}\n"
            f"  prompt: What falls {number} times from clouds, and why?\n  answer: Rain.\n"
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
    shade: int = 0
    """Of the picture, whose name stays the same."""
    size: str = "10.75pt"
    """Of the text, in the style's file."""
    face: str = "Regular"
    """What lies under the name of the text's font."""

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
        (folder / PICTURE).parent.mkdir()
        Image.new("RGB", (60, 40 + self.shade), (self.shade, 90, 160)).save(folder / PICTURE)

    def write_styles(self, folder: Path) -> None:
        """The shipped styles, but for a size and a font."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(styles_folder(), folder)
        style = folder / "classic.yaml"
        text = style.read_text().replace("size: 10.75pt", f"size: {self.size}")
        style.write_text(text)
        faces = folder / "fonts" / "source-serif"
        if self.face != "Regular":
            shutil.copyfile(faces / f"SourceSerif4-{self.face}.ttf", faces / TEXT_FACE)


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
        case "picture":
            chapter.is_pictured = not chapter.is_pictured
        case "paint":
            chapter.is_pictured, draft.shade = True, size
        case "style's file":
            draft.size = ("10pt", "11pt")[size % 2]
        case "font":
            draft.face = ("Bold", "Semibold")[size % 2]


EDITS = (
    *("words", "questions", "events", "link", "add", "drop", "rename", "move"),
    *("title", "picture", "paint", "style", "style's file", "font"),
)


def files(source: Path, out: Path) -> dict[str, bytes]:
    """All files of a build, and what it found."""
    outcome = build(Request(source, out), lambda _: None)
    assert not outcome.failed, outcome.problems
    findings = "\n".join(problem.message for problem in outcome.problems)
    return {file.name: file.data for file in outcome.files} | {"findings": findings.encode()}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 5), st.integers(0, 9)),
        min_size=1,
        max_size=4,
        unique_by=lambda step: step[0],
    )
)
@example([("words", 0, 0), ("font", 0, 0), ("style", 0, 1), ("questions", 0, 0)])
def test_a_build_from_the_cache_is_a_build(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder, draft = Path(name), Draft()
        patch.setattr("guide.build.styles_folder", lambda: folder / "styles")
        patch.setattr("guide.cache._MANY_SINGLE", 5)  # or no guide that is so short has a bundle
        for number, step in enumerate([("words", 0, 3), *steps]):
            if number % 2:
                _cache_in.cache_clear()  # as another process finds it
            edit(draft, *step)
            draft.write(folder / "source")
            draft.write_styles(folder / "styles")
            patch.setenv(VARIABLE, str(folder / "cache"))
            kept = files(folder / "source", folder / f"kept-{number}")
            patch.setenv(VARIABLE, "off")
            assert files(folder / "source", folder / f"made-{number}") == kept


@pytest.mark.parametrize("what", ["paint", "style's file", "font"])
def test_what_lies_under_an_old_name_is_seen(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that watches builds again and again: it must not go by names."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr("guide.build.styles_folder", lambda: tmp_path / "styles")
    draft = Draft()
    edit(draft, "picture", 0, 0)
    made = []
    for _ in "before", "after":
        draft.write(tmp_path / "source")
        draft.write_styles(tmp_path / "styles")
        made.append(files(tmp_path / "source", tmp_path / "out")["rain.pdf"])
        edit(draft, what, 0, 1)
    assert made[0] != made[1]


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
