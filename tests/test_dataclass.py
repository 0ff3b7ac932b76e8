"""Our data classes behave as the standard library's do, wherever the builder relies on it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from functools import cached_property
from typing import Generic, TypeVar

import pytest

from guide import dataclass as ours

T = TypeVar("T")


def point(library):
    @library.dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 0
        name: str = library.field(default="", compare=False)
        seen: tuple[str, ...] = library.field(default=(), repr=False)

    return Point


def shelf(library):
    @library.dataclass(slots=True)
    class Shelf:
        books: list[str] = library.field(default_factory=list)
        count: int = library.field(init=False)

        def __post_init__(self):
            self.count = len(self.books)

    return Shelf


@ours.dataclass(frozen=True, slots=True)
class Word:
    text: str
    at: tuple[int, ...] = ()


@ours.dataclass(frozen=True, slots=True)
class Break:
    """Has no fields."""


@ours.dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    content: T


@ours.dataclass(frozen=True)
class Circle:
    radius: float

    @cached_property
    def area(self) -> float:
        return 3 * self.radius**2


both = pytest.mark.parametrize("library", [dataclasses, ours], ids=["standard", "ours"])


@both
def test_an_object_holds_what_it_is_given(library):
    made = point(library)(1, seen=("a",))
    assert (made.x, made.y, made.name, made.seen) == (1, 0, "", ("a",))
    assert not hasattr(made, "__dict__")


@both
@pytest.mark.parametrize(
    ("arguments", "named", "told"),
    [
        ((), {}, "missing 1 required"),
        ((1,), {"z": 1}, "unexpected keyword"),
        ((1,) * 5, {}, "but 6"),
    ],
)
def test_wrong_arguments_are_refused(library, arguments, named, told):
    with pytest.raises(TypeError, match=told):
        point(library)(*arguments, **named)


@both
def test_equality_and_hash_are_those_of_the_fields_that_count(library):
    Point = point(library)  # noqa: N806
    assert Point(1, 2, "a") == Point(1, 2, "b") != Point(1, 3, "a")
    assert hash(Point(1, 2, "a")) == hash(Point(1, 2, "b")) == hash((1, 2, ()))
    assert Point(1) != (1, 0, ())
    assert Point(1) != point(library)(1), "another class"


@both
def test_what_can_change_has_no_hash(library):
    with pytest.raises(TypeError, match="unhashable"):
        hash(shelf(library)())


@both
def test_objects_without_equality_are_themselves_alone(library):
    @library.dataclass(slots=True, eq=False)
    class Node:
        name: str

    node = Node("a")
    assert node != Node("a")
    assert {node: 1}[node] == 1


@both
def test_an_object_shows_its_fields(library):
    shown = repr(point(library)(1, name="a", seen=("b",)))
    assert shown.endswith("Point(x=1, y=0, name='a')")


@both
def test_defaults_are_made_for_each_object_and_the_rest_afterwards(library):
    first, second = shelf(library)(), shelf(library)(["a", "b"])
    first.books.append("c")
    assert shelf(library)().books == []
    assert (first.count, second.count) == (0, 2)


@both
def test_a_default_that_would_be_shared_is_refused(library):
    with pytest.raises(ValueError, match="default_factory"):

        @library.dataclass(slots=True)
        class Shared:
            names: list[str] = []  # noqa: RUF012


@both
def test_objects_match_by_position(library):
    Point = point(library)  # noqa: N806
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
        case _:
            pytest.fail("does not match")


@pytest.mark.parametrize(
    ("library", "asked"), [(dataclasses, dataclasses), (ours, dataclasses), (ours, ours)]
)
def test_both_libraries_know_our_classes(library, asked):
    Point = point(library)  # noqa: N806
    made = Point(1, 2, "a", ("b",))
    assert asked.replace(made, y=5) == Point(1, 5, "a", ("b",))
    assert [field.name for field in asked.fields(made)] == ["x", "y", "name", "seen"]
    assert [asked.is_dataclass(each) for each in (Point, made, int)] == [True, True, False]


@pytest.mark.parametrize(
    "value", [Word("a", (1, 2)), Break(), Box(Word("b")), Circle(2.0), [Word("a"), Word("a")]]
)
def test_objects_survive_pickling_and_copying(value):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.deepcopy(value) == value


def test_a_class_without_slots_may_remember():
    circle = Circle(2.0)
    assert circle.area == 12
    assert circle == Circle(2.0)


def test_a_class_with_type_parameters_keeps_them():
    assert Box[int](1) == Box(1)
