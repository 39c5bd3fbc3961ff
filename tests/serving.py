"""An application on a real socket, where a test needs one that can be cut, or a client that brings its own transport."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import uvicorn
from starlette.types import ASGIApp


@asynccontextmanager
async def serving(app: ASGIApp, lifespan: Literal["on", "off"] = "on") -> AsyncIterator[int]:
    """The port at which it answers; connections that are still open at the end are cut after a second."""
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan=lifespan, timeout_graceful_shutdown=1))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve([listening]))
        while not server.started:  # noqa: ASYNC110  the server tells in no other way
            await asyncio.sleep(0.01)
        yield listening.getsockname()[1]
        server.should_exit = True
