"""What the planner makes of briefs: `python -m bench.plan`. Reads the development briefs beside the checkout; prints figures, never a brief's words."""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.figures import machine, percentiles
from core.appspec import ListView, View, to_json
from core.brief import FeatureWanted, Status
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief
from core.understanding.language import detect

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "devdata"
FILES = ("webgen/train.jsonl", "text/briefs.jsonl", "multilingual/briefs.jsonl")
TODAY = date(2026, 11, 23)


def briefs() -> Iterator[tuple[str, str, str]]:
    """File, text and language."""
    for name in FILES:
        path = DATA / name
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            given = json.loads(line)
            yield name, given["text"], given.get("lang") or detect(given["text"])


def kind(view: View) -> str:
    """A view's tag, and the layout of a list."""
    return f"{view.tag}:{view.layout}" if isinstance(view, ListView) else view.tag


def main() -> None:
    """Plan every brief; print times, failures, how far requirements are met and which views answer which feature."""
    wall: list[float] = []
    cpu: list[float] = []
    failures: Counter[str] = Counter()
    met: defaultdict[str, Counter[str]] = defaultdict(Counter)
    answered: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shapes: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    sizes: list[float] = []
    for name, text, language in briefs():
        brief = read_brief(text, language)
        started, used = time.perf_counter(), time.process_time()
        try:
            spec = plan(brief, today=TODAY)
        except Exception as failure:  # noqa: BLE001 - every failure is counted
            failures[f"{type(failure).__name__}: {failure}"] += 1
            continue
        wall.append(time.perf_counter() - started)
        cpu.append(time.process_time() - used)
        counted[name] += 1
        sizes.append(len(to_json(spec)) / 1000)
        shapes.update({kind(v) for v in spec.views})
        where = {line.requirement_id: line for line in spec.checklist}
        for requirement in brief.requirements:
            line = where[requirement.id]
            met[name][line.status] += 1
            if isinstance(requirement.wish, FeatureWanted):
                views = {kind(v) for v in spec.views if f"{line.where}/".startswith(f"#/{v.key}/") or (v is spec.views[0] and line.where == "#/")}
                other = "log-in" if line.where == "#/login" else "missing" if line.status is Status.NOT_DONE else "elsewhere"
                answered[requirement.wish.feature].update(views or {other})
    print(machine())
    print("planned", dict(counted), "failed", dict(failures))
    print("wall", percentiles(wall))
    print("processor", percentiles(cpu))
    print(f"specification: mean {sum(sizes) / max(1, len(sizes)):.0f} kB, largest {max(sizes, default=0):.0f} kB")
    for name, states in met.items():
        total = sum(states.values())
        print(f"{name}: " + ", ".join(f"{state} {count / total:.1%}" for state, count in states.most_common()))
    print("applications with", dict(shapes.most_common()))
    for feature, shown in sorted(answered.items()):
        print(f"  {feature:22}", ", ".join(f"{view} {count}" for view, count in shown.most_common(5)))


if __name__ == "__main__":
    main()
