"""A page in parentheses needs none of its own."""

from __future__ import annotations

from guide.compile.brackets import pages_in_brackets
from guide.document import Inlines, Link, PageReference, Text

LINK = Link("s-truce", (Text("The truce"),), "section")
PAGE = PageReference("s-truce", " (p. ", ")")


def as_read(content: Inlines) -> str:
    written = {LINK: "The truce"}
    return "".join(
        f"{inline.before}41{inline.after}"
        if isinstance(inline, PageReference)
        else written.get(inline) or inline.text
        for inline in pages_in_brackets(content, ", p. ")
    )


def test_in_running_text() -> None:
    assert as_read((Text("See "), LINK, PAGE, Text("."))) == "See The truce (p. 41)."


def test_inside_of_parentheses() -> None:
    assert (
        as_read((Text("It ended (see "), LINK, PAGE, Text(").")))
        == "It ended (see The truce, p. 41)."
    )


def test_after_them() -> None:
    content = (Text("It ended (late): "), LINK, PAGE)
    assert as_read(content) == "It ended (late): The truce (p. 41)"
