"""What somebody who logs in keeps of themselves."""

from core.compiler.planner.draft import Draft
from core.compiler.planner.views import list_view
from core.features import Feature


def profile(draft: Draft, req: tuple[str, ...]) -> None:
    """A page on which everybody with an account keeps how they are reached; seen by themselves and by whoever is in charge."""
    if Feature.LOGIN in draft.wants.ruled_out:
        return
    label = draft.t("my_profile")
    sheet = draft.add("profile", label, label, req=req)
    draft.views.append(list_view(draft, sheet, req=req))
