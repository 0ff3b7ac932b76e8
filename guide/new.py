"""A small guide to start from."""

from __future__ import annotations

import shutil
from pathlib import Path

STARTER = Path(__file__).resolve().parent / "starter"


class FolderNotEmptyError(Exception):
    """The folder for a new guide holds something already; nothing was written."""


def make(folder: Path) -> None:
    """Copy the starter guide into ``folder``, which is made where it does not exist.

    Raises FolderNotEmptyError where something is there, OSError where the folder can't be written to.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FolderNotEmptyError(str(folder))
    # copyfile, not copy2: a read-only installation must not make read-only guides.
    shutil.copytree(STARTER, folder, copy_function=shutil.copyfile, dirs_exist_ok=True)
