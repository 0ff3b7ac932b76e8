"""A style: typed design tokens, one source for the PDF's settings and the EPUB's CSS.

This module knows the tokens and their rules, not the file they stand in: ``style_from`` takes plain mappings
(``guide.source.styles`` reads ``styles/NAME.yaml`` and follows ``extends``) and reports what is wrong by path,
so that the reader can name the line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias, get_args, get_origin

Colour: TypeAlias = tuple[float, float, float]
"""RGB, each 0-1, in sRGB."""

Path: TypeAlias = tuple[str, ...]
"""Keys from the file's top to a value."""

Report: TypeAlias = Callable[[Path, str], None]


@dataclass(frozen=True, slots=True)
class Family:
    """Face keys (see ``styles/fonts/fonts.yaml``) for the cuts of a type family."""

    regular: str
    italic: str
    bold: str
    bold_italic: str
    css: str
    """The generic CSS family that e-readers fall back to."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the text of one role is set. Lengths in points."""

    family: str
    size: float
    leading: float
    cut: Literal["regular", "italic", "bold", "bold-italic"]
    colour: str
    align: Literal["justify", "left", "right", "center"]
    hyphenate: bool
    indent: float
    """Of the first line of a paragraph that follows another of its role."""
    before: float
    after: float
    tracking: float
    features: tuple[str, ...]
    capitals: Literal["none", "upper", "small"]


@dataclass(frozen=True, slots=True)
class CalloutStyle:
    """A callout kind's looks: told apart by shape and label as well as by tone."""

    shape: Literal["bar", "box", "rules", "double", "dashed", "corner", "plain"]
    colour: str
    tint: str
    """A colour name, or empty for no ground."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page's geometry, in points. Margins grow and shrink with the paper (see ``guide.pdf.geometry``)."""

    sides: Literal["one", "two"]
    inner: float
    outer: float
    top: float
    bottom: float
    binding: float
    head: float
    """From the text area's top to the running head's baseline."""
    foot: float
    """From the text area's bottom to the folio's baseline."""
    sections_open: Literal["page", "recto"]
    parts_open: Literal["page", "section"]
    """On a page of their own, or above the title of their first section."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Room to write in."""

    ruling: Literal["lines", "dots", "grid", "box"]
    pitch: float
    """Distance of the lines, in points."""


@dataclass(frozen=True, slots=True)
class LayoutStyle:
    """How the pages of divisions of one role are laid out."""

    columns: Literal["one", "two"]


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    description: str
    grid: float
    """The baseline grid, in points: text keeps to its multiples."""
    page: PageStyle
    families: Mapping[str, Family]
    colours: Mapping[str, Colour]
    roles: Mapping[str, TextStyle]
    callouts: Mapping[str, CalloutStyle]
    layouts: Mapping[str, LayoutStyle]
    """By role of divisions."""
    writing: Writing
    rule: float
    """Thickness of fine rules, in points."""

    def text(self, role: str) -> TextStyle:
        """The setting of a role; roles that the style does not name are set as ``body``."""
        return self.roles.get(role) or self.roles["body"]

    def face(self, role: str, *, bold: bool = False, italic: bool = False) -> str:
        """The face key of a role with emphasis on top of its own cut."""
        style = self.text(role)
        return cut_of(self.families[style.family], style.cut, bold=bold, italic=italic)

    def colour(self, name: str) -> Colour:
        return self.colours[name]


def cut_of(family: Family, cut: str, *, bold: bool, italic: bool) -> str:
    """The face for emphasis on top of a cut; emphasis inside italics turns upright again."""
    is_bold = bold or cut.startswith("bold")
    is_italic = italic != cut.endswith("italic")
    if is_bold:
        return family.bold_italic if is_italic else family.bold
    return family.italic if is_italic else family.regular


# --- reading -----------------------------------------------------------------------------------

_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


def length(text: str) -> float:
    """A length in points from ``12pt``, ``3mm``, ``1.5cm``, ``2in`` or a bare number of points.

    Raises ValueError for anything else.
    """
    for unit, factor in _UNITS.items():
        if text.endswith(unit):
            return float(text[: -len(unit)]) * factor
    return float(text)


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
                self.report((*path, key), f"unknown key '{key}'")
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
)


