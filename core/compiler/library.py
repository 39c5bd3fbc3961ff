"""What generated applications have in common, letter for letter."""

from functools import cache

from core.compiler import thirdparty
from core.compiler.emit import RUNTIME

_VENDOR = ("lit-html/lit-html.js",)


@cache
def library() -> dict[str, bytes]:
    """Modules as they stand in every site that has them, by path in the site. Raises thirdparty.VendorMissing."""
    modules = {file.relative_to(RUNTIME).as_posix(): file.read_bytes() for file in sorted((RUNTIME / "lib").rglob("*.js"))}
    return modules | {f"vendor/{path}": thirdparty.read(path) for path in _VENDOR}
