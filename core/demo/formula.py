"""Arithmetic of computed fields: read once into a tree, then worked out with decimals. Nothing is ever handed to the interpreter.

sum := product (("+" | "-") product)*      comparisons (< <= > >= == !=) give 1 or 0
functions: sum count mean min max round abs floor ceil if
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, DecimalException
from functools import cache
from operator import add, eq, ge, gt, le, lt, mul, ne, sub

_WORD = re.compile(r"\s*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(<=|>=|==|!=|[-+*/%^(),<>]))")
_LEVELS = (("<", "<=", ">", ">=", "==", "!="), ("+", "-"), ("*", "/", "%"))
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne}
_ARITHMETIC: dict[str, Callable[[Decimal, Decimal], Decimal]] = {"+": add, "-": sub, "*": mul}
_OVER_MANY = ("sum", "count", "mean")
_FUNCTIONS = (*_OVER_MANY, "min", "max", "round", "abs", "floor", "ceil", "if")
_DEEPEST = 40
_LARGEST = Decimal("1e15")


class BadFormula(ValueError):
    """The expression cannot be read."""


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A field of the record, or of the record that a relation leads to ("product.price")."""

    path: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or a function with its operands."""

    what: str
    operands: tuple["Tree", ...]


Tree = Number | Name | Call


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where names get their numbers: `one` for a path, `many` for the values of a path over the records that belong to this one."""

    one: Callable[[str], Decimal | None]
    many: Callable[[str], Sequence[Decimal]]


@cache
def read(expression: str) -> Tree:
    """The tree of an expression. Raises BadFormula."""
    words: list[str] = []
    at = 0
    text = expression.rstrip()
    while at < len(text):
        found = _WORD.match(text, at)
        if found is None:
            raise BadFormula(f"cannot read {text[at : at + 12]!r} in {expression!r}")
        words.append(found.group(found.lastindex or 0))
        at = found.end()
    reader = _Reader(words)
    tree = reader.level(0, 0)
    if reader.rest():
        raise BadFormula(f"{expression!r} goes on with {reader.rest()[0]!r}")
    return tree


def names(tree: Tree) -> frozenset[str]:
    """All paths that an expression uses."""
    match tree:
        case Number():
            return frozenset()
        case Name(path):
            return frozenset({path})
        case Call(_, operands):
            return frozenset().union(*(names(one) for one in operands))


def work_out(tree: Tree, where: Surroundings) -> Decimal | None:
    """The number; None when a name has none, or when it cannot be worked out (division by zero, far too large)."""
    try:
        value = _work_out(tree, where)
    except DecimalException:
        return None
    return value if value is None or abs(value) < _LARGEST else None


def _work_out(tree: Tree, where: Surroundings) -> Decimal | None:
    match tree:
        case Number(value):
            return value
        case Name(path):
            return where.one(path)
        case Call(what, operands) if what in _OVER_MANY:
            values = _values(operands, where)
            if what == "count":
                return Decimal(len(values))
            total = sum(values, Decimal(0))
            return total if what == "sum" else (total / len(values) if values else None)
        case Call("if", (condition, then, otherwise)):
            chosen = _work_out(condition, where)
            return _work_out(then if chosen else otherwise, where)
        case Call(what, operands):
            worked = [_work_out(one, where) for one in operands]
            known = [one for one in worked if one is not None]
            return _combine(what, known) if len(known) == len(worked) else None


def _values(operands: Sequence[Tree], where: Surroundings) -> list[Decimal]:
    values: list[Decimal] = []
    for one in operands:
        if isinstance(one, Name) and "." in one.path:
            values.extend(where.many(one.path))
        elif isinstance(one, Name) and len(operands) == 1:
            values.extend(where.many(f"{one.path}.") or [v for v in [where.one(one.path)] if v is not None])
        elif (value := _work_out(one, where)) is not None:
            values.append(value)
    return values


def _combine(what: str, values: list[Decimal]) -> Decimal | None:
    first = values[0]
    if len(values) == 1 and what == "-":
        return -first
    if what in _COMPARE:
        return Decimal(int(_COMPARE[what](first, values[1])))
    if what in _ARITHMETIC:
        return _ARITHMETIC[what](first, values[1])
    return _SIMPLE[what](values)


def _rounded(values: list[Decimal]) -> Decimal:
    places = int(values[1]) if len(values) > 1 else 0
    return values[0].quantize(Decimal(1).scaleb(-max(0, min(places, 6))), ROUND_HALF_UP)


_SIMPLE: dict[str, Callable[[list[Decimal]], Decimal | None]] = {
    "/": lambda v: v[0] / v[1] if v[1] else None,
    "%": lambda v: v[0] % v[1] if v[1] else None,
    "^": lambda v: v[0] ** int(v[1]) if abs(v[1]) <= 100 else None,
    "min": min,
    "max": max,
    "round": _rounded,
    "abs": lambda v: abs(v[0]),
    "floor": lambda v: v[0].to_integral_value(ROUND_FLOOR),
    "ceil": lambda v: v[0].to_integral_value(ROUND_CEILING),
}


class _Reader:
    """Reads words by precedence."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._at = 0

    def rest(self) -> list[str]:
        return self._words[self._at :]

    def level(self, index: int, depth: int) -> Tree:
        if depth > _DEEPEST:
            raise BadFormula("too deep")
        if index == len(_LEVELS):
            return self._power(depth)
        left = self.level(index + 1, depth)
        while self._peek() in _LEVELS[index]:
            what = self._next()
            left = Call(what, (left, self.level(index + 1, depth)))
        return left

    def _power(self, depth: int) -> Tree:
        base = self._atom(depth)
        if self._peek() == "^":
            self._next()
            return Call("^", (base, self._power(depth + 1)))
        return base

    def _atom(self, depth: int) -> Tree:
        if depth > _DEEPEST:
            raise BadFormula("too deep")
        word = self._next()
        if word == "-":
            return Call("-", (self._atom(depth + 1),))
        if word == "(":
            inner = self.level(0, depth + 1)
            self._expect(")")
            return inner
        if word[0].isdigit() or word[0] == ".":
            return Number(Decimal(word))
        if not (word[0].isalpha() or word[0] == "_"):
            raise BadFormula(f"{word!r} stands where a number or name should")
        return self._call(word, depth) if self._peek() == "(" else Name(word)

    def _call(self, name: str, depth: int) -> Tree:
        if name not in _FUNCTIONS:
            raise BadFormula(f"there is no function {name!r}")
        self._expect("(")
        operands = [self.level(0, depth + 1)]
        while self._peek() == ",":
            self._next()
            operands.append(self.level(0, depth + 1))
        self._expect(")")
        if name == "if" and len(operands) != 3:
            raise BadFormula("if takes three operands")
        return Call(name, tuple(operands))

    def _peek(self) -> str | None:
        return self._words[self._at] if self._at < len(self._words) else None

    def _next(self) -> str:
        word = self._peek()
        if word is None:
            raise BadFormula("the expression ends too early")
        self._at += 1
        return word

    def _expect(self, word: str) -> None:
        if self._next() != word:
            raise BadFormula(f"{word!r} is missing")
