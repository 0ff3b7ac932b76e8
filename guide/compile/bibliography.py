"""Works from CSL-JSON in author-date style: ``(Goldman 2012, ch. 3)`` and the list of sources.

Own code, though citeproc-py is alive (0.11.1, September 2026): measured on the 27 works of this guide, it takes
50 ms to import and 140 ms to format, its styles weigh 100 MB, and it answers with strings in a markup of its own,
where we need inlines with roles, languages and links. One style of forty lines does what a study guide asks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from guide.compile.csl_names import (
    date_parts,
    direct,
    editor_note,
    is_known_by_container,
    long_names,
    native_names,
    short_names,
    sort_key,
    year_text,
)
from guide.compile.dates import iso_text
from guide.compile.words import Words
from guide.dataclass import dataclass
from guide.document import Emphasis, Inline, Inlines, Span, Text, WebLink
from guide.model.records import Work

_PERIODICALS = {"article-journal", "article-magazine", "article-newspaper"}
_SITES = {"webpage", "post", "post-weblog"}
_INSIDE = {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}


_RANGE = re.compile(r"(?<=\d)--?(?=\d)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A work as the list of sources shows it; ``short`` is what a citation says: "Goldman 2012"."""

    id: str
    short: str
    full: Inlines
    sort_key: tuple[str, str, str]


def bibliography(works: Sequence[Work], words: Words) -> Mapping[str, Listed]:
    """Every work by id, in the order of the list. Works of one author and year get a, b, c.

    The letters are given over all works of the guide, cited or not, so that they are the same in every edition.
    """
    ordered = sorted(works, key=lambda work: sort_key(work.csl))
    letters = _letters(ordered, words)
    return {work.id: _listed(work, letters.get(work.id, ""), words) for work in ordered}


def _letters(ordered: Sequence[Work], words: Words) -> Mapping[str, str]:
    alike: dict[str, list[str]] = {}
    for work in ordered:
        alike.setdefault(f"{short_names(work.csl, words)} {year_text(work.csl, words)}", []).append(
            work.id
        )
    return {
        name: chr(ord("a") + index)
        for names in alike.values()
        if len(names) > 1
        for index, name in enumerate(names[:26])
    }


def _listed(work: Work, letter: str, words: Words) -> Listed:
    year = year_text(work.csl, words) + letter
    return Listed(
        work.id,
        f"{short_names(work.csl, words)} {year}",
        _full(work.csl, year, words),
        sort_key(work.csl),
    )


def ranges(text: str) -> str:
    """Numbers from and to get an en dash: "1933-41", "pp. 3--4"."""
    return _RANGE.sub("–", text)


# --- the entry ---------------------------------------------------------------------------------


def _full(csl: Mapping[str, Any], year: str, words: Words) -> Inlines:
    """Names (year). Title. Where it appeared. Who published it. Address."""
    names = _names(csl, words)
    sentences: list[Inlines] = [
        (*names, Text(f" ({year}). "), *_title(csl, words))
        if names
        else (*_title(csl, words), Text(f" ({year})"))
    ]
    if is_known_by_container(csl):
        paper = Emphasis((Text(str(csl["container-title"])),))
        sentences = [(paper, Text(f" ({year}). "), *_title(csl, words))]
    for sentence in (
        _container(csl, words),
        _series(csl),
        _imprint(csl),
        _note(csl),
        _address(csl, words),
    ):
        if sentence:
            sentences.append(sentence)
    return tuple(_joined(sentences))


def _names(csl: Mapping[str, Any], words: Words) -> Inlines:
    """``Hata, Ikuhiko [秦郁彦]``: those that are cited in the guide's script, then in their own."""
    names = long_names(csl, words)
    if not names:
        return ()
    note = editor_note(csl, words)
    native = native_names(csl)
    if not native:
        return (Text(names + note),)
    language = str(csl.get("language", "")) or None
    own = Span((Text(words.listing(native)),), role="native-name", language=language)
    return (Text(f"{names} ["), own, Text(f"]{note}"))


def _joined(sentences: Sequence[Inlines]) -> list[Inline]:
    joined: list[Inline] = []
    for index, sentence in enumerate(sentences):
        if index:
            joined.append(Text(" "))
        joined.extend(sentence)
        if not isinstance(sentence[-1], WebLink):
            joined.append(Text("" if _ends_sentence(sentence[-1]) else "."))
    return [inline for inline in joined if inline != Text("")]


