"""What a style must keep to: its names are known, its text can be read, its callouts told apart without tone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeAlias

from guide.style.tokens import Colour, Style

Path: TypeAlias = tuple[str, ...]
"""Keys from the file's top to a value."""


class Report(Protocol):
    """Is told what is wrong with a style, and where; of a misspelt ``word``, also which are ``known``."""

    def __call__(
        self, path: Path, message: str, word: str = "", known: Iterable[str] = (), /
    ) -> None: ...


def check_names(style: Style, fail: Report) -> None:
    """Colours and families that are named are there."""
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
    paper = style.colours.get(style.page.ground or "paper", (1.0, 1.0, 1.0))
    tints = {callout.tint for callout in style.callouts.values() if callout.tint}
    grounds = (paper, *(style.colours[tint] for tint in sorted(tints)))
    for name, role in style.roles.items():
        on_cover = name.startswith("cover-")
        behind = (style.colours.get("cover-ground", paper),) if on_cover else grounds
        _check_contrast(style, f"text of '{name}'", role.colour, behind, LEAST_CONTRAST, fail)
    for kind, callout in style.callouts.items():
        what = f"edge and label of '{kind}'"
        behind = (paper, style.colours[callout.tint]) if callout.tint else (paper,)
        _check_contrast(style, what, callout.colour, behind, LEAST_CONTRAST, fail)
    _check_shapes(style, fail)


def _check_contrast(
    style: Style, what: str, name: str, grounds: tuple[Colour, ...], least: float, fail: Report
) -> None:
    ink = style.colours[name]
    ratio = min(contrast(ink, ground) for ground in grounds)
    if ratio < least:
        message = f"{what} has a contrast of {ratio:.1f}:1 with its ground, under {least:g}:1"
        fail(("colours", name), message)


def _check_shapes(style: Style, fail: Report) -> None:
    """Two kinds of callout of one shape must differ in having a ground: tone is lost on a copier."""
    seen: dict[tuple[str, bool], str] = {}
    for kind, callout in style.callouts.items():
        looks = callout.shape, bool(callout.tint)
        if looks in seen:
            fail(("callouts", kind), f"'{kind}' is told from '{seen[looks]}' by its tone alone")
        seen.setdefault(looks, kind)
