"""What the real application consists of, told from its specification: scope, architecture, technology. Nothing is named that is not in it."""

from collections.abc import Iterable, Iterator

from core.appspec import AppSpec, BookingView, ChatView, ShopView
from core.brief import FieldType, Status
from core.quote.words import word

MOST_NAMES = 12
_FILES = frozenset({FieldType.IMAGE, FieldType.FILE})


def scope(spec: AppSpec, language: str) -> tuple[str, ...]:
    """What is built, a line a kind of thing."""
    rules = sum(len(entity.rules) for entity in spec.entities)
    counted = (
        ("scope_views", {"names": _names(view.label for view in spec.views)}),
        ("scope_entities", {"names": _names(entity.plural for entity in spec.entities)}),
        ("scope_roles", {"names": _names(role.label for role in spec.roles)}),
        ("scope_languages", {"names": _names(spec.languages)}),
        ("scope_rules", {"count": str(rules) if rules else ""}),
    )
    lines = [word(code, language, **values) for code, values in counted if all(values.values())]
    if _pays(spec):
        lines.append(word("scope_payment", language))
    return (*lines, word("scope_base", language))


def architecture(spec: AppSpec, language: str) -> tuple[str, ...]:
    """How it is built, and why: each line answers something that the specification holds."""
    return tuple(word(code, language) for code in _architecture(spec))


def technology(spec: AppSpec, language: str) -> tuple[str, ...]:
    """What it is built with."""
    paid = ("tech_pay",) if _pays(spec) else ()
    return tuple(word(code, language) for code in ("tech_front", "tech_back", "tech_data", *paid, "tech_test"))


def still_open(spec: AppSpec, wanted: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The wishes (id and text) that the prototype does not meet in full."""
    met = {line.requirement_id for line in spec.checklist if line.status is Status.DONE}
    known = {line.requirement_id for line in spec.checklist}
    return tuple(text for name, text in wanted if name in known and name not in met)


def _architecture(spec: AppSpec) -> Iterator[str]:
    kinds = {type(view) for view in spec.views}
    yield "arch_web"
    if spec.entities:
        yield "arch_data"
    if spec.roles or spec.users or spec.registration:
        yield "arch_accounts"
    if BookingView in kinds:
        yield "arch_booking"
    if _pays(spec):
        yield "arch_shop"
    if ChatView in kinds:
        yield "arch_live"
    if any(field.type in _FILES for entity in spec.entities for field in entity.fields):
        yield "arch_files"
    yield "arch_host"


def _pays(spec: AppSpec) -> bool:
    return any(isinstance(view, ShopView) and view.payment != "none" for view in spec.views)


def _names(labels: Iterable[str]) -> str:
    known = list(dict.fromkeys(label for label in labels if label.strip()))
    return ", ".join(known[:MOST_NAMES]) + (" …" if len(known) > MOST_NAMES else "")
