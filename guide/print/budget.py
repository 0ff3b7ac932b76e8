"""What a teacher is told of a page budget (``--fit``)."""

from __future__ import annotations

from guide.pdf.fitting import Fit


def in_words(fit: Fit) -> str:
    """How a document was made to keep to its budget, or by how much it can't: "8 pages, with type at 96 %"."""
    pages = f"{fit.pages} page{'s' if fit.pages != 1 else ''}"
    if not fit.is_within_budget:
        return f"{pages}, {fit.pages - fit.budget} more than {fit.budget}: the style allows no less"
    shares = (("margins", fit.margins), ("type", fit.size))
    changed = [f"{what} at {share:.0%}" for what, share in shares if share < 1]
    return f"{pages}, with {' and '.join(changed)}" if changed else pages
