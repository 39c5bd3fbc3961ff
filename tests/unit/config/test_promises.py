"""Promises of the security page that the source itself can be asked about."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
PRODUCT = ("bots", "core", "adapters", "worker", "config")
SECRET = re.compile(r"(?:^|_)(?:secret|token|password|signature|digest|hmac|mac)s?$")
HARMLESS = re.compile(r"site_digest|page_token|push_token")


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for folder in PRODUCT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_secrets_are_compared_in_constant_time() -> None:
    found, compared = [], 0
    for path, tree in modules():
        for node in ast.walk(tree):
            compared += isinstance(node, ast.Attribute) and node.attr == "compare_digest"
            if isinstance(node, ast.Compare) and any(isinstance(one, ast.Eq | ast.NotEq) for one in node.ops):
                sides = [node.left, *node.comparators]
                constant = any(isinstance(side, ast.Constant) for side in sides)
                names = [name for side in sides if SECRET.search(name := name_of(side)) and not HARMLESS.search(name)]
                if len(names) == len(sides) and not constant:
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno} {names}")
    assert compared >= 10
    assert found == []


def test_product_code_draws_no_weak_random_numbers() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and any(one.name == "random" for one in node.names)) or (isinstance(node, ast.ImportFrom) and node.module == "random")
    ]
    assert found == []
