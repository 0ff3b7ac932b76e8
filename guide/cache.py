"""What was worked out before, kept by what it was worked out from.

One idea: a result is a function of its inputs and of the builder's code, so the digest of both is its name, for ever.
Nothing is ever invalidated; what has not been asked for longest is deleted when there is too much. The folder may be
deleted at any time, and whatever is wrong with it or in it (another version's files, half a file, no space, no
permission) is as if nothing were there. Builds with it and without make the same bytes.

``GUIDE_CACHE=off`` in the environment does without; any other value is the folder to use.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

from guide.bundle import Bundle, write_bundle

VARIABLE = "GUIDE_CACHE"
_NAME = "study-guide-builder"
_SIZE = 20
"""Bytes of a digest."""
_LARGEST = 2_000_000_000
"""Bytes that all results may take: some hundred builds of a long guide."""
_TIDY_SECONDS = 3_600.0
_FRESH_SECONDS = 43_200.0
"""How long a result counts as just asked for, so that asking rarely writes."""

_MOST_KNOWN = 4_000
"""Results that a process has at hand at most."""

_MUCH_WAITING = 1_000_000
"""Bytes of results that wait for a build's end to be written."""

_MANY_SINGLE = 60
"""Results that take longer to find one by one than to put together once."""

_Result = TypeVar("_Result")


