"""What the browser finds in compiled applications: `python -m bench.gate -n 40`.

Reads the development briefs beside the checkout where they are, else those of `bench/briefs.txt`; prints figures, rules and places, never a brief's words.
"""

import argparse
import asyncio
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from adapters.browser.checker import ChromiumBrowser
from adapters.browser.chromium import Chromium
from bench.figures import machine, percentiles
from core.appspec import AppSpec, to_json
from core.compiler.compile import compile_site
from core.compiler.library import library
from core.compiler.planner import plan
from core.site import CheckReport
from core.understanding.brief_reader import read_brief
from core.understanding.language import detect

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "devdata" / "webgen" / "train.jsonl"
OWN = Path(__file__).with_name("briefs.txt")
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass
class Tally:
    """What was measured."""

    compile_s: list[float] = field(default_factory=list)
    check_s: list[float] = field(default_factory=list)
    parts_s: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    rules: Counter[str] = field(default_factory=Counter)
    unfinished: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    passed: int = 0


def briefs(data: Path = DATA) -> Iterator[tuple[str, str]]:
    """Ids and texts."""
    if data.is_file():
        for line in data.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            yield given["id"], given["text"]
        return
    for number, line in enumerate(OWN.read_text(encoding="utf-8").splitlines()):
        yield f"own-{number}", line


def planned(text: str) -> AppSpec:
    """The application for a brief."""
    return plan(read_brief(text, detect(text)), today=TODAY)


async def measure(options: argparse.Namespace) -> Tally:
    """Compile and check, one after the other."""
    tally = Tally()
    chosen = [(key, text) for key, text in briefs(Path(options.data)) if not options.only or key in options.only.split(",")]
    step = max(1, len(chosen) // options.n)
    chromium = Chromium(options.chromium, library())
    browser = ChromiumBrowser(chromium, lambda: NOW, options.limit, options.patience)
    try:
        for key, text in chosen[options.start :: step][: options.n]:
            await _one(key, text, browser, tally, options)
    finally:
        await asyncio.to_thread(chromium.close)
    return tally


async def _one(key: str, text: str, browser: ChromiumBrowser, tally: Tally, options: argparse.Namespace) -> None:
    started = time.perf_counter()
    try:
        spec = planned(text)
        site = compile_site(spec)
    except Exception as error:  # noqa: BLE001 - one that does not compile is a result
        tally.failed.append(f"{key} {type(error).__name__}: {error}"[:200])
        return
    tally.compile_s.append(time.perf_counter() - started)
    report = await browser.check(site, spec)
    tally.check_s.append(report.seconds)
    for name, seconds in report.parts_s.items():
        tally.parts_s[name].append(seconds)
    tally.rules.update({finding.rule for finding in report.findings})
    tally.unfinished.update(part.split(" ")[0] for part in report.unfinished)
    tally.passed += report.passed
    if options.keep:
        _keep(Path(options.keep), key, spec, report)
    if options.verbose:
        print(f"{key} {report.seconds:.2f} s {'ok' if report.passed else ''}", *(f"\n    {f.rule} {f.where} {f.detail}" for f in report.findings), flush=True)


def _keep(folder: Path, key: str, spec: AppSpec, report: CheckReport) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{key}.png").write_bytes(report.picture)
    (folder / f"{key}.json").write_bytes(to_json(spec))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.gate", description=__doc__)
    parser.add_argument("-n", type=int, default=40, help="how many briefs, spread over all")
    parser.add_argument("--data", default=str(DATA), help="JSON lines with id and text")
    parser.add_argument("--start", type=int, default=0, help="the first one")
    parser.add_argument("--only", default="", help="comma-separated ids")
    parser.add_argument("--limit", type=float, default=8.0, help="seconds a check may take")
    parser.add_argument("--patience", type=float, default=1.0, help="how many times as long as usual the slow parts may take")
    parser.add_argument("--chromium", default="")
    parser.add_argument("--keep", default="", help="folder for pictures and specifications")
    parser.add_argument("-v", "--verbose", action="store_true", help="every finding")
    options = parser.parse_args()
    tally = asyncio.run(measure(options))
    checked = len(tally.check_s)
    print(f"{machine()}, load {os.getloadavg()[0]:.1f}")
    print(f"compiled {checked} of {checked + len(tally.failed)}", *(f"\n  {line}" for line in tally.failed))
    if not checked:
        return
    print(f"passed {tally.passed} of {checked} ({100 * tally.passed / checked:.1f} %)")
    print(f"brief to files: {percentiles(tally.compile_s)}")
    print(f"check: {percentiles(tally.check_s)}")
    for name, seconds in tally.parts_s.items():
        print(f"  {name}: {percentiles(seconds)}")
    print("briefs with a finding, by rule:", dict(tally.rules.most_common()))
    print("unfinished parts:", dict(tally.unfinished))


if __name__ == "__main__":
    main()
