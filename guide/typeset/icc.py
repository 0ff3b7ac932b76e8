"""A small sRGB profile (ICC.1:2010, version 4.2), the same bytes on every machine."""

from __future__ import annotations

import struct

_D50 = (0.9642, 1.0, 0.8249)
"""The white point of ICC's connection space."""
_COLOURANTS = {
    "rXYZ": (0.4360657, 0.2224884, 0.0139160),
    "gXYZ": (0.3851471, 0.7168732, 0.0970764),
    "bXYZ": (0.1430664, 0.0606079, 0.7140961),
}
"""The primaries of IEC 61966-2-1, adapted to D50."""
_ADAPTATION = (
    (1.0478112, 0.0228866, -0.0501270),
    (0.0295424, 0.9904844, -0.0170491),
    (-0.0092345, 0.0150436, 0.7521316),
)
"""Bradford's matrix from D65 to D50."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of sRGB's transfer function: ``(a x + b) ** g`` from d on, ``c x`` below (curve type 3)."""


def srgb_profile() -> bytes:
    """The bytes of the profile."""
    curve = b"para" + struct.pack(">4xHxx", 3) + _fixed(_CURVE)
    tags = {
        "desc": _localized("sRGB"),
        "cprt": _localized("No copyright, use freely"),
        "wtpt": b"XYZ \0\0\0\0" + _fixed(_D50),
        "chad": b"sf32\0\0\0\0" + b"".join(map(_fixed, _ADAPTATION)),
        **{tag: b"XYZ \0\0\0\0" + _fixed(values) for tag, values in _COLOURANTS.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    body, table = _tag_table(tags)
    return _header(128 + len(table) + len(body)) + table + body


def _header(size: int) -> bytes:
    """The 128 bytes of 7.2, with a fixed date."""
    return struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI12s4s44x",
        *(size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ "),
        *(2000, 1, 1, 0, 0, 0),
        *(b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0, _fixed(_D50), b"\0\0\0\0"),
    )


def _tag_table(tags: dict[str, bytes]) -> tuple[bytes, bytes]:
    """The tags' data and the table that tells where they are; equal data stand there once."""
    start = 128 + 4 + 12 * len(tags)
    body = b""
    table = struct.pack(">I", len(tags))
    places: dict[bytes, int] = {}
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", tag.encode(), places[data], len(data))
    return body, table


def _fixed(values: tuple[float, ...]) -> bytes:
    """Numbers as s15Fixed16."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _localized(text: str) -> bytes:
    """A multiLocalizedUnicode tag with one English text."""
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
