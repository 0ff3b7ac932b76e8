"""The leak test: finished files for students are searched for what only the answer key may say.

Whatever mistake is made on the way, in compiling, setting or packing, is found at its end: what is read are the bytes
about to be published, page texts, descriptions, metadata, outline, attachments, each member of an EPUB. Words that
also stand in what students may read are no leak; what they may read is compiled from the guide without its answers
(``stripping``).
"""

from __future__ import annotations

from guide.leaks.inspector import LEAK, UNSEARCHABLE, Inspector

__all__ = ["LEAK", "UNSEARCHABLE", "Inspector"]
