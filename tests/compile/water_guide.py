"""A small guide about water, built from records: for tests of what follows reading."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

from guide.model.dates import Date, Interval
from guide.model.place import Place
from guide.model.records import (
    About,
    Contributor,
    Event,
    Fact,
    Figure,
    Guide,
    ImageFile,
    NativeName,
    Part,
    Practice,
    Question,
    Section,
    Term,
    Work,
)
from guide.model.skeleton import described
from guide.model.text import (
    Blocks,
    Callout,
    Citation,
    CitedWork,
    Heading,
    Inlines,
    Markup,
    NoteCall,
    Only,
    Paragraph,
    Picture,
    Reference,
    Table,
    Text,
)
from guide.questions.choices import Choice, ChoiceList
from guide.questions.essay import Criterion, Essay
from guide.questions.fill_in import FillIn
from guide.questions.gaps import find
from guide.questions.label import Label, LabelledPicture
from guide.questions.matching import Matching, Pair
from guide.questions.multi_part import MultiPart
from guide.questions.numeric import Numeric
from guide.questions.ordering import Ordering
from guide.questions.short_answer import ShortAnswer
from guide.questions.true_false import TrueFalse

_lines = count(1)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'


def place() -> Place:
    """A place of its own for each thing."""
    return Place("test.md", next(_lines))


def text(words: str) -> Inlines:
    return (Text(words),) if words else ()


def paragraph(*content: str | Any) -> Paragraph:
    return Paragraph(
        tuple(Text(each) if isinstance(each, str) else each for each in content), place()
    )


def markup(*blocks: str | Any, notes: dict[str, Blocks] | None = None) -> Markup:
    made = tuple(paragraph(each) if isinstance(each, str) else each for each in blocks if each)
    return Markup(made, notes or {}, place())


def refer(kind: Any, name: str, words: str = "") -> Reference:
    return Reference(kind, name, text(words), place())


def cite(name: str, locator: str = "") -> Citation:
    return Citation((CitedWork(name, locator, place()),))


def choice(words: str, *, correct: bool = False, feedback: str = "") -> Choice:
    return Choice(text(words), correct, text(feedback), place())


def question(name: str, kind: str, body: Any, marks: int, prompt: str, **more: Any) -> Question:
    return Question(name, kind, markup(prompt), Decimal(marks), body, place(), **more)


def fill_in(name: str, prompt: str, *distractors: str, bank: bool, section: str) -> Question:
    asked = markup(prompt)
    body = FillIn(find(asked), bank, distractors)
    return Question(name, "fill-in", asked, Decimal(len(body.gaps)), body, place(), section=section)


def questions() -> tuple[Question, ...]:
    """One of every kind; two sections."""
    sky, river = {"section": "sky"}, {"section": "river"}
    return (
        question(
            "vapour",
            "multiple-choice",
            ChoiceList(
                (
                    choice("Ice", feedback="Ice is solid."),
                    choice("Vapour", correct=True, feedback="It can’t be seen."),
                    choice("Fog", feedback="Fog is droplets."),
                    choice("Steam clouds"),
                ),
                shuffle=True,
            ),
            1,
            "What is water called while it is a gas?",
            hint=markup("It can’t be seen."),
            explanation=markup(paragraph("A gas has no droplets ", cite("halley1687"), ".")),
            sources=("halley1687", "perrault1674"),
            level="remember",
            **sky,
        ),
        question(
            "states",
            "multiple-response",
            ChoiceList(
                (choice("Ice", correct=True), choice("Snow", correct=True), choice("Rain")),
                shuffle=False,
            ),
            2,
            "Which of these are solid?",
            **sky,
        ),
        question(
            "dew",
            "true-false",
            TrueFalse(answer=False, correction=text("Dew forms where it lies.")),
            1,
            "Dew falls from the sky.",
            **sky,
        ),
        question(
            "clouds",
            "matching",
            Matching(
                tuple(
                    Pair(text(left), text(right))
                    for left, right in (
                        ("Cirrus", "feathery"),
                        ("Cumulus", "heaped"),
                        ("Stratus", "a grey sheet"),
                    )
                ),
                (text("made of dust"),),
            ),
            3,
            "Match each cloud with its looks.",
            **sky,
        ),
        question(
            "cycle",
            "ordering",
            Ordering(
                tuple(text(step) for step in ("The sea warms", "Clouds form", "Rain falls")),
                (),
                place(),
            ),
            3,
            "Put the steps in order.",
            **sky,
        ),
        fill_in(
            "salt",
            "Sea water holds about {{35|thirty-five}} g of {{salt}} in a litre.",
            "sugar",
            bank=True,
            section="river",
        ),
        question(
            "share",
            "numeric",
            Numeric(Decimal("97.5"), Decimal("0.5"), "%"),
            1,
            "How much of the Earth’s water is salty?",
            **river,
        ),
        question(
            "springs",
            "short-answer",
            ShortAnswer(
                markup("Rain sinks in and comes out lower down."),
                (text("rain sinks in"), text("comes out lower down")),
                None,
            ),
            2,
            "Where does a spring’s water come from?",
            hint=markup("Look up, then down."),
            **river,
        ),
        question(
            "flood",
            "essay",
            Essay(
                (
                    Criterion(
                        text("Causes"), Decimal(4), (text("three causes"), text("one cause"))
                    ),
                    Criterion(text("Use of sources"), Decimal(2), (text("two sources"),)),
                ),
                markup("Rain, soil, building."),
                None,
            ),
            6,
            "Why do rivers flood?",
            **river,
        ),
        question(
            "basin",
            "label",
            LabelledPicture(
                "images/basin.svg",
                "A river from its spring to the sea",
                (Label(0.1, 0.2, text("spring")), Label(0.9, 0.8, text("mouth"))),
            ),
            2,
            "Name the marked places.",
            **river,
        ),
        question(
            "perrault",
            "multi-part",
            MultiPart(
                markup(paragraph("The rain is enough to feed the river ", cite("perrault1674"))),
                (
                    question(
                        "who",
                        "short-answer",
                        ShortAnswer(markup("Pierre Perrault"), (), 1),
                        1,
                        "Who says so?",
                    ),
                    question(
                        "true",
                        "true-false",
                        TrueFalse(answer=True, correction=()),
                        1,
                        "He was right.",
                    ),
                ),
            ),
            2,
            "Read the source.",
            **river,
        ),
    )


def sections() -> tuple[Section, ...]:
    sky = Section(
        "sky",
        "Water in the sky",
        markup(
            paragraph("Water rises as ", refer("term", "vapour"), NoteCall("1", place()), "."),
            Heading(2, text("Clouds"), None, place()),
            paragraph(
                refer("figure", "perrault"),
                " measured rain; see ",
                refer("image", "basin"),
                ", ",
                refer("table", "amounts"),
                " and ",
                refer("section", "river"),
                ".",
            ),
            Table(
                (text("Where"), text("Share")),
                ((text("Sea"), text("97.5 %")),),
                ("left", "right"),
                text("Water by place"),
                "amounts",
                place(),
            ),
            Only("teacher", "", (paragraph("Show the kettle."),), place()),
            Only("student", "", (paragraph("Watch the kettle."),), place()),
            Only("", "epub", (paragraph("Tap the picture."),), place()),
            notes={"1": (paragraph("Also called humidity."),)},
        ),
        place(),
        objectives=(text("Explain how clouds form"),),
        summary=(text("Water rises, cools and falls."),),
        minutes=10,
    )
    river = Section(
        "river",
        "Rivers",
        markup(
            Picture(
                "images/basin.svg",
                "A river basin",
                text("From spring to sea"),
                "basin",
                0.8,
                "Drawn for this guide",
                decorative=False,
                place=place(),
            ),
            paragraph(
                "Rain feeds rivers ",
                cite("perrault1674", "p. 12"),
                "; see ",
                refer("question", "vapour"),
                ".",
            ),
            Callout(
                "activity",
                text("Measure"),
                (CitedWork("halley1687", "", place()),),
                3,
                (paragraph("Put out a jar."),),
                place(),
            ),
        ),
        place(),
    )
    return described(sky), described(river)


def water_guide(**about: Any) -> Guide:
    """The guide; ``about`` overrides what guide.yaml would say."""
    settings = About(
        title="Water",
        slug="water",
        identifier="urn:uuid:11111111-1111-5111-8111-111111111111",
        language="en",
        place=Place("guide.yaml"),
        subtitle="A small guide",
        description=markup("From the sea and back."),
        authors=(Contributor("Ada Pool"), Contributor("Ben Rill", "edt")),
        date="2026-03-05",
        edition="Second edition",
        license="CC BY-SA 4.0",
        outline=(Part("Up", ("sky",)), "river"),
        practice=Practice("7", ("order-events", "who-was-who", "terms", "blank-timeline", "dates")),
        reproduction="May be copied for one class.",
    )
    return Guide(
        about=replace(settings, **about),
        sections=sections(),
        events=(
            Event(
                "spring-book",
                Date(1580),
                "Palissy’s book on springs",
                place(),
                text=markup("A potter explains springs."),
            ),
            Event(
                "rain",
                Date(1674),
                "Perrault measures rain",
                place(),
                importance="major",
                section="river",
                sources=("perrault1674",),
                location="Paris",
            ),
            Event(
                "evaporation", Date(1687, approximate=True), "Halley measures evaporation", place()
            ),
            Event(
                "clouds-named", Interval(Date(1802, 12), Date(1803, 2)), "Clouds get names", place()
            ),
        ),
        figures=(
            Figure(
                "perrault",
                "Pierre Perrault",
                place(),
                native_name=NativeName("Pierre Perrault", "fr"),
                born=Date(1608),
                died=Date(1680),
                group="Measurers",
                role="Lawyer who measured rain",
                text=markup("He compared rain and river."),
                facts=(Fact("Trade", text("Tax collector")),),
                sections=("river",),
                sources=("perrault1674",),
            ),
            Figure(
                "halley",
                "Edmond Halley",
                place(),
                born=Date(1656, 11, 8),
                died=Date(1742, 1, 25),
                group="Measurers",
                role="Astronomer who measured evaporation",
            ),
            Figure(
                "howard",
                "Luke Howard",
                place(),
                born=Date(1772),
                group="Namers",
                role="Chemist who named the clouds",
            ),
        ),
        questions=questions(),
        terms=(
            Term("vapour", "water vapour", markup("Water as a gas."), place(), see=("dew",)),
            Term(
                "dew",
                "dew",
                markup(
                    paragraph(
                        "Droplets from ",
                        refer("term", "vapour"),
                        " on cold things ",
                        cite("halley1687"),
                        ".",
                    )
                ),
                place(),
            ),
            Term(
                "basin",
                "basin",
                markup("The land that one river drains."),
                place(),
                sources=("perrault1674",),
            ),
        ),
        works=(
            Work(
                "perrault1674",
                {
                    "type": "book",
                    "title": "De l’origine des fontaines",
                    "author": [{"family": "Perrault", "given": "Pierre"}],
                    "issued": {"date-parts": [[1674]]},
                    "publisher": "Le Petit",
                    "publisher-place": "Paris",
                    "language": "fr",
                },
                nocite=False,
                place=place(),
            ),
            Work(
                "halley1687",
                {
                    "type": "article-journal",
                    "title": "An estimate of the quantity of vapour",
                    "author": [{"family": "Halley", "given": "Edmond"}],
                    "container-title": "Philosophical Transactions",
                    "volume": "16",
                    "page": "366-370",
                    "issued": {"date-parts": [[1687]]},
                },
                nocite=False,
                place=place(),
            ),
            Work(
                "unread1900",
                {"type": "book", "title": "Never cited", "issued": {"date-parts": [[1900]]}},
                nocite=False,
                place=place(),
            ),
        ),
        images={"images/basin.svg": ImageFile("images/basin.svg", "image/svg+xml", SVG, 40, 20)},
    )
