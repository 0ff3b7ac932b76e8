"""The structure tree as PDF objects (ISO 32000-1, 14.7): elements, parent tree, role map and identifiers.

Elements are written when their pages are drawn, and numbered when these are put into a file. Of some pages, first come
the pages themselves, then their contents, their annotations, the elements, and the leaves of the parent tree.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from guide.typeset.drawn import Box, Structure, StructurePlan, Template
from guide.typeset.objects import DOCUMENT, STRUCTURE, Objects
from guide.typeset.syntax import array as array_of
from guide.typeset.syntax import name, numbers, reference, text
from guide.typeset.tags import Node
from guide.typeset.trees import ENTRIES_IN_LEAF, name_tree

_KEPT_EMPTY = frozenset({"TD", "TH"})
"""A table needs all its cells; other elements without content are left out."""

_ROLES = {
    "Em": "Span",
    "Strong": "Span",
    "Sub": "Span",
    "Title": "P",
    "Aside": "Note",
    "DocumentFragment": "Div",
}
"""Types of PDF 2.0 and the ones they stand for in PDF 1.7 (14.7.3)."""


_NO_BOX = "/BBox[]"
"""Stands for a bounding box that moves with its page. Only what is no text follows it in an element."""


class MarkedContent(NamedTuple):
    """A piece of a page's content, as a kid of a node."""

    page: int
    identifier: int


class ObjectReference(NamedTuple):
    """An annotation on a page, as a kid of a node."""

    page: int
    annotation: int
    """Its place among all annotations of the pages."""


def structure_of(
    tree: Node,
    nodes: Sequence[Sequence[Node]],
    links: Sequence[Node],
    boxes: Mapping[Node, tuple[int, Box]],
) -> Structure:
    """The elements below ``tree`` for some pages.

    ``nodes`` has each page's nodes by the identifiers of their marked content, ``links`` the node of each annotation,
    ``boxes`` the page and extent of each figure.

    Raises ValueError for a node that is not below the tree.
    """
    kept: list[Node] = []
    for kid in tree.kids:
        if not isinstance(kid, Node):
            raise ValueError(f"{kid!r} belongs to no element below the {tree.tag}")
        _collect(kid, kept)
    first = 2 * len(nodes) + len(links)
    writer = _ElementWriter(tree, {node: first + n for n, node in enumerate(kept)}, len(nodes))
    return Structure(
        elements=writer.elements(boxes),
        leaves=writer.parent_leaves(nodes, links),
        tops=tuple(place for place, node in enumerate(kept) if node.parent is tree),
        roles=tuple(sorted({node.tag for node in kept if node.tag in _ROLES})),
        ids=tuple((node.id, place) for place, node in enumerate(kept) if node.id),
        boxes=tuple((place, *boxes[node]) for place, node in enumerate(kept) if node in boxes),
    )


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
    """Writes structure elements (14.7.2) with ``%d`` for object numbers, which it gathers in their order."""

    def __init__(self, tree: Node, elements: Mapping[Node, int], pages: int) -> None:
        self._tree = tree
        self._elements = elements
        self._first_annotation = 2 * pages
        self.numbers: list[int] = []

    def elements(self, boxes: Container[Node]) -> Template:
        """All elements, with room for the boxes of some."""
        written = [self._element(node, is_boxed=node in boxes) for node in self._elements]
        return self._template(written)

    def _template(self, objects: list[str]) -> Template:
        """Some objects, with the numbers that have been gathered for them."""
        numbers, self.numbers = array("i", self.numbers), []
        return Template("\n".join(objects), numbers)

    def _element(self, node: Node, *, is_boxed: bool) -> str:
        if node.parent is self._tree or node.parent is None:
            above = reference(DOCUMENT)
        else:
            above = "%d 0 R"
            self.numbers.append(self._elements[node.parent])
        kids, properties = self._kids(node), _properties(node, is_boxed=is_boxed)
        return f"<</S/{node.tag}/P {above}{kids}{properties}>>"

    def _kids(self, node: Node) -> str:
        """The kids, and the page that those refer to which name none."""
        page = next((kid.page for kid in node.kids if isinstance(kid, MarkedContent)), None)
        if page is not None:
            self.numbers.append(page)
        written: list[str] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid in self._elements:
                    self.numbers.append(self._elements[kid])
                    written.append("%d 0 R")
            elif isinstance(kid, MarkedContent):
                written.append(self._marked_content(kid, page))
            elif isinstance(kid, ObjectReference):
                self.numbers += kid.page, self._first_annotation + kid.annotation
                written.append("<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>")
            else:
                raise TypeError(f"{kid!r} is no kid of a {node.tag} element")
        entry = "" if page is None else "/Pg %d 0 R"
        if len(written) == 1:
            return f"{entry}/K {written[0]}"
        return f"{entry}/K{array_of(written)}" if written else entry

    def _marked_content(self, kid: MarkedContent, page: int | None) -> str:
        if kid.page == page:
            return str(kid.identifier)
        self.numbers.append(kid.page)
        return f"<</Type/MCR/Pg %d 0 R/MCID {kid.identifier}>>"

    def parent_leaves(self, pages: Sequence[Sequence[Node]], links: Sequence[Node]) -> Template:
        """The leaves of the parent tree (14.7.4.4); the key of a page or an annotation is its object number."""
        owners: list[tuple[int, Sequence[Node] | Node]] = [
            *((number, nodes) for number, nodes in enumerate(pages) if nodes),
            *((self._first_annotation + number, link) for number, link in enumerate(links)),
        ]
        starts = range(0, len(owners), ENTRIES_IN_LEAF)
        leaves = [self._leaf(owners[start : start + ENTRIES_IN_LEAF]) for start in starts]
        return self._template(leaves)

    def _leaf(self, owners: Sequence[tuple[int, Sequence[Node] | Node]]) -> str:
        self.numbers += owners[0][0], owners[-1][0]
        entries = " ".join([self._parent_entry(*owner) for owner in owners])
        return f"<</Limits[%d %d]/Nums[{entries}]>>"

    def _parent_entry(self, key: int, owner: Sequence[Node] | Node) -> str:
        self.numbers.append(key)
        nodes = [owner] if isinstance(owner, Node) else owner
        try:
            self.numbers += [self._elements[node] for node in nodes]
        except KeyError as missing:
            tag = missing.args[0].tag
            raise ValueError(f"a page shows a {tag} that is not in the tree") from None
        references = " ".join(["%d 0 R"] * len(nodes))
        return f"%d {references}" if isinstance(owner, Node) else f"%d [{references}]"


