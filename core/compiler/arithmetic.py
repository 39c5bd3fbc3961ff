"""Arithmetic expressions of calculators as JavaScript source, so that the generated page needs no interpreter."""

import ast
from collections.abc import Collection

from core.compiler.jsliteral import identifier

_BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Mod: "%"}
_COMPARE = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "===", ast.NotEq: "!=="}
_FUNCTIONS = {
    "min": "Math.min",
    "max": "Math.max",
    "round": "Math.round",
    "abs": "Math.abs",
    "sqrt": "Math.sqrt",
    "ceil": "Math.ceil",
    "floor": "Math.floor",
    "pow": "Math.pow",
}


class NotArithmetic(ValueError):
    """The expression is none, or names what is not there."""


def to_js(expression: str, names: Collection[str]) -> str:
    """JavaScript over an object `of` that holds the named numbers. Raises NotArithmetic."""
    try:
        tree = ast.parse(expression.replace("^", "**"), mode="eval")
    except SyntaxError as error:
        raise NotArithmetic(f"not an expression: {expression!r}") from error
    return _js(tree.body, frozenset(names))


def _js(node: ast.expr, names: frozenset[str]) -> str:  # noqa: PLR0911 - one line for each kind of node
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return repr(value)
        case ast.Name(id=name) if name in names:
            return f"of.{name}" if identifier(name) == name or name.isidentifier() else f"of['{name}']"
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return f"({_js(left, names)} ** {_js(right, names)})"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return f"({_js(left, names)} {_BINARY[type(op)]} {_js(right, names)})"
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"(-{_js(operand, names)})"
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return f"({_js(test, names)} ? {_js(body, names)} : {_js(orelse, names)})"
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARE:
            return f"({_js(left, names)} {_COMPARE[type(op)]} {_js(right, names)})"
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return f"{_FUNCTIONS[name]}({', '.join(_js(arg, names) for arg in args)})"
        case _:
            raise NotArithmetic(f"not arithmetic: {ast.unparse(node)}")
