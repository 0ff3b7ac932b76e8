"""On which side an event stands: by the groups that the author gives, or by the people whom its text names."""

from __future__ import annotations

import pytest

from guide.compile.sides import sides_of
from guide.model.dates import Date
from guide.model.place import Place
from guide.model.records import About, Event, Figure, Guide, Side
from guide.model.text import Markup, Paragraph, Reference, Text

HERE = Place("timeline.yaml")
NORTH_AND_SOUTH = (Side("North", ("Reds", "Pinks")), Side("South", ("Blues",)))


def figure(name: str, group: str) -> Figure:
    return Figure(name, name.title(), HERE, group=group)


FIGURES = (figure("ada", "Reds"), figure("bob", "Blues"), figure("cleo", "Reds"))


def event(name: str, *people: str, groups: tuple[str, ...] = ()) -> Event:
    named = tuple(Reference("figure", person, (), HERE) for person in people)
    text = Markup((Paragraph((Text("It was "), *named), HERE),))
    return Event(name, Date(1900), name.title(), HERE, text=text, groups=groups)


def guide(
    *events: Event, figures: tuple[Figure, ...] = FIGURES, sides: tuple[Side, ...] = ()
) -> Guide:
    about = About("A guide", "guide", "urn:uuid:0", "en", Place("guide.yaml"), sides=sides)
    return Guide(about, (), events, figures, (), (), (), {})


def test_two_groups_are_two_sides_and_people_tell_whose_act_it_was() -> None:
    sides = sides_of(
        guide(event("one", "ada", "cleo"), event("two", "bob"), event("three", "ada", "bob"))
    )
    assert sides is not None
    assert sides.names == ("Reds", "Blues")
    assert sides.of_event == {"one": "Reds", "two": "Blues"}, "what both do belongs to neither"


def test_the_authors_groups_come_before_the_people_named() -> None:
    sides = sides_of(guide(event("one", "bob", groups=("Reds",)), event("two", "bob")))
    assert sides is not None
    assert sides.of_event == {"one": "Reds", "two": "Blues"}


def test_sides_gather_groups() -> None:
    figures = (*FIGURES, figure("dora", "Pinks"), figure("eve", "Neutrals"))
    events = event("one", "ada", "dora"), event("two", "bob"), event("three", "eve")
    sides = sides_of(guide(*events, figures=figures, sides=NORTH_AND_SOUTH))
    assert sides is not None
    assert sides.of_event == {"one": "North", "two": "South"}
    assert sides_of(guide(*events, figures=figures)) is None, "four groups are not two sides"


@pytest.mark.parametrize(
    "events",
    [
        (event("one", "ada"), event("two", "cleo")),
        (event("one", "ada"), event("two", "bob"), *(event(f"more{n}") for n in range(9))),
        (),
    ],
    ids=["one side alone", "most events on no side", "no events"],
)
def test_lanes_that_would_tell_nothing_are_not_there(events: tuple[Event, ...]) -> None:
    assert sides_of(guide(*events)) is None