def _ends_sentence(inline: Inline) -> bool:
    while isinstance(inline, Emphasis | Span):
        inline = inline.content[-1]
    return isinstance(inline, Text) and inline.text.endswith((".", "?", "!"))


def _title(csl: Mapping[str, Any], words: Words) -> Inlines:
    """Whole works in italics, pieces of one in quotation marks; in their own language."""
    text = ranges(str(csl.get("title", "")))
    if csl.get("type") in _PERIODICALS | _INSIDE:
        quoted = words.word("quote-open") + text + words.word("quote-close")
        return (_in_language(csl, (Text(quoted),)),)
    title: Inlines = (_in_language(csl, (Emphasis((Text(text),)),)),)
    details = [detail for detail in (_edition(csl, words), _volumes(csl, words)) if detail]
    return (*title, Text(f" ({', '.join(details)})")) if details else title


def _in_language(csl: Mapping[str, Any], content: Inlines) -> Inline:
    language = str(csl.get("language", ""))
    return Span(content, role="work-title", language=language or None)


def _edition(csl: Mapping[str, Any], words: Words) -> str:
    edition = str(csl.get("edition", ""))
    return words.word("edition-number", number=edition) if edition.isdigit() else edition


def _volumes(csl: Mapping[str, Any], words: Words) -> str:
    number = str(csl.get("number-of-volumes", ""))
    return words.count("volumes", int(number)) if number.isdigit() else number


def _container(csl: Mapping[str, Any], words: Words) -> Inlines:
    """The periodical with its issue, the book of a chapter, or the site of a page."""
    container = str(csl.get("container-title", ""))
    if not container:
        return ()
    if is_known_by_container(csl):
        return (Text(_issue(csl, words).lstrip(", ")),)
    title = Emphasis((Text(ranges(container)),))
    if csl.get("type") in _PERIODICALS:
        issue = _issue(csl, words)
        return (title, Text(issue)) if issue else (title,)
    if csl.get("type") in _SITES:
        return (title,)
    tail = _editors(csl, words) + _pages(csl, words)
    lead = Text(f"{words.word('in')} ")
    return (lead, title, Text(tail)) if tail else (lead, title)


def _editors(csl: Mapping[str, Any], words: Words) -> str:
    """Of the book that a chapter is in."""
    editors = csl.get("editor") or ()
    if not editors or not csl.get("author"):
        return ""
    return f", {words.count('editor', 1)} {words.listing([direct(name) for name in editors])}"


def _issue(csl: Mapping[str, Any], words: Words) -> str:
    """``12(3), pp. 4–9``, or a newspaper's day."""
    volume, issue = str(csl.get("volume", "")), str(csl.get("issue", ""))
    numbers = f" {volume}" if volume else ""
    numbers += f"({issue})" if issue else ""
    day = ""
    if csl.get("type") == "article-newspaper":
        day = ", " + iso_text("-".join(date_parts(csl.get("issued"))), words)
    return numbers + day + _pages(csl, words)


def _pages(csl: Mapping[str, Any], words: Words) -> str:
    pages = ranges(str(csl.get("page", "")))
    if not pages:
        return ""
    several = 2 if "–" in pages or "," in pages else 1
    return ", " + words.count("pages", several, range=pages)


def _series(csl: Mapping[str, Any]) -> Inlines:
    series = str(csl.get("collection-title", ""))
    number = str(csl.get("collection-number", ""))
    return (Text(f"{series} {number}".strip()),) if series else ()


def _imprint(csl: Mapping[str, Any]) -> Inlines:
    place, publisher = str(csl.get("publisher-place", "")), str(csl.get("publisher", ""))
    text = ": ".join(part for part in (place, publisher) if part)
    return (Text(text),) if text else ()


def _note(csl: Mapping[str, Any]) -> Inlines:
    note = str(csl.get("note", ""))
    return (Text(note),) if note else ()


def _address(csl: Mapping[str, Any], words: Words) -> Inlines:
    doi, url = str(csl.get("DOI", "")), str(csl.get("URL", ""))
    address = f"https://doi.org/{doi}" if doi else url
    if not address:
        return ()
    accessed = date_parts(csl.get("accessed"))
    link = WebLink(address, (Text(address),))
    if doi or not accessed:
        return (link,)
    day = iso_text("-".join(accessed), words)
    return (link, Text(f" ({words.word('accessed', date=day)})"))