def style_from(data: Mapping[str, Any], report: Report) -> Style | None:
    """A style from merged mappings of text. None after an error was reported.

    ``roles`` inherit from ``base``, or from the role named by their key ``like`` (declared before them).
    """
    failed = False

    def fail(path: Path, message: str) -> None:
        nonlocal failed
        failed = True
        report(path, message)

    reader = _Reader(fail)
    for key in data:
        if key not in TOP_KEYS:
            fail((key,), f"unknown key '{key}'")
    colours = {
        name: _colour(value, ("colours", name), fail)
        for name, value in reader.mapping(data.get("colours", {}), ("colours",)).items()
    }
    families = _records(reader, Family, data, "families", fail)
    callouts = _records(reader, CalloutStyle, data, "callouts", fail)
    layouts = _records(reader, LayoutStyle, data, "layouts", fail)
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
        roles=roles,
        callouts=callouts,
        layouts=layouts,
        writing=writing,
        rule=rule,
    )
    _check_names(style, fail)
    _check_legibility(style, fail)
    return None if failed else style


def _colour(value: Any, path: Path, fail: Report) -> Colour:
    try:
        return colour(str(value))
    except ValueError:
        fail(path, f"a colour such as #1a2b3c is expected here, not '{value}'")
        return 0.0, 0.0, 0.0


def _record(reader: _Reader, kind: type[Any], value: Any, path: Path, fail: Report) -> Any:
    found = reader.record(kind, value, path)
    missing = [name for name in _hints(kind) if name not in found]
    if missing:
        fail(path, "missing: " + ", ".join(name.replace("_", "-") for name in missing))
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
        fail(("base",), "missing: " + ", ".join(missing))
        return {}
    settings: dict[str, dict[str, Any]] = {"body": dict(base)}
    for name, value in reader.mapping(data.get("roles", {}), ("roles",)).items():
        own = dict(reader.mapping(value, ("roles", name)))
        like = own.pop("like", "body")
        if like not in settings:
            fail(("roles", name, "like"), f"there is no role '{like}' before this one")
            like = "body"
        settings[name] = {**settings[like], **reader.record(TextStyle, own, ("roles", name))}
    return {name: TextStyle(**setting) for name, setting in settings.items()}


def _check_names(style: Style, fail: Report) -> None:
    for name, role in style.roles.items():
        if role.family not in style.families:
            fail(("roles", name, "family"), f"there is no family '{role.family}'")
        if role.colour not in style.colours:
            fail(("roles", name, "colour"), f"there is no colour '{role.colour}'")
    for kind, callout in style.callouts.items():
        if callout.colour not in style.colours:
            fail(("callouts", kind, "colour"), f"there is no colour '{callout.colour}'")
        if callout.tint and callout.tint not in style.colours:
            fail(("callouts", kind, "tint"), f"there is no colour '{callout.tint}'")


# --- legibility --------------------------------------------------------------------------------

LEAST_SIZE = 7.0
"""Points; nothing that must be read is set smaller."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (level AA, text of any size)."""
LEAST_SHAPE_CONTRAST = 3.0
"""WCAG 2.2, success criterion 1.4.11 (graphical objects)."""


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: Colour) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in value
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _check_legibility(style: Style, fail: Report) -> None:
    paper = style.colours.get("paper", (1.0, 1.0, 1.0))
    grounds = {callout.tint for callout in style.callouts.values() if callout.tint}
    for name, role in style.roles.items():
        if role.size < LEAST_SIZE:
            fail(("roles", name, "size"), f"{role.size:g} pt is too small to read")
        ink = style.colours.get(role.colour)
        if ink is None or name.startswith("cover"):
            continue
        for ground in (paper, *(style.colours[tint] for tint in sorted(grounds))):
            ratio = contrast(ink, ground)
            if ratio < LEAST_CONTRAST:
                fail(
                    ("roles", name, "colour"),
                    f"contrast {ratio:.1f}:1 with the ground is under {LEAST_CONTRAST}:1",
                )
                break
    for kind, callout in style.callouts.items():
        edge = style.colours.get(callout.colour)
        if edge is not None and contrast(edge, paper) < LEAST_SHAPE_CONTRAST:
            fail(("callouts", kind, "colour"), f"contrast is under {LEAST_SHAPE_CONTRAST}:1")
