"""The logical structure of a PDF: the tree that assistive technology reads (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Literal

from guide.dataclass import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. Made while setting a document; filled with marked content while drawing.

    ``tag`` is a standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4): ``P``, ``H1``, ``L``, ``TD`` ...
    A node is *attached* once it is among its parent's ``kids``: block-level nodes at once, in reading order;
    inline nodes (``Link``, ``Span``, ``Reference`` ...) when their first piece is drawn, so that kids and marked
    content keep the order of the text. Nodes know no pages: a paragraph over two pages has content on both.
    """

    tag: str
    parent: Node | None = None
    alt: str = ""
    actual_text: str = ""
    language: str = ""
    id: str = ""
    """Makes the element findable (Note elements must have one, ISO 14289-1, 7.9)."""
    scope: Literal["", "Row", "Column"] = ""
    """Of a TH."""
    col_span: int = 1
    list_numbering: str = ""
    """Of an L: ``None``, ``Disc``, ``Decimal``, ``LowerAlpha`` ..."""
    bbox: bool = False
    """Whether a Layout BBox attribute is written (figures, formulas)."""
    anchor: str = ""
    """Of a Link: the id of its destination in the document."""
    url: str = ""
    """Of a Link: its destination outside."""
    title: str = ""
    """Of a Link: the annotation's Contents (ISO 14289-1, 7.18.5)."""
    attached: bool = False
    kids: list[object] = field(default_factory=list)
    """Nodes and, from drawing, marked-content and object references."""

    def child(self, tag: str, **properties: object) -> Node:
        """A new block-level node at the end of this one's kids."""
        node = Node(tag, self, **properties)  # type: ignore[arg-type]
        node.attached = True
        self.kids.append(node)
        return node

    def inline(self, tag: str, **properties: object) -> Node:
        """A new inline node, attached when it is first drawn."""
        return Node(tag, self, **properties)  # type: ignore[arg-type]

    def attach(self) -> None:
        """Put this node (and its parents) among the kids, if it is not there yet."""
        if not self.attached:
            self.attached = True
            if self.parent is not None:
                self.parent.attach()
                self.parent.kids.append(self)

    def forget(self) -> None:
        """Let go of all below: kids and parents hold each other, and would stay until garbage is collected."""
        kids, self.kids = self.kids, []
        for kid in kids:
            if isinstance(kid, Node):
                kid.forget()
