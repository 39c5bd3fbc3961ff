"""A Bot API server on loopback that knows Telegram's limits from another library than the one under test, and can be told to misbehave."""

import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.constants import FileSizeLimit, InlineKeyboardButtonLimit, MessageLimit

TOKEN = "42:AAF-made-up-token-for-tests"
Call = tuple[str, dict[str, Any]]


@dataclass
class Peer:
    """`calls` is what came in, `faults` what the next calls of a method are answered with instead, `updates` what can be polled."""

    calls: list[Call] = field(default_factory=list)
    faults: dict[str, deque[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    declared: dict[str, int] = field(default_factory=dict)
    number: int = 1000
    last_error: str = ""

    def fault(self, method: str, status: int, description: str, **parameters: Any) -> None:
        answer = {"ok": False, "error_code": status, "description": description, "parameters": parameters or None}
        self.faults.setdefault(method, deque()).append((status, answer))

    def of(self, method: str) -> list[dict[str, Any]]:
        return [fields for name, fields in self.calls if name == method]

    async def answer(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)
        method = request.match_info["method"]
        fields = dict(await request.post())
        self.calls.append((method, fields))
        if self.faults.get(method):
            status, body = self.faults[method].popleft()
            return web.json_response(body, status=status)
        act: Callable[[dict[str, Any]], Awaitable[Any]] | None = getattr(self, f"on_{method}", None)
        if act is None:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        try:
            return web.json_response({"ok": True, "result": await act(fields)})
        except ValueError as error:
            return web.json_response({"ok": False, "error_code": 400, "description": f"Bad Request: {error}"}, status=400)

    async def file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["path"]])

    def _message(self, fields: dict[str, Any], **more: Any) -> dict[str, Any]:
        self.number += 1
        return {"message_id": self.number, "date": 1795348800, "chat": {"id": int(fields["chat_id"]), "type": "private"}, **more}

    async def on_sendMessage(self, fields: dict[str, Any]) -> Any:  # noqa: N802  Telegram's names
        _checked_text(fields["text"], MessageLimit.MAX_TEXT_LENGTH)
        _checked_keyboard(fields)
        return self._message(fields, text=fields["text"])

    async def on_sendPhoto(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        _checked_text(fields.get("caption", "x"), MessageLimit.CAPTION_LENGTH)
        _checked_keyboard(fields)
        assert any(isinstance(value, web.FileField) for value in fields.values())
        return self._message(fields, photo=[])

    async def on_sendVoice(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        return self._message(fields)

    async def on_editMessageText(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        _checked_text(fields["text"], MessageLimit.MAX_TEXT_LENGTH)
        return self._message(fields, text=fields["text"])

    async def on_sendChatAction(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        return fields["action"] == "typing"

    async def on_deleteMessage(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        if int(fields["message_id"]) > self.number:
            raise ValueError("message to delete not found")
        return True

    async def on_answerCallbackQuery(self, _: dict[str, Any]) -> Any:  # noqa: N802
        return True

    async def on_deleteWebhook(self, _: dict[str, Any]) -> Any:  # noqa: N802
        return True

    async def on_setWebhook(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        if not fields["url"].startswith("https://"):
            raise ValueError("bad webhook: An HTTPS URL must be provided for webhook")
        return True

    async def on_getWebhookInfo(self, _: dict[str, Any]) -> Any:  # noqa: N802
        error = {"last_error_message": self.last_error} if self.last_error else {}
        return {"url": self.of("setWebhook")[-1]["url"], "has_custom_certificate": False, "pending_update_count": 0, **error}

    async def on_getMe(self, _: dict[str, Any]) -> Any:  # noqa: N802
        return {"id": 42, "is_bot": True, "first_name": "Statex", "username": "statex_bot"}

    async def on_getFile(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        name = fields["file_id"]
        size = self.declared.get(name, len(self.files.get(name, b"")))
        if size > FileSizeLimit.FILESIZE_DOWNLOAD:
            raise ValueError("file is too big")
        if name not in self.files:
            raise ValueError("wrong file_id or the file is temporarily unavailable")
        return {"file_id": name, "file_unique_id": name, "file_path": name, "file_size": size}

    async def on_getUpdates(self, fields: dict[str, Any]) -> Any:  # noqa: N802
        offset = int(fields.get("offset", 0))
        if offset:
            self.updates = [one for one in self.updates if one["update_id"] >= offset]
        return self.updates[:2]


def server(peer: Peer) -> TestServer:
    app = web.Application(client_max_size=60_000_000)
    app.router.add_post("/bot{token}/{method}", peer.answer)
    app.router.add_get("/file/bot{token}/{path}", peer.file)
    return TestServer(app)


def _checked_text(text: str, limit: int) -> None:
    if not text:
        raise ValueError("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > limit:
        raise ValueError("message is too long")


def _checked_keyboard(fields: dict[str, Any]) -> None:
    markup = fields.get("reply_markup")
    if not markup:
        return
    for row in json.loads(markup)["inline_keyboard"]:
        assert len(row) <= 8
        for button in row:
            data = button.get("callback_data")
            if data is not None and not InlineKeyboardButtonLimit.MIN_CALLBACK_DATA <= len(data.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
                raise ValueError("BUTTON_DATA_INVALID")
            if "localhost" in button.get("url", ""):
                raise ValueError("inline keyboard button URL is invalid: Wrong HTTP URL")
