"""Data classes as the standard library's, that are defined, made and pickled in a fraction of the time.

``dataclasses.dataclass`` compiles six methods a class, and imports the ``inspect`` module to do so: 0.3 ms for each of
the two hundred small classes of a build, which is more than a build has to do after an edit. Here one method is
compiled, when the first object is made, and the others are the same for all classes. What differs:

- ``frozen`` is held by the type checker, not again at each assignment; it gives a class its hash;
- an object is pickled as its class and the values it is made from, without the names of the fields;
- a class has its own fields alone: none come from classes that it is derived from.

The type checker sees the standard library's own, and that library's functions take these classes for theirs.
"""

from typing import TYPE_CHECKING

__all__ = ["dataclass", "field", "fields", "is_dataclass", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
else:
    from guide.dataclass.define import dataclass, field, fields, is_dataclass, replace
