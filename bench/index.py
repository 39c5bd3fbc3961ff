"""`python -m bench.index`: how long looking for needs that are alike takes, exactly in memory and with pgvector's HNSW, and what each costs.

Vectors are drawn around as many middles as there are kinds of needs, because real ones lie in clusters; `--sizes` says how many briefs.
"""

import argparse
import asyncio
import os
import time
from collections.abc import Iterator

import asyncpg
import numpy as np
from numpy.typing import NDArray
from pgvector import HalfVector
from pgvector.asyncpg import register_vector

from bench.figures import machine, percentiles
from core.understanding.meaning import DIMENSIONS

NEAREST = 20
KINDS = 400
SPREAD = 0.6
QUERIES = 50
PART = 10_000

Floats = NDArray[np.float32]


def vectors(size: int, seed: int = 1) -> Iterator[Floats]:
    """Unit vectors in parts, shape (at most PART, DIMENSIONS)."""
    rng = np.random.default_rng(seed)
    middles = rng.normal(size=(KINDS, DIMENSIONS)).astype(np.float32)
    for start in range(0, size, PART):
        amount = min(PART, size - start)
        part = middles[rng.integers(KINDS, size=amount)] + SPREAD * rng.standard_normal((amount, DIMENSIONS), dtype=np.float32)
        yield part / np.linalg.norm(part, axis=1, keepdims=True)


def exact(kept: Floats, query: Floats) -> set[int]:
    """The places of the NEAREST vectors."""
    likeness = kept @ query
    most = min(NEAREST, len(kept))
    return set(np.argpartition(-likeness, most - 1)[:most].tolist())


def measure_exact(size: int) -> tuple[Floats, list[set[int]]]:
    """Prints the time of an exact search; gives the queries and what they found."""
    kept = np.empty((size, DIMENSIONS), np.float32)  # filled in parts, for a million take 3.6 GB and should take them once
    for number, part in enumerate(vectors(size)):
        kept[number * PART : number * PART + len(part)] = part
    queries = kept[:: max(1, size // QUERIES)][:QUERIES] + np.float32(0.01)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    seconds, found = [], []
    for query in queries:
        start = time.perf_counter()
        found.append(exact(kept, query))
        seconds.append(time.perf_counter() - start)
    print(f"exact, {size:,} briefs: {percentiles(seconds)}; {kept.nbytes / 1e6:,.0f} MB", flush=True)
    return queries, found


async def measure_hnsw(size: int, url: str, queries: Floats, expected: list[set[int]]) -> None:
    """Prints the time to build, the time of a search and how many of the exact neighbours it finds."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        await register_vector(connection)
        await connection.execute(f"CREATE TEMP TABLE brief (id int, meaning halfvec({DIMENSIONS}))")
        for number, part in enumerate(vectors(size)):
            rows = [(number * PART + place, HalfVector(vector)) for place, vector in enumerate(part)]
            await connection.copy_records_to_table("brief", records=rows)
        await connection.execute("SET maintenance_work_mem = '2GB'")
        start = time.perf_counter()
        await connection.execute("CREATE INDEX ON brief USING hnsw (meaning halfvec_ip_ops)", timeout=None)
        built_s = time.perf_counter() - start
        index_mb = float(await connection.fetchval("SELECT pg_indexes_size('brief')")) / 1e6
        await connection.execute("SET hnsw.ef_search = 100")
        seconds, hit = [], 0
        for query, wanted in zip(queries, expected, strict=True):
            start = time.perf_counter()
            found = await connection.fetch("SELECT id FROM brief ORDER BY meaning <#> $1 LIMIT $2", HalfVector(query), NEAREST)
            seconds.append(time.perf_counter() - start)
            hit += len(wanted & {one["id"] for one in found})
        recall = hit / sum(map(len, expected))
        print(f"HNSW, {size:,} briefs: {percentiles(seconds)}; {recall:.1%} of the exact ones; built in {built_s:,.0f} s, {index_mb:,.0f} MB", flush=True)
    finally:
        await connection.close()


def main() -> None:
    """Measure each size, in PostgreSQL too where STATEX_BENCH_POSTGRES names a database."""
    parser = argparse.ArgumentParser(prog="python -m bench.index", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000, 1_000_000], help="how many briefs")
    parser.add_argument("--hnsw-up-to", type=int, default=100_000, help="the largest size that is built in PostgreSQL")
    given = parser.parse_args()
    print(machine())
    url = os.environ.get("STATEX_BENCH_POSTGRES")
    for size in given.sizes:
        queries, found = measure_exact(size)
        if url and size <= given.hnsw_up_to:
            asyncio.run(measure_hnsw(size, url, queries, found))
    if not url:
        print("HNSW: not measured, STATEX_BENCH_POSTGRES names no database")


if __name__ == "__main__":
    main()
