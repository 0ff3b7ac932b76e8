"""What each construct of the format's Markdown becomes."""

from __future__ import annotations

import pytest
from markdown_texts import blocks, inlines, read

from guide.model import text as model
from guide.model.place import Place
from guide.model.text import Citation, CitedWork, Code, Emphasis, LineBreak, Maths, Strong, Text

FILE = "sections/01-first.md"


def at(line: int, column: int) -> Place:
    return Place(FILE, line, column)


def web(url: str, text: str, column: int) -> model.WebLink:
    return model.WebLink(url, (Text(text),), at(1, column))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("plain", (Text("plain"),)),
        ("two\nlines", (Text("two lines"),)),
        ("日本\n語", (Text("日本語"),)),
        ("*a* **b** `c  d`", (Emphasis((Text("a"),)), Text(" "), Strong((Text("b"),)), Text(" "), Code("c  d"))),
        ("*a **b***", (Emphasis((Text("a "), Strong((Text("b"),)))),)),
        ("one\\\ntwo", (Text("one"), LineBreak(), Text("two"))),
        ("$a^2$ of $5 and $10", (Maths("a^2"), Text(" of $5 and $10"))),
        ('"*so*" he\'s', (Text("“"), Emphasis((Text("so"),)), Text("” he’s"))),
        ("\\\"x\\\" &quot; \\*", (Text('"x" " *'),)),
        ("`--` -- <https://a.org/b--c>", (Code("--"), Text(" – "), web("https://a.org/b--c", "https://a.org/b--c", 9))),
        ("[](https://a.org/äb)", (web("https://a.org/%C3%A4b", "https://a.org/äb", 1),)),
        ("a@b.org, [me](mailto:a@b.org)", (Text("a@b.org, "), web("mailto:a@b.org", "me", 10))),
        ("in $$a$$ and $$b \\$$$", (Text("in "), Maths("a"), Text(" and "), Maths("b \\$"))),
        ("$ 5 and 6$ $$", (Text("$ 5 and 6$ $$"),)),
    ],
)  # fmt: skip
def test_inlines(typed: str, expected: model.Inlines) -> None:
    assert inlines(typed) == expected


def test_references_and_citations_carry_their_places() -> None:
    found = inlines("See [](figure:zhukov), [the *truce*](event:truce) and\n[@a, pp. 3--5; @b].")
    assert found == (
        Text("See "),
        model.Reference("figure", "zhukov", (), at(1, 5)),
        Text(", "),
        model.Reference("event", "truce", (Text("the "), Emphasis((Text("truce"),))), at(1, 24)),
        Text(" and "),
        Citation((CitedWork("a", "pp. 3–5", at(2, 2)), CitedWork("b", "", at(2, 16)))),
        Text("."),
    )


def test_notes_may_be_called_twice_and_have_several_paragraphs() -> None:
    markup, reading = read("A[^n] b[^n]\n\n[^n]: One.\n\n    Two.\n")
    assert not reading.problems.found
    assert [type(block).__name__ for block in markup.notes["n"]] == ["Paragraph", "Paragraph"]
    assert len(markup.blocks) == 1


def test_link_definitions_work_as_in_commonmark() -> None:
    (paragraph,) = blocks("[Zhukov][z] and [z]\n\n[z]: figure:zhukov\n")
    assert isinstance(paragraph, model.Paragraph)
    kinds = [type(inline).__name__ for inline in paragraph.content]
    assert kinds == ["Reference", "Text", "Reference"]


def test_headings() -> None:
    assert blocks("## The *set* {1, 2} {#set}\n\n### More ###\n") == (
        model.Heading(
            2, (Text("The "), Emphasis((Text("set"),)), Text(" {1, 2}")), "set", at(1, 1)
        ),
        model.Heading(3, (Text("More"),), None, at(3, 1)),
    )


