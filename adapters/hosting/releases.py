"""The files of a prototype on disk: a release is written aside as a whole and then switched to.

<root>/<slug>/releases/<number>-<digest>/site/...      the files
                                         spec.json     the specification
                                         release.json  number, digest, SHA-256 of each file
<root>/<slug>/current -> releases/<number>-<digest>    switched by one rename
<root>/<slug>/data.sqlite3                             what visitors enter
<root>/<slug>/expires                                  seconds since 1970
"""

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from core.demo.static import StaticFile
from core.site import Site

_KEPT_RELEASES = 2
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Release:
    """One published state on disk. `hashes` maps each path of the site to the SHA-256 of its content."""

    folder: Path
    number: int
    digest: str
    hashes: Mapping[str, str]

    def get(self, path: str) -> StaticFile | None:
        """A file of the site; only what was published can be had."""
        digest = self.hashes.get(path)
        if digest is None:
            return None
        return StaticFile((self.folder / "site" / path).read_bytes(), f'"{digest[:32]}"')

    def spec(self) -> bytes:
        """The specification as JSON."""
        return (self.folder / "spec.json").read_bytes()


def folder_of(root: Path, slug: str) -> Path:
    """Where a slug lives. Raises ValueError for what is no slug."""
    if not _SLUG.fullmatch(slug):
        raise ValueError("a slug is a host name's label in lower case")
    return root / slug


def current(place: Path) -> Release | None:
    """The release that is switched to."""
    try:
        folder = place / (place / "current").readlink()
        about = json.loads((folder / "release.json").read_bytes())
    except FileNotFoundError:
        return None
    return Release(folder, int(about["number"]), str(about["digest"]), about["hashes"])


def write(place: Path, number: int, site: Site, spec: bytes) -> Release:
    """Write a release aside, all of it safely on the disk; it is not switched to yet. Raises OSError, and then nothing is left of it."""
    digest = hashlib.sha256(site.digest.encode() + spec).hexdigest()
    releases = place / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    aside = releases / f".new-{secrets.token_hex(6)}"
    final = releases / f"{number}-{digest[:16]}"
    try:
        hashes = _write_files(aside / "site", site.files)
        _put(aside / "spec.json", spec)
        _put(aside / "release.json", json.dumps({"number": number, "digest": digest, "hashes": hashes}).encode())
        _sync_all(aside)
        if final.exists():
            shutil.rmtree(final)
        aside.rename(final)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return Release(final, number, digest, hashes)


def switch(place: Path, release: Release) -> None:
    """Make it the current one, by one rename."""
    link = place / f".current-{secrets.token_hex(6)}"
    link.symlink_to(release.folder.relative_to(place))
    try:
        link.replace(place / "current")
    except BaseException:
        link.unlink(missing_ok=True)
        raise
    _sync(place)


def tidy(place: Path) -> None:
    """Remove what no longer serves: leftovers of publishing that was cut off, and all but the newest releases."""
    keep = current(place)
    releases = sorted((place / "releases").iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
    finished = [p for p in releases if not p.name.startswith(".")]
    for folder in (*(p for p in releases if p.name.startswith(".")), *finished[_KEPT_RELEASES:]):
        if keep is None or folder != keep.folder:
            shutil.rmtree(folder, ignore_errors=True)


def digest_of(site: Site, spec: bytes) -> str:
    """What a release of these files and this specification would be called."""
    return hashlib.sha256(site.digest.encode() + spec).hexdigest()


def _write_files(root: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    hashes: dict[str, str] = {}
    for path, content in files.items():
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\x00" in path:
            raise ValueError(f"a site cannot hold {path!r}")
        _put(root.joinpath(*parts), content)
        hashes[path] = hashlib.sha256(content).hexdigest()
    return hashes


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _sync_all(root: Path) -> None:
    """Once everything is written: the file system then takes half as long as for each file by itself."""
    for path in (root, *root.rglob("*")):
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
