"""SVG files: harmless, whole, and of a known size.

The file is walked once by expat, which fetches nothing; a declaration of entities stops it at once.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from guide.diagnostics import Problems, Rule, rule
from guide.model.place import Place
from guide.source.svg_measure import MOST_ELEMENTS, Size, Weights, measure_svg

SVG_SYNTAX = rule("svg-syntax", "error", "An SVG is well-formed XML with <svg> as its root.")
SVG_SCRIPT = rule("svg-script", "error", "An SVG has no scripts and no event handlers.")
SVG_ENTITY = rule("svg-entity", "error", "An SVG declares no entities.")
SVG_EXTERNAL = rule("svg-external", "error", "An SVG refers to nothing outside of itself.")
SVG_SIZE = rule("svg-size", "error", "An SVG has a viewBox, or a width and height, above zero.")
SVG_COMPLEX = rule(
    "svg-complex", "error", "An SVG is nested at most 100 deep and draws at most 200,000 elements."
)
SVG_FOREIGN = rule("svg-foreign", "warning", "An SVG's foreignObject is not drawn in print.")

NAMESPACE = "http://www.w3.org/2000/svg"
DEEPEST = 100

_SCRIPTS = frozenset({"script", "handler", "listener"})
_LINKS = frozenset({"href", "src", "data", "base", "action", "formaction", "poster"})
_DATA_URL = re.compile(
    r"data:(?:image/(?:png|jpeg|gif|webp)|font/[\w+-]+|application/(?:x-)?font[\w+-]*)[;,]",
    re.IGNORECASE,
)
_CSS_IGNORED = re.compile(r"/\*.*?(?:\*/|$)|@namespace[^;]*;", re.DOTALL)
"""Comments, and namespaces, which are names that look like addresses."""
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_CSS_URL = re.compile(r"url\(\s*[\"']?\s*([^\s\"')]*)", re.IGNORECASE)
_CSS_OTHER = re.compile(r"@import|(?:https?:)?//|javascript:|expression\(", re.IGNORECASE)


class _RefusedError(Exception):
    """Stops the walk."""


def read_svg(file: str, data: bytes, problems: Problems) -> Size | None:
    """The size of an SVG in user units; None with findings where it may not be used."""
    walk = _Walk(file, problems)
    return walk.run(data)


class _Walk:
    def __init__(self, file: str, problems: Problems) -> None:
        self._file = file
        self._problems = problems
        self._refused = False
        self._size: Size | None = None
        self._depth = 0
        self._style: list[str] | None = None
        self._style_place = Place(file)
        self._weights = Weights()
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def run(self, data: bytes) -> Size | None:
        parser = self._parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.XmlDeclHandler = self._declaration
        parser.buffer_text = True
        try:
            parser.Parse(data, True)  # noqa: FBT003
        except _RefusedError:
            return None
        except expat.ExpatError as error:
            place = Place(self._file, error.lineno, error.offset + 1)
            message = expat.errors.messages[error.code]
            self._problems.add(SVG_SYNTAX, place, f"this is not well-formed XML: {message}")
            return None
        except (ValueError, LookupError) as error:  # an encoding that expat or Python doesn't know
            self._report(SVG_SYNTAX, f"this can't be read: {error}")
            return None
        if self._weights.heaviest() > MOST_ELEMENTS:
            self._problems.add(
                SVG_COMPLEX,
                Place(self._file),
                f"this draws more than {MOST_ELEMENTS:,} elements",
                "its <use> elements repeat each other",
            )
            return None
        return None if self._refused else self._size

    # --- events --------------------------------------------------------------------------------

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self._depth == 0:
            self._root(namespace, local, attributes)
        self._depth += 1
        if self._depth > DEEPEST:
            self._report(SVG_COMPLEX, f"this is nested deeper than {DEEPEST} elements")
            raise _RefusedError
        target = ""
        if local.lower() in _SCRIPTS:
            self._report(SVG_SCRIPT, f"<{local}> holds a script", "delete the element")
        elif local == "foreignObject":
            self._report(SVG_FOREIGN, "<foreignObject> is not drawn in print", "use <text>")
        for full, value in attributes.items():
            attribute = full.rpartition(" ")[2]
            self._attribute(local, attribute, value)
            if attribute == "href" and local == "use":
                target = value.strip().removeprefix("#")
        self._weights.open(attributes.get("id", ""), target)
        if local == "style":
            self._style, self._style_place = [], self._here()

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._weights.close()
        if self._style is not None and name.endswith("style"):
            css, self._style = "".join(self._style), None
            self._check_css(css, "the style sheet", self._style_place)

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _declaration(self, version: str, encoding: str | None, _: int) -> None:
        if version != "1.0" or (encoding or "utf-8").lower() not in ("utf-8", "utf-16", "us-ascii"):
            self._report(
                SVG_SYNTAX,
                f"this is XML {version} in {encoding or 'UTF-8'}",
                "save the file as XML 1.0 in UTF-8",
            )

    def _entity(self, name: str, *_: object) -> None:
        self._report(
            SVG_ENTITY, f"the entity '{name[:40]}' is declared here", "save the file as plain SVG"
        )
        raise _RefusedError

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self._report(SVG_EXTERNAL, f"a style sheet outside of the file: {data[:60]}")

    # --- checks --------------------------------------------------------------------------------

    def _root(self, namespace: str, local: str, attributes: dict[str, str]) -> None:
        if local != "svg" or namespace != NAMESPACE:
            self._report(
                SVG_SYNTAX,
                f"the root is <{local[:40]}>",
                f'an SVG starts with <svg xmlns="{NAMESPACE}">',
            )
            raise _RefusedError
        self._size = measure_svg(attributes)
        if self._size is None:
            self._report(SVG_SIZE, "this SVG has no size", 'add viewBox="0 0 width height"')

    def _attribute(self, element: str, name: str, value: str) -> None:
        lower = name.lower()
        if lower.startswith("on") and len(lower) > 2:
            self._report(SVG_SCRIPT, f"'{name}' is an event handler", "delete the attribute")
        elif lower in _LINKS:
            self._check_link(element, value)
        elif lower == "attributename" and value.lower().startswith("on"):
            self._report(SVG_SCRIPT, f"'{value}' is an event handler", "delete the element")
        elif lower in ("to", "from", "values", "by") and "javascript:" in value.lower():
            self._report(SVG_SCRIPT, f"'{name}' holds a script", "delete the element")
        elif lower == "style":
            self._check_css(value, "'style'", self._here())
        elif "(" in value:
            self._check_urls(_CSS_ESCAPE.sub(_unescape, value), f"'{name}'", self._here())

    def _check_link(self, element: str, value: str) -> None:
        target = value.strip()
        if not target or target.startswith("#") or _DATA_URL.match(target):
            return
        if "javascript:" in "".join(target.lower().split()):
            self._report(SVG_SCRIPT, f"<{element}> holds a script", "delete it")
            return
        self._report(
            SVG_EXTERNAL,
            f"<{element}> refers to '{target[:60]}'",
            "put what it needs into the file",
        )

    def _check_css(self, css: str, where: str, place: Place) -> None:
        css = _CSS_ESCAPE.sub(_unescape, _CSS_IGNORED.sub("", css))
        self._check_urls(css, where, place)
        if match := _CSS_OTHER.search(_CSS_URL.sub("", css)):
            self._refuse(SVG_EXTERNAL, place, f"{where} has '{match[0]}' in it")

    def _check_urls(self, css: str, where: str, place: Place) -> None:
        for match in _CSS_URL.finditer(css):
            target = match[1]
            if not target.startswith("#") and not _DATA_URL.match(target):
                self._refuse(SVG_EXTERNAL, place, f"{where} refers to '{target[:60]}'")
                return

    def _here(self) -> Place:
        parser = self._parser
        return Place(self._file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def _report(self, rule: Rule, message: str, hint: str = "") -> None:
        self._refuse(rule, self._here(), message, hint)

    def _refuse(self, rule: Rule, place: Place, message: str, hint: str = "") -> None:
        if rule.severity == "error":
            self._refused = True
        self._problems.add(rule, place, message, hint)


def _unescape(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
