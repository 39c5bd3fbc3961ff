"""What becomes of findings: a page that does not work is taken out, what cannot be seen counts as not done, and the rest is a matter of looks."""

from collections.abc import Sequence
from dataclasses import replace

from core.appspec import AppSpec, PageView, View
from core.brief import Status
from core.site import Finding

BROKEN = frozenset({"not_found", "blank", "page_error", "no_page", "login", "form", "order", "booking", "create", "edit", "delete", "reload"})
"""Rules whose findings mean that something does not work; nothing with such a finding is ever sent."""


def broken(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that must not reach a person."""
    return tuple(finding for finding in findings if finding.rule in BROKEN)


def mended(spec: AppSpec, findings: Sequence[Finding]) -> AppSpec | None:
    """The specification without the views that do not work, its checklist saying so; None when that leaves nothing worth showing."""
    keys = {_view_of(finding.where) for finding in findings}
    dropped = keys & {view.key for view in spec.views}
    if not dropped or len(dropped) == len(spec.views) or len(dropped) < len(keys):
        return None
    views = tuple(_unlinked(view, dropped) for view in spec.views if view.key not in dropped)
    checklist = tuple(replace(line, status=Status.NOT_DONE, where="", selector="") if _view_of(line.where) in dropped else line for line in spec.checklist)
    return replace(spec, views=views, checklist=checklist)


def honest(spec: AppSpec, findings: Sequence[Finding]) -> AppSpec:
    """What the browser looked for in vain counts as not done."""
    missed = {finding.requirement_id for finding in findings if finding.requirement_id is not None}
    lines = tuple(replace(line, status=Status.NOT_DONE) if line.requirement_id in missed else line for line in spec.checklist)
    return spec if lines == spec.checklist else replace(spec, checklist=lines)


def _view_of(where: str) -> str:
    return where.removeprefix("#").strip("/").split("/")[0]


def _unlinked(view: View, dropped: set[str]) -> View:
    if not isinstance(view, PageView):
        return view
    return replace(view, sections=tuple(replace(one, view=None, action_label=None) if one.view in dropped else one for one in view.sections))
