"""A client of the running hub: send a message, follow its turn, give its result. What any other client of the web API does too."""

import ipaddress
import json
import time
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from config.keys import LOCAL_KEY_FILE
from config.settings import Settings

Event = tuple[str, int, dict[str, Any]]
PAUSE_S = 0.5
TRIES = 4


class Unreachable(Exception):
    """No hub answers; the message says what to do about it."""


class TooSlow(Exception):
    """The hub took the message but did not answer it in time; the message names the turn, which goes on."""


class Refused(Exception):
    """The hub refused the message with a sentence for the person."""

    def __init__(self, code: str, sentence: str) -> None:
        """`code` is stable, `sentence` is in the person's language."""
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Message:
    """What to send: a text, files, or both; `conversation` continues one, `user` tells people apart who share a key."""

    text: str = ""
    files: tuple[Path, ...] = ()
    conversation: str = ""
    user: str = ""


class Client:
    """Talks to one hub over HTTP."""

    def __init__(self, settings: Settings, url: str = "", patience_s: float = 300.0) -> None:
        """`url` is another hub than the one on this machine; `patience_s` is how long an answer may take."""
        base = url.rstrip("/") or f"http://127.0.0.1:{settings.port}"
        self._base = base
        self._patience_s = patience_s
        key = settings.api_key.get_secret_value() or _key_of_this_machine(settings)
        timeout = httpx.Timeout(30.0, read=60.0)
        self._http = httpx.Client(base_url=base, headers={"Authorization": f"Bearer {key}"}, timeout=timeout, trust_env=not _is_loopback(base))

    def ask(self, message: Message, progress: Callable[[str], None]) -> dict[str, Any]:
        """Send a message and wait for its answer: the result object, with `seconds` as this client saw them. Raises Refused, Unreachable or TooSlow."""
        began = time.monotonic()
        accepted = self._send(message)
        with closing(self._follow(accepted["conversation"], accepted["after"], began)) as said:
            for kind, data in said:
                if data.get("turn") != accepted["turn"]:
                    continue
                if kind == "progress":
                    progress(data["text"])
                elif kind == "answer":
                    result: dict[str, Any] = data["result"]
                    return {**result, "seconds": round(time.monotonic() - began, 3)}
        raise TooSlow(f"No answer within {self._patience_s:.0f} s. The work goes on; ask for it at {self._base}/api/turns/{accepted['turn']}.")

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def _send(self, message: Message) -> dict[str, Any]:
        fields = {"text": message.text, "conversation": message.conversation, "user": message.user}
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        for left in reversed(range(TRIES)):
            try:
                with ExitStack() as opened:
                    files = [("file", (path.name, opened.enter_context(path.open("rb")))) for path in message.files]
                    data = {name: value for name, value in fields.items() if value}
                    sent = {"data": data, "files": files} if files else {"json": data}
                    answer = self._http.post("/webhooks/web", headers=headers, **sent)
            except httpx.TransportError:
                if not left:
                    raise Unreachable(f"No hub answers at {self._base}. Start it with `make run`, or name another with --url.") from None
            else:
                if answer.status_code != 503 or not left:
                    return _accepted(answer)
            time.sleep(PAUSE_S)
        raise AssertionError("unreachable")

    def _follow(self, conversation: str, after: int, began: float) -> Generator[tuple[str, dict[str, Any]], None, None]:
        """Events of a conversation from a point of its ledger on; a broken connection is taken up where it stopped."""
        while time.monotonic() - began < self._patience_s:
            try:
                with self._http.stream("GET", f"/api/conversations/{conversation}/events", headers={"Last-Event-ID": str(after)}) as stream:
                    if stream.status_code != 200:
                        stream.read()
                        _accepted(stream)
                    for kind, number, data in events(stream.iter_lines()):
                        after = number
                        yield kind, data
                        if time.monotonic() - began > self._patience_s:
                            return
            except httpx.TransportError:
                time.sleep(PAUSE_S)


def events(lines: Iterator[str]) -> Iterator[Event]:
    """Server-Sent Events out of lines: kind, number and JSON data; comments are left out."""
    kind, number, data = "message", 0, ""
    for line in lines:
        if not line:
            if data:
                yield kind, number, json.loads(data)
            kind, data = "message", ""
            continue
        name, _, value = line.partition(": ")
        if name == "event":
            kind = value
        elif name == "id":
            number = int(value)
        elif name == "data":
            data += value


def paths(given: Sequence[str]) -> tuple[Path, ...]:
    """Files to send. Raises Refused when one is missing."""
    found = tuple(Path(one).expanduser() for one in given)
    for path in found:
        if not path.is_file():
            raise Refused("file_missing", f"There is no file {path}.")
    return found


def _accepted(answer: httpx.Response) -> dict[str, Any]:
    try:
        body: dict[str, Any] = answer.json()
    except json.JSONDecodeError:
        raise Unreachable(f"What answers at {answer.url} is not a Statex hub (status {answer.status_code}).") from None
    if "error" in body:
        raise Refused(body["error"]["code"], body["error"]["message"])
    return body


def _key_of_this_machine(settings: Settings) -> str:
    file = settings.var_dir / LOCAL_KEY_FILE
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        raise Unreachable(
            f"No hub was started here: {file} does not exist. Start one with `make run`, set VAR_DIR to its folder, or set STATEX_API_KEY."
        ) from None


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
