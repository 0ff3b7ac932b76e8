"""Streams that are joined from compressed parts read as if they had been compressed whole."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from guide.typeset.deflate import deflated, joined

parts = st.one_of(
    st.binary(max_size=300),
    st.builds(lambda text, count: text * count, st.binary(max_size=9), st.integers(0, 9000)),
)


@given(st.lists(parts, max_size=4), parts)
def test_parts_follow_each_other(before: list[bytes], last: bytes) -> None:
    stream = joined(map(deflated, before), last)
    assert zlib.decompress(stream) == b"".join(before) + last
