"""What a demo says when it does not take what was sent."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace

_STATUS = {
    "bad_json": 400,
    "bad_request": 400,
    "wrong_login": 401,
    "wrong_recovery": 403,
    "login_needed": 401,
    "forbidden": 403,
    "shared_account": 403,
    "csrf": 403,
    "not_found": 404,
    "no_such_entity": 404,
    "stale": 409,
    "in_use": 409,
    "email_taken": 409,
    "once": 409,
    "taken": 409,
    "full": 409,
    "too_large": 413,
    "quota": 413,
    "not_json": 415,
    "file_type": 415,
    "too_fast": 429,
    "busy": 503,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `values` fill the sentence for `code`; `message` is the specification's own sentence when `said`."""

    code: str
    field: str | None = None
    entity: str | None = None
    rule: str | None = None
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    message: str = ""
    said: bool = False

    def at(self, entity: str, key: str) -> "Problem":
        """The same problem, of that field of that entity."""
        return replace(self, entity=entity, field=key)

    def json(self) -> dict[str, object]:
        """As it goes over the wire."""
        message = self.message or f"{self.field or self.entity or 'request'}: {self.code.replace('_', ' ')}"
        return {
            "code": self.code,
            "field": self.field,
            "entity": self.entity,
            "rule": self.rule,
            "values": dict(self.values),
            "message": message,
            "said": self.said,
        }


class Refusal(Exception):
    """Nothing was changed, for these reasons (at least one)."""

    def __init__(self, *problems: Problem, **extra: object) -> None:
        """`extra` goes into the answer beside the first problem."""
        super().__init__(", ".join(p.code for p in problems))
        self.problems = problems
        self.extra = extra

    @property
    def status(self) -> int:
        """The HTTP status of the first problem; 422 for anything about values."""
        return _STATUS.get(self.problems[0].code, 422)

    def json(self) -> dict[str, object]:
        """The first problem flat, all of them in `errors`."""
        return {**self.problems[0].json(), **self.extra, "errors": [p.json() for p in self.problems]}


def refuse(code: str, **values: object) -> Refusal:
    """A refusal for one reason that concerns no particular field."""
    return Refusal(Problem(code, values=values))
