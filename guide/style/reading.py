"""Plain mappings -> ``Style``, every key and value checked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args, get_origin

from guide.dataclass import fields, replace
from guide.style.checks import (
    Path,
    Report,
    check_legibility,
    check_measures,
    check_names,
    check_vocabulary,
)
from guide.style.tokens import (
    CalloutStyle,
    Colour,
    Family,
    FitRange,
    LayoutStyle,
    PageStyle,
    Scale,
    Style,
    TextStyle,
    Writing,
)

_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


def length(text: str) -> float:
    """A length in points from ``12pt``, ``3mm``, ``1.5cm``, ``2in`` or a bare number of points.

    Raises ValueError for anything else.
    """
    unit = next((unit for unit in _UNITS if text.endswith(unit)), "")
    number = float(text.removesuffix(unit)) * _UNITS.get(unit, 1.0)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def colour(text: str) -> Colour:
    """A colour from ``#rrggbb``. Raises ValueError for anything else."""
    if len(text) != 7 or text[0] != "#":
        raise ValueError(text)
    red, green, blue = (int(text[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


class _Reader:
    """Reads typed values out of nested mappings of text, reporting by path."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def mapping(self, value: object, path: Path) -> Mapping[str, Any]:
        if isinstance(value, Mapping):
            return value
        self.report(path, "a mapping is expected here")
        return {}

    def value(self, kind: Any, value: Any, path: Path) -> Any:
        """``value`` as the annotated type ``kind``, or None after reporting."""
        try:
            return self._convert(kind, value)
        except (ValueError, TypeError):
            self.report(path, f"{_expected(kind)} is expected here, not '{value}'")
            return None

    def _convert(self, kind: Any, value: Any) -> Any:
        if kind is float:
            return length(str(value))
        if kind is bool:
            return {"true": True, "false": False}[str(value).lower()] if value != "" else None
        if get_origin(kind) is Literal:
            if value not in get_args(kind):
                raise ValueError(value)
            return value
        if get_origin(kind) is tuple:
            return tuple(str(item) for item in value)
        return str(value)

    def record(self, kind: type[Any], value: object, path: Path) -> dict[str, Any]:
        """The keys of a mapping as values of a dataclass's fields; unknown keys are reported."""
        hints = _hints(kind)
        found: dict[str, Any] = {}
        for key, item in self.mapping(value, path).items():
            name = key.replace("-", "_")
            if name not in hints:
                known = (hint.replace("_", "-") for hint in hints)
                self.report((*path, key), f"unknown key '{key}'", key, known)
                continue
            found[name] = self.value(hints[name], item, (*path, key))
        return found


def _hints(kind: type[Any]) -> dict[str, Any]:
    from typing import get_type_hints

    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _expected(kind: Any) -> str:
    if kind is float:
        return "a length such as 12pt or 3mm"
    if kind is bool:
        return "true or false"
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(get_args(kind))
    if get_origin(kind) is tuple:
        return "a list"
    return "text"


TOP_KEYS = (
    "name",
    "extends",
    "description",
    "grid",
    "rule",
    "page",
    "families",
    "colours",
    "base",
    "roles",
    "callouts",
    "layouts",
    "writing",
    "scale",
    "fit",
)


def style_from(data: Mapping[str, Any], report: Report) -> Style | None:
    """A style from merged mappings of text. None after an error was reported.

    ``roles`` inherit from ``base``, or from the role named by their key ``like`` (declared before them).
    """
    failed = False

    def fail(path: Path, message: str, word: str = "", known: Iterable[str] = (), /) -> None:
        nonlocal failed
        failed = True
        report(path, message, word, known)

    reader = _Reader(fail)
    for key in data:
        if key not in TOP_KEYS:
            fail((key,), f"unknown key '{key}'", key, TOP_KEYS)
    check_vocabulary(data, fail)
    colours = {
        name: _colour(value, ("colours", name), fail)
        for name, value in reader.mapping(data.get("colours", {}), ("colours",)).items()
    }
    families = _records(reader, Family, data, "families", fail)
    callouts = _records(reader, CalloutStyle, data, "callouts", fail)
    layouts = _records(reader, LayoutStyle, data, "layouts", fail)
    fit = _record(reader, FitRange, data.get("fit", {}), ("fit",), fail)
    scale = _record(reader, Scale, data.get("scale", {}), ("scale",), fail)
    roles = _roles(reader, data, fail)
    page = _record(reader, PageStyle, data.get("page", {}), ("page",), fail)
    writing = _record(reader, Writing, data.get("writing", {}), ("writing",), fail)
    grid = reader.value(float, data.get("grid", "14pt"), ("grid",))
    rule = reader.value(float, data.get("rule", "0.5pt"), ("rule",))
    if failed:
        return None
    style = Style(
        name=str(data.get("name", "")),
        description=str(data.get("description", "")),
        grid=grid,
        page=page,
        families=families,
        colours=colours,
        roles={name: _scaled(role, scale) for name, role in roles.items()},
        callouts=callouts,
        layouts=layouts,
        writing=writing,
        rule=rule,
        scale=scale,
        fit=fit,
    )
    check_names(style, fail)
    check_measures(style, fail)
    if not failed:
        check_legibility(style, fail)
    return None if failed else style


def _colour(value: Any, path: Path, fail: Report) -> Colour:
    try:
        return colour(str(value))
    except ValueError:
        fail(path, f"a colour such as #1a2b3c is expected here, not '{value}'")
        return 0.0, 0.0, 0.0


def _record(reader: _Reader, kind: type[Any], value: Any, path: Path, fail: Report) -> Any:
    found = reader.record(kind, value, path)
    missing = [name.replace("_", "-") for name in _hints(kind) if name not in found]
    if missing:
        fail(path, f"missing in '{path[-1]}': {', '.join(missing)}")
        return None
    return kind(**found)


def _records(
    reader: _Reader, kind: type[Any], data: Mapping[str, Any], key: str, fail: Report
) -> dict[str, Any]:
    entries = reader.mapping(data.get(key, {}), (key,))
    return {
        name: _record(reader, kind, value, (key, name), fail) for name, value in entries.items()
    }


def _roles(reader: _Reader, data: Mapping[str, Any], fail: Report) -> dict[str, TextStyle]:
    base = reader.record(TextStyle, data.get("base", {}), ("base",))
    missing = [name for name in _hints(TextStyle) if name not in base]
    if missing:
        fail(("base",), f"missing in 'base': {', '.join(missing)}")
        return {}
    settings: dict[str, dict[str, Any]] = {"body": dict(base)}
    for name, value in reader.mapping(data.get("roles", {}), ("roles",)).items():
        own = dict(reader.mapping(value, ("roles", name)))
        like = own.pop("like", "body")
        if like not in settings:
            fail(
                ("roles", name, "like"),
                f"there is no role '{like}' before this one",
                like,
                settings,
            )
            like = "body"
        settings[name] = {**settings[like], **reader.record(TextStyle, own, ("roles", name))}
    return {name: TextStyle(**setting) for name, setting in settings.items()}


def _scaled(role: TextStyle, scale: Scale) -> TextStyle:
    size = round(role.size * scale.size, 2)
    # Type that has to grow more than the rest needs as much more leading.
    extra = max(1.0, scale.least / size)
    return replace(
        role,
        size=max(size, scale.least),
        leading=round(role.leading * scale.leading * extra, 2),
        indent=role.indent * scale.size,
        before=round(role.before * scale.leading, 3),
        after=round(role.after * scale.leading, 3),
    )
