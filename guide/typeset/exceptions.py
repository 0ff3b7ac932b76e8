"""Words that patterns divide badly: names above all, which no pattern was made for."""

from __future__ import annotations

_ENGLISH = """
Choi-bal-san Hai-lar Khal-khin Kha-san Ko-ma-tsu-ba-ra Kwan-tung Man-chu-kuo Man-chu-rian Mo-lo-tov Mon-go-lia
Mon-go-lian Mon-go-lians Nan-king No-mon-han Smush-ke-vich Ulaan-baa-tar Vla-di-vos-tok Vo-ro-shi-lov Yako-vlev Zhu-kov
bat-tle bat-tles mid-dle min-is-ter mus-tered no-tice no-tices or-dinary re-mem-ber ter-ri-tory
proj-ect proj-ects present presents record records
"""


def _points(divided: str) -> tuple[int, ...]:
    """``en-cir-cle`` -> (2, 5)."""
    parts = divided.split("-")
    return tuple(len("".join(parts[:count])) for count in range(1, len(parts)))


EXCEPTIONS: dict[str, dict[str, tuple[int, ...]]] = {
    "en": {word.replace("-", "").lower(): _points(word) for word in _ENGLISH.split()},
}
"""By language, then by word in lower case: the places where it may be divided."""
