"""Characters that no font has: an error at their place, never a box on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from unicodedata import name as name_of

from guide.diagnostics import Problems, rule
from guide.model.place import Place
from guide.source.files import LARGEST, decode, read_bytes

MISSING_GLYPH = rule("missing-glyph", "error", "The fonts have every character of the text.")

_PATTERNS = (
    "guide.yaml",
    "sections/*.md",
    "timeline.yaml",
    "figures.yaml",
    "questions.yaml",
    "questions/*.yaml",
    "glossary.yaml",
    "references.yaml",
    "references.json",
)


def check_characters(
    folder: Path,
    characters: Iterable[str],
    missing_characters: Callable[[str], set[str]],
    problems: Problems,
) -> None:
    """Report every character of a guide's text files that ``missing_characters`` names; comments don't count.

    ``characters`` are those in these files: mostly none is missing, and no file has to be searched for it.
    """
    if not missing_characters("".join(characters)):
        return
    for pattern in _PATTERNS:
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            data = read_bytes(folder, name, LARGEST, Problems())
            if data is None or data.isascii():
                continue
            source = decode(name, data, Problems())
            if source is None:
                continue
            for character in sorted(missing_characters(source.text)):
                _report(source.name, source.lines, character, problems)


def _report(file: str, lines: list[str], character: str, problems: Problems) -> None:
    for number, line in enumerate(lines, 1):
        column = line.find(character)
        if column < 0 or (file.endswith(".yaml") and line.lstrip().startswith("#")):
            continue
        problems.add(
            MISSING_GLYPH,
            Place(file, number, column + 1),
            f"no font has the character '{character}' ({name_of(character, 'unnamed')}, U+{ord(character):04X})",
            "write it another way, or add a font that has it: see styles/fonts/",
        )
        return
