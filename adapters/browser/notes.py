"""What is found on the way through an application."""

from dataclasses import dataclass, field

from core.site import Finding

_LONGEST = 300


@dataclass(slots=True)
class Notes:
    """Whoever runs out of time leaves what is there."""

    findings: list[Finding] = field(default_factory=list)
    picture: bytes = b""
    parts_s: dict[str, float] = field(default_factory=dict)
    unfinished: list[str] = field(default_factory=list)

    def add(self, rule: str, detail: str, where: str = "", requirement_id: str | None = None) -> None:
        """Something is wrong; said once however often it is seen."""
        found = Finding(rule, detail[:_LONGEST], where, requirement_id)
        if found not in self.findings:
            self.findings.append(found)
