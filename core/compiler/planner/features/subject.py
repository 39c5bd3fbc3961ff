"""What an application is about."""

from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet


def main_sheet(draft: Draft, otherwise: str = "record") -> Sheet:
    """What the application is about: what was named first, else what is asked for, else a new kind."""
    for sheet in draft.sheets.values():
        if sheet.said and sheet.part in ("record", "request"):
            return sheet
    usual = [
        s for s in draft.sheets.values() if s.part in ("record", "request") and s.concept not in ("order_line", "comment", "review", "inquiry", "subscriber")
    ]
    said = [s for s in draft.sheets.values() if s.said]
    return (usual or said or [draft.add(otherwise)])[0]
