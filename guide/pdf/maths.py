"""LaTeX -> maths on one line: letters in italics, raised and lowered figures, fractions with a slash.

What a school's history or science asks for, said as one writes it in running text: ``\\frac{a+b}{2}`` is (a + b)/2.
Formulas with anything else (matrices, aligned lines, symbols that no shipped face has) stay as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)


def _named(names: str, signs: str) -> dict[str, str]:
    return dict(zip(names.split(), signs, strict=True))


_GREEK = _named(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega",
    "αβγδεζηθικλμνξπρστυφχψω",
)
_CAPITALS = _named("Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega", "ΓΔΘΛΞΠΣΦΨΩ")
_RELATIONS = {
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "to": "→", "rightarrow": "→",
    "leftarrow": "←",
}  # fmt: skip
_OPERATORS = {"times": "×", "cdot": "·", "div": "÷", "pm": "±"}
_SIGNS = {
    "sum": "∑", "prod": "∏", "int": "∫", "infty": "∞", "partial": "∂", "circ": "°", "degree": "°", "ldots": "…",
    "dots": "…", "prime": "′", "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", "ell": "ℓ",
}  # fmt: skip
_SPACES = {",": "\u202f", ";": "\u00a0", ":": "\u00a0", " ": "\u00a0", "quad": "\u2003", "!": ""}
_FUNCTIONS = frozenset(("sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min"))
_UPRIGHT = frozenset(("text", "mathrm", "operatorname", "textrm", "mathbf"))
_OPEN = frozenset("([{|/")


class Piece(NamedTuple):
    """Some characters of a formula."""

    text: str
    is_italic: bool
    level: int = 0
    """1 raised, -1 lowered."""


class _UnknownError(ValueError):
    """Something that has no place on one line."""


@lru_cache(maxsize=512)
def on_a_line(latex: str) -> tuple[Piece, ...] | None:
    """The pieces of a formula from left to right; None where it can't be set so."""
    reader = _Reader(_TOKEN.findall(latex))
    try:
        pieces = reader.pieces()
        return tuple(pieces) if not reader.left else None
    except (_UnknownError, IndexError, RecursionError):
        return None


class _Reader:
    def __init__(self, tokens: Sequence[str]) -> None:
        self.left = list(reversed(tokens))

    def pieces(self) -> list[Piece]:
        """Up to the end, or to a brace that closes."""
        found: list[Piece] = []
        while self.left and self.left[-1] != "}":
            token = self.left.pop()
            if not token.isspace():
                found += self._after(token, found)
        return found

    def _group(self) -> list[Piece]:
        """What stands in braces, or the one thing that comes next."""
        token = self._next()
        if token != "{":
            return self._after(token, [])
        found = self.pieces()
        self.left.pop()
        return found

    def _next(self) -> str:
        token = self.left.pop()
        return self._next() if token.isspace() else token

    def _after(self, token: str, before: Sequence[Piece]) -> list[Piece]:
        if token in ("^", "_"):
            return _moved(self._group(), 1 if token == "^" else -1)
        if token == "{":
            self.left.append(token)
            return self._group()
        if len(token) > 1:
            return self._command(token[1:], before)
        if token in "&~\\":
            raise _UnknownError(token)
        if token.isalpha():
            return [Piece(token, is_italic=token.isascii())]
        return [_sign({"-": "−", "'": "′"}.get(token, token), before)]

    def _command(self, name: str, before: Sequence[Piece]) -> list[Piece]:
        if name == "frac":
            above = _enclosed(self._group(), below=False)
            return [*above, Piece("/", is_italic=False), *_enclosed(self._group())]
        if name == "sqrt" and self.left[-1:] != ["["]:
            return [Piece("√", is_italic=False), *_enclosed(self._group())]
        if name in _UPRIGHT:
            return [Piece(self._words(), is_italic=False)]
        if name in ("left", "right"):
            token = self._next()
            return [] if token == "." else self._after(token, before)
        if name in _GREEK:
            return [Piece(_GREEK[name], is_italic=True)]
        if name in _FUNCTIONS:
            return [Piece(f"{name}\u202f", is_italic=False)]
        for known in (_CAPITALS, _SIGNS, _SPACES):
            if name in known:
                return [Piece(known[name], is_italic=False)]
        if name in _RELATIONS or name in _OPERATORS:
            return [_sign({**_RELATIONS, **_OPERATORS}[name], before)]
        raise _UnknownError(name)

    def _words(self) -> str:
        """What stands in braces, as it is."""
        if self._next() != "{":
            raise _UnknownError("words without braces")
        words = ""
        while (token := self.left.pop()) != "}":
            if len(token) > 1 and not token.isspace():
                raise _UnknownError(token)
            words += token
        return words


def _moved(pieces: Sequence[Piece], level: int) -> list[Piece]:
    """Raised or lowered, and closer together; what is a raised sign by itself stays."""
    if any(piece.level for piece in pieces):
        raise _UnknownError("a power of a power is not told from a product")
    if [piece.text for piece in pieces] in (["°"], ["′"]):
        return [*pieces]
    return [piece._replace(text="".join(piece.text.split()), level=level) for piece in pieces]


_SPACED = frozenset("=<>+−≤≥≠≈→←×·÷±")


def _sign(sign: str, before: Sequence[Piece]) -> Piece:
    """A sign between two things has spaces, and a line may end behind it; one before a number has none."""
    binds = bool(before) and before[-1].text[-1:] not in _OPEN and not before[-1].text.endswith(" ")
    return Piece(f"\u00a0{sign} " if sign in _SPACED and binds else sign, is_italic=False)


def _enclosed(pieces: Sequence[Piece], *, below: bool = True) -> Sequence[Piece]:
    """In brackets where it would be read otherwise: a sum, or ``below`` a line a product."""
    level = [piece for piece, depth in zip(pieces, _depths(pieces), strict=True) if not depth]
    is_number = "".join(piece.text for piece in pieces).isdigit()
    is_product = below and sum(not piece.level for piece in level) > 1 and not is_number
    if is_product or any(piece.text.strip() in _SPACED for piece in level):
        return [Piece("(", is_italic=False), *pieces, Piece(")", is_italic=False)]
    return pieces


def _depths(pieces: Sequence[Piece]) -> list[int]:
    """How many brackets each piece stands in."""
    depths, depth = [], 0
    for piece in pieces:
        depth -= piece.text in (")", "]")
        depths.append(depth)
        depth += piece.text in ("(", "[")
    return depths
