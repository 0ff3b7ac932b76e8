"""What can be wrong with a guide though all of its files are well: it is compiled to something else than meant."""

from __future__ import annotations

from guide.compile.editions import check_editions
from guide.compile.words import languages, words_for
from guide.diagnostics import Problems, rule
from guide.model.records import Guide

LANGUAGE_WITHOUT_LABELS = rule(
    "language-without-labels",
    "warning",
    "The built-in labels are there in the guide's language.",
)


def check_guide(guide: Guide, problems: Problems) -> None:
    """Report what reading alone can't know: editions that can't be, labels in another language."""
    check_editions(guide, problems)
    _check_language(guide, problems)


def _check_language(guide: Guide, problems: Problems) -> None:
    about = guide.about
    labels = words_for(about.language).language
    if about.language.split("-")[0] != labels.split("-")[0]:
        problems.add(
            LANGUAGE_WITHOUT_LABELS,
            about.place,
            f"there are no built-in labels for '{about.language}', so the guide's are those of '{labels}'",
            f"labels are there for {', '.join(languages())}; CONTRIBUTING.md tells how to add a language",
        )
