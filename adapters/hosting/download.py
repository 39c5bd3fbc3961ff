"""The source of a prototype as a ZIP that runs elsewhere with `python3 server.py`."""

import io
import zipfile
from functools import cache
from importlib import resources
from pathlib import Path

from adapters.hosting.releases import Release
from core.project.server import moved, server_source

_BOOK = ("sqlite_book", "tables_sql")
_FIXED_TIME = (2026, 1, 1, 0, 0, 0)


def pack(slug: str, release: Release, spec: bytes) -> bytes:
    """The ZIP: site, specification, rules of the data, a small server and how to start it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        files = {f"site/{path}": found.body for path in sorted(release.hashes) if (found := release.get(path)) is not None}
        for path, content in {**files, "appspec.json": spec, **_server()}.items():
            entry = zipfile.ZipInfo(f"{slug}/{path}", _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


@cache
def _server() -> dict[str, bytes]:
    here = Path(__file__).parent / "standalone"
    files = {path.name.removesuffix(".txt"): path.read_bytes() for path in sorted(here.iterdir()) if path.is_file()}
    files["data/__init__.py"] = b'"""How the data of the application is kept and which rules it obeys."""\n'
    files.update({path: source.encode() for path, source in server_source().items()})
    for name in _BOOK:
        files[f"data/{name}.py"] = moved(resources.files("adapters.hosting").joinpath(f"{name}.py").read_text(encoding="utf-8")).encode()
    return files
