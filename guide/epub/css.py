"""Style tokens -> the EPUB's style sheet.

What a reader chooses is left alone: text face, size, colours and ground, margins, alignment. So lengths are
relative, no text has a ground of its own, and no fonts are embedded: people pick faces that they can read (or that
their e-ink screen was made for), and four faces would weigh more than a whole guide. What a style asks of running
text beyond the usual (a sans, ragged lines, undivided words, letters further apart) is said of the body alone: it holds
until the reader chooses something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.epub.render import render
from guide.style import Colour, Style, TextStyle

_IN_LINE = frozenset(
    {
        "caption-label",
        "question-number",
        "answer-number",
        "choice-letter",
        "marks",
        "monogram",
        "glossary-term",
    }
)
"""Roles of pieces within a text: their size is that of the text around them."""

_NOT_IN_BOOKS = ("title", "part-title", "running-head", "folio", "field", "cover-")
"""Beginnings of roles that only pages have, or that the style sheet's own rules stand for."""

_SHAPES = {
    "bar": "border-left: 0.35em solid {colour};",
    "heavy-bar": "border-left: 0.7em solid {colour};",
    "box": "border: 1px solid {colour};",
    "rules": "border: 1px solid {colour}; border-left: 0; border-right: 0; padding-left: 0;",
    "double": "border-left: 0.4em double {colour};",
    "dashed": "border: 1px dashed {colour};",
    "corner": "border-left: 0.2em solid {colour}; border-top: 0.2em solid {colour};",
    "plain": "padding-left: 0; padding-right: 0;",
}
"""Callouts are told apart by their edges; a tint, where print has one, would be a ground behind text."""

_LEAST_SIZE = 0.85
"""Share of the reader's chosen size: nothing is set smaller."""

_LARGEST_SIZE = 1.8
"""Nor larger: at 200 % text a long word of a title must fit a small screen."""

_LEAST_LEADING = 1.45
"""Distance of lines as a share of the type's size: screens shine, and their lines are read from further away."""

BOTH_WAYS = 0.179
"""The relative luminance that has the same contrast, 4.58:1, with white and with black (WCAG 2.2)."""


def style_sheet(style: Style) -> str:
    return render(
        "style.css.j2",
        body=_body(style),
        emphasis=_emphasis(style),
        paragraphs=_paragraphs(style),
        roles={_selector(role): _declarations(style, role) for role in _roles(style)},
        callouts={
            kind: _SHAPES[callout.shape].format(colour=visible(style.colour(callout.colour)))
            for kind, callout in style.callouts.items()
        },
        accent=visible(style.colour("accent")),
        warm=visible(style.colour("warm")) if "warm" in style.colours else "currentColor",
        line=visible(style.colour("line")),
    )


def visible(colour: Colour) -> str:
    """The colour's hue at a lightness that can be seen on a white and on a black page alike.

    A book can't know its ground: few readers tell it (``prefers-color-scheme``), and some tell it wrongly when
    the system is dark and the page is not.
    """
    red, green, blue = (_linear(channel) for channel in colour)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    # Scaling keeps hue and saturation; what a full channel can't take is made up with white.
    scale = min(BOTH_WAYS / max(luminance, 1e-6), 1 / max(red, green, blue, 1e-6))
    share = (BOTH_WAYS - luminance * scale) / (1 - luminance * scale)
    mixed = [channel * scale * (1 - share) + share for channel in (red, green, blue)]
    return "#" + "".join(f"{round(_encoded(channel) * 255):02x}" for channel in mixed)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _body(style: Style) -> dict[str, str]:
    """How running text is set until the reader chooses otherwise."""
    body = style.text("body")
    hyphens = "auto" if body.hyphenate else "manual"
    found = {
        "font-family": _family(style, body, "serif"),
        "line-height": _number(max(body.leading / body.size, _LEAST_LEADING)),
        "letter-spacing": _em(body.tracking / body.size),
        # Justified is what most readers do unasked, and what many let people choose.
        "text-align": body.align if body.align == "left" else "",
        "-webkit-hyphens": hyphens,
        "hyphens": hyphens,
    }
    return {name: value for name, value in found.items() if value}


def _emphasis(style: Style) -> dict[str, str]:
    """Of emphasis, where the style has another face for it than an italic one."""
    face = style.face("body", italic=True)
    if "italic" in face:
        return {}
    return {"font-style": "normal", "font-weight": "600" if "bold" in face else "normal"}


def _paragraphs(style: Style) -> dict[str, str]:
    """Of a paragraph after another: either its first line is indented, or a line is left free."""
    body = style.text("body")
    if body.indent:
        return {"text-indent": _em(body.indent / body.size)}
    return {"margin-top": _em(max(body.leading / body.size, _LEAST_LEADING))}


def _roles(style: Style) -> Iterator[str]:
    for role in style.roles:
        if role != "body" and not role.startswith(_NOT_IN_BOOKS):
            yield role


def _selector(role: str) -> str:
    return {"table-head": "th", "table-cell": "td", "caption": "caption, figcaption"}.get(
        role, f".{role}"
    )


def _declarations(style: Style, role: str) -> dict[str, str]:
    """What a role says beyond the body's setting, as CSS."""
    setting, body = style.text(role), style.text("body")
    face = style.face(role)
    found = {
        "font-family": _family(style, setting, style.families[body.family].css),
        "font-size": "" if role in _IN_LINE else _size(setting.size / body.size),
        "font-weight": "bold" if "bold" in face else "",
        "font-style": "italic" if "italic" in face else "",
        "text-align": setting.align if setting.align in ("right", "center") else "",
        "text-indent": "0" if setting.indent == 0 < body.indent else "",
        "text-transform": "uppercase" if setting.capitals == "upper" else "",
        "font-variant": "small-caps" if setting.capitals == "small" else "",
        "letter-spacing": _em(setting.tracking / setting.size),
        "margin-top": _em(setting.before / setting.size),
        "margin-bottom": _em(setting.after / setting.size),
        "color": _text_colour(style, setting),
    }
    return {name: value for name, value in found.items() if value}


def _family(style: Style, setting: TextStyle, around: str) -> str:
    """The generic family, unless it is the one ``around``."""
    family = style.families[setting.family].css
    return "" if family == around else family


def _size(ratio: float) -> str:
    """A tenth more or less is print's business: on a screen it only makes text smaller."""
    if 0.9 < ratio < 1.1:
        return ""
    return _em(min(max(ratio, _LEAST_SIZE), _LARGEST_SIZE))


def _text_colour(style: Style, setting: TextStyle) -> str:
    """Only large text is coloured: on a tinted page the colour keeps 3:1, not 4.5:1 (WCAG 2.2, 1.4.3)."""
    is_large = setting.size / style.text("body").size >= 1.2
    return visible(style.colour(setting.colour)) if is_large and setting.colour != "ink" else ""


def _em(value: float) -> str:
    return f"{_number(value)}em" if abs(value) >= 0.005 else ""


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
