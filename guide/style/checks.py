"""What a style must keep to: its names are known, its text can be read, its callouts told apart without tone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from typing import Any, Protocol, TypeAlias

from guide.style.names import CALLOUTS, COLOURS, FAMILIES, LAYOUTS, ROLES
from guide.style.tokens import PAPERS, Colour, PageStyle, Style

Path: TypeAlias = tuple[str, ...]
"""Keys from the file's top to a value."""


class Report(Protocol):
    """Is told what is wrong with a style, and where; of a misspelt ``word``, also which are ``known``."""

    def __call__(
        self, path: Path, message: str, word: str = "", known: Iterable[str] = (), /
    ) -> None: ...


def check_vocabulary(data: Mapping[str, Any], fail: Report) -> None:
    """What a style's mappings set is there to be set: one letter wrong, and a setting would do nothing at all.

    A style may have colours and families of its own where it uses them.
    """
    colours, families = _used(data)
    for key, known in (
        ("roles", ROLES),
        ("colours", COLOURS | colours),
        ("families", FAMILIES | families),
        ("callouts", CALLOUTS),
        ("layouts", LAYOUTS),
    ):
        for name in _mapping(data.get(key)).keys() - known:
            message = f"nothing has the {_SINGULAR[key]} '{name}'"
            fail((key, name), message, name, sorted(known))


def _used(data: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Colours and families that something is set in."""
    page, base = _mapping(data.get("page")), _mapping(data.get("base"))
    settings = [base, *map(_mapping, _mapping(data.get("roles")).values())]
    looks = [*map(_mapping, _mapping(data.get("callouts")).values())]
    colours = [each.get(key) for each in (*settings, *looks) for key in ("colour", "tint")]
    families = [each.get("family") for each in settings]
    return _texts([*colours, page.get("ground")]), _texts(families)


def _texts(values: Iterable[Any]) -> frozenset[str]:
    return frozenset(value for value in values if isinstance(value, str) and value)


_SINGULAR = {
    "roles": "role",
    "colours": "colour",
    "families": "family",
    "callouts": "callout",
    "layouts": "layout",
}


def _mapping(value: Any) -> Mapping[str, Any]:
    """Of what is no mapping, others tell."""
    return value if isinstance(value, Mapping) else {}


def check_names(style: Style, fail: Report) -> None:
    """Colours and families that are named are there, and so is what every page is drawn with."""
    for key, known, found in (
        ("colours", COLOURS, style.colours),
        ("callouts", CALLOUTS, style.callouts),
    ):
        missing = sorted(known - found.keys())
        if missing:
            fail((key,), f"missing in '{key}': {', '.join(missing)}")
    for name, role in style.roles.items():
        _check_name(("roles", name, "family"), role.family, style.families, fail)
        _check_name(("roles", name, "colour"), role.colour, style.colours, fail)
    for kind, callout in style.callouts.items():
        _check_name(("callouts", kind, "colour"), callout.colour, style.colours, fail)
        _check_name(("callouts", kind, "tint"), callout.tint or "paper", style.colours, fail)
    _check_name(("page", "ground"), style.page.ground or "paper", style.colours, fail)


def _check_name(path: Path, name: str, known: Iterable[str], fail: Report) -> None:
    if name not in known:
        fail(path, f"there is no {path[-1]} '{name}'", name, known)


# --- measures ------------------------------------------------------------------------------------

LEAST_SHARE = 0.4
"""Of the paper's width and height: what margins leave to the text at least."""
LEAST_LEADING = 0.8
"""Share of the type's size: nearer to each other lines would overlap."""


def check_measures(style: Style, fail: Report) -> None:
    """Lengths that something can be set in."""
    for path, value in (
        (("grid",), style.grid),
        (("scale", "size"), style.scale.size),
        (("scale", "leading"), style.scale.leading),
    ):
        if value <= 0:
            fail(path, f"'{path[-1]}' has to be more than 0, not {value:g}")
    tight = [name for name, role in style.roles.items() if role.leading < LEAST_LEADING * role.size]
    if tight:
        role = style.roles[tight[0]]
        where = ("base",) if tight[0] == "body" else ("roles", tight[0])
        message = f"lines of '{tight[0]}'{_and_more(tight)} overlap: type of {role.size:g} pt"
        fail((*where, "leading"), f"{message} has a leading of {role.leading:g} pt")
    _check_margins(style.page, fail)


def _and_more(found: Sized) -> str:
    """What is said behind the first of several."""
    return f" (and of {len(found) - 1} more)" if len(found) > 1 else ""


def _check_margins(page: PageStyle, fail: Report) -> None:
    width, height = PAPERS[page.paper]
    for names, paper, way in (
        (("inner", "outer", "binding"), width, "width"),
        (("top", "bottom"), height, "height"),
    ):
        margins = [getattr(page, name) for name in names]
        if min(margins) < 0 or paper - sum(margins) < LEAST_SHARE * paper:
            left = max(0.0, 1 - sum(margins) / paper)
            told = f"{', '.join(names)} leave {left:.0%} of the {way} of {page.paper} paper"
            fail(("page", names[0]), f"{told} to the text; it needs {LEAST_SHARE:.0%} or more")


# --- legibility --------------------------------------------------------------------------------

LEAST_SIZE = 7.0
"""Points; nothing that must be read is set smaller."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (level AA, text of any size)."""


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


def check_legibility(style: Style, fail: Report) -> None:
    """Sizes and contrasts; and that no callout is told from another by its tone alone.

    Contrasts are reported at the colour, which the style is likelier to have changed than the role.
    """
    if style.scale.least < LEAST_SIZE:
        fail(("scale", "least"), f"{style.scale.least:g} pt is too small to read")
    for name, whats in _pale(style).items():
        ratio = min(whats.values())
        worst = next(what for what, each in whats.items() if each == ratio)
        message = f"{worst}{_and_more(whats)} has a contrast of {ratio:.1f}:1 with its ground"
        fail(("colours", name), f"{message}, under {LEAST_CONTRAST:g}:1")
    _check_shapes(style, fail)


def _pale(style: Style) -> dict[str, dict[str, float]]:
    """By colour: what can't be told well from its ground in it, and its contrast."""
    paper = style.colours.get(style.page.ground or "paper", (1.0, 1.0, 1.0))
    tints = {callout.tint for callout in style.callouts.values() if callout.tint}
    grounds = (paper, *(style.colours[tint] for tint in sorted(tints)))
    found: dict[str, dict[str, float]] = {}

    def weigh(what: str, name: str, behind: tuple[Colour, ...]) -> None:
        ratio = min(contrast(style.colours[name], ground) for ground in behind)
        if ratio < LEAST_CONTRAST:
            found.setdefault(name, {})[what] = ratio

    for name, role in style.roles.items():
        on_cover = name.startswith("cover-")
        cover = (style.colours.get("cover-ground", paper),)
        weigh(f"text of '{name}'", role.colour, cover if on_cover else grounds)
    for kind, callout in style.callouts.items():
        tint = (style.colours[callout.tint],) if callout.tint else ()
        weigh(f"edge and label of '{kind}'", callout.colour, (paper, *tint))
    return found


def _check_shapes(style: Style, fail: Report) -> None:
    """Two kinds of callout of one shape must differ in having a ground: tone is lost on a copier."""
    seen: dict[tuple[str, bool], str] = {}
    for kind, callout in style.callouts.items():
        looks = callout.shape, bool(callout.tint)
        if looks in seen:
            fail(("callouts", kind), f"'{kind}' is told from '{seen[looks]}' by its tone alone")
        seen.setdefault(looks, kind)
