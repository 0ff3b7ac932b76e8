"""Works in the list of sources, and as citations."""

from __future__ import annotations

from typing import Any

import pytest

from guide.compile.bibliography import bibliography
from guide.compile.words import words_for
from guide.document import Span
from guide.document_text import inlines_text
from guide.model.place import NOWHERE
from guide.model.records import Work

ENGLISH = words_for("en")
GOLDMAN = {"family": "Goldman", "given": "Stuart D."}
COOX = {"family": "Coox", "given": "Alvin D."}


def work(name: str = "x", **csl: Any) -> Work:
    return Work(name, {"type": "book", "title": "Nomonhan", **csl}, nocite=False, place=NOWHERE)


def listed(**csl: Any) -> tuple[str, str]:
    entry = bibliography([work(**csl)], ENGLISH)["x"]
    return entry.short, inlines_text(entry.full)


def issued(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


def test_a_book() -> None:
    assert listed(
        author=[GOLDMAN],
        issued=issued(2012),
        publisher="Naval Institute Press",
        **{"publisher-place": "Annapolis"},
    ) == (
        "Goldman 2012",
        "Goldman, Stuart D. (2012). {*Nomonhan*: work-title}. Annapolis: Naval Institute Press.",
    )


def test_a_book_in_volumes_by_an_editor() -> None:
    assert listed(editor=[COOX], issued=issued(1985), **{"number-of-volumes": "2"}) == (
        "Coox 1985",
        "Coox, Alvin D. (ed.) (1985). {*Nomonhan*: work-title} (2 vols).",
    )


def test_an_article_with_a_doi() -> None:
    short, full = listed(
        type="article-journal",
        author=[COOX, GOLDMAN],
        issued=issued(1990, 3),
        volume="12",
        issue="3",
        page="4-9",
        DOI="10.1/x",
        **{"container-title": "Journal of Steppes"},
    )
    assert short == "Coox and Goldman 1990"
    assert full == (
        "Coox, Alvin D. and Stuart D. Goldman (1990). {‘Nomonhan’: work-title}. *Journal of Steppes* 12(3), "
        "pp.\u00a04–9. [https://doi.org/10.1/x](https://doi.org/10.1/x)"
    )


def test_a_newspaper_without_author_is_known_by_its_name() -> None:
    short, full = listed(
        type="article-newspaper",
        issued=issued(1939, 9, 18),
        page="5",
        **{"container-title": "Evening Post"},
    )
    assert short == "Evening Post 1939"
    assert (
        full
        == "*Evening Post* (1939). {‘Nomonhan’: work-title}. 18\u00a0September 1939, p.\u00a05."
    )


def test_a_chapter_names_its_book() -> None:
    assert listed(
        type="chapter",
        author=[GOLDMAN],
        editor=[COOX],
        issued=issued(2000),
        **{"container-title": "Wars"},
    )[1] == ("Goldman, Stuart D. (2000). {‘Nomonhan’: work-title}. In *Wars*, ed. Alvin D. Coox.")


def test_a_web_page_tells_when_it_was_seen() -> None:
    assert listed(type="webpage", URL="https://example.org/a", accessed=issued(2026, 1, 2)) == (
        "‘Nomonhan’ n.d.",
        "{*Nomonhan*: work-title} (n.d.). [https://example.org/a](https://example.org/a) "
        "(accessed 2\u00a0January 2026).",
    )


def test_many_authors_shrink_in_citations_alone() -> None:
    people = [{"family": name} for name in ("Ada", "Ben", "Cy", "Di")]
    short, full = listed(author=people, issued=issued(2001))
    assert short == "Ada et al. 2001"
    assert full.startswith("Ada, Ben, Cy and Di (2001)")


def test_titles_keep_their_language() -> None:
    entry = bibliography([work(language="ru", author=[GOLDMAN])], ENGLISH)["x"]
    assert [inline.language for inline in entry.full if isinstance(inline, Span)] == ["ru"]


def test_one_author_and_year_get_letters_in_order_of_titles() -> None:
    works = [
        work("second", author=[GOLDMAN], issued=issued(2012), title="B"),
        work("first", author=[GOLDMAN], issued=issued(2012), title="A"),
        work("other", author=[GOLDMAN], issued=issued(2013), title="C"),
    ]
    found = bibliography(works, ENGLISH)
    assert [entry.short for entry in found.values()] == [
        "Goldman 2012a",
        "Goldman 2012b",
        "Goldman 2013",
    ]
    assert list(found) == ["first", "second", "other"]


@pytest.mark.parametrize("title", ["Why?", "Enough.", "Stop!"])
def test_no_stop_after_a_stop(title: str) -> None:
    full = listed(author=[GOLDMAN], issued=issued(2012), title=title)[1]
    assert full.endswith(f"*{title}*: work-title}}")


def test_dates_written_as_text() -> None:
    assert listed(author=[GOLDMAN], issued="2012-05")[0] == "Goldman 2012"
    assert listed(author=[GOLDMAN], issued={"raw": "2012-05"})[0] == "Goldman 2012"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Frontier agreement, 9 June 1940 (documents 682 and 683)", "‘Frontier agreement’ 1940"),
        (
            "Soviet-Japanese agreement on the frontier between Manchukuo and Outer Mongolia",
            "‘Soviet-Japanese agreement on the\u00a0…’ 1940",
        ),
    ],
)
def test_unsigned_works_are_cited_by_the_beginning_of_their_entry(title: str, short: str) -> None:
    found, full = listed(title=title, issued=issued(1940))
    assert found == short
    assert full.startswith(f"{{*{short[1:9]}")


def test_a_web_page_names_its_site() -> None:
    full = listed(type="webpage", issued=issued(1945), **{"container-title": "HyperWar"})[1]
    assert full == "{*Nomonhan*: work-title} (1945). *HyperWar*."


def test_east_asian_names_begin_with_the_family() -> None:
    short, full = listed(author=[{"family": "半藤", "given": "一利"}], issued=issued(1998))
    assert short == "半藤 1998"
    assert full.startswith("半藤一利 (1998)")


def test_ranges_of_years_and_pages_get_a_dash() -> None:
    full = listed(author=[GOLDMAN], issued=issued(1992), title="The Threat, 1933-41")[1]
    assert "The Threat, 1933–41" in full


def test_people_are_cited_in_the_guides_script_and_listed_in_their_own_too() -> None:
    entry = bibliography(
        [
            work(
                author=[{"family": "Hata", "given": "Ikuhiko"}],
                issued=issued(2014),
                language="ja",
                custom={"native-names": ["秦郁彦"]},
            )
        ],
        ENGLISH,
    )["x"]
    assert entry.short == "Hata 2014"
    assert inlines_text(entry.full).startswith("Hata, Ikuhiko [{秦郁彦: native-name ja}] (2014). ")
    assert [inline.language for inline in entry.full if isinstance(inline, Span)] == ["ja", "ja"]


def test_editors_in_their_own_script() -> None:
    full = listed(
        editor=[{"family": "Krivosheev", "given": "G. F."}],
        issued=issued(2001),
        custom={"native-names": ["Г. Ф. Кривошеев"]},
    )[1]
    assert full.startswith("Krivosheev, G. F. [{Г. Ф. Кривошеев: native-name}] (ed.) (2001). ")
