"""The bare framework with one durable insert, for `bench.throughput` to compare with: `DATABASE_URL=... PORT=... python -m bench.bare`."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import uvicorn
from fastapi import FastAPI, Request

CONNECTIONS = 10


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=CONNECTIONS, max_size=CONNECTIONS) as pool:
        await pool.execute("create table if not exists bare (number bigserial primary key, raw bytea not null)")
        app.state.pool = pool
        yield


app = FastAPI(lifespan=_lifespan)


@app.post("/webhooks/telegram")
async def receive(request: Request) -> dict[str, str]:
    """Keep the body and say so."""
    await request.app.state.pool.execute("insert into bare (raw) values ($1)", await request.body())
    return {}


@app.get("/readyz")
async def ready() -> dict[str, str]:
    """Up."""
    return {}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_config=None, access_log=False)
