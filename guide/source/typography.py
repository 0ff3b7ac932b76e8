"""Smart quotes, dashes, ellipses, and spaces at which no line ends, by language.

Authors type ``"``, ``'``, ``--``, ``---`` and ``...``. Which way a quote faces is told by its neighbours alone, so
that a quotation may run over several paragraphs; an apostrophe is the same in all languages. A number stays with its
unit, and a day with its month.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple


class Quotes(NamedTuple):
    """What stands for ``"`` and ``'``, opening and closing."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_LOW_HIGH = Quotes("„", "“", "‚", "‘")
_POLISH = Quotes("„", "”", "‚", "’")
_GUILLEMETS = Quotes("«", "»", "‹", "›")
_SPACED_GUILLEMETS = Quotes("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»", "“", "”")
_ROMANCE = Quotes("«", "»", "“", "”")
_EAST_SLAVIC = Quotes("«", "»", "„", "“")
_SAME = Quotes("”", "”", "’", "’")
_CORNERS = Quotes("「", "」", "『", "』")

_BY_LANGUAGE = {
    "bg": _LOW_HIGH, "cs": _LOW_HIGH, "de": _LOW_HIGH, "is": _LOW_HIGH, "lt": _LOW_HIGH,
    "sk": _LOW_HIGH, "sl": _LOW_HIGH, "et": _LOW_HIGH, "lv": _LOW_HIGH,
    "hr": _POLISH, "hu": Quotes("„", "”", "»", "«"), "pl": _POLISH, "ro": Quotes("„", "”", "«", "»"),
    "sr": _POLISH, "bs": _POLISH, "nl": _ENGLISH,
    "de-ch": _GUILLEMETS, "de-li": _GUILLEMETS, "fr-ch": _GUILLEMETS, "it-ch": _GUILLEMETS,
    "fr": _SPACED_GUILLEMETS,
    "ca": _ROMANCE, "el": _ROMANCE, "es": _ROMANCE, "eu": _ROMANCE, "gl": _ROMANCE,
    "it": _ROMANCE, "pt": _ROMANCE, "pt-br": _ENGLISH,
    "be": _EAST_SLAVIC, "ru": _EAST_SLAVIC, "uk": _EAST_SLAVIC, "mn": _EAST_SLAVIC,
    "hy": _GUILLEMETS, "nb": Quotes("«", "»", "‘", "’"), "nn": Quotes("«", "»", "‘", "’"),
    "no": Quotes("«", "»", "‘", "’"), "da": Quotes("»", "«", "›", "‹"), "fi": _SAME, "sv": _SAME,
    "ja": _CORNERS, "zh-tw": _CORNERS, "zh-hant": _CORNERS,
}  # fmt: skip

APOSTROPHE = "’"

_UNITS = (
    "km", "m", "cm", "mm", "km²", "m²", "m³", "ha", "l", "kg", "g", "t", "km/h", "kW", "MW", "°", "°C", "%",
    "s", "min", "h",
)  # fmt: skip
"""Symbols that are the same in all languages."""
_UNIT_WORDS = {
    "en": ("million", "billion", "per cent", "percent"),
    "de": ("Millionen", "Milliarden", "Mio.", "Mrd.", "Prozent", "Uhr"),
    "fr": ("millions", "milliards", "heures"),
    "es": ("millones",),
    "it": ("milioni", "miliardi"),
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "de",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
"""What follows a day of the month."""
_MAY_BIND = re.compile(r"\d\.? \D")

_NEEDED = re.compile(r"""["'.\-]""")
_APOSTROPHES = re.compile(r"(?<=\w)'(?=\w)")
_DASHES = re.compile(r"(?<!-)(-{2,3})(?![->])|(?<!\.)\.\.\.(?!\.)")
_QUOTES = re.compile(r"[\"']")
_OPENS_AFTER = frozenset(" \t\n\N{NO-BREAK SPACE}([{<-–—/«‹“‘„‚「『¿¡\u200b\u2009\u202f")
_SHORTENED = re.compile(r"'(?:\d\ds?\b|n'|tis\b|twas\b|em\b|til\b)", re.IGNORECASE)

Typographer = Callable[[str, str, str], str]
"""From a text and the characters before and after it (empty at an end) to the text in its finished form."""


def quotes_for(language: str) -> Quotes:
    """The quotes of a BCP 47 language tag, by its longest known beginning; English ones for others."""
    tag = language.lower()
    while tag:
        if tag in _BY_LANGUAGE:
            return _BY_LANGUAGE[tag]
        tag = tag.rpartition("-")[0]
    return _ENGLISH


@lru_cache(maxsize=16)
def typographer(language: str) -> Typographer:
    """The function that finishes texts of a language."""
    quotes = quotes_for(language)
    binding = _binding(language.lower().partition("-")[0])

    def finish(text: str, before: str = "", after: str = "") -> str:
        if _MAY_BIND.search(text) is not None:
            text = binding.sub("\N{NO-BREAK SPACE}", text)
        if _NEEDED.search(text) is None:
            return text
        if "--" in text or "..." in text:
            text = _DASHES.sub(_dash, text)
        if "'" in text:
            text = _APOSTROPHES.sub(APOSTROPHE, text)
            if "'" in text:
                return _face(text, before, after, quotes)
        return _face(text, before, after, quotes) if '"' in text else text

    return finish


def _binding(language: str) -> re.Pattern[str]:
    """The spaces at which a line must not end."""
    units = "|".join(map(re.escape, (*_UNITS, *_UNIT_WORDS.get(language, ()))))
    months = _MONTHS.get(language, "").replace(" ", "|")
    months = (
        rf"|(?<=\d)(?<!\d\d\d) (?=(?:{months})\b)|(?<=\d\.) (?=(?:{months})\b)" if months else ""
    )
    return re.compile(rf"(?<=\d) (?=(?:{units})(?![\w-])){months}")


def _dash(match: re.Match[str]) -> str:
    run = match[1]
    if run is None:
        return "…"
    return "–" if len(run) == 2 else "—"


def _face(text: str, before: str, after: str, quotes: Quotes) -> str:
    """Replace each straight quote by one that faces what it quotes."""
    pieces: list[str] = []
    end = 0
    last = before
    single_is_open = False
    for match in _QUOTES.finditer(text):
        start = match.start()
        if start > end:
            pieces.append(text[end:start])
            last = text[start - 1]
        end = start + 1
        following = text[end : end + 1] or after
        opens = (not last or last in _OPENS_AFTER) and bool(following.strip())
        last = "(" if opens else "x"
        if match[0] == '"':
            pieces.append(quotes.opening if opens else quotes.closing)
        elif opens and _SHORTENED.match(text, start) is None:
            pieces.append(quotes.inner_opening)
            single_is_open = True
        else:
            pieces.append(quotes.inner_closing if single_is_open else APOSTROPHE)
            single_is_open = False
    pieces.append(text[end:])
    return "".join(pieces)
