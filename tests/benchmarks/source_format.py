"""Writes the benchmark's guide as an author would: a folder of Markdown and YAML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.content import (
    TITLE,
    Block,
    Bullets,
    Heading,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
)


def write_source(sections: Iterable[Section], folder: Path) -> None:
    """Write the guide's folder; files that are there are replaced."""
    sections = tuple(sections)
    for part in ("sections", "questions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "guide.yaml").write_text(f"title: {TITLE}\ndate: 2026-01-01\nslug: measured\n")
    for section in sections:
        (folder / "sections" / f"{section.id}.md").write_text(markdown(section))
        _write_list(folder / "questions" / f"{section.id}.yaml", _questions(section))
    _write_list(
        folder / "timeline.yaml", (entry for section in sections for entry in _events(section))
    )
    _write_list(
        folder / "figures.yaml", (entry for section in sections for entry in _people(section))
    )
    _write_list(
        folder / "glossary.yaml", (entry for section in sections for entry in _terms(section))
    )


def markdown(section: Section) -> str:
    """A section's file."""
    front = {
        "title": section.title,
        "objectives": section.objectives,
        "summary": section.summary,
        "minutes": 15,
    }
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
    return f"---\n{head}---\n\n" + "\n\n".join(_block(block) for block in section.blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {text}"
        case Paragraph(runs):
            return "".join(_run(run) for run in runs)
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Quote(text):
            return f"> {text}"
        case Table(table_id, caption, rows):
            head, *body = ("| " + " | ".join(row) + " |" for row in rows)
            ruled = "\n".join((head, "| --- | --: | --: | --- |", *body))
            return f"{ruled}\n\nTable: {caption} {{#{table_id}}}"


def _run(run: Run) -> str:
    if run.mark == "emphasis":
        return f"*{run.text}*"
    if run.mark == "strong":
        return f"**{run.text}**"
    return f"[{run.text}]({run.mark})" if run.mark else run.text


def _write_list(path: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """A YAML list of mappings, in block style as authors write it."""
    with path.open("w") as file:
        for entry in entries:
            mark = "- "
            for key, value in entry.items():
                file.write(
                    f"{mark}{key}: {value if isinstance(value, int) else json.dumps(value)}\n"
                )
                mark = "  "


def _events(section: Section) -> Iterable[Mapping[str, Any]]:
    for event in section.events:
        yield {
            "id": event.id,
            "date": event.date,
            "title": event.title,
            "text": event.text,
            "section": section.id,
        }


def _people(section: Section) -> Iterable[Mapping[str, Any]]:
    for person in section.people:
        yield {
            "id": person.id,
            "name": person.name,
            "born": str(person.born),
            "died": str(person.died),
            "role": person.role,
            "text": person.text,
            "sections": [section.id],
        }


def _questions(section: Section) -> Iterable[Mapping[str, Any]]:
    for question in section.questions:
        yield {
            "id": question.id,
            "type": "short-answer",
            "section": section.id,
            "prompt": question.prompt,
            "marks": 2,
            "answer": question.answer,
            "points": question.points,
            "lines": question.lines,
        }


def _terms(section: Section) -> Iterable[Mapping[str, Any]]:
    for term in section.terms:
        yield {"id": term.id, "term": term.term, "definition": term.definition}
