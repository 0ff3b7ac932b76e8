"""``python -m guide``: the same as ``build_guide.py`` where the libraries are installed."""

import sys

from guide.cli import run

sys.exit(run())
