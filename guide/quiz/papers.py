"""Papers A, B, C of a quiz, each with its key.

A paper is the handout of a section that is not in the guide: one made of the questions drawn, in the version's order.
So it is compiled like every other handout; what the versions differ by is a setting of their editions
(``Edition.shuffle``).
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from guide.compile.compilation import start
from guide.compile.desk import answer_desk_for
from guide.compile.editions import QUIZ, QUIZ_KEY, Edition, handout
from guide.compile.letters import lopsided, right_letters
from guide.compile.text import Writer
from guide.compile.words import words_for
from guide.dataclass import dataclass, replace
from guide.diagnostics import Problems, rule
from guide.model.records import Guide, Question, Section
from guide.model.text import Markup
from guide.questions.answering import letter
from guide.questions.whole import kind_of
from guide.quiz.draw import Letters, draw, rank
from guide.quiz.wanted import Wanted, candidates

QUIZ_MARKS = rule(
    "quiz-marks", "warning", "The questions of a quiz sum to the marks and number asked for."
)
QUIZ_LETTERS = rule(
    "quiz-letters", "warning", "In each version of a quiz every letter is right about as often."
)

SEEDS = 50
"""How many seeds are tried where the author gives none."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """What is asked for. With an empty ``seed`` the first is taken that balances the letters."""

    wanted: Wanted
    versions: int
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be made: a version's paper or its key."""

    name: str
    """Of the file, without its ending: ``quiz/SLUG-A``, ``quiz/SLUG-A-key``."""
    guide: Guide
    edition: Edition


def papers(guide: Guide, quiz: Quiz, problems: Problems) -> tuple[Paper, ...]:
    """The paper and the key of each version. Raises UnknownFilterError where there is nothing to ask."""
    questions = candidates(guide, quiz.wanted)
    names = [letter(index) for index in range(quiz.versions)]
    seed = quiz.seed or _balanced_seed(guide, questions, quiz, names)
    drawn = _drawn(guide, questions, quiz, names, seed)
    _check_sums(guide, drawn, quiz.wanted, problems)
    _check_letters(guide, drawn, names, seed, problems)
    return tuple(
        paper for name in names for paper in _version(guide, drawn, quiz.wanted, name, seed)
    )


# --- one version ---------------------------------------------------------------------------------


def _version(
    guide: Guide, drawn: Sequence[Question], wanted: Wanted, name: str, seed: str
) -> tuple[Paper, Paper]:
    order = sorted(drawn, key=lambda question: rank(question, f"{_shuffle(name, seed)}\0order"))
    made = _with_section(guide, order, wanted, name)
    section = made.sections[-1].id
    shuffle = _shuffle(name, seed)
    bare = replace(handout(section, QUIZ), shuffle=shuffle)
    code = _code(made, order, bare, name)
    words = words_for(guide.about.language)
    paper = replace(bare, code=code, title=words.word("quiz-title", version=name))
    key = replace(
        handout(section, QUIZ_KEY),
        shuffle=shuffle,
        code=code,
        title=words.word("quiz-key-title", version=name),
    )
    base = "-".join(("quiz/" + guide.about.slug, *wanted.sections, name))
    return Paper(base, made, paper), Paper(f"{base}-key", made, key)


def _shuffle(name: str, seed: str) -> str:
    return f"{seed}\0{name}"


def _with_section(guide: Guide, order: Sequence[Question], wanted: Wanted, name: str) -> Guide:
    """The guide with one more section: the questions drawn, which are numbered first. No author's id has a dot."""
    titles = [section.title for section in guide.sections if section.id in wanted.sections]
    section = Section(
        id=f"quiz.{name.lower()}",
        title=" · ".join(titles) or words_for(guide.about.language).word("quiz-all"),
        text=Markup(),
        place=guide.about.place,
    )
    moved = tuple(replace(question, section=section.id) for question in order)
    others = tuple(question for question in guide.questions if question not in order)
    return replace(
        guide,
        about=replace(guide.about, practice=None),
        sections=(*guide.sections, section),
        questions=(*moved, *others),
    )


def _code(guide: Guide, order: Sequence[Question], edition: Edition, name: str) -> str:
    """What a paper and its key have in common, and no other: changes whenever an answer or its number does."""
    writer = Writer(start(guide, edition), "code")
    answers = "\0".join(
        f"{question.id} {kind_of(question).quick_answer(question, answer_desk_for(question, writer))}"
        for question in order
    )
    digest = sha256(f"{guide.about.identifier}\0{edition.shuffle}\0{answers}".encode()).digest()
    return f"{name}-{b32encode(digest)[:4].decode()}"


# --- all versions --------------------------------------------------------------------------------


def _drawn(
    guide: Guide, questions: Sequence[Question], quiz: Quiz, names: Sequence[str], seed: str
) -> tuple[Question, ...]:
    letters = _letters(guide, questions, names, seed)
    return draw(questions, quiz.wanted, f"{guide.about.identifier}\0{seed}", letters)


def _letters(
    guide: Guide, questions: Sequence[Question], names: Sequence[str], seed: str
) -> Letters:
    return [
        right_letters(guide, questions, replace(QUIZ, shuffle=_shuffle(name, seed)))
        for name in names
    ]


def _balanced_seed(
    guide: Guide, questions: Sequence[Question], quiz: Quiz, names: Sequence[str]
) -> str:
    """The first seed for which every version is balanced; "1" where none is."""
    for number in range(1, SEEDS + 1):
        seed = str(number)
        drawn = _drawn(guide, questions, quiz, names, seed)
        if not any(lopsided(each.values()) for each in _letters(guide, drawn, names, seed)):
            return seed
    return "1"


def _check_sums(
    guide: Guide, drawn: Sequence[Question], wanted: Wanted, problems: Problems
) -> None:
    marks = sum((question.marks for question in drawn), Decimal(0))
    if wanted.marks is not None and marks != wanted.marks:
        message = f"no choice of these questions gives {wanted.marks} marks; this quiz has {marks}"
        problems.add(QUIZ_MARKS, guide.about.place, message, "ask for other marks, or filter less")
    elif wanted.questions is not None and len(drawn) < wanted.questions:
        message = f"only {len(drawn)} questions could be had, not {wanted.questions}"
        problems.add(QUIZ_MARKS, guide.about.place, message, "filter less")


def _check_letters(
    guide: Guide, drawn: Sequence[Question], names: Sequence[str], seed: str, problems: Problems
) -> None:
    for name, letters in zip(names, _letters(guide, drawn, names, seed), strict=True):
        often = lopsided(letters.values())
        if often:
            count = sum(each.letter == often for each in letters.values())
            message = f"version {name}: {often} is right in {count} of {len(letters)} questions"
            problems.add(QUIZ_LETTERS, guide.about.place, message, "try another --seed, or none")
