"""Which style an element has: presentation attributes, ``style`` attributes and style sheets (SVG 1.1, chapter 6)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

Style = Mapping[str, str]

_INITIAL = {
    "fill": "black",
    "stroke": "none",
    "stroke-width": "1",
    "font-size": "16",
    "font-family": "sans-serif",
    "font-weight": "normal",
    "font-style": "normal",
    "color": "black",
}
_INHERITED = frozenset(
    (
        *("fill", "fill-opacity", "fill-rule"),
        *("stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin"),
        *("stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset"),
        *("font-family", "font-size", "font-weight", "font-style", "letter-spacing"),
        *("text-anchor", "dominant-baseline", "visibility", "color", "paint-order"),
        *("marker-start", "marker-mid", "marker-end"),
    )
)
_OWN = frozenset(
    {"opacity", "display", "clip-path", "stop-color", "stop-opacity", "baseline-shift"}
)
_PROPERTIES = _INHERITED | _OWN
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"(\*|[\w-]+)?((?:[.#][\w-]+)*)").fullmatch
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)\s*").fullmatch
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def local_name(element: Element) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def length(text: str | None, default: float = 0.0, whole: float = 100.0, em: float = 16.0) -> float:
    """A length in user units; ``whole`` is what percentages refer to."""
    match = _LENGTH(text) if text else None
    if not match:
        return default
    value, unit = float(match[1]), match[2]
    if unit == "%":
        return value / 100 * whole
    if unit in ("em", "ex"):
        return value * (em if unit == "em" else em / 2)
    return value * _UNITS.get(unit, 1.0)


class _Rule:
    """Declarations for the elements that a simple selector (name, classes, id) matches."""

    def __init__(self, name: str, marks: str, declarations: Style) -> None:
        self._name = name
        self._classes = set(re.findall(r"\.([\w-]+)", marks))
        self._ids = set(re.findall(r"#([\w-]+)", marks))
        self.declarations = declarations
        self.weight = (len(self._ids), len(self._classes), name not in ("", "*"))

    def matches(self, element: Element) -> bool:
        return (
            self._name in ("", "*", local_name(element))
            and self._classes <= set(element.get("class", "").split())
            and self._ids <= {element.get("id", "")}
        )


class Cascade:
    """Finds the style of elements of one picture."""

    def __init__(self, root: Element) -> None:
        sheets = [element.text or "" for element in root.iter() if local_name(element) == "style"]
        self._rules = sorted(_read_sheet("\n".join(sheets)), key=lambda rule: rule.weight)

    def style(self, element: Element, inherited: Style | None = None) -> Style:
        """The element's own and inherited properties; ``inherited`` is its parent's style."""
        inherited = _INITIAL if inherited is None else inherited
        style = {name: value for name, value in inherited.items() if name in _INHERITED}
        declared = {name: value for name, value in element.attrib.items() if name in _PROPERTIES}
        for rule in self._rules:
            if rule.matches(element):
                declared.update(rule.declarations)
        declared.update(read_declarations(element.get("style", "")))
        for name, value in declared.items():
            if value == "inherit":
                style[name] = inherited.get(name, "")
            elif name == "font-size":
                size = float(inherited.get("font-size", "16"))
                style[name] = str(length(value, size, whole=size, em=size))
            else:
                style[name] = value
        return style


def read_declarations(text: str) -> dict[str, str]:
    """``name: value`` pairs between semicolons, of properties that are known here."""
    declarations = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon and name.strip().lower() in _PROPERTIES:
            value = value.replace("!important", "").strip()
            declarations[name.strip().lower()] = value
    return declarations


def _read_sheet(text: str) -> list[_Rule]:
    rules = []
    for selectors, body in _RULE.findall(_COMMENT.sub("", text)):
        declarations = read_declarations(body)
        for selector in selectors.split(","):
            if match := _SELECTOR(selector.strip()):
                rules.append(_Rule(match[1] or "", match[2], declarations))
    return rules
