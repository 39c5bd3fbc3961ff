"""A Twilio server on loopback that knows the limits of WhatsApp messages, and can be told to misbehave."""

import base64
import json
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

ACCOUNT, TOKEN = "AC" + "0" * 32, "made-up-auth-token-for-tests-0001"
BASIC = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
BODY, MEDIA = 1600, 1


@dataclass
class Peer:
    """`sent` are the messages that were taken, `faults` what the next calls are answered with instead."""

    sent: list[dict[str, list[str]]] = field(default_factory=list)
    typing: list[dict[str, str]] = field(default_factory=list)
    faults: deque[tuple[int, int]] = field(default_factory=deque)
    files: dict[str, bytes] = field(default_factory=dict)
    shown_at_storage: list[str] = field(default_factory=list)
    number: int = 0

    async def messages(self, request: web.Request) -> web.Response:
        if (wrong := self._wrong(request)) is not None:
            return wrong
        form = await request.post()
        fields = {name: [str(one) for one in form.getall(name)] for name in form}
        if len(fields.get("Body", [""])[0]) > BODY:
            return _error(400, 21617)
        if not {"Body", "MediaUrl", "ContentSid"} & set(fields):
            return _error(400, 21619)
        if len(fields.get("MediaUrl", [])) > MEDIA:
            return _error(400, 21623)
        if "ContentSid" in fields and "\n" in json.loads(fields["ContentVariables"][0])["1"]:
            return _error(400, 63013)
        self.sent.append(fields)
        self.number += 1
        return web.json_response({"sid": f"SM{self.number:032x}", "status": "queued", "body": fields.get("Body", [""])[0]}, status=201)

    async def indicator(self, request: web.Request) -> web.Response:
        if (wrong := self._wrong(request)) is not None:
            return wrong
        self.typing.append({name: str(value) for name, value in (await request.post()).items()})
        return web.json_response({"success": True}, status=200)

    async def account(self, request: web.Request) -> web.Response:
        if (wrong := self._wrong(request)) is not None:
            return wrong
        return web.json_response({"sid": ACCOUNT, "friendly_name": "Hofladen", "status": "active", "type": "Full"})

    async def media(self, request: web.Request) -> web.Response:
        if (wrong := self._wrong(request)) is not None:
            return wrong
        return web.Response(status=307, headers={"Location": f"http://localhost:{request.url.port}/storage/{request.match_info['id']}"})

    async def storage(self, request: web.Request) -> web.Response:
        self.shown_at_storage.append(request.headers.get("Authorization", ""))
        return web.Response(body=self.files[request.match_info["id"]])

    def _wrong(self, request: web.Request) -> web.Response | None:
        if request.headers.get("Authorization") != BASIC:
            return _error(401, 20003)
        if self.faults:
            return _error(*self.faults.popleft())
        return None


def server(peer: Peer) -> TestServer:
    app = web.Application()
    account = f"/2010-04-01/Accounts/{ACCOUNT}"
    app.router.add_post(f"{account}/Messages.json", peer.messages)
    app.router.add_get(f"{account}.json", peer.account)
    app.router.add_get(account + "/Messages/{message}/Media/{id}", peer.media)
    app.router.add_get("/storage/{id}", peer.storage)
    app.router.add_post("/v2/Indicators/Typing.json", peer.indicator)
    return TestServer(app)


def _error(status: int, code: int) -> web.Response:
    return web.json_response({"code": code, "message": "as told", "more_info": f"https://www.twilio.com/docs/errors/{code}", "status": status}, status=status)
