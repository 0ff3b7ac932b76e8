"""Make the small font for Chinese and Japanese from LXGW WenKai (see styles/fonts/kaisho/README.md).

python tools/make_cjk_font.py LXGWWenKai-Regular.ttf styles/fonts/kaisho/GuideKaisho-Regular.ttf
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY, POSTSCRIPT_NAME = "Guide Kaisho", "GuideKaisho-Regular"
"""The licence reserves the names LXGW and 霞鹜 for the original."""

_NAMES = {
    1: FAMILY,
    2: "Regular",
    3: f"1.0;{POSTSCRIPT_NAME}",
    4: FAMILY,
    5: "Version 1.0",
    6: POSTSCRIPT_NAME,
    10: "A reduced version of LXGW WenKai Regular, for the Chinese and Japanese in study guides.",
}
_KEPT_NAMES = (0, 13, 14)
"""Copyright, licence, and where to find it."""


def characters() -> set[int]:
    """Kana, CJK punctuation, full-width forms, and the characters in common use in Japan and China.

    Those are JIS X 0208 level 1 and GB 2312 level 1, and of JIS level 2, which has the old forms that names keep,
    what is common in Taiwan too (Big5 level 1).
    """
    old_forms = _table("euc_jp", range(0xD0, 0xF5)) & _table("big5", range(0xA4, 0xC7))
    return {
        *range(0x3000, 0x3020),
        *range(0x3041, 0x3100),
        *range(0xFF01, 0xFF66),
        *range(0xFFE0, 0xFFE7),
        *_table("euc_jp", range(0xB0, 0xD0)),
        *_table("gb2312", range(0xB0, 0xD8)),
        *old_forms,
    }


def _table(encoding: str, lead_bytes: Iterable[int]) -> set[int]:
    """The code points that an old encoding has under some lead bytes."""
    codes = (bytes((lead, trail)) for lead in lead_bytes for trail in range(0x40, 0xFF))
    texts = (code.decode(encoding, "ignore") for code in codes)
    return {ord(text) for text in texts if len(text) == 1 and text > "\u2e80"}


def reduce(font: TTFont) -> None:
    """Keep our characters, no hints, and of the layout what joins kana with their marks."""
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "kern", "mark", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG", "BASE", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)


def rename(font: TTFont) -> None:
    """Our own name, and the original's copyright and licence."""
    table = font["name"]
    kept = [record for record in table.names if record.nameID in _KEPT_NAMES]
    table.names = [record for record in kept if record.platformID == 3 and record.langID == 0x409]
    for number, text in _NAMES.items():
        table.setName(text, number, 3, 1, 0x409)


def main(source: str, target: str) -> None:
    # No time stamp: the same source makes the same file.
    font = TTFont(source, recalcTimestamp=False)
    reduce(font)
    rename(font)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
