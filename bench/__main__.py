"""`make bench`: start a hub and measure what the README promises."""

import argparse
import asyncio

from bench import answers, intake, nudges, page
from bench.figures import machine
from bench.running import running_hub
from worker.main import POLL_MS

REST_S = 5.0
"""A hub that has just become ready is slower for some seconds; the figures are of a warm one."""


async def _measure(only: str) -> None:
    print(machine())
    if only in ("", "waking"):
        await asyncio.to_thread(nudges.measure, POLL_MS, 100)
    if only == "waking":
        return
    async with running_hub() as hub:
        await asyncio.sleep(REST_S)
        if only in ("", "memory"):
            parts = hub.memory_mb()
            print(f"memory at rest, models loaded: {sum(parts.values()):.0f} MB ({', '.join(f'{name} {mb:.0f}' for name, mb in sorted(parts.items()))})")
        if only in ("", "answers"):
            await answers.measure(hub)
        if only in ("", "intake"):
            await intake.measure(hub)
        if only in ("", "page"):
            await page.measure(hub)


def main() -> None:
    """Measure everything, or one part."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("only", nargs="?", default="", choices=("", "waking", "memory", "answers", "intake", "page"))
    asyncio.run(_measure(parser.parse_args().only))


if __name__ == "__main__":
    main()
