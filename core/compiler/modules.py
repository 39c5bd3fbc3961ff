"""Which modules, words, icons and sheets an application needs: found by following its imports, so that nothing else is emitted."""

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cache

from core.compiler import thirdparty
from core.compiler.emit import RUNTIME

_IMPORT = re.compile(r"""(?:from |import |import\()'(\.{1,2}/[^']+)'""")
_LATER = re.compile(r"""import\('(\.{1,2}/[^']+)'""")
_WORD = re.compile(r"""\bt\('([a-z0-9_]+)'""")
_ICON = re.compile(r"""\bicon(?:\(([^)]*)\)|: ('[a-z0-9-]+'))""")
_GENERATED = {"words.js", "settings.js", "model.js", "pictures.js", "asked.js", "icons.js"}


class NotFoundInRuntime(LookupError):
    """A generated module imports what nobody makes: a defect of the compiler."""


def follow(generated: Mapping[str, str]) -> dict[str, bytes]:
    """The lib and vendor files that the generated modules lead to, by path in the site."""
    found: dict[str, bytes] = {}
    waiting = [(path, target) for path, source in generated.items() if path.endswith(".js") for target in _imports(path, source)]
    while waiting:
        origin, path = waiting.pop()
        if path in found or path in generated or path in _GENERATED:
            continue
        if path.startswith("vendor/"):
            found[path] = thirdparty.read(path.removeprefix("vendor/"))
            targets = list(_vendor_imports(path, found[path]))
        elif path.startswith("lib/"):
            source = _lib(path)
            if source is None:
                raise NotFoundInRuntime(f"{origin} imports {path}")
            found[path] = source.encode()
            targets = _imports(path, source)
        else:
            raise NotFoundInRuntime(f"{origin} imports {path}")
        waiting.extend((path, target) for target in targets)
    for package in sorted({path.split("/")[1] for path in found if path.startswith("vendor/")}):
        licence = f"{package}/LICENSE"
        if (thirdparty.VENDOR / licence).exists():
            found[f"vendor/{licence}"] = thirdparty.read(licence)
    return found


def fetched_later(files: Mapping[str, bytes]) -> frozenset[str]:
    """Library files that no page needs at its start."""
    return frozenset(
        posixpath.normpath(posixpath.join(posixpath.dirname(path), one))
        for path, data in files.items()
        if path.startswith("lib/") and path.endswith(".js")
        for one in _LATER.findall(data.decode())
    )


def words_used(sources: Iterable[str]) -> frozenset[str]:
    """Keys of interface words that the sources ask for."""
    return frozenset(key for source in sources for key in _WORD.findall(source))


def words_js(languages: Iterable[str], used: frozenset[str]) -> str:
    """words.js: the words that are used, in the languages that are spoken."""
    lines = ["// Words of the interface by language; entries with several forms follow the plural rules of the language.", "export const words = {"]
    for language in languages:
        lines.append(f"  {language}: {{")
        own = words(language)
        for key, value in words("en").items():
            if key in used or key.startswith("error_"):
                lines.append(f"    {key}: {json.dumps(own.get(key, value), ensure_ascii=False)},")
        lines.append("  },")
    return "\n".join([*lines, "};", ""])


@cache
def words(language: str) -> dict[str, object]:
    """All words of the interface in a language; English where there is none."""
    path = RUNTIME.parent / "i18n" / f"{language}.json"
    if not path.exists():
        return words("en")
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def icons_js(sources: Iterable[str]) -> str:
    """icons.js: the icons that the sources ask for."""
    drawn = thirdparty.drawings("icons")
    asked = {name for source in sources for parts in _ICON.findall(source) for part in parts for name in re.findall("'([a-z0-9-]+)'", part)}
    names = sorted(asked & drawn.keys())
    lines = "\n".join(f"  '{name}': svg`{drawn[name]}`," for name in names)
    return f"// Icons of 24 x 24: Lucide (ISC licence).\nimport {{ svg }} from './vendor/lit-html/lit-html.js';\n\nexport const icons = {{\n{lines}\n}};\n"


@cache
def _lib(path: str) -> str | None:
    file = RUNTIME / path
    return file.read_text(encoding="utf-8") if file.exists() else None


@cache
def _vendor_imports(path: str, source: bytes) -> tuple[str, ...]:
    # Libraries come minified: both quotes, no space.
    found = re.findall(r"""(?:from|import) ?["'](\.{1,2}/[^"']+)["']""", source.decode(errors="ignore")) if path.startswith("vendor/lit-html") else []
    return tuple(posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in found)


def _imports(path: str, source: str) -> list[str]:
    return [posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in _IMPORT.findall(source)]
