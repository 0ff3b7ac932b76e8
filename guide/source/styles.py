"""``styles/NAME.yaml`` -> ``Style``: a style extends another and says only what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from guide.diagnostics import Problems, did_you_mean, rule
from guide.model.place import Place
from guide.source import nodes
from guide.source.files import read_source
from guide.source.located_yaml import compose
from guide.style import Path as Keys
from guide.style import Style, style_from

UNKNOWN_STYLE = rule("unknown-style", "error", "`style` names a file in styles/.")
STYLE_CYCLE = rule(
    "style-cycle", "error", "A style does not extend itself, not even by way of others."
)
STYLE_TOKEN = rule(
    "style-token", "error", "A style's tokens are known, of the right form, and legible."
)

_FACES = "fonts/fonts.yaml"
_CUTS = ("regular", "italic", "bold", "bold_italic")

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def style_names(folder: Path) -> tuple[str, ...]:
    """The styles of a folder, by name."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def load_style(name: str, folder: Path, problems: Problems, asked_at: Place) -> Style | None:
    """A style of ``folder`` by its name; None with findings. ``asked_at`` is where the guide asks for it."""
    files: list[tuple[str, nodes.Mapping]] = []
    seen: set[str] = set()
    while name:
        if not _NAME.fullmatch(name) or not (folder / f"{name}.yaml").is_file():
            hint = did_you_mean(name, style_names(folder))
            problems.add(UNKNOWN_STYLE, asked_at, f"there is no style '{name}'", hint)
            return None
        if name in seen:
            problems.add(STYLE_CYCLE, asked_at, f"style '{name}' extends itself")
            return None
        seen.add(name)
        tree = _read(f"{name}.yaml", folder, problems)
        if tree is None:
            return None
        files.append((f"styles/{name}.yaml", tree))
        extends = tree.entries.get("extends")
        name = ""
        if extends is not None and isinstance(extends.node, nodes.Scalar):
            name = extends.node.text
            asked_at = Place(files[-1][0], extends.line, extends.column)
    return _merge(files, _faces(folder), problems)


def _faces(folder: Path) -> frozenset[str]:
    """The faces that styles of a folder may name; none where it says nothing of them."""
    if not (folder / _FACES).is_file():
        return frozenset()
    tree = _read(_FACES, folder, Problems())
    faces = tree.entries.get("faces") if tree is not None else None
    listed = faces.node if faces is not None else None
    return frozenset(listed.entries) if isinstance(listed, nodes.Mapping) else frozenset()


def _read(file: str, folder: Path, problems: Problems) -> nodes.Mapping | None:
    source = read_source(folder, file, problems)
    tree = compose(source, problems) if source else None
    if tree is None or isinstance(tree, nodes.Mapping):
        return tree
    problems.add(STYLE_TOKEN, Place(f"styles/{file}"), "a style is a mapping of keys to values")
    return None


def _merge(
    files: list[tuple[str, nodes.Mapping]], faces: frozenset[str], problems: Problems
) -> Style | None:
    """The style of a chain of files, the one asked for first."""
    merged: dict[str, Any] = {}
    places: dict[Keys, Place] = {}
    for file, tree in reversed(files):
        _lay_over(merged, tree, file, (), places)
    top = Place(files[0][0])
    report = partial(_report, problems, places, top)
    style = style_from(merged, report)
    if style is None or not faces:
        return style
    unknown = [
        (("families", name, cut), face)
        for name, family in style.families.items()
        for cut in _CUTS
        if (face := getattr(family, cut)) not in faces
    ]
    for path, face in unknown:
        report(path, f"there is no face '{face}' in styles/{_FACES}", face, faces)
    return None if unknown else style


def _lay_over(
    merged: dict[str, Any], tree: nodes.Mapping, file: str, path: Keys, places: dict[Keys, Place]
) -> None:
    """Put a file's keys over what it extends: mappings key by key, everything else whole."""
    for key, value in tree.entries.items():
        here = (*path, key)
        places[here] = Place(file, value.line, value.column)
        if isinstance(value.node, nodes.Mapping):
            inner = merged.get(key)
            if not isinstance(inner, dict):
                inner = merged[key] = {}
            _lay_over(inner, value.node, file, here, places)
        else:
            merged[key] = _plain(value.node)


def _plain(node: nodes.Node) -> Any:
    match node:
        case nodes.Scalar():
            return node.text
        case nodes.Sequence():
            return [_plain(item) for item in node.items]
        case nodes.Mapping():
            return {key: _plain(value.node) for key, value in node.entries.items()}


def _report(
    problems: Problems,
    places: Mapping[Keys, Place],
    top: Place,
    path: Keys,
    message: str,
    word: str = "",
    known: Iterable[str] = (),
    /,
) -> None:
    """Report at the nearest key that some file holds."""
    hint = did_you_mean(word, known) if word else ""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            problems.add(STYLE_TOKEN, places[path[:length]], message, hint)
            return
    problems.add(STYLE_TOKEN, top, message, hint)
