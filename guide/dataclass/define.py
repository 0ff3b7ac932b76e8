"""How a data class is made of what its body says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

_MISSING: Final = object()
"""A default that is not there."""


class _Default(NamedTuple):
    """What stands for a field's default in the body of a class."""

    value: Any = _MISSING
    factory: Any = _MISSING
    """Makes the default anew for each object."""
    init: bool = True
    """Whether ``__init__`` takes it; else ``__post_init__`` sets it."""
    repr: bool = True
    compare: bool = True


class _Field(NamedTuple):
    """A field of a class."""

    name: str
    default: _Default


def field(
    *,
    default: Any = _MISSING,
    default_factory: Any = _MISSING,
    init: bool = True,
    repr: bool = True,  # noqa: A002  (named as in the standard library)
    compare: bool = True,
) -> Any:
    return _Default(default, default_factory, init, repr, compare)


def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Any:
    def decorate(cls: type) -> type:
        names = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063  (inspect is slow to import)
        found = tuple(_Field(name, _default_of(cls, name)) for name in names)
        made = _with_slots(cls, names) if slots else cls
        methods = _methods(made, found)
        if eq:
            values = _values_of(tuple(name for name, default in found if default.compare))
            methods["__eq__"] = _eq(values)
            methods["__hash__"] = _hash(values) if frozen else None
        for name, method in methods.items():
            setattr(made, name, method)
        return made

    return decorate


def _methods(cls: type, found: tuple[_Field, ...]) -> dict[str, Any]:
    """What every data class has, by the attribute's name."""
    taken = tuple(name for name, default in found if default.init)
    methods = {
        "__fields__": found,
        "__match_args__": taken,
        "__init__": _first_init(cls, found),
        "__reduce__": _reduce(cls, _values_of(taken)),
        "__dataclass_fields__": _Standard("__dataclass_fields__"),
        "__dataclass_params__": _Standard("__dataclass_params__"),
    }
    return methods if "__repr__" in cls.__dict__ else {**methods, "__repr__": _repr}


def _default_of(cls: type, name: str) -> _Default:
    said = cls.__dict__.get(name, _MISSING)
    default = said if isinstance(said, _Default) else _Default(said)
    if default.value.__hash__ is None:
        raise ValueError(f"all objects would share the default of '{name}': use default_factory")
    if isinstance(said, _Default) and default.value is _MISSING:
        delattr(cls, name)
    elif isinstance(said, _Default):
        setattr(cls, name, default.value)
    return default


def _with_slots(cls: type, names: tuple[str, ...]) -> type:
    """The class made anew, since one that is there can't be given slots."""
    left_out = {*names, "__dict__", "__weakref__"}
    body = {name: value for name, value in cls.__dict__.items() if name not in left_out}
    made = type(cls)(cls.__name__, cls.__bases__, {**body, "__slots__": names})
    made.__qualname__ = cls.__qualname__
    return made


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Takes the values of some attributes out of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    if names:
        one = attrgetter(*names)
        return lambda self: (one(self),)
    return lambda _: ()


# --- the methods ----------------------------------------------------------------------------------


def _first_init(cls: Any, found: tuple[_Field, ...]) -> Any:
    """An ``__init__`` that puts the real one in its place when the first object is made."""

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:  # noqa: N807
        cls.__init__ = _compiled_init(cls, found)
        cls.__init__(self, *arguments, **named)

    return __init__


def _compiled_init(cls: Any, found: tuple[_Field, ...]) -> Any:
    """``def __init__(self, a, b=default_b): self.a = a; self.b = b``, which nothing beats in speed."""
    known: dict[str, Any] = {"missing": _MISSING}
    parameters, lines = ["self"], []
    for name, default in found:
        if not default.init:
            continue
        value = name
        if default.factory is not _MISSING:
            known[f"make_{name}"] = default.factory
            value = f"make_{name}() if {name} is missing else {name}"
        known[f"default_{name}"] = default.value
        is_optional = (default.value, default.factory) != (_MISSING, _MISSING)
        parameters.append(f"{name}=default_{name}" if is_optional else name)
        lines.append(f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}): {'; '.join(lines) or 'pass'}", known)
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"  # which errors name
    return made


def _reduce(cls: type, values: Callable[[Any], tuple[Any, ...]]) -> Any:
    def __reduce__(self: Any) -> tuple[Any, ...]:  # noqa: N807
        return cls, values(self)

    return __reduce__


def _eq(values: Callable[[Any], tuple[Any, ...]]) -> Any:
    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return __eq__


def _hash(values: Callable[[Any], tuple[Any, ...]]) -> Any:
    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _repr(self: Any) -> str:
    shown = ", ".join(
        f"{name}={getattr(self, name)!r}" for name, default in self.__fields__ if default.repr
    )
    return f"{self.__class__.__qualname__}({shown})"


# --- about data classes ---------------------------------------------------------------------------


def is_dataclass(value: Any) -> bool:
    """Whether it is a data class, or an object of one."""
    return hasattr(value, "__fields__")


def fields(value: Any) -> tuple[_Field, ...]:
    """The fields of a data class, each with its ``name``."""
    found: tuple[_Field, ...] = value.__fields__
    return found


def replace(value: Any, /, **changes: Any) -> Any:
    """An object like another one, with other values in some fields."""
    for name in value.__match_args__:
        if name not in changes:
            changes[name] = getattr(value, name)
    return value.__class__(**changes)


class _Standard:
    """What the standard library's functions, and others, look for in a data class: made when they do, which is rare."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: Any) -> Any:
        return getattr(_standard(owner), self._name)


@cache
def _standard(cls: Any) -> type:
    """The standard library's data class with the same fields."""
    from dataclasses import field, make_dataclass

    same = [
        (name, object, field(init=default.init, repr=default.repr, compare=default.compare))
        for name, default in cls.__fields__
    ]
    return make_dataclass(cls.__name__, same)
