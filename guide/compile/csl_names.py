"""Names and years of CSL-JSON items, as a list sorts them and as a citation says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guide.compile.collation import collation
from guide.compile.words import Words

NAMED = 3
"""So many authors are named in a citation; of more, the first."""
LONGEST_TITLE = 40
"""Characters of a title that stands for an author."""
_PAUSE = re.compile(r"[,:;.?!] | \(")


def creators(csl: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], bool]:
    """The authors; or the editors, and that they are that."""
    if csl.get("author"):
        return list(csl["author"]), False
    return list(csl.get("editor") or ()), bool(csl.get("editor"))


def family(name: Mapping[str, Any]) -> str:
    particle = name.get("non-dropping-particle", "")
    return " ".join(
        part for part in (particle, name.get("family") or name.get("literal") or "") if part
    )


def inverted(name: Mapping[str, Any]) -> str:
    """``Goldman, Stuart D.``, the way a list sorts it."""
    if _is_east_asian(name):
        return direct(name)
    given = " ".join(
        part for part in (name.get("given", ""), name.get("dropping-particle", "")) if part
    )
    return ", ".join(part for part in (family(name), given, name.get("suffix", "")) if part)


def direct(name: Mapping[str, Any]) -> str:
    """``Stuart D. Goldman``; ``半藤一利``, which begins with the family anyhow."""
    if _is_east_asian(name):
        return f"{family(name)}{name.get('given', '')}"
    return " ".join(part for part in (name.get("given", ""), family(name)) if part)


def _is_east_asian(name: Mapping[str, Any]) -> bool:
    """Written in Han characters, kana or hangul."""
    return any("\u2e80" <= letter <= "\ud7af" for letter in str(name.get("family", "")))


def is_known_by_container(csl: Mapping[str, Any]) -> bool:
    """A newspaper's unsigned piece is looked for under the newspaper."""
    unsigned = not creators(csl)[0]
    return unsigned and csl.get("type") == "article-newspaper" and bool(csl.get("container-title"))


def short_names(csl: Mapping[str, Any], words: Words) -> str:
    """What a citation calls a work: its authors, or else the beginning of its entry in the list."""
    names = [family(name) for name in creators(csl)[0]]
    if len(names) > NAMED:
        return f"{names[0]} {words.word('et-al')}"
    if names:
        return words.listing(names)
    if is_known_by_container(csl):
        return str(csl["container-title"])
    title = str(csl.get("title-short") or _beginning(str(csl.get("title", ""))))
    return words.word("quote-open") + title + words.word("quote-close")


def _beginning(title: str) -> str:
    """A title up to its first pause, or some words of it."""
    short = _PAUSE.split(title, maxsplit=1)[0]
    if len(short) <= LONGEST_TITLE:
        return short
    return short[: short.rindex(" ", 0, LONGEST_TITLE)] + "\u00a0…"


def long_names(csl: Mapping[str, Any], words: Words) -> str:
    """The authors (or else the editors) as the list names them, the first one inverted."""
    names, _ = creators(csl)
    if not names:
        return ""
    first, *others = names
    return words.listing([inverted(first), *(direct(name) for name in others)])


def editor_note(csl: Mapping[str, Any], words: Words) -> str:
    """`` (ed.)`` where those who are named are editors."""
    names, editors = creators(csl)
    return f" ({words.count('editor', len(names))})" if editors else ""


def native_names(csl: Mapping[str, Any]) -> tuple[str, ...]:
    """The same people in their own script: ``custom: {native-names: [秦郁彦]}``.

    CSL-JSON has no variable for it; ``custom`` is where its schema wants what it does not know.
    """
    custom = csl.get("custom")
    return tuple(custom.get("native-names") or ()) if isinstance(custom, Mapping) else ()


def year_text(csl: Mapping[str, Any], words: Words) -> str:
    parts = date_parts(csl.get("issued"))
    if not parts:
        return words.word("no-date")
    year = int(parts[0])
    return str(year) if year > 0 else words.word("date-bce", year=1 - year)


def date_parts(date: object) -> list[str]:
    """Year, month and day of a CSL date, as far as they are there; "1939-09" reads likewise."""
    if isinstance(date, str):
        return date.split("-")
    if not isinstance(date, Mapping):
        return []
    match date.get("date-parts"):
        case [[*parts], *_]:
            return [str(part) for part in parts]
        case _:
            raw = str(date.get("raw") or date.get("literal") or "")
            return raw.split("-") if raw[:4].isdigit() else []


def sort_key(csl: Mapping[str, Any]) -> tuple[str, str, str]:
    names = " ".join(inverted(name) for name in creators(csl)[0])
    unsigned = csl.get("container-title" if is_known_by_container(csl) else "title", "")
    first = names or str(unsigned)
    year = next(iter(date_parts(csl.get("issued"))), "")
    return collation(first), year.rjust(6), collation(str(csl.get("title", "")))
