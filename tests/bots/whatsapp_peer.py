"""A Graph API server on loopback that knows the Cloud API's limits, and can be told to misbehave."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

TOKEN, PHONE = "EAAG-made-up-token-for-tests", "106540352242922"
TEXT, CAPTION, INTERACTIVE = 4096, 1024, 1024


@dataclass
class Peer:
    """`sent` are the messages that were taken, `faults` what the next calls are answered with instead."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    read: list[dict[str, Any]] = field(default_factory=list)
    faults: deque[tuple[int, int, dict[str, str]]] = field(default_factory=deque)
    files: dict[str, bytes] = field(default_factory=dict)
    uploaded: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    number: int = 0

    def fault(self, status: int, code: int, **headers: str) -> None:
        self.faults.append((status, code, headers))

    async def messages(self, request: web.Request) -> web.Response:
        if (wrong := self._wrong(request)) is not None:
            return wrong
        body: dict[str, Any] = await request.json()
        assert body["messaging_product"] == "whatsapp"
        if body.get("status") == "read":
            self.read.append(body)
            return web.json_response({"success": True})
        try:
            _check(body, self.uploaded)
        except (ValueError, KeyError) as error:
            return _error(400, 100, str(error))
        self.sent.append(body)
        self.number += 1
        return web.json_response({"messaging_product": "whatsapp", "contacts": [{"input": body.get("to")}], "messages": [{"id": f"wamid.OURS{self.number}"}]})

    async def media(self, request: web.Request) -> web.Response:
        if (wrong := self._wrong(request)) is not None:
            return wrong
        fields = await request.post()
        file = fields["file"]
        assert isinstance(file, web.FileField)
        self.number += 1
        self.uploaded[f"media{self.number}"] = (file.content_type, file.file.read())
        return web.json_response({"id": f"media{self.number}"})

    async def node(self, request: web.Request) -> web.Response:
        if (wrong := self._wrong(request)) is not None:
            return wrong
        name = request.match_info["id"]
        if name == PHONE:
            return web.json_response({"id": PHONE, "display_phone_number": "+49 30 123456", "verified_name": "Statex", "quality_rating": "GREEN"})
        if name not in self.files:
            return _error(400, 100, "Unsupported get request")
        return web.json_response({"id": name, "url": f"http://{request.host}/bytes/{name}", "mime_type": "audio/ogg", "file_size": str(len(self.files[name]))})

    async def bytes(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.Response(status=401)
        return web.Response(body=self.files[request.match_info["id"]])

    def _wrong(self, request: web.Request) -> web.Response | None:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return _error(401, 190, "Invalid OAuth access token")
        if self.faults:
            status, code, headers = self.faults.popleft()
            return _error(status, code, "as told", headers)
        return None


def server(peer: Peer) -> TestServer:
    app = web.Application(client_max_size=60_000_000)
    app.router.add_post(f"/v24.0/{PHONE}/messages", peer.messages)
    app.router.add_post(f"/v24.0/{PHONE}/media", peer.media)
    app.router.add_get("/v24.0/{id}", peer.node)
    app.router.add_get("/bytes/{id}", peer.bytes)
    return TestServer(app)


def _error(status: int, code: int, text: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response(
        {"error": {"message": f"(#{code}) {text}", "type": "OAuthException", "code": code, "fbtrace_id": "A"}}, status=status, headers=headers
    )


def _check(body: dict[str, Any], uploaded: dict[str, Any]) -> None:
    assert body.get("to") or body.get("recipient")
    content = body[body["type"]]
    match body["type"]:
        case "text":
            _within(content["body"], TEXT)
        case "image" | "audio":
            assert content["id"] in uploaded
            _within(content.get("caption", "x"), CAPTION)
        case "interactive":
            _within(content["body"]["text"], INTERACTIVE)
            if header := content.get("header"):
                assert (content["type"], header["type"]) == ("button", "image")
                assert header["image"]["id"] in uploaded
            _check_action(content["type"], content["action"])
        case "template":
            (value,) = content["components"][0]["parameters"]
            _within(value["text"], 1024)
            if "\n" in value["text"] or "    " in value["text"]:
                raise ValueError("Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
        case other:
            raise ValueError(other)


def _check_action(kind: str, action: dict[str, Any]) -> None:
    if kind == "button":
        buttons = [one["reply"] for one in action["buttons"]]
        assert 1 <= len(buttons) <= 3
        for one in buttons:
            _within(one["title"], 20)
            _within(one["id"], 256)
    else:
        rows = [row for section in action["sections"] for row in section["rows"]]
        assert 1 <= len(rows) <= 10
        _within(action["button"], 20)
        for row in rows:
            _within(row["title"], 24)
            _within(row.get("description", "x"), 72)
            _within(row["id"], 200)
        buttons = rows
    if len({one["id"] for one in buttons}) != len(buttons):
        raise ValueError("Duplicated id")


def _within(text: str, most: int) -> None:
    if not 1 <= len(text) <= most:
        raise ValueError(f"Param length invalid: {len(text)} of {most}")
