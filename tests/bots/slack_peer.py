"""A Slack Web API server on loopback that checks calls against Slack's limits as slack_sdk knows them, and can be told to misbehave."""

import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock

TOKEN = "xoxb-made-up-token-for-tests"
Call = tuple[str, dict[str, Any]]
BLOCKS, FALLBACK_CHARS = 50, 40_000


@dataclass
class Peer:
    """`calls` is what came in, `faults` what the next calls of a method are answered with instead, `uploaded` the files that came."""

    calls: list[Call] = field(default_factory=list)
    faults: dict[str, deque[tuple[int, dict[str, Any], dict[str, str]]]] = field(default_factory=dict)
    files: dict[str, web.Response] = field(default_factory=dict)
    uploaded: dict[str, bytes] = field(default_factory=dict)
    seen_at_files: list[tuple[str, str]] = field(default_factory=list)
    number: int = 100
    scopes: str = ""

    def fault(self, method: str, status: int, error: str, **headers: str) -> None:
        self.faults.setdefault(method, deque()).append((status, {"ok": False, "error": error}, headers))

    def of(self, method: str) -> list[dict[str, Any]]:
        return [fields for name, fields in self.calls if name == method]

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        fields = await _fields(request)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        self.calls.append((method, fields))
        if self.faults.get(method):
            status, body, headers = self.faults[method].popleft()
            return web.json_response(body, status=status, headers=headers)
        act = getattr(self, "on_" + method.replace(".", "_"), None)
        if act is None:
            return web.json_response({"ok": False, "error": "unknown_method"})
        try:
            return web.json_response({"ok": True, **act(fields, request)}, headers={"x-oauth-scopes": self.scopes} if self.scopes else None)
        except ValueError as error:
            return web.json_response({"ok": False, "error": str(error)})

    async def upload(self, request: web.Request) -> web.Response:
        self.uploaded[request.match_info["id"]] = await request.read()
        return web.Response(text="OK")

    async def file(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        self.seen_at_files.append((path, request.headers.get("Authorization", "")))
        kept = self.files[path]
        return web.Response(status=kept.status, body=kept.body, headers=kept.headers)

    def on_chat_postMessage(self, fields: dict[str, Any], _: web.Request) -> dict[str, Any]:  # noqa: N802  Slack's names
        _check_message(fields)
        self.number += 1
        return {"channel": fields["channel"], "ts": f"1795350000.{self.number:06d}", "message": {"text": fields["text"]}}

    def on_chat_update(self, fields: dict[str, Any], _: web.Request) -> dict[str, Any]:
        _check_message(fields)
        return {"channel": fields["channel"], "ts": fields["ts"], "text": fields["text"]}

    def on_chat_delete(self, fields: dict[str, Any], _: web.Request) -> dict[str, Any]:
        return {"channel": fields["channel"], "ts": fields["ts"]}

    def on_files_getUploadURLExternal(self, fields: dict[str, Any], request: web.Request) -> dict[str, Any]:  # noqa: N802
        self.number += 1
        return {"upload_url": f"http://{request.host}/upload/F{self.number}", "file_id": f"F{self.number}", "length": fields["length"]}

    def on_files_completeUploadExternal(self, fields: dict[str, Any], _: web.Request) -> dict[str, Any]:  # noqa: N802
        return {"files": [{"id": one["id"], "title": one.get("title")} for one in json.loads(fields["files"])]}

    def on_files_info(self, fields: dict[str, Any], request: web.Request) -> dict[str, Any]:
        return {"file": {"id": fields["file"], "url_private_download": f"http://{request.host}/files/{fields['file']}"}}

    def on_assistant_threads_setStatus(self, fields: dict[str, Any], _: web.Request) -> dict[str, Any]:  # noqa: N802
        return {"status": fields["status"]}

    def on_auth_test(self, _: dict[str, Any], __: web.Request) -> dict[str, Any]:
        return {
            "url": "https://hofladen.slack.com/",
            "team": "Hofladen",
            "user": "statex",
            "team_id": "T0HOFLADEN",
            "user_id": "U0STATEX01",
            "bot_id": "B0STATEX01",
        }


def server(peer: Peer) -> TestServer:
    app = web.Application(client_max_size=60_000_000)
    app.router.add_post("/api/{method}", peer.answer)
    app.router.add_get("/api/{method}", peer.answer)
    app.router.add_post("/upload/{id}", peer.upload)
    app.router.add_get("/files/{path}", peer.file)
    return TestServer(app)


async def _fields(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        found: dict[str, Any] = await request.json()
        return found
    return {**request.query, **dict(await request.post())}


def _check_message(fields: dict[str, Any]) -> None:
    blocks = fields.get("blocks") or []
    blocks = json.loads(blocks) if isinstance(blocks, str) else blocks
    if not fields.get("text"):
        raise ValueError("no_text")
    if len(fields["text"]) > FALLBACK_CHARS:
        raise ValueError("msg_too_long")
    if len(blocks) > BLOCKS:
        raise ValueError("invalid_blocks")
    for block in blocks:
        _check_block(block)


def _check_block(block: dict[str, Any]) -> None:
    match block["type"]:
        case "section":
            if not 0 < len(block["text"]["text"]) <= SectionBlock.text_max_length:
                raise ValueError("invalid_blocks")
        case "actions":
            if not 0 < len(block["elements"]) <= ActionsBlock.elements_max_length:
                raise ValueError("invalid_blocks")
            for one in block["elements"]:
                lengths = (
                    (one["text"]["text"], ButtonElement.text_max_length),
                    (one.get("value", ""), ButtonElement.value_max_length),
                    (one.get("url", ""), ButtonElement.url_max_length),
                )
                if any(len(text) > most for text, most in lengths) or "localhost" in one.get("url", ""):
                    raise ValueError("invalid_blocks")
            if len({one["action_id"] for one in block["elements"]}) != len(block["elements"]):
                raise ValueError("invalid_blocks")
        case _:
            raise ValueError("invalid_blocks")
