"""A copy of everything of a person, to be read by people (index.html) and by programs (data.json), with all files."""

import html
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, runtime_checkable

from core.audit import PERSON, PROGRAM, VISITOR, Entry
from core.errors import NotFound, StatexError
from core.languages import RIGHT_TO_LEFT
from core.ports import Ports
from core.privacy.persons import Everything
from core.privacy.words import word

_STYLE = (
    "body{font:16px/1.55 system-ui,sans-serif;max-width:820px;margin:2rem auto;padding:0 1rem;color:#1c1e26}h1{font-size:2rem}h2{margin-top:2.5rem}"
    "article{border:1px solid #dcdee6;border-radius:12px;padding:.75rem 1rem;margin:.75rem 0}time{color:#5d6272;font-size:.85rem}"
    "p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.35rem 0}table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #dcdee6;"
    "padding:.4rem .6rem .4rem 0;vertical-align:top;overflow-wrap:anywhere}"
)


@runtime_checkable
class Packs(Protocol):
    """A host that can give out the source of what it hosts."""

    async def packed(self, slug: str) -> bytes | None:
        """The source as a ZIP, None when it is not there any more."""


async def export(person_id: str, language: str, ports: Ports) -> bytes:
    """The ZIP. What cannot be read now is left out and named in data.json."""
    everything = await ports.persons.everything(person_id)
    accesses = await ports.audit.of_person(person_id)
    missing: list[str] = []
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in everything.files:
            try:
                archive.writestr(f"files/{name}", await ports.blobs.get(name))
            except NotFound:
                continue  # another copy of the same is kept, or its time was over
            except StatexError:
                missing.append(name)
        for slug in everything.slugs:
            packed = await ports.host.packed(slug) if isinstance(ports.host, Packs) else None
            if packed is not None:
                archive.writestr(f"prototypes/{slug}.zip", packed)
        kept = set(archive.namelist())
        data = {**everything.rows, "accesses": [_plain(one) for one in accesses], "unreadable_now": missing}
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1, default=str))
        archive.writestr("index.html", _page(everything, accesses, kept, language))
    return buffer.getvalue()


def _plain(entry: Entry) -> Mapping[str, str]:
    return {"at": entry.at.isoformat(), "actor": _actor(entry), "action": entry.act.value, "detail": entry.detail or entry.about}


def _actor(entry: Entry) -> str:
    """Who it was, without the name of anybody who works here."""
    return entry.actor if entry.actor in (PERSON, PROGRAM, VISITOR) else "team"


def _page(everything: Everything, accesses: Sequence[Entry], kept: set[str], language: str) -> str:
    title = html.escape(word("title", language))
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    head = f'<!doctype html><html lang="{html.escape(language)}" dir="{direction}"><meta charset="utf-8"><title>{title}</title>'
    head += f"<style>{_STYLE}</style><h1>{title}</h1>"
    return head + "".join([*_talk(everything, language), *_tables(everything, language), *_files(kept, language)]) + _audit(accesses, language)


def _talk(everything: Everything, language: str) -> Iterator[str]:
    spoken = [(str(one.get("sent_at", "")), word("you", language), str(one.get("text", ""))) for one in everything.rows.get("messages", ())]
    spoken += [(str(one.get("at", "")), word("we", language), str(one.get("text", ""))) for one in everything.rows.get("answers", ())]
    yield f"<h2>{html.escape(word('talk', language))}</h2>"
    for at, who, text in sorted(spoken):
        if text:
            yield f'<article><time>{html.escape(at)}</time> <b>{html.escape(who)}</b><p dir="auto">{html.escape(text)}</p></article>'


def _tables(everything: Everything, language: str) -> Iterator[str]:
    for name, rows in everything.rows.items():
        if name in ("messages", "answers", "deliveries") or not rows:
            continue
        heading = {"turns": "understood", "prototypes": "prototypes", "orders": "orders", "consents": "consents"}.get(name)
        yield f"<h2>{html.escape(word(heading, language) if heading else name)}</h2>"
        for row in rows:
            cells = "".join(
                f"<tr><td>{html.escape(key)}</td><td>{html.escape(_short(value))}</td></tr>" for key, value in row.items() if value not in (None, "", [], {})
            )
            yield f"<article><table>{cells}</table></article>"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 2000 else f"{text[:2000]} … (data.json)"


def _files(kept: set[str], language: str) -> Iterator[str]:
    if kept:
        yield f"<h2>{html.escape(word('files', language))}</h2><ul>"
        yield from (f'<li><a href="{html.escape(name)}">{html.escape(name)}</a></li>' for name in sorted(kept))
        yield "</ul>"


def _audit(accesses: Sequence[Entry], language: str) -> str:
    rows = "".join(f"<tr><td>{one.at.isoformat()}</td><td>{html.escape(_actor(one))}</td><td>{html.escape(one.act.value)}</td></tr>" for one in accesses)
    return f"<h2>{html.escape(word('accesses', language))}</h2><table>{rows}</table>"
