"""Units and image start the same processes as the supervisor, in the same environment; what containers are given is there and fits together."""

import re
from pathlib import Path

import pytest

from config.processes import THRIFT

DEPLOY = Path(__file__).parents[3] / "deploy"


@pytest.mark.parametrize("name", ["systemd/statex-worker@.service", "systemd/statex-web.service", "Dockerfile"])
def test_threads_do_not_spin_wherever_a_process_is_started(name: str) -> None:
    told = (DEPLOY / name).read_text(encoding="utf-8").split()
    assert [f"{key}={value}" for key, value in THRIFT.items() if not any(word.endswith(f"{key}={value}") for word in told)] == []


def told(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_every_file_that_a_container_is_given_is_there() -> None:
    given = re.findall(r"^ +- \./(\S+?):", told("../docker-compose.yml"), re.MULTILINE)
    assert "deploy/Caddyfile" in given
    assert [one for one in given if not (DEPLOY.parent / one).exists()] == []


def test_prometheus_is_given_the_key_that_the_hub_wants() -> None:
    shown = re.search(r"^ +credentials_file: /run/secrets/(\w+)$", told("prometheus.yml"), re.MULTILINE)
    assert shown is not None
    compose = told("../docker-compose.yml")
    assert f"    secrets: [{shown[1]}]\n" in compose
    assert f"\nsecrets:\n  {shown[1]}: {{environment: STATEX_METRICS_KEY}}\n" in compose
    assert "STATEX_METRICS_KEY=" in told("../.env.example").splitlines()


def test_grafana_finds_prometheus_and_the_dashboard() -> None:
    compose = told("../docker-compose.yml")
    source = re.search(r"url: http://(\w+):9090$", told("grafana/provisioning/datasources/statex.yml"), re.MULTILINE)
    folder = re.search(r"path: (\S+)$", told("grafana/provisioning/dashboards/statex.yml"), re.MULTILINE)
    assert source is not None
    assert folder is not None
    assert f"\n  {source[1]}:\n    image: prom/prometheus" in compose
    assert f"- ./deploy/grafana/statex.json:{folder[1]}/statex.json:ro" in compose
    assert "- ./deploy/grafana/provisioning:/etc/grafana/provisioning:ro" in compose
