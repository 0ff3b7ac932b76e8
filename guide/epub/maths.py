"""LaTeX -> MathML, behind one door: latex2mathml, whose output is checked, since it mends nothing.

latex2mathml 3.81 leaves ``&`` unescaped, writes unknown commands out as names (``<mi>\\foo</mi>``) and elements
with too few children; some mistakes are exceptions. All these fall back to the LaTeX itself, read out by its alt.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from guide.epub.markup import escape

_CHILDREN = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "munder": 2,
    "mover": 2,
    "munderover": 3,
}
"""How many children MathML asks for (MathML 3, 3.1.3.2)."""

_MATHML = "{http://www.w3.org/1998/Math/MathML}"


@lru_cache(maxsize=2048)
def maths_markup(latex: str, alt: str, display: Literal["inline", "block"] = "inline") -> str:
    """MathML with an ``alttext``, or the LaTeX with the role ``math`` where it can't be converted."""
    mathml = _converted(latex, display)
    if mathml is None:
        return (
            f'<span class="maths" role="math" aria-label="{escape(alt)}">'
            f"<code>{escape(latex)}</code></span>"
        )
    return mathml.replace("<math ", f'<math alttext="{escape(alt)}" ', 1)


def _converted(latex: str, display: Literal["inline", "block"]) -> str | None:
    # Imported here: 90 ms that only guides with maths pay for.
    from latex2mathml.converter import convert
    from lxml import etree

    try:
        mathml = convert(latex, display=display)
        root = etree.fromstring(mathml.encode())
    except Exception:  # the library's own errors, KeyError, IndexError and more: one answer to all
        return None
    return mathml if all(map(_is_sound, root.iter())) else None


def _is_sound(node: Any) -> bool:
    name = node.tag.removeprefix(_MATHML)
    children = _CHILDREN.get(name)
    return (children is None or len(node) == children) and "\\" not in (node.text or "")
