"""The syntax of objects and files, as qpdf reads it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.typeset.objects import Objects
from guide.typeset.syntax import byte_string, date, name, number, text, xmp_date
from guide.typeset.trees import name_tree


def parsed(written: str) -> pikepdf.Object:
    return pikepdf.Object.parse(written.encode("latin-1"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_strings_come_back(value: str) -> None:
    assert str(parsed(text(value))) == value


@given(st.binary())
def test_byte_strings_come_back(value: bytes) -> None:
    assert bytes(parsed(byte_string(value))) == value


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_names_come_back(value: str) -> None:
    assert str(parsed(name(value))) == f"/{value}"


@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_close(value: float) -> None:
    written = number(value)
    assert float(written) == pytest.approx(value, abs=0.0005)
    assert "e" not in written
    assert written != "-0"


@pytest.mark.parametrize(
    ("iso", "pdf", "xmp"),
    [
        ("2026", "(D:20260101000000Z)", "2026-01-01T00:00:00Z"),
        ("2026-11-23", "(D:20261123000000Z)", "2026-11-23T00:00:00Z"),
        ("2026-11-23T10:20:30Z", "(D:20261123102030Z)", "2026-11-23T10:20:30Z"),
        ("2026-11-23T10:20:30+08:00", "(D:20261123102030+08'00)", "2026-11-23T10:20:30+08:00"),
    ],
)
def test_dates(iso: str, pdf: str, xmp: str) -> None:
    assert (date(iso), xmp_date(iso)) == (pdf, xmp)


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        date("yesterday")


# --- files -------------------------------------------------------------------------------------


def read(objects: Objects) -> pikepdf.Pdf:
    page_tree = objects.add("<</Type/Pages/Kids[]/Count 0>>")
    root = objects.add(f"<</Type/Catalog/Pages {page_tree} 0 R>>")
    info = objects.add("<<>>")
    return pikepdf.open(BytesIO(objects.file(root, info)))


@settings(max_examples=25)
@given(st.lists(st.one_of(st.integers(0, 10**6), st.binary(max_size=30)), max_size=60))
def test_every_object_is_found_under_its_number(values: list[int | bytes]) -> None:
    objects = Objects()
    numbers = [
        objects.add_stream("", value) if isinstance(value, bytes) else objects.add(str(value))
        for value in values
    ]
    pdf = read(objects)
    found = [pdf.get_object((number, 0)) for number in numbers]
    said = [item if isinstance(item, int) else item.read_raw_bytes() for item in found]
    assert said == values


def test_a_file_of_many_objects() -> None:
    objects = Objects()
    numbers = [objects.add(f"({index})") for index in range(2345)]
    pdf = read(objects)
    assert [str(pdf.get_object((item, 0))) for item in numbers] == [str(i) for i in range(2345)]


def test_an_object_that_was_never_written_is_an_error() -> None:
    objects = Objects()
    objects.add("1")
    objects.reserve()
    with pytest.raises(ValueError, match="object 2"):
        objects.block()


def test_blocks_of_objects_are_found_wherever_they_are_put() -> None:
    objects = Objects()
    before = [objects.add(f"({index})") for index in range(10)]
    first = objects.reserve(603)
    block = Objects(first)
    numbers = [block.add(f"({index})") for index in range(600)]
    stream = block.add_stream("", b"stream")
    objects.put_block(first, block.block())
    after = objects.add("(after)")
    pdf = read(objects)
    found = [str(pdf.get_object((number, 0))) for number in (*before, *numbers, after)]
    assert found == [*map(str, range(10)), *map(str, range(600)), "after"]
    assert pdf.get_object((stream, 0)).read_raw_bytes() == b"stream"


@pytest.mark.parametrize("count", [0, 1, 64, 65, 300])
def test_name_trees_hold_all_their_entries(count: int) -> None:
    objects = Objects()
    by_name = name_tree(objects, {f"n{index}": str(index) for index in range(count)})
    pdf = read(objects)
    names = pikepdf.NameTree(pdf.get_object((by_name, 0)))
    assert dict(names.items()) == {f"n{index}": index for index in range(count)}
