"""PLANNED -> BUILT: compiled, and tried out in a browser before anybody sees it. A broken one is never sent."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from core.appspec import AppSpec
from core.brief import Status
from core.errors import Refused, Unavailable
from core.pipeline.giving_up import patience
from core.pipeline.tell import tell
from core.ports import Ports
from core.site import CheckReport, Finding, Site
from core.turn import Stage, Turn


async def build(turn: Turn, ports: Ports) -> Turn:
    """The turn with a specification that was seen to work and its picture. Refused when it does not work at all."""
    spec = turn.spec
    if spec is None:
        raise TypeError("nothing was planned")
    turn = await tell(turn, "progress_checking", ports)
    site = await compiled(spec, ports)
    try:
        report = await ports.browser.check(site, spec)
    except Unavailable:
        if turn.attempts + 1 < patience(turn.stage).tries:
            raise
        return turn.moved(Stage.BUILT, failure="no browser could be had for the check")
    if broken := [finding for finding in report.findings if finding.requirement_id is None]:
        raise Refused("the check found: " + ", ".join(sorted({finding.rule for finding in broken})))
    return turn.moved(Stage.BUILT, spec=_honest(spec, report.findings), picture=await _kept(report, ports))


async def compiled(spec: AppSpec, ports: Ports) -> Site:
    """The files of a specification with the pictures that the person sent."""
    assets = {path: await ports.blobs.get(name) for path, name in (spec.assets or {}).items()}
    return await asyncio.to_thread(ports.wits.compile_site, spec, assets)


def _honest(spec: AppSpec, findings: Sequence[Finding]) -> AppSpec:
    """What the browser did not find counts as not done, with the reason."""
    missed = {finding.requirement_id: finding.detail for finding in findings}
    lines = tuple(replace(line, status=Status.NOT_DONE, note=missed[line.requirement_id]) if line.requirement_id in missed else line for line in spec.checklist)
    return spec if lines == spec.checklist else replace(spec, checklist=lines)


async def _kept(report: CheckReport, ports: Ports) -> str | None:
    return await ports.blobs.put(report.picture, ".png") if report.picture else None
