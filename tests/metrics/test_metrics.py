"""Figures and traces: what Prometheus fetches, what a collector is sent."""

import json
import os
import re
import socket
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from starlette.responses import PlainTextResponse

from adapters.metrics.otel import OtelMeasures
from adapters.metrics.prometheus import PrometheusMeasures
from bots.app import make_app
from config.keys import local_key
from config.settings import Settings
from core.errors import Unavailable
from core.measures import Outcome
from core.rates import Rates
from core.site import CheckReport
from tests.flow.hub import Hub, hub

KEY = "a key of the one who measures"


class _Broken:
    """A browser that cannot be had."""

    async def check(self, site: object, spec: object) -> CheckReport:
        del site, spec
        raise Unavailable("no browser")


def measured() -> tuple[Hub, PrometheusMeasures]:
    figures = PrometheusMeasures()
    return hub(measures=figures), figures


def client(office: Hub, figures: PrometheusMeasures, folder: Path) -> httpx.AsyncClient:
    settings = Settings(var_dir=folder, metrics_key=KEY)
    app = make_app(office.ports, settings, PlainTextResponse("prototype"), figures=figures)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080")


async def test_what_was_done_is_counted_by_step_and_by_answer(tmp_path: Path) -> None:
    office, figures = measured()
    await office.ask("A page for my bakery")
    async with client(office, figures, tmp_path) as visitor:
        text = (await visitor.get("/metrics", headers={"authorization": f"Bearer {KEY}"})).text
    for stage in ("received", "read", "triaged", "planned", "built", "hosted"):
        assert f'statex_step_seconds_count{{outcome="done",stage="{stage}"}} 1.0' in text
    assert 'statex_answer_seconds_count{platform="web",verdict="build"} 1.0' in text
    assert "statex_turns_waiting 0.0" in text


async def test_who_worded_answers_and_what_was_spent_is_counted(tmp_path: Path) -> None:
    office, figures = measured()
    office.ports = replace(office.ports, rates=Rates(hearing_minute=Decimal(6), outside=frozenset({"local"})))
    await office.ask(attachments=(office.attach("voice", b"a page for my bakery"),))
    figures.spent("models", Decimal("0.25"), Decimal("0.75"))
    async with client(office, figures, tmp_path) as visitor:
        text = (await visitor.get("/metrics", headers={"authorization": f"Bearer {KEY}"})).text
    assert 'statex_answers_served_total{by="own"} 1.0' in text
    assert re.search(r"statex_voice_seconds_total (?!0\.0$)", text, re.MULTILINE)
    assert 'statex_spent_eur_total{what="hearing"}' in text
    assert 'statex_spent_eur_total{what="models"} 0.25' in text
    assert "statex_saved_eur_total 0.75" in text


async def test_a_step_that_fails_is_counted_as_such() -> None:
    office, figures = measured()
    office.ports = replace(office.ports, browser=_Broken())
    await office.ask("A page for my bakery")
    text = figures.text({}).decode()
    assert 'statex_step_seconds_count{outcome="again",stage="planned"}' in text


async def test_who_waits_is_counted(tmp_path: Path) -> None:
    office, figures = measured()
    await office.say("A page for my bakery")
    office.clock.move(7)
    async with client(office, figures, tmp_path) as visitor:
        text = (await visitor.get("/metrics", headers={"authorization": f"Bearer {KEY}"})).text
    assert "statex_turns_waiting 1.0" in text
    assert "statex_oldest_turn_seconds 7.0" in text


async def test_requests_are_counted_by_their_pattern_and_ids_are_left_out(tmp_path: Path) -> None:
    office, figures = measured()
    async with client(office, figures, tmp_path) as visitor:
        await visitor.get("/api/turns/0123456789abcdef")
        await visitor.get("/no/such/place")
        text = (await visitor.get("/metrics", headers={"authorization": f"Bearer {local_key(Settings(var_dir=tmp_path))}"})).text
    assert 'route="/api/turns/{turn_id}"' in text
    assert "0123456789abcdef" not in text
    assert "no/such/place" not in text


@pytest.mark.parametrize("given", ["", "Bearer wrong", f"Basic {KEY}"])
async def test_strangers_fetch_nothing(tmp_path: Path, given: str) -> None:
    office, figures = measured()
    async with client(office, figures, tmp_path) as visitor:
        assert (await visitor.get("/metrics", headers={"authorization": given})).status_code == 401


ONE = """
import sys
from pathlib import Path
from config.measuring import figures
from config.settings import Settings
from core.measures import Outcome
made = figures(Settings(var_dir=Path(sys.argv[1])))
made.step("0" * 32, "read", 0.2, Outcome.DONE)
print(made.text({}).decode())
"""


def test_processes_add_up(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PROMETHEUS_MULTIPROC_DIR"}
    said = [subprocess.run([sys.executable, "-c", ONE, str(tmp_path)], env=environment, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert [f'statex_step_seconds_count{{outcome="done",stage="read"}} {count}.0' in text for count, text in enumerate(said, 1)] == [True, True]
    # In containers that share the folder every process may have the same number.
    kept = [path.name for path in (tmp_path / "run" / "figures").iterdir()]
    assert kept
    assert all(socket.gethostname() in name for name in kept)


def test_a_turn_is_one_trace_whichever_process_worked_on_it() -> None:
    turn, figures = "3f" * 16, PrometheusMeasures()
    exporters = [InMemorySpanExporter(), InMemorySpanExporter()]
    for exporter, stage, outcome in zip(exporters, ("read", "built"), (Outcome.DONE, Outcome.AGAIN), strict=True):
        worker = OtelMeasures("http://localhost:4318", "worker", figures, exporter=exporter)
        worker.step(turn, stage, 1.5, outcome)
        worker.close()
    spans = [exporter.get_finished_spans()[0] for exporter in exporters]
    assert [span.name for span in spans] == ["read", "built"]
    assert {span.context.trace_id for span in spans if span.context} == {int(turn, 16)}
    assert [span.status.status_code for span in spans] == [StatusCode.UNSET, StatusCode.ERROR]
    assert all(abs((span.end_time or 0) - (span.start_time or 0) - 1_500_000_000) < 1_000_000 for span in spans)
    assert b'stage="built"' in figures.text({})


def test_the_dashboard_shows_figures_that_there_are() -> None:
    dashboard = json.loads((Path(__file__).parents[2] / "deploy" / "grafana" / "statex.json").read_text())
    asked = {name for panel in dashboard["panels"] for target in panel["targets"] for name in re.findall(r"statex_[a-z_]+", target["expr"])}
    made = {"statex_turns_waiting", "statex_oldest_turn_seconds", "statex_turns_retried"}
    figures = PrometheusMeasures()
    figures.step("0" * 32, "read", 0.1, Outcome.DONE)
    figures.answered("web", "build", 1.0)
    figures.request("GET", "/", 200, 0.1)
    figures.served("own", 3.0)
    figures.spent("models", Decimal("0.1"), Decimal(0))
    made |= set(re.findall(r"^(statex_[a-z_]+)", figures.text({}).decode(), re.MULTILINE))
    assert asked
    assert asked <= made
