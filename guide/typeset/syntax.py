"""PDF syntax: numbers, strings, references and dates (ISO 32000-1, 7.3 and 7.9).

Objects are put together as ``str`` whose characters are single bytes (Latin-1), so that plain f-strings serve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})
_PLAIN = re.compile(r"[ -~\n]*").fullmatch
_NAME_SPECIAL = re.compile(r"[^!-~]|[#()<>\[\]{}/%]")
_ISO_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?)?)?"
).fullmatch


def number(value: float) -> str:
    """A number to a thousandth, without an exponent (7.3.3) and as short as it can be."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """Several numbers, parted by spaces."""
    return " ".join(map(number, values))


def text(value: str) -> str:
    """A text string (7.9.2.2): PDFDocEncoding where ASCII says it all, else UTF-16."""
    if _PLAIN(value):
        return f"({value.translate(_ESCAPES)})"
    encoded = b"\xfe\xff" + value.encode("utf-16-be")
    return f"({encoded.decode('latin-1').translate(_ESCAPES)})"


def byte_string(value: bytes) -> str:
    """A byte string, as a literal."""
    return f"({value.decode('latin-1').translate(_ESCAPES)})"


def name(value: str) -> str:
    """A name object with its solidus (7.3.5)."""
    escaped = _NAME_SPECIAL.sub(
        lambda match: "".join(f"#{byte:02X}" for byte in match[0].encode()), value
    )
    return f"/{escaped}"


def reference(object_number: int) -> str:
    """An indirect reference (7.3.10)."""
    return f"{object_number} 0 R"


def array(items: Sequence[str]) -> str:
    """An array of items that are already PDF syntax."""
    return f"[{' '.join(items)}]"


def date(iso: str) -> str:
    """A date string (7.9.4) for an ISO 8601 date, whose missing parts are the earliest possible, in UTC.

    Raises ValueError where the text is no date.
    """
    return f"(D:{''.join(_date_parts(iso)[:6])}{_date_parts(iso)[6].replace(':', chr(39))})"


def xmp_date(iso: str) -> str:
    """The same moment as XMP writes it (ISO 8601 with a time zone)."""
    year, month, day, hour, minute, second, zone = _date_parts(iso)
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


def _date_parts(iso: str) -> tuple[str, ...]:
    match = _ISO_DATE(iso)
    if not match:
        raise ValueError(f"not an ISO 8601 date: {iso!r}")
    earliest = ("", "01", "01", "00", "00", "00", "Z")
    return tuple(found or default for found, default in zip(match.groups(), earliest, strict=True))