def test_lists() -> None:
    tight, _, loose = blocks("- a\n- b\n  1. c\n\n***\n\n3. d\n\n4. e\n")
    assert isinstance(tight, model.ListBlock)
    assert isinstance(loose, model.ListBlock)
    assert (tight.ordered, tight.tight, len(tight.items)) == (False, True, 2)
    inner = tight.items[1][1]
    assert isinstance(inner, model.ListBlock)
    assert inner.ordered
    assert (loose.ordered, loose.start, loose.tight) == (True, 3, False)


def test_definition_lists() -> None:
    (found,) = blocks("Obo\n: A cairn.\n: A shrine.\n\nKomdiv\n: A rank.\n")
    assert isinstance(found, model.DefinitionList)
    assert [(item.term, len(item.meanings)) for item in found.items] == [
        ((Text("Obo"),), 2),
        ((Text("Komdiv"),), 1),
    ]


def test_tables_with_caption_and_id() -> None:
    (table,) = blocks(
        "| Side | Dead |\n| :--- | ---: |\n| A \\| B | 1 |\n| C |\n\nTable: Losses [@a]. {#losses}\n"
    )
    assert table == model.Table(
        head=((Text("Side"),), (Text("Dead"),)),
        rows=(((Text("A | B"),), (Text("1"),)), ((Text("C"),), ())),
        alignments=("left", "right"),
        caption=(Text("Losses "), Citation((CitedWork("a", "", at(6, 16)),)), Text(".")),
        id="losses",
        place=at(1, 1),
    )


def test_pictures() -> None:
    (picture,) = blocks(
        '![A *map*.](images/a%20b.svg "The \'theatre\' [](table:t)"){#map width=62.5% credit="Me -- you"}\n'
    )
    assert picture == model.Picture(
        file="images/a b.svg",
        alt="A map.",
        caption=(Text("The ‘theatre’ "), model.Reference("table", "t", (), at(1, 45))),
        id="map",
        width=0.625,
        credit="Me – you",
        decorative=False,
        place=at(1, 1),
    )


def test_callouts_in_each_other_and_in_lists() -> None:
    outer, listed = blocks(
        ':::: debate {title="Who *won*?" cite="a, p. 3; b"}\nText.\n\n::: activity {lines=6}\nDo.\n:::\n::::\n\n'
        "- ::: note\n  In a list.\n  :::\n"
    )
    assert isinstance(outer, model.Callout)
    assert outer.kind == "debate"
    assert outer.title == (Text("Who "), Emphasis((Text("won"),)), Text("?"))
    assert [(work.id, work.locator) for work in outer.cite] == [("a", "p. 3"), ("b", "")]
    inner = outer.blocks[1]
    assert isinstance(inner, model.Callout)
    assert (inner.kind, inner.lines) == ("activity", 6)
    assert isinstance(listed, model.ListBlock)
    assert isinstance(listed.items[0][0], model.Callout)


def test_text_for_some_readers_and_page_breaks() -> None:
    only, pages = blocks("::: only {edition=teacher format=pdf}\nHush.\n:::\n\n::: pagebreak\n")
    assert isinstance(only, model.Only)
    assert (only.edition, only.format) == ("teacher", "pdf")
    assert pages == model.PageBreak(at(5, 1))


def test_code_and_maths_keep_every_character() -> None:
    code, indented, maths = blocks(
        "```python\nx = '::: note'\n\n:::\n```\n\n    a  b\n\n$$\na -- b\n$$\n"
    )
    assert code == model.CodeBlock("x = '::: note'\n\n:::", "python", at(1, 1))
    assert indented == model.CodeBlock("a  b", "", at(7, 5))
    assert maths == model.MathsBlock("a -- b", at(9, 1))


def test_quotes_follow_the_language() -> None:
    markup, _ = read('"So" sagte er.', "de")
    assert markup.blocks == (model.Paragraph((Text("„So“ sagte er."),), at(1, 1)),)
