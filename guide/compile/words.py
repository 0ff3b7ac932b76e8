"""Built-in labels in the guide's language, from ``guide/locales/*.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

LOCALES = Path(__file__).parent.parent / "locales"
FALLBACK = "en"

_Table: TypeAlias = Mapping[str, object]
Recall: TypeAlias = Callable[[object, Callable[[], _Table]], _Table]
"""Gives what was made from some inputs before, or makes it: see ``Cache.recall``."""


class Words:
    """The labels of one language; a missing key is a mistake of ours and raises KeyError."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self._table = table

    @property
    def language(self) -> str:
        """Of the labels: the guide's, or English where there are none in its language."""
        return str(self._table["language"])

    def has(self, key: str) -> bool:
        return key in self._table

    def word(self, key: str, **values: object) -> str:
        """A label with its ``{values}`` filled in."""
        text = self._table[key]
        if not isinstance(text, str):
            raise KeyError(f"{key} is no single label")
        return text.format_map(values) if values else text

    def count(self, key: str, number: int | Decimal, **values: object) -> str:
        """A counted label in the form that its number asks for."""
        forms = self._table[key]
        if not isinstance(forms, Mapping):
            raise KeyError(f"{key} has no plural forms")
        form = str(forms["one" if number == 1 else "other"])
        return form.format(count=self.decimal(Decimal(number)), **values)

    def series(self, key: str) -> Sequence[str]:
        """A list of labels, such as the months."""
        words = self._table[key]
        if not isinstance(words, list):
            raise KeyError(f"{key} is no list")
        return words

    def decimal(self, number: Decimal) -> str:
        """A number without trailing zeros, with the language's decimal sign."""
        whole, _, rest = f"{number:f}".partition(".")
        rest = rest.rstrip("0")
        text = f"{whole}{self.word('decimal-sign')}{rest}" if rest else whole
        return text.replace("-", "\u2212")

    def quantity(self, number: Decimal) -> str:
        """A number of things, its thousands set apart: "2,264". Not for years, which might be numbers too."""
        text = self.decimal(number)
        whole = str(abs(int(number)))
        if len(whole) < int(self.word("group-digits")):
            return text
        return text.replace(whole, f"{int(whole):,}".replace(",", self.word("group-sign")), 1)

    def listing(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.word('and')} {items[-1]}"


_known: dict[str, Words] = {}
"""By language. They are a part of the code, and so are the same as long as a process lives."""


def words_for(language: str) -> Words:
    """The labels for a BCP 47 tag: of ``de-AT``, or else ``de``, or else English."""
    if language not in _known:
        recall_words(language, lambda _, make: make())
    return _known[language]


def recall_words(language: str, recall: Recall) -> None:
    """Have the labels for a language at hand as they were kept: what reads YAML takes long to load."""
    if language not in _known:
        _known[language] = Words(recall(("words", language), lambda: _table_for(language)))


def _table_for(language: str) -> _Table:
    subtags = language.split("-")
    for length in range(len(subtags), 0, -1):
        file = LOCALES / f"{'-'.join(subtags[:length])}.yaml"
        if file.is_file():
            return _load(file)
    return _load(LOCALES / f"{FALLBACK}.yaml")


def languages() -> tuple[str, ...]:
    """The languages that have labels."""
    return tuple(sorted(file.stem for file in LOCALES.glob("*.yaml")))


def _load(file: Path) -> _Table:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    if not isinstance(table, dict):
        raise TypeError(f"{file}: not a mapping")
    return table
