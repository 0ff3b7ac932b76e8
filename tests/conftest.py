"""Options that all tests know."""

from __future__ import annotations

import os

import pytest

# What an earlier run has kept must not be tested instead.
os.environ.setdefault("GUIDE_CACHE", "off")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--re-record",
        action="store_true",
        help="write expected texts anew instead of comparing with them",
    )
