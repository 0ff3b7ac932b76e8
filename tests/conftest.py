"""Options that all tests know."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--re-record",
        action="store_true",
        help="write expected texts anew instead of comparing with them",
    )
