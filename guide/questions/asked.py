"""A question as it is put to the student."""

from __future__ import annotations

from guide.dataclass import dataclass
from guide.document import Blocks


@dataclass(frozen=True, slots=True)
class Asked:
    """``prompt`` is what is asked; ``response`` is what it is answered with: choices, blanks, room to write."""

    prompt: Blocks
    response: Blocks
