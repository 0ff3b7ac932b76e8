#!/usr/bin/env python3
"""The door of the study-guide builder: finds or makes an environment with what it needs, then builds.

    python3 build_guide.py                 build source/ into out/
    python3 build_guide.py check           list every mistake in source/
    python3 build_guide.py --help          all commands

This file runs on a bare Python, so it uses the standard library alone and stays readable by old ones.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

HOME = Path(__file__).resolve().parent
ENVIRONMENT = HOME / ".venv"
STAMP = ENVIRONMENT / "installed-for"
LEAST_PYTHON = (3, 11)
EXIT_MACHINE = 3  # the machine failed, not the source: see guide/commands/telling.py

# What pyproject.toml's dependencies are imported as.
MODULES = (
    "reportlab",
    "ebooklib",
    "jinja2",
    "yaml",
    "markdown_it",
    "mdit_py_plugins",
    "uharfbuzz",
    "pyphen",
    "PIL",
    "lxml",
    "pikepdf",
    "rich",
    "watchfiles",
)


def main():
    """Run the command line in an interpreter that has the dependencies."""
    if sys.version_info < LEAST_PYTHON:
        fail(
            "Python {}.{} or newer is needed; this is {}.{}. Install a newer Python and start again.".format(
                *LEAST_PYTHON, *sys.version_info
            )
        )
    if not has_dependencies():
        hand_over(sys.argv[1:])
    sys.path.insert(0, str(HOME))
    from guide.cli import run

    return run()


def has_dependencies():
    return all(find_spec(module) is not None for module in MODULES)


def hand_over(arguments):
    """Go on in ``.venv``, made and filled on the first start. Does not come back."""
    import subprocess

    python = environment_python()
    if not is_installed():
        install(python)
    command = [str(python), str(HOME / "build_guide.py"), *arguments]
    if os.environ.get("BUILD_GUIDE_ENVIRONMENT") == str(ENVIRONMENT):
        fail(f"{ENVIRONMENT} is incomplete. Delete that folder and start again.")
    os.environ["BUILD_GUIDE_ENVIRONMENT"] = str(ENVIRONMENT)
    if os.name == "nt":  # execv returns to the shell too early there
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def environment_python():
    if os.name == "nt":
        return ENVIRONMENT / "Scripts" / "python.exe"
    return ENVIRONMENT / "bin" / "python"


def wanted():
    """What the environment must have been made for: this Python and these dependencies."""
    import hashlib

    requirements = (HOME / "pyproject.toml").read_bytes()
    return f"{sys.version_info[0]}.{sys.version_info[1]} {hashlib.sha256(requirements).hexdigest()}"


def is_installed():
    try:
        return STAMP.read_text() == wanted()
    except OSError:
        return False


def install(python):
    """Make the environment and install the dependencies, once."""
    if not os.access(HOME, os.W_OK):
        fail(
            f"{HOME} can't be written to, so the libraries can't be installed there. "
            "Copy the folder to a place of your own, or run: pip install " + str(HOME)
        )
    print(
        f"First start: installing the libraries into {ENVIRONMENT} (a minute or so) ...",
        file=sys.stderr,
    )
    if not python.exists():
        run_step(
            [sys.executable, "-m", "venv", str(ENVIRONMENT)],
            "Python's venv module can't make an environment here. Install it (Debian and Ubuntu: "
            "apt install python3-venv) and start again.",
        )
    run_step(
        [str(python), "-m", "pip", "install", "--disable-pip-version-check", *dependencies()],
        "The libraries could not be installed. Check the network connection (or the proxy), then start again.",
    )
    STAMP.write_text(wanted())


def dependencies():
    """The requirements of pyproject.toml."""
    import tomllib

    return tomllib.loads((HOME / "pyproject.toml").read_text())["project"]["dependencies"]


def run_step(command, remedy):
    """Run a step of the installation; a terminal sees what it is at, and its last words if it fails."""
    import subprocess

    last = ""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout:
            last = line.strip() or last
            show_step(last)
    show_step("")
    if process.returncode:
        fail(remedy + (f"\n({last})" if last else ""))


def show_step(text):
    """Overwrite the terminal's last line; nothing when piped."""
    if sys.stderr.isatty():
        print(f"\r\033[K  {text[:76]}", end="" if text else "\r", file=sys.stderr, flush=True)


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(EXIT_MACHINE)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
