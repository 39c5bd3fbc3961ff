"""Our own description of the API against the API: whatever is sent, no answer is a failure of ours, and none breaks what the description promises."""

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import response_schema_conformance
from starlette.responses import PlainTextResponse

from bots.app import make_app
from config.keys import local_key
from config.settings import Settings
from tests.flow.hub import hub

NOT_ENDING = ("/api/conversations/{conversation_id}/events", "/api/chat", "/api/voice/conversation")
"""A stream goes on, and whoever waits for an answer waits for a worker, which there is none of here."""
EXAMPLES = 5


def test_no_request_makes_it_fail(tmp_path: Path) -> None:
    configured = Settings(var_dir=tmp_path)
    app = make_app(hub().ports, configured, PlainTextResponse("prototype"))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, config=SchemathesisConfig()).exclude(path=list(NOT_ENDING))
    headers = {"Authorization": f"Bearer {local_key(configured)}"}
    tried: set[str] = set()
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @given(operation.as_strategy())
        @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case[Any]) -> None:
            tried.add(f"{case.method} {case.operation.path}")
            case.call_and_validate(headers=headers, checks=[not_a_server_error, response_schema_conformance])

        ask()
    assert len(tried) > 20
