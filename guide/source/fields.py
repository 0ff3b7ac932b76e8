"""A mapping of the source, read key by key (the ``Fields`` and ``Entry`` of ``guide.questions.kind``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from guide.diagnostics import did_you_mean, rule
from guide.model.dates import EdtfDate
from guide.model.place import Place
from guide.model.records import Question
from guide.model.text import Inlines, Markup
from guide.source import edtf, nodes
from guide.source.mapping_node import WRONG_SHAPE, MappingNode
from guide.source.markdown import read_inline, read_markup
from guide.source.markdown.origins import ScalarOrigin
from guide.source.nodes import Mapping, Scalar
from guide.source.reading import ImageUse, Reading

UNKNOWN_VALUE = rule("unknown-value", "error", "A value is one of those that its key knows.")
NOT_A_NUMBER = rule("not-a-number", "error", "A number is written in digits, such as 12 or 0.5.")
NOT_TRUE_OR_FALSE = rule("not-true-or-false", "error", "A yes or no is written true or false.")
IMPOSSIBLE_DATE = rule(
    "impossible-date", "error", "A date is EDTF (levels 0 and 1), exists, and ends after it begins."
)
TIME_IN_DATE = rule("time-in-date", "warning", "The time of day stands in 'time', as text.")

_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?\d{1,18}(?:\.\d{1,18})?(?:[eE][-+]?\d{1,3})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NEAR_TRUTH = {
    "yes": "true",
    "on": "true",
    "y": "true",
    "no": "false",
    "off": "false",
    "n": "false",
}


class FieldReader(MappingNode):
    """The keys of a mapping, each read in the form that it should have."""

    __slots__ = ("_markups",)

    def __init__(self, node: Mapping, reading: Reading, what: str) -> None:
        super().__init__(node, reading, what)
        self._markups: dict[str, Markup] = {}

    # --- texts ---------------------------------------------------------------------------------

    def raw(self, key: str, *, required: bool = False) -> str:
        """Text as it is written, for names that programs read."""
        node = self.scalar(key, required=required)
        return node.text.strip() if node else ""

    def text(self, key: str, *, required: bool = False) -> str:
        node = self.scalar(key, required=required)
        return self._finish(node) if node else ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        return tuple(self._finish(node) for node in self.scalars(key, required=required))

    def _finish(self, node: Scalar) -> str:
        return self.reading.finish(" ".join(node.text.split()), "", "")

    def inline(self, key: str, *, required: bool = False) -> Inlines:
        node = self.scalar(key, required=required)
        return self._inline(node) if node else ()

    def inlines(self, key: str, *, required: bool = False) -> tuple[Inlines, ...]:
        return tuple(self._inline(node) for node in self.scalars(key, required=required))

    def _inline(self, node: Scalar) -> Inlines:
        return read_inline(node.text, ScalarOrigin(self.reading.source, node), self.reading)

    def markup(self, key: str, *, required: bool = False) -> Markup:
        if key not in self._markups:
            node = self.scalar(key, required=required)
            self._markups[key] = self._markup(node) if node else Markup()
        return self._markups[key]

    def _markup(self, node: Scalar) -> Markup:
        return read_markup(node.text, ScalarOrigin(self.reading.source, node), self.reading)

    # --- values --------------------------------------------------------------------------------

    def choice(self, key: str, options: Sequence[str], default: str) -> str:
        value = self.raw(key)
        if not value or value in options:
            return value or default
        self.report_value(key, value, options, self.place_of(key))
        return default

    def choices(
        self, key: str, options: Sequence[str], *, required: bool = False
    ) -> tuple[str, ...]:
        """The items of a list that are among the options."""
        chosen: list[str] = []
        for node in self.scalars(key, required=required):
            value = node.text.strip()
            if value in options:
                chosen.append(value)
            else:
                self.report_value(key, value, options, self.at(node))
        return tuple(chosen)

    def report_value(self, key: str, value: str, options: Sequence[str], place: Place) -> None:
        known = [option for option in options if option]
        listed = f"write {', '.join(known[:-1])} or {known[-1]}"
        self.report(
            UNKNOWN_VALUE,
            f"'{key}' can't be '{value[:40]}'",
            place=place,
            hint=did_you_mean(value, known) or listed,
        )

    def decimal(self, key: str, *, required: bool = False) -> Decimal | None:
        value = self.raw(key, required=required)
        if not value:
            return None
        if _NUMBER.fullmatch(value):
            return Decimal(value.replace("\N{MINUS SIGN}", "-"))
        self.report(
            NOT_A_NUMBER,
            f"'{key}' is a number, not '{value[:40]}'",
            place=self.place_of(key),
            hint="write 1200 or 0.5, without a unit" if any(map(str.isdigit, value)) else "",
        )
        return None

    def integer(self, key: str, *, least: int = 0) -> int | None:
        value = self.raw(key)
        return self._whole(key, value, least, self.place_of(key)) if value else None

    def integers(self, key: str, *, least: int = 0) -> tuple[int, ...]:
        """The whole numbers of a list."""
        found = (
            self._whole(key, node.text.strip(), least, self.at(node)) for node in self.scalars(key)
        )
        return tuple(number for number in found if number is not None)

    def _whole(self, key: str, value: str, least: int, place: Place) -> int | None:
        if _WHOLE.fullmatch(value) and int(value) >= least:
            return int(value)
        message = f"'{key}' is a whole number, {least} or more, not '{value[:40]}'"
        self.report(NOT_A_NUMBER, message, place=place)
        return None

    def boolean(self, key: str, *, required: bool = False) -> bool | None:
        value = self.raw(key, required=required)
        if not value:
            return None
        if value in _TRUTH:
            return _TRUTH[value]
        near = _NEAR_TRUTH.get(value.lower())
        self.report(
            NOT_TRUE_OR_FALSE,
            f"'{key}' is true or false, not '{value[:40]}'",
            place=self.place_of(key),
            hint=f"did you mean {near}?" if near else "",
        )
        return None

    def date(self, key: str, *, required: bool = False) -> EdtfDate | None:
        value = self.raw(key, required=required)
        if not value:
            return None
        try:
            date = edtf.parse(value)
        except edtf.DateError as error:
            self.report(IMPOSSIBLE_DATE, str(error), place=self.place_of(key), hint=error.hint)
            return None
        if edtf.has_time(value):
            self.report(
                TIME_IN_DATE,
                "the time in this date is not shown",
                place=self.place_of(key),
                hint='write it as text: time: "02:00"',
            )
        return date

    # --- names ---------------------------------------------------------------------------------

    def identifier(self, key: str, *, required: bool = False) -> str:
        """An id; reported where it has not the form of one."""
        value = self.raw(key, required=required)
        if value:
            self.reading.check_id(value, self.place_of(key))
        return value

    def language(self, key: str) -> str:
        """A BCP 47 language tag in its usual capitals; empty for none."""
        from guide.source import languages

        value = self.raw(key)
        if value and not languages.is_tag(value):
            self.report(
                languages.LANGUAGE_TAG,
                f"'{value[:40]}' is not a language tag",
                place=self.place_of(key),
                hint=languages.guess(value),
            )
            return ""
        return languages.canonical(value)

    def reference(self, kind: str, key: str) -> tuple[str, ...]:
        found = self.scalars(key)
        for node in found:
            self.reading.use(kind, node.text.strip(), self.at(node))
        return tuple(node.text.strip() for node in found)

    def one_reference(self, kind: str, key: str, *, required: bool = False) -> str:
        """The id of one thing of a kind; whether it exists is looked up later."""
        value = self.raw(key, required=required)
        if value:
            self.reading.use(kind, value, self.place_of(key))
        return value

    def image(self, key: str, *, required: bool = False) -> str:
        value = self.raw(key, required=required)
        if value:
            self.reading.images.append(ImageUse(value, self.place_of(key), 1.0))
        return value

    # --- what is nested ------------------------------------------------------------------------

    def fields(self, key: str) -> FieldReader | None:
        node = self.node(key)
        if node is None:
            return None
        if isinstance(node, Mapping):
            return FieldReader(node, self.reading, f"'{key}'")
        self.report_shape(node, f"'{key}' is a mapping", f"write {key}: {{key: value}}")
        return None

    def entries(self, key: str, *, required: bool = False) -> tuple[ItemReader, ...]:
        found: list[ItemReader] = []
        for item in self.items(key, required=required):
            if isinstance(item, nodes.Sequence):
                self.report_shape(item, f"an item of '{key}' is a text or a mapping", "")
            else:
                found.append(ItemReader(item, self, f"an item of '{key}'"))
        return tuple(found)

    def mappings(self, key: str) -> tuple[FieldReader, ...]:
        """The items of a list of mappings."""
        found: list[FieldReader] = []
        for entry in self.entries(key):
            if entry.fields is None:
                self.report(WRONG_SHAPE, f"an item of '{key}' is a mapping", place=entry.place)
            else:
                found.append(entry.fields)
        return tuple(found)

    def questions(self, key: str) -> tuple[Question, ...]:
        from guide.source.questions import read_parts

        return read_parts(self, key)


class ItemReader:
    """An item of a list: a text, or a mapping."""

    __slots__ = ("_node", "_owner", "fields", "place")

    def __init__(self, node: Scalar | Mapping, owner: FieldReader, what: str) -> None:
        self._node = node
        self._owner = owner
        self.place = Place(owner.reading.file, node.line, node.column)
        self.fields = FieldReader(node, owner.reading, what) if isinstance(node, Mapping) else None

    def inline(self) -> Inlines:
        return self._owner._inline(self._node) if isinstance(self._node, Scalar) else ()

    def text(self) -> str:
        return self._owner._finish(self._node) if isinstance(self._node, Scalar) else ""

    def raw(self) -> str:
        """The text as it is written."""
        return self._node.text.strip() if isinstance(self._node, Scalar) else ""
