"""PLANNED -> BUILT: compiled, and tried out in a browser before anybody sees it. A broken one is mended or not sent."""

import asyncio

from core.appspec import AppSpec
from core.errors import Refused, Unavailable
from core.pipeline.giving_up import patience
from core.pipeline.mending import broken, honest, mended
from core.pipeline.tell import tell
from core.ports import Ports
from core.site import CheckReport, Finding, Site
from core.turn import Stage, Turn

TOO_SLOW = "too_slow"
"""The rule of a finding that the check ran out of time before it saw anything."""


async def build(turn: Turn, ports: Ports) -> Turn:
    """The turn with a specification that was seen to work, and its picture. Refused when it cannot be made to work."""
    spec = turn.spec
    if spec is None:
        raise TypeError("nothing was planned")
    turn = await tell(turn, "progress_checking", ports)
    try:
        report = await _tried(spec, ports)
        if wrong := broken(report.findings):
            turn = await tell(turn, "progress_mending", ports)
            spec = _mended(spec, wrong)
            report = await _tried(spec, ports)
    except Unavailable as error:
        if turn.attempts + 1 < patience(turn.stage, error).tries:
            raise
        return turn.moved(Stage.BUILT, failure="no browser could be had for the check")
    if wrong := broken(report.findings):
        raise Refused(_told(wrong))
    owner = (await ports.conversations.get(turn.conversation_id)).person_id
    picture = await ports.blobs.put(report.picture, ".png", owner) if report.picture else None
    return turn.moved(Stage.BUILT, spec=honest(spec, report.findings), picture=picture, failure=_told(report.findings) or None)


async def compiled(spec: AppSpec, ports: Ports) -> Site:
    """The files of a specification with the pictures that the person sent."""
    assets = {path: await ports.blobs.get(name) for path, name in (spec.assets or {}).items()}
    return await asyncio.to_thread(ports.wits.compile_site, spec, assets)


async def _tried(spec: AppSpec, ports: Ports) -> CheckReport:
    report = await ports.browser.check(await compiled(spec, ports), spec)
    if any(finding.rule == TOO_SLOW for finding in report.findings):
        raise Unavailable("the browser did not get round to the first page")  # this machine is busy; it says nothing about the site
    return report


def _mended(spec: AppSpec, wrong: tuple[Finding, ...]) -> AppSpec:
    without = mended(spec, wrong)
    if without is None:
        raise Refused(_told(wrong))
    return without


def _told(findings: tuple[Finding, ...]) -> str:
    """Rules and places only: what stands in the application is the person's own."""
    return ", ".join(sorted({f"{finding.rule} {finding.where}".strip() for finding in findings}))[:300]
