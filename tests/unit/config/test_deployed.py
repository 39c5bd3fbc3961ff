"""Units and image start the same processes as the supervisor, in the same environment."""

from pathlib import Path

import pytest

from config.processes import THRIFT

DEPLOY = Path(__file__).parents[3] / "deploy"


@pytest.mark.parametrize("name", ["systemd/statex-worker@.service", "systemd/statex-web.service", "Dockerfile"])
def test_threads_do_not_spin_wherever_a_process_is_started(name: str) -> None:
    told = (DEPLOY / name).read_text(encoding="utf-8").split()
    assert [f"{key}={value}" for key, value in THRIFT.items() if not any(word.endswith(f"{key}={value}") for word in told)] == []
