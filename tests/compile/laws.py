"""What holds for every document, whatever the guide and the edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from guide import document as d


def nodes(value: Any) -> Iterator[Any]:
    """Every node of a document, in reading order: blocks, inlines, items, rows, notes."""
    if is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, d.Image | d.Metadata | d.Furniture):
            return
        yield value
        for each in fields(value):
            yield from nodes(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from nodes(each)


def ids(document: d.Document) -> Counter[str]:
    return Counter(node.id for node in nodes(document) if getattr(node, "id", None))


def anchors(document: d.Document) -> Iterator[str]:
    """Everything that is linked to."""
    for node in nodes(document):
        if isinstance(node, d.Link | d.PageReference | d.ContentsEntry):
            yield node.anchor
        elif isinstance(node, d.NoteCall):
            yield node.note
        elif isinstance(node, d.Note):
            yield node.back


def check_laws(document: d.Document) -> None:
    """Raise AssertionError where a law is broken, naming it."""
    found = ids(document)
    assert not [name for name, count in found.items() if count > 1], "ids are unique"
    assert not {name for name in anchors(document) if name not in found}, "links lead somewhere"
    assert all(_is_id(name) for name in found), "ids are made of letters, digits, - _ and ."
    _check_headings(document)
    _check_images(document)
    _check_key(document)
    _check_text(document)


def _is_id(name: str) -> bool:
    return all(letter.isascii() and (letter.isalnum() or letter in "-_.") for letter in name)


def _check_headings(document: d.Document) -> None:
    for division in document.divisions:
        level = division.level
        for node in nodes(division.blocks):
            if isinstance(node, d.Heading | d.PersonCard):
                assert 2 < node.level <= level + 1, f"no heading level is skipped: {node}"
                level = node.level


def _check_images(document: d.Document) -> None:
    shown = {node.image for node in nodes(document) if isinstance(node, d.Picture)}
    shown |= {node.image for node in nodes(document) if isinstance(node, d.Cover) and node.image}
    assert shown == set(document.images), "exactly the pictures shown are there"
    names = [image.name.lower() for image in document.images.values()]
    assert len(names) == len(set(names)), "file names of pictures are unique"


def _check_key(document: d.Document) -> None:
    """The key has the questions' numbers in their order; exercises, which have numbers of their own, likewise."""
    for prefixes in (("q-", "a-"), ("pq-", "pa-")):
        questions, answers = (
            [
                node.number
                for node in nodes(document)
                if isinstance(node, kind) and node.id.startswith(prefix)
            ]
            for kind, prefix in zip((d.Question, d.Answer), prefixes, strict=True)
        )
        if questions and answers:
            assert answers == questions


def _check_text(document: d.Document) -> None:
    for node in nodes(document):
        if isinstance(node, d.Text):
            assert node.text, "no empty text"
            assert "{{" not in node.text, "no gap is left"
