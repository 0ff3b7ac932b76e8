"""What is imported before it is needed: importing takes half the time of a build after an edit.

A new process imports what makes files while another one reads the guide, a watching one all while the author reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

_MAKERS = (
    "guide.source",
    "guide.checks",
    "guide.compile.checks",
    "guide.compile.kept",
    "guide.leaks",
    "guide.manifest",
    "guide.pdf.write",
)
"""All builds need them."""

_READERS = ("guide.source.sections", "guide.source.questions", "guide.source.timeline")
"""Edited files need them, most of all the first."""

_EPUB = ("guide.epub.book",)

_OF_NEW_GUIDES = ("concurrent.futures.process", "uharfbuzz")
"""Whoever finds nothing kept needs them, too, and so do the processes that are forked then."""

_OF_NEW_EPUBS = ("guide.epub.package", "jinja2")


def readers() -> list[str]:
    """The modules that read what is edited most."""
    return [*_READERS]


def makers(outputs: Iterable[str], *, is_new: bool) -> list[str]:
    """The modules that make some kinds of outputs of a guide that is new or known."""
    found = [*_MAKERS]
    found += _OF_NEW_GUIDES if is_new else ()
    if "epub" in outputs:
        found += _EPUB
        found += _OF_NEW_EPUBS if is_new else ()
    return found


def import_all(modules: Iterable[str]) -> None:
    """Import modules; processes forked later need not."""
    for module in modules:
        import_module(module)
