"""The options of ``build`` that ask for the versions of a quiz."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from guide.commands.arguments import positive
from guide.commands.telling import wrong_usage

if TYPE_CHECKING:
    from guide.quiz import Quiz


def add_quiz(build: ArgumentParser) -> None:
    """A group of their own."""
    quiz = build.add_argument_group(
        "versions of a quiz",
        "papers A, B, C ... with their keys, in OUT/quiz/; nothing else is built",
    )
    quiz.add_argument("--versions", type=positive, metavar="N", help="how many versions")
    quiz.add_argument(
        "--seed", default="", help="another seed, other papers; default: a balanced one"
    )
    for name, about in (
        ("level", "remember, understand, apply, analyse, evaluate or create"),
        ("tag", "a tag of the questions"),
        ("kind", "multiple-choice, matching, essay ..."),
    ):
        quiz.add_argument(
            f"--{name}", action="append", default=[], metavar=name.upper(),
            help=f"{about}; may be given again",
        )  # fmt: skip
    quiz.add_argument("--questions", type=positive, metavar="N", help="how many questions")
    quiz.add_argument("--marks", type=positive, metavar="N", help="what their marks sum to")


def quiz_of(options: Namespace) -> Quiz:
    """The quiz that is asked for, about the sections that are named."""
    from decimal import Decimal

    from guide.quiz import Quiz, Wanted

    wanted = Wanted(
        sections=tuple(options.section),
        levels=tuple(options.level),
        tags=tuple(options.tag),
        kinds=tuple(options.kind),
        questions=options.questions,
        marks=Decimal(options.marks) if options.marks else None,
    )
    return Quiz(wanted, options.versions, options.seed)


def refuse_filters(options: Namespace) -> None:
    """Where no quiz is asked for, nothing else of one may be."""
    for name in ("seed", "level", "tag", "kind", "questions", "marks"):
        if getattr(options, name):
            wrong_usage(f"--{name} is for a quiz; say how many --versions")
