"""What a build is at, for those who look on."""

from __future__ import annotations

from rich.console import Console


class Shown:
    """Progress on a terminal: one line that says what the build is at. Shown only if it takes a moment."""

    def __init__(self) -> None:
        self._status = Console(stderr=True).status("")

    def __enter__(self) -> Shown:
        self._status.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    def __call__(self, what: str) -> None:
        self._status.update(what)
