"""A host and a browser without files or windows."""

from core.appspec import AppSpec
from core.errors import Refused
from core.site import CheckReport, Finding, Site


class LocalHost:
    """The port `Host`: published sites by slug."""

    def __init__(self) -> None:
        """Nothing is published at first; `typed_in` says how many records hold something, by slug, entity and field."""
        self.sites: dict[str, tuple[int, Site]] = {}
        self.typed_in: dict[tuple[str, str, str], int] = {}

    async def publish(self, slug: str, number: int, site: Site, spec: AppSpec) -> str:
        """Keep it. Raises Refused for an older number than the present one."""
        del spec
        before = self.sites.get(slug)
        if before is not None and before[0] > number:
            raise Refused(f"revision {before[0]} is already published")
        self.sites[slug] = (number, site)
        return f"http://{slug}.localhost/"

    async def withdraw(self, slug: str) -> None:
        """Forget it."""
        self.sites.pop(slug, None)

    async def entered(self, slug: str, entity: str, field: str) -> int:
        """What it was told."""
        return self.typed_in.get((slug, entity, field), 0)


class LocalBrowser:
    """The port `Browser`: finds wrong what it is told to find."""

    def __init__(self, findings: tuple[Finding, ...] = ()) -> None:
        """`findings` are reported for every site."""
        self.findings = findings

    async def check(self, site: Site, spec: AppSpec) -> CheckReport:
        """A report with a picture that is no picture."""
        del site, spec
        return CheckReport(self.findings, b"\x89PNG", 0.0)
