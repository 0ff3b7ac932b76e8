"""Questions, their choices, and the entries of the answer key, linked both ways without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.document import Answer, Choice, Choices, Question
from guide.epub.markup import element, escape, run_in, run_out

if TYPE_CHECKING:
    from guide.epub.writer import Writer


def write_question(writer: Writer, question: Question) -> str:
    """A labelled group: number and prompt in one paragraph, marks at the prompt's end, then what it is
    answered with, then its links."""
    number = _span("question-number", question.number)
    prompt = run_in(number, writer.blocks(question.prompt))
    prompt = run_out(prompt, _span("marks", question.marks))
    body = prompt + writer.blocks(question.response)
    if question.footer:
        body += f'<p class="question-footer">{writer.inlines(question.footer)}</p>'
    classes = f"question kind-{question.kind}" if question.kind else "question"
    return _group(question.id, classes, question.label, body)


def write_choices(writer: Writer, choices: Choices) -> str:
    """Letters are text, so that every reader shows and says the ones the answer key names."""
    items = "".join(
        [element("li", _choice(writer, choice), id=choice.id) for choice in choices.choices]
    )
    lettered = "lettered" if any(choice.letter for choice in choices.choices) else "unlettered"
    return f'<ul class="choices {lettered}" role="list">{items}</ul>'


def _choice(writer: Writer, choice: Choice) -> str:
    content = writer.inlines(choice.content)
    return f"{_span('choice-letter', choice.letter)} {content}" if choice.letter else content


def write_answer(writer: Writer, answer: Answer) -> str:
    body = run_in(_span("answer-number", answer.number), writer.blocks(answer.blocks))
    if answer.marks:
        body = run_out(body, _span("marks", answer.marks))
    if answer.back:
        body += f'<p class="question-footer">{writer.inlines(answer.back)}</p>'
    return _group(answer.id, "answer", answer.label, body)


def _group(identifier: str, classes: str, label: str, body: str) -> str:
    return element("div", body, id=identifier, class_=classes, role="group", aria_label=label)


def _span(role: str, text: str) -> str:
    return f'<span class="{role}">{escape(text)}</span>' if text else ""
