"""What a teacher is told of a page budget (``--fit``)."""

from __future__ import annotations

from guide.pdf.fitting import Fit

_MILLIMETRES = 25.4 / 72
"""In a point."""


def in_words(fit: Fit) -> str:
    """How a document was made to keep to its budget, or by how much it can't: "8 pages, with type at 96 %"."""
    pages = f"{fit.pages} page{'s' if fit.pages != 1 else ''}"
    if not fit.is_within_budget:
        return f"{pages}, {fit.pages - fit.budget} more than {fit.budget}: the style allows no less"
    shares = (("margins", fit.margins), ("type", fit.size))
    changed = [f"{what} at {share:.0%}" for what, share in shares if share < 1]
    if fit.is_tighter:
        changed.insert(0, f"writing lines {fit.pitch * _MILLIMETRES:.1f} mm apart")
    return f"{pages}, with {_listed(changed)}" if changed else pages


def _listed(parts: list[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
