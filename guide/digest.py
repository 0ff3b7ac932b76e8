"""The name of a content: what is equal has the same, on every machine."""

from __future__ import annotations

import hashlib


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
