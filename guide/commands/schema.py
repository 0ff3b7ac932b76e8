"""``schema``: what may stand in the YAML files, for editors."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from guide.commands.telling import Exit, wrong_usage


def add_arguments(parser: ArgumentParser) -> None:
    """Of which file."""
    parser.add_argument(
        "kind", nargs="?", metavar="KIND", help="guide, timeline, questions, ... (default: all)"
    )


def run(options: Namespace) -> int:
    """Print the schema of one kind of file, or those of all by their names."""
    from guide.source.schema import schemas

    known = schemas()
    if options.kind and options.kind not in known:
        wrong_usage(f"there is no schema '{options.kind}'; choose from {', '.join(known)}")
    chosen = known[options.kind] if options.kind else known
    print(json.dumps(chosen, indent=2, ensure_ascii=False))
    return Exit.BUILT
