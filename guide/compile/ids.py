"""The ids of a document: every anchor is made here from the source's ids, never from a position.

| form | of |
| --- | --- |
| ``s-SECTION``, ``s-SECTION.HEADING`` | a section, a heading in it |
| ``part-TITLE`` | the opener of a part |
| ``image-ID``, ``table-ID`` | a picture, a table with an id |
| ``event-ID``, ``person-ID``, ``term-ID``, ``work-ID`` | an event, key figure, term, work |
| ``q-ID``, ``h-ID``, ``a-ID`` | a question, its hint, its answer |
| ``q-ID.PART``, ``a-ID.PART`` | a part of a question, its answer |
| ``pq-KIND.N``, ``pa-KIND.N`` | the Nth exercise of a kind, its answer |
| ``pq-KIND.SECTION.N``, ``pa-KIND.SECTION.N`` | the same of exercises after a section |
| ``questions-SECTION``, ``answers-SECTION`` | a section's questions, its answers |
| ``practice-SECTION``, ``practice-answers-SECTION`` | the exercises after a section, their answers |
| ``note-OWNER.LABEL``, ``note-OWNER.LABEL.call`` | a footnote, its (first) call |
| ``OWNER..NAME`` | what is there once in its owner: ``s-july..summary``, ``answers..quick`` |
| ``cover``, ``imprint``, ``contents``, ``timeline`` ... | divisions that are there once |

Source ids are lower-case letters, digits and hyphens, so that prefixes and the dot can't be confused.
"""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """A text as an id: "Who fired first?" is ``who-fired-first``; ``x`` where nothing is left.

    Letters outside ASCII lose their accents, or are named by their code points.
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    latin = "".join(letter for letter in plain if not unicodedata.combining(letter))
    named = "".join(
        letter if letter.isascii() or not letter.isalnum() else f"u{ord(letter):x}"
        for letter in latin
    )
    return _UNSAFE.sub("-", named).strip("-")[:60].strip("-") or "x"


def section(name: str) -> str:
    return f"s-{name}"


def part(title: str) -> str:
    return f"part-{slug(title)}"


def image(name: str) -> str:
    return f"image-{name}"


def table(name: str) -> str:
    return f"table-{name}"


def event(name: str) -> str:
    return f"event-{name}"


def person(name: str) -> str:
    return f"person-{name}"


def term(name: str) -> str:
    return f"term-{name}"


def work(name: str) -> str:
    return f"work-{name}"


def question(name: str) -> str:
    return f"q-{name}"


def part_of(anchor: str, name: str) -> str:
    """A part of the question or answer with that anchor."""
    return f"{anchor}.{name}"


def hint(name: str) -> str:
    return f"h-{name}"


def answer(name: str) -> str:
    return f"a-{name}"


def practice_question(name: str) -> str:
    return f"pq-{name}"


def practice_answer(name: str) -> str:
    return f"pa-{name}"


def section_questions(name: str) -> str:
    return f"questions-{name}"


def section_teacher_notes(name: str) -> str:
    return f"teacher-notes-{name}"


def section_answers(name: str) -> str:
    return f"answers-{name}"


def section_practice(name: str) -> str:
    return f"practice-{name}"


def section_practice_answers(name: str) -> str:
    return f"practice-answers-{name}"


def note(owner: str, label: str) -> str:
    return f"note-{owner}.{slug(label)}"


def note_call(note_name: str, count: int) -> str:
    """``note_name`` is the note's id; ``count`` counts its calls, from 1."""
    return f"{note_name}.call" + (f".{count}" if count > 1 else "")