def _properties(node: Node, *, is_boxed: bool) -> str:
    written = ""
    if node.alt:
        written += f"/Alt{_text(node.alt)}"
    if node.actual_text:
        written += f"/ActualText{_text(node.actual_text)}"
    if node.language:
        written += f"/Lang{_text(node.language)}"
    if node.id:
        written += f"/ID{_text(node.id)}"
    if is_boxed or node.scope or node.col_span > 1 or node.list_numbering:
        written += _attributes(node, is_boxed=is_boxed)
    return written


def _text(value: str) -> str:
    """A text string in a template."""
    return text(value).replace("%", "%%")


def _attributes(node: Node, *, is_boxed: bool) -> str:
    """Attribute objects (14.8.5)."""
    written: list[str] = []
    if is_boxed:
        written.append(f"<</O/Layout{_NO_BOX}>>")
    table = f"/Scope/{node.scope}" if node.scope else ""
    if node.col_span > 1:
        table += f"/ColSpan {node.col_span}"
    if table:
        written.append(f"<</O/Table{table}>>")
    if node.list_numbering:
        written.append(f"<</O/List/ListNumbering/{node.list_numbering}>>")
    return f"/A{written[0]}" if len(written) == 1 else f"/A{array_of(written)}"


def with_box(element: str, box: Box) -> str:
    """The element of a figure with its bounding box."""
    before, _, after = element.rpartition(_NO_BOX)
    return f"{before}/BBox[{numbers(box)}]{after}"


class StructureParts:
    """The structures of all pages of a file, joined below one root."""

    def __init__(self) -> None:
        self._tops: list[int] = []
        self._leaves: list[str] = []
        self._roles: set[str] = set()
        self._named: dict[str, str] = {}

    def add(self, structure: StructurePlan, element: int) -> None:
        """Some pages' structure, whose first element has this object number; the leaves follow the elements."""
        leaf = element + structure.elements
        self._tops += [element + place for place in structure.tops]
        self._leaves += [reference(leaf + number) for number in range(structure.leaves)]
        self._roles.update(structure.roles)
        self._named.update((key, reference(element + place)) for key, place in structure.ids)

    def write(self, objects: Objects, language: str, next_key: int) -> None:
        """The root's element and the structure tree root (14.7.2, table 322); no key is ``next_key`` or above."""
        language = f"/Lang{text(language)}" if language else ""
        kids = array_of([reference(top) for top in self._tops])
        objects.put(DOCUMENT, f"<</S/Document/P {reference(STRUCTURE)}/K{kids}{language}>>")
        parents = objects.add(f"<</Kids{array_of(self._leaves)}>>")
        root = f"<</Type/StructTreeRoot/K {reference(DOCUMENT)}"
        root += f"/ParentTree {reference(parents)}/ParentTreeNextKey {next_key}"
        if self._roles:
            mapped = "".join(f"{name(role)}{name(_ROLES[role])}" for role in sorted(self._roles))
            root += f"/RoleMap<<{mapped}>>"
        if self._named:
            root += f"/IDTree {reference(name_tree(objects, self._named))}"
        objects.put(STRUCTURE, root + ">>")