class Cache:
    """Results by digest; ``folder`` None keeps none. ``stamp`` names the code, styles and fonts that make them."""

    def __init__(self, folder: Path | None, stamp: str) -> None:
        self._folder = folder
        # It is part of each name, and may be long.
        self._stamp = _digest(stamp.encode())
        self._known: dict[str, Any] = {}
        """Results that this process had before: a watching one reads them once."""
        self._digests: dict[int, tuple[object, bytes]] = {}
        """By identity. The values are held until the build ends, so that no other one gets the id of one."""
        self._bundle: Bundle | None = None
        self._bundle_path = ""
        self._asked: dict[str, None] = {}
        """Names that this process asked for or saved."""
        self._single = 0
        """How many results were found in files of their own."""
        self._waiting: dict[str, bytes] = {}
        """Saved results that are not written yet: whoever waits for the build need not wait for that."""
        self._size_waiting = 0
        self._process = os.getpid()

    @property
    def is_on(self) -> bool:
        return self._folder is not None

    def recall(self, inputs: object, make: Callable[[], _Result]) -> _Result:
        """The result for some inputs: as kept, or made and kept. Both are values: pickled by what they say alone."""
        return self.recall_as(self.name(inputs), make)

    def recall_as(self, name: str, make: Callable[[], _Result]) -> _Result:
        """As ``recall``, where the inputs' name is known."""
        if self._folder is None:
            return make()
        found = self.find(name)
        if found is None:
            found = make()
            self.save(name, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
            self.hold(name, found)
        result: _Result = found
        return result

    def find(self, name: str) -> Any:
        """The result that is kept under a name, or None."""
        found = self._known.get(name)
        if found is None:
            found = self.unpacked(name)
            if found is not None:
                self.hold(name, found)
        return found

    def unpacked(self, name: str) -> Any:
        """As ``find``, but a new object each time, for those who will change it."""
        data = self.load(name)
        if data is not None:
            # It has the digest of what was saved by this very code: that it can't be read is all but impossible.
            with suppress(Exception):
                return pickle.loads(data)
        return None

    def at_hand(self, name: str, make: Callable[[], _Result]) -> _Result:
        """A result that is kept by this process alone: the same object each time."""
        if self._folder is None:
            return make()
        found = self._known.get(name)
        if found is None:
            found = make()
            self.hold(name, found)
        result: _Result = found
        return result

    def has(self, name: str) -> bool:
        """Whether something is kept under a name, as far as one can tell without reading it."""
        if name in self._known or name in self._waiting:
            return True
        if self._bundle is not None and name in self._bundle:
            return True
        return self.is_on and os.path.exists(self._path(name))  # noqa: PTH110

    def open_bundle(self, inputs: object) -> None:
        """Look for results first among those that the last build of its kind asked for; ``inputs`` tell which kind."""
        if self._folder is None:
            return
        path = self._path(self.name(("bundle", inputs)))
        if path != self._bundle_path:
            self._bundle, self._bundle_path = Bundle(path), path
            _touch(path)

    def hold(self, name: str, result: object) -> None:
        """Have a result at hand as long as this process lives: a watching one reads each once."""
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[name] = result

    def digest(self, value: object) -> bytes:
        """Stands for a large value among the inputs of several results: worked out once for an object."""
        if self._folder is None:
            return b""
        known = self._digests.get(id(value))
        if known is None:
            known = self._digests[id(value)] = value, _digest(canonical(value))
        return known[1]

    def know(self, value: object, digest: bytes) -> None:
        """Take a value's digest from where it was kept."""
        self._digests[id(value)] = value, digest

    def name(self, inputs: object) -> str:
        """The name of what is worked out from some inputs; empty where nothing is kept."""
        if self._folder is None:
            return ""
        return _digest(self._stamp + canonical(inputs)).hex()

    def name_of(self, *names: str) -> str:
        """As ``name`` of inputs that are or have names themselves, in a quarter of the time."""
        if self._folder is None:
            return ""
        return _digest(self._stamp + "\0".join(names).encode()).hex()

    def load(self, name: str) -> bytes | None:
        """What was saved under a name, if it is there and whole."""
        if self._folder is None:
            return None
        self._asked[name] = None
        if name in self._waiting:
            return self._waiting[name]
        if self._bundle is not None:
            content = _whole(self._bundle.get(name))
            if content is not None:
                return content
        content = _whole(_read(self._path(name)))
        self._single += content is not None
        return content

    def save(self, name: str, content: bytes) -> None:
        """Keep something under a name, from the next ``tidy`` on at the latest."""
        if self._folder is None:
            return
        self._asked[name] = None
        if os.getpid() != self._process:  # a forked process does not see the build's end
            self._write(name, content)
            return
        self._waiting[name] = content
        self._size_waiting += len(content)
        if self._size_waiting > _MUCH_WAITING:
            self._write_waiting()

    def _write_waiting(self) -> None:
        while self._waiting:
            self._write(*self._waiting.popitem())
        self._size_waiting = 0

    def _write(self, name: str, content: bytes) -> None:
        """Keep something at once or not at all."""
        path = self._path(name)
        data = _digest(content) + content
        with suppress(OSError):
            try:
                _write(path, data)
            except FileNotFoundError:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                _write(path, data)

    def _path(self, name: str) -> str:
        """As plain text: a build reads hundreds of results, and a ``Path`` takes as long to make as a file to open."""
        return f"{self._folder}/{name[:2]}/{name}"

    def tidy(self) -> None:
        """At a build's end: let go of its values, and write what waits.

        What there is too much of is deleted, at most once an hour: that is what has been asked for least lately.
        """
        self._digests.clear()
        if self._folder is None:
            return
        self._write_waiting()
        if self._bundle_path and self._single > _MANY_SINGLE:
            self._write_bundle()
        mark = self._folder / "tidied"
        with suppress(OSError):
            # A folder without a mark is new: there is not much in it.
            age = time.time() - mark.stat().st_mtime if mark.exists() else None
            if age is None or age >= _TIDY_SECONDS:
                mark.touch()
            if age is not None and age >= _TIDY_SECONDS:
                _make_room(self._folder)

    def _write_bundle(self) -> None:
        """Put all that was asked for together, for the next build."""
        found = ((name, self._raw(name)) for name in self._asked)
        with suppress(OSError):
            Path(self._bundle_path).parent.mkdir(parents=True, exist_ok=True)
            write_bundle(self._bundle_path, ((name, data) for name, data in found if data))
            self._single = 0

    def _raw(self, name: str) -> bytes | None:
        known = self._bundle.get(name) if self._bundle is not None else None
        return known if _whole(known) is not None else _read(self._path(name))


def open_cache(stamp: str) -> Cache:
    """The user's cache, where the system wants such things."""
    wanted = os.environ.get(VARIABLE, "")
    if wanted == "off":
        return NO_CACHE
    return _cache_in(Path(wanted) if wanted else _users_folder(), stamp)


@lru_cache(maxsize=2)  # for what depends on the code, and for what does not
def _cache_in(folder: Path | None, stamp: str) -> Cache:
    return Cache(folder, stamp)


def _users_folder() -> Path | None:
    """None for a user without a home."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  (pathlib raises where there is none)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / _NAME if base.is_absolute() else None


def canonical(value: object) -> bytes:
    """Bytes that equal values share: which of its parts are one object does not count."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return stream.getvalue()


def _make_room(folder: Path) -> None:
    """Delete what there is too much of. Raises OSError."""
    kept = [(path, path.stat()) for path in folder.glob("??/*")]
    room = _LARGEST
    for path, about in sorted(kept, key=lambda entry: -entry[1].st_mtime):
        room -= about.st_size
        if room < 0:
            path.unlink()


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read()
            age = time.time() - os.fstat(file.fileno()).st_mtime
        if age > _FRESH_SECONDS:
            os.utime(path)
    except OSError:
        return None
    return data


def _touch(path: str) -> None:
    """Tell that a file has been asked for."""
    with suppress(OSError):
        if time.time() - os.stat(path).st_mtime > _FRESH_SECONDS:  # noqa: PTH116
            os.utime(path)


def _whole(data: bytes | None) -> bytes | None:
    """The content of what was saved, if it is there and as it was."""
    if data is None:
        return None
    content = data[_SIZE:]
    return content if data[:_SIZE] == _digest(content) else None


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()


def _write(path: str, data: bytes) -> None:
    """All of a file or nothing. Raises OSError."""
    unfinished = f"{path}.{os.getpid()}"
    try:
        with open(unfinished, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(unfinished, path)  # noqa: PTH105
    except OSError:
        with suppress(OSError):
            os.unlink(unfinished)  # noqa: PTH108
        raise


class Later(Generic[_Result]):
    """A part of a result that is seldom asked for: when the result is read back, it stays packed until then."""

    __slots__ = ("_packed", "_value")

    def __init__(self, value: _Result) -> None:
        self._value = value
        self._packed = b""

    def __call__(self) -> _Result:
        """The part; unpacked anew each time where it was read back."""
        if not self._packed:
            return self._value
        found: _Result = pickle.loads(self._packed)
        return found

    def __reduce__(self) -> tuple[Callable[[bytes], Later[Any]], tuple[bytes]]:
        packed = self._packed or pickle.dumps(self._value, pickle.HIGHEST_PROTOCOL)
        return _still_packed, (packed,)


def _still_packed(packed: bytes) -> Later[Any]:
    later: Later[Any] = Later(None)
    later._packed = packed
    return later


NO_CACHE = Cache(None, "")
"""Remembers nothing."""
