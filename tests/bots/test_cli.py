import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bots.cli.client import Client, Message, Refused, TooSlow, Unreachable, events
from bots.cli.many import ask_many
from bots.cli.show import Screen
from config.settings import Settings
from core.messages import OutboundMessage
from tests.bots.memory import START, Memory


@pytest.fixture
async def answering(memory: Memory) -> AsyncIterator[None]:
    """A worker that says "Reading" and then repeats what it was told."""

    async def work() -> None:
        done = 0
        while True:
            for turn_id in memory.nudged[done:]:
                turn = memory.turns[turn_id]
                for what, final in (("progress", False), ("answer", True)):
                    text = f"You said: {turn.messages[0].text}" if final else "Reading"
                    await memory.said(OutboundMessage(f"turn:{turn.id}:{what}", turn.address, text, final=final), START)
                done += 1
            await asyncio.sleep(0.005)

    async with asyncio.TaskGroup() as group:
        working = group.create_task(work())
        yield
        working.cancel()


@pytest.fixture
def client(settings: Settings, port: int) -> Iterator[Client]:
    with closing(Client(settings.model_copy(update={"port": port}), patience_s=600)) as made:
        yield made


@pytest.mark.usefixtures("answering")
async def test_an_answer_comes_with_its_progress(client: Client) -> None:
    shown: list[str] = []
    result = await asyncio.to_thread(client.ask, Message("A list of boats"), shown.append)
    assert (shown, result["reply"], result["stage"]) == (["Reading"], "You said: A list of boats", "answered")
    again = await asyncio.to_thread(client.ask, Message("In blue", conversation=result["conversation"]), shown.append)
    assert (again["reply"], again["conversation"]) == ("You said: In blue", result["conversation"])


@pytest.mark.usefixtures("answering")
async def test_files_go_along(client: Client, memory: Memory, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("words")
    await asyncio.to_thread(client.ask, Message("read this", (note,)), lambda _: None)
    assert list(memory.files.values()) == [b"words"]


async def test_a_refusal_is_the_hubs_sentence(client: Client) -> None:
    with pytest.raises(Refused, match="empty") as error:
        await asyncio.to_thread(client.ask, Message(""), lambda _: None)
    assert error.value.code == "empty"


async def test_patience_ends_and_says_where_to_look(settings: Settings, port: int, memory: Memory) -> None:
    def ask() -> None:
        with closing(Client(settings.model_copy(update={"port": port}), patience_s=0.2)) as client:
            client.ask(Message("A list of boats"), lambda _: None)

    async with asyncio.TaskGroup() as group:
        asking = group.create_task(asyncio.to_thread(_caught, ask))
        while not memory.turns:  # noqa: ASYNC110  the message arrives in another thread
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)
        (turn,) = memory.turns.values()
        await memory.said(OutboundMessage(f"turn:{turn.id}:late", turn.address, "Still reading", final=False), START)
    assert isinstance(asking.result(), TooSlow)
    assert turn.id in str(asking.result())


def _caught(act: Callable[[], None]) -> BaseException | None:
    try:
        act()
    except TooSlow as error:
        return error
    return None


async def test_nobody_there_is_said(settings: Settings, app: object) -> None:
    del app
    with closing(Client(settings, "http://127.0.0.1:9")) as client, pytest.raises(Unreachable, match="make run"):
        await asyncio.to_thread(client.ask, Message("x"), lambda _: None)


def test_a_machine_without_a_hub_is_told_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="make run"):
        Client(Settings(var_dir=tmp_path / "nowhere"))


@pytest.mark.usefixtures("answering")
async def test_many_are_asked_and_each_result_is_a_line(client: Client, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    (tmp_path / "note.txt").write_text("words")
    rows = [
        {"id": "a", "text": "A list of boats", "change": "In blue"},
        {"id": "b", "text": ""},
        {"id": "c", "text": "", "file": "note.txt"},
        {"id": "d", "text": "", "file": "missing.ogg"},
    ]
    source.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n")
    assert await asyncio.to_thread(ask_many, client, str(source), str(target), Screen()) == 0
    first, empty, file, missing = (json.loads(line) for line in target.read_text().splitlines())
    assert (first["id"], first["reply"], first["change_result"]["reply"]) == ("a", "You said: A list of boats", "You said: In blue")
    assert first["change_result"]["conversation"] == first["conversation"]
    assert (empty["error"], empty["verdict"], "empty" in empty["reply"]) == ("empty", "decline", True)
    assert (file["stage"], missing["error"]) == ("answered", "file_missing")
    assert first.keys() - {"change_result"} == empty.keys() - {"error"}


async def test_a_bad_line_stops_before_anything_is_asked(client: Client, memory: Memory, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "x"}\nno json\n')
    with pytest.raises(Refused, match="Line 2"):
        await asyncio.to_thread(ask_many, client, str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"), Screen())
    assert memory.turns == {}


def test_events_are_read_whatever_their_order() -> None:
    lines = ["event: answer", 'data: {"a":', "data: 1}", "id: 7", "", ": ping", "", "id: 8", 'data: {"b": 2}', ""]
    assert list(events(iter(lines))) == [("answer", 7, {"a": 1}), ("message", 8, {"b": 2})]


async def _statex(settings: Settings, port: int, *arguments: str) -> tuple[int, str, str]:
    environment = {**os.environ, "PORT": str(port), "VAR_DIR": str(settings.var_dir)}
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import sys; from bots.cli import main; sys.exit(main())", *arguments, env=environment, stdout=pipe, stderr=pipe
    )
    out, complaints = await child.communicate()
    return child.returncode or 0, out.decode(), complaints.decode()


@pytest.mark.usefixtures("answering")
async def test_the_command_prints_for_people_and_for_scripts(settings: Settings, port: int) -> None:
    status, out, progress = await _statex(settings, port, "ask", "A list of boats")
    assert (status, out.splitlines()[0], progress.strip()) == (0, "You said: A list of boats", "Reading")
    status, out, _ = await _statex(settings, port, "ask", "A list of boats", "--json")
    assert (status, json.loads(out)["reply"]) == (0, "You said: A list of boats")
    status, out, complaints = await _statex(settings, port, "ask", "", "--json")
    assert (status, json.loads(out)["error"]) == (2, "empty")
    assert "empty" in complaints
    assert (await _statex(settings, port, "ask", "x", "--url", "http://127.0.0.1:9"))[0] == 3
    assert (await _statex(settings, port, "ask", "--jsonl", "in"))[0] == 2
