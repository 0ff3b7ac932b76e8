"""How much paper a document takes."""

from __future__ import annotations

from guide.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PaperUse:
    """Pages, and the leaves that they are printed on."""

    pages: int
    is_two_sided: bool
    pages_a_side: int = 1
    """Two or four where pages are printed smaller, side by side."""

    @property
    def leaves(self) -> int:
        """Leaves of paper for one copy."""
        sides = -(-self.pages // self.pages_a_side)
        return -(-sides // 2) if self.is_two_sided else sides

    def for_copies(self, count: int) -> int:
        """Leaves for a class of so many: every copy begins on a leaf of its own."""
        return count * self.leaves

    def side(self, page: int) -> tuple[int, bool]:
        """The leaf (from 1) that a page (from 0) is printed on, and whether on its front."""
        side = page // self.pages_a_side
        if not self.is_two_sided:
            return side + 1, True
        return side // 2 + 1, side % 2 == 0
