"""The structure tree as PDF objects (ISO 32000-1, 14.7): elements, parent tree, role map and identifiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from guide.typeset.objects import Objects
from guide.typeset.syntax import array, name, numbers, reference, text
from guide.typeset.tags import Node
from guide.typeset.trees import name_tree, number_tree

_KEPT_EMPTY = frozenset({"Document", "TD", "TH"})
"""A file needs a root, a table all its cells; other elements without content are left out."""

_ROLES = {
    "Em": "Span",
    "Strong": "Span",
    "Sub": "Span",
    "Title": "P",
    "Aside": "Note",
    "DocumentFragment": "Div",
}
"""Types of PDF 2.0 and the ones they stand for in PDF 1.7 (14.7.3)."""


class MarkedContent(NamedTuple):
    """A piece of a page's content, as a kid of a node."""

    page: int
    identifier: int


class ObjectReference(NamedTuple):
    """An annotation on a page, as a kid of a node."""

    page: int
    object_number: int


def write_structure(
    objects: Objects,
    tree: Node,
    pages: Sequence[int],
    parents: Sequence[Sequence[Node] | Node],
    boxes: Mapping[Node, tuple[int, tuple[float, float, float, float]]],
) -> int:
    """Write the elements below (and with) ``tree``.

    ``pages`` are the pages' object numbers. ``parents`` has, for each key of the parent tree, a page's nodes by the
    identifiers of their marked content, or the node of an annotation. ``boxes`` has the extent of
    figures. Returns the number of the structure tree root.
    """
    kept: list[Node] = []
    _collect(tree, kept)
    first = objects.reserve(len(kept))
    elements = {node: first + index for index, node in enumerate(kept)}
    root = objects.reserve()
    writer = _ElementWriter(elements, [reference(page) for page in pages], boxes, reference(root))
    for node, number in elements.items():
        objects.put(number, writer.element(node))
    objects.put(root, _root(objects, tree, elements, parents))
    return root


def _collect(node: Node, kept: list[Node]) -> bool:
    """Add to ``kept`` the nodes of a branch that have content, parents first; tells whether there are any."""
    place = len(kept)
    kept.append(node)
    has_content = node.tag in _KEPT_EMPTY
    for kid in node.kids:
        has_content |= not isinstance(kid, Node) or _collect(kid, kept)
    if not has_content:
        del kept[place:]
    return has_content


class _ElementWriter:
    """Writes structure elements (14.7.2)."""

    def __init__(
        self,
        elements: Mapping[Node, int],
        pages: Sequence[str],
        boxes: Mapping[Node, tuple[int, tuple[float, float, float, float]]],
        root: str,
    ) -> None:
        self._elements = elements
        self._pages = pages
        self._boxes = boxes
        self._root = root

    def element(self, node: Node) -> str:
        parent = self._elements.get(node.parent) if node.parent else None
        above = f"{parent} 0 R" if parent else self._root
        return f"<</S/{node.tag}/P {above}{self._kids(node)}{self._properties(node)}>>"

    def _kids(self, node: Node) -> str:
        """The kids, and the page that those refer to which name none."""
        page: int | None = None
        written: list[str] = []
        elements = self._elements
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid in elements:
                    written.append(f"{elements[kid]} 0 R")
            elif isinstance(kid, MarkedContent):
                if page is None:
                    page = kid.page
                written.append(
                    str(kid.identifier)
                    if kid.page == page
                    else f"<</Type/MCR/Pg {self._pages[kid.page]}/MCID {kid.identifier}>>"
                )
            elif isinstance(kid, ObjectReference):
                on_page = f"/Pg {self._pages[kid.page]}"
                written.append(f"<</Type/OBJR{on_page}/Obj {reference(kid.object_number)}>>")
            else:
                raise TypeError(f"{kid!r} is no kid of a {node.tag} element")
        entry = "" if page is None else f"/Pg {self._pages[page]}"
        if len(written) == 1:
            return f"{entry}/K {written[0]}"
        return f"{entry}/K{array(written)}" if written else entry

    def _properties(self, node: Node) -> str:
        written = ""
        if node.alt:
            written += f"/Alt{text(node.alt)}"
        if node.actual_text:
            written += f"/ActualText{text(node.actual_text)}"
        if node.language:
            written += f"/Lang{text(node.language)}"
        if node.id:
            written += f"/ID{text(node.id)}"
        if node.bbox or node.scope or node.col_span > 1 or node.list_numbering:
            written += self._attributes(node)
        return written

    def _attributes(self, node: Node) -> str:
        """Attribute objects (14.8.5)."""
        written: list[str] = []
        if node in self._boxes:
            written.append(f"<</O/Layout/BBox[{numbers(self._boxes[node][1])}]>>")
        table = f"/Scope/{node.scope}" if node.scope else ""
        if node.col_span > 1:
            table += f"/ColSpan {node.col_span}"
        if table:
            written.append(f"<</O/Table{table}>>")
        if node.list_numbering:
            written.append(f"<</O/List/ListNumbering/{node.list_numbering}>>")
        if not written:
            return ""
        return f"/A{written[0]}" if len(written) == 1 else f"/A{array(written)}"


def _root(
    objects: Objects,
    tree: Node,
    elements: Mapping[Node, int],
    parents: Sequence[Sequence[Node] | Node],
) -> str:
    """The structure tree root (14.7.2, table 322)."""
    entries = [(key, _parent_entry(owner, elements)) for key, owner in enumerate(parents) if owner]
    root = f"<</Type/StructTreeRoot/K {reference(elements[tree])}"
    root += (
        f"/ParentTree {reference(number_tree(objects, entries))}/ParentTreeNextKey {len(parents)}"
    )
    roles = {node.tag for node in elements if node.tag in _ROLES}
    if roles:
        mapped = "".join(f"{name(role)}{name(_ROLES[role])}" for role in sorted(roles))
        root += f"/RoleMap<<{mapped}>>"
    named = {node.id: reference(number) for node, number in elements.items() if node.id}
    if named:
        root += f"/IDTree {reference(name_tree(objects, named))}"
    return root + ">>"


def _parent_entry(owner: Sequence[Node] | Node, elements: Mapping[Node, int]) -> str:
    try:
        if isinstance(owner, Node):
            return reference(elements[owner])
        return f"[{' '.join([f'{elements[node]} 0 R' for node in owner])}]"
    except KeyError as missing:
        raise ValueError(f"a page shows a {missing.args[0].tag} that is not in the tree") from None
