"""Written orders that name what was done ("winning records"), requests for a service, roles in a list, and what one joins."""

from core.brief import Brief, RecordWanted, RoleWanted, StatusesWanted, TextWanted
from core.understanding.brief_reader import read_brief


def _read(said: str) -> Brief:
    return read_brief(f"Please build a platform for allotment gardens. {said}", "en")


def _plurals(brief: Brief) -> set[str]:
    return {w.plural for w in brief.wishes(RecordWanted)}


def test_what_was_won_or_learned_is_kept() -> None:
    brief = _read("Gardeners can enter seed raffles, and look at their winning records and learning records.")

    assert {"Winning records", "Learning records"} <= _plurals(brief)
    assert not any("records" in word.casefold() for w in brief.wishes(TextWanted) for word in w.literals)


def test_what_is_done_to_records_is_no_name() -> None:
    brief = _read("The platform should have functions for adding harvest records, deleting records and exporting records.")

    assert not {"Deleting records", "Exporting records"} & _plurals(brief)


def test_requests_for_a_service_are_accepted() -> None:
    brief = _read("Neighbours should be able to request services. Helpers should be able to accept service requests and view service records.")

    assert {"Service requests", "Service records"} <= _plurals(brief)
    assert ("New", "Accepted") in {w.statuses for w in brief.wishes(StatusesWanted) if w.of == "Service request"}


def test_roles_in_a_list_are_who_uses_it() -> None:
    brief = _read(
        "The platform should have three distinct roles: Plot Owners, Couriers, and Administrators, each with rights of its own. Users can book plots."
    )

    assert {"Plot owner", "Courier", "Administrator"} <= {w.label for w in brief.wishes(RoleWanted)}
    assert not {"Plot owners", "Couriers", "Distinct roles"} & _plurals(brief)


def test_roles_that_are_managed_are_records() -> None:
    brief = _read("The platform should have plot management, role management, and permission management.")

    assert not {"Plot", "Permission"} & {w.label for w in brief.wishes(RoleWanted)}


def test_who_joins_or_takes_part_puts_a_name_down() -> None:
    joined = _read("Users should be able to browse garden circles and join garden circles.")
    played = _read("Users should be able to browse plots, participate in discussions and participate in quizzes about plants.")

    assert "Registrations" in _plurals(joined)
    assert "Registrations" not in _plurals(played)
