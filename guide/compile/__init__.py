"""What the author said, compiled into what a reader reads: ``Guide`` and edition to ``Document``."""

from __future__ import annotations

from guide.compile.compile import compile_guide

__all__ = ["compile_guide"]
