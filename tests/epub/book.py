"""An EPUB read back: its files, its documents in reading order, its text."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cached_property
from io import BytesIO
from typing import Any

from lxml import etree

NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "svg": "http://www.w3.org/2000/svg",
    "m": "http://www.w3.org/1998/Math/MathML",
}
TYPE = f"{{{NAMES['epub']}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_INLINE = {"a", "b", "bdi", "code", "em", "i", "span", "strong", "sub", "sup"}


class Book:
    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.names = self.archive.namelist()

    def xml(self, name: str) -> Any:
        """A file of the folder EPUB, parsed strictly."""
        return etree.fromstring(self.archive.read(f"EPUB/{name}"))

    @cached_property
    def package(self) -> Any:
        return self.xml("content.opf")

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Item elements by id."""
        return {item.get("id"): item for item in self.find(self.package, "//opf:item")}

    @cached_property
    def spine(self) -> list[str]:
        """Names of the documents in reading order."""
        references = self.find(self.package, "//opf:itemref/@idref")
        return [self.manifest[reference].get("href") for reference in references]

    @cached_property
    def documents(self) -> dict[str, Any]:
        return {name: self.xml(name) for name in self.spine}

    def division(self, identifier: str) -> Any:
        return self.documents[f"text/{identifier}.xhtml"]

    def find(self, node: Any, path: str) -> Any:
        return node.xpath(path, namespaces=NAMES)

    def one(self, node: Any, path: str) -> Any:
        (found,) = self.find(node, path)
        return found

    def by_id(self, identifier: str) -> Any:
        (found,) = [
            node
            for document in self.documents.values()
            for node in self.find(document, f"//*[@id='{identifier}']")
        ]
        return found

    def targets(self) -> set[str]:
        """Every place that can be linked to, as seen from the folder EPUB."""
        files = {item.get("href") for item in self.manifest.values()}
        documents = self.documents | {"nav.xhtml": self.xml("nav.xhtml")}
        places = {
            f"{name}#{identifier}"
            for name, document in documents.items()
            for identifier in self.find(document, "//@id")
        }
        return files | places


def resolved(base: str, href: str) -> str:
    """An address as seen from the folder of the document ``base``."""
    path, hash_, fragment = href.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
    return f"{name}{hash_}{fragment}"


def words(node: Any) -> list[str]:
    """The words that a reader reads, in order: no hidden letters, pictures, maths or page marks."""
    return "".join(_said(node)).split()


def _said(node: Any) -> list[str]:
    name = etree.QName(node).localname
    silent = node.get("aria-hidden") == "true" or node.get("role") == "img" or name == "head"
    parts = []
    if not silent and name not in ("math", "svg"):
        parts = [node.text or "", *(piece for child in node for piece in _said(child))]
    edge = "" if name in _INLINE or name == "math" else " "
    return [edge, *parts, edge, node.tail or ""]
