"""Calculators: the formula that the words call for, the price of what is on offer, or plain arithmetic."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from core.appspec import CalculatorView, Input, Output
from core.brief import Status
from core.compiler import knowledge
from core.compiler.planner.draft import Draft

_PLAIN = "arithmetic"
# Turning files and speech into something else is no arithmetic.
_NO_SUM = re.compile(r"\b(pdf|ocr|image|picture|photo|video|audio|speech|voice|text|word|document|file|format|datei|bild|fichier|archivo|plik|файл)")
_PRICES = re.compile(r"\b(quote|estimat|price|cost|preis|kosten|devis|prix|prezz|preventiv|precio|presupuest|prijs|cen[ay]|kosztory|цен|стоимост)")
# What an English order says of a calculator beside the sum.
_KEPT = re.compile(r"\bhistor(?:y|ies)\b|\b(?:sav|record|stor)\w* (?:\w+ ){0,3}(?:calculation|result|estimate|scenario)s?\b|\bpast (?:calculation|result)s?\b")
_BESIDE = re.compile(r"\bcompar(?:e|es|ing|ison|isons)\b|\bside by side\b")
_BY_MONTH = re.compile(r"\bamorti[sz]ation\b|\b(?:re)?payment (?:schedule|plan|table)s?\b|\b(?:month by month|schedule)\b")


def calculator(draft: Draft, req: tuple[str, ...]) -> None:
    """Numbers in, a result at once."""
    said = draft.wants.said()
    kind = next((name for name, one in knowledge.toml("calculators.toml").items() if name != _PLAIN and _calls_for(one, said)), None)
    tied = (*req, *_instead_of_records(draft), *draft.parts.get(kind or "", ()))
    if kind is not None:
        draft.views.append(_of_kind(draft, kind, tied))
        return
    if _of_offer(draft, tied):
        return
    if _PRICES.search(said):
        _of_price(draft, tied)
        draft.remark(req, Status.PARTIAL, "note_calculator")
    elif _calls_for(knowledge.toml("calculators.toml")[_PLAIN], said) or not _NO_SUM.search(said):
        draft.views.append(_of_kind(draft, _PLAIN, tied))
    else:
        draft.remark(req, Status.NOT_DONE, "note_not_done")


def _calls_for(one: Mapping[str, Any], said: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}", said) for word in one["words"])


def _instead_of_records(draft: Draft) -> tuple[str, ...]:
    """A calculator that was heard as a kind of record is none: its wishes are the calculator's."""
    words = knowledge.toml("calculators.toml")[_PLAIN]["words"]
    heard = [s for s in draft.sheets.values() if s.part == "record" and not s.rows and any(word in s.label.casefold() for word in words)]
    for sheet in heard:
        if not any(f.target == sheet.key for other in draft.sheets.values() for f in other.fields):
            del draft.sheets[sheet.key]
    return tuple(r for sheet in heard if sheet.key not in draft.sheets for r in (*sheet.req, *(r for f in sheet.fields for r in f.req)))


def _of_kind(draft: Draft, kind: str, req: tuple[str, ...]) -> CalculatorView:
    known = knowledge.toml("calculators.toml")[kind]

    def unit(text: str) -> str | None:
        return draft.currency if text == "money" else text or None

    inputs = tuple(
        Input(key, _label(key, draft.language), Decimal(str(usual)), unit(u), tuple((value, _label(text, draft.language)) for value, text in options))
        for key, usual, u, *options in known["inputs"]
    )
    outputs = tuple(Output(key, _label(key, draft.language), formula, unit(u)) for key, formula, u in known["outputs"])
    said = draft.wants.brief.text.casefold() if draft.language == "en" else ""
    kept = draft.add("saved_result", "Saved result", "Saved results", fields=("title",)) if _KEPT.search(said) else None
    return CalculatorView(
        draft.view_key("calculator"),
        draft.t("calculator"),
        inputs,
        outputs,
        kept.key if kept else None,
        "Compare side by side" if _BESIDE.search(said) else "",
        tuple(known.get("schedule", ())) if _BY_MONTH.search(said) else (),
        req=tuple(dict.fromkeys(req)),
    )


def _of_offer(draft: Draft, req: tuple[str, ...]) -> bool:
    offer = next((s for s in draft.part("offer") if s.find("price", "unit_price") and s.rows), None)
    price = offer.find("price", "unit_price") if offer else None
    options = tuple((str(row[price.key]), str(row[offer.title])) for row in offer.rows if row.get(price.key) is not None) if offer and price else ()
    if not offer or not options:
        return False
    inputs = (Input("item", offer.label, Decimal(options[0][0]), options=options), Input("quantity", draft.label("quantity"), Decimal(1)))
    outputs = (Output("total", draft.label("total"), "item * quantity", draft.currency),)
    draft.views.append(CalculatorView(draft.view_key("calculator"), draft.t("calculator"), inputs, outputs, req=req))
    return True


def _of_price(draft: Draft, req: tuple[str, ...]) -> None:
    inputs = (
        Input("price", draft.label("price"), Decimal(100), draft.currency),
        Input("quantity", draft.label("quantity"), Decimal(1)),
        Input("discount", draft.label("discount"), Decimal(0), "%"),
    )
    outputs = (
        Output("subtotal", draft.t("subtotal"), "price * quantity", draft.currency),
        Output("total", draft.label("total"), "price * quantity * (1 - discount / 100)", draft.currency),
    )
    draft.views.append(CalculatorView(draft.view_key("calculator"), draft.t("calculator"), inputs, outputs, req=req))


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    return {row["label"]: row for row in knowledge.table("calculators.psv")}


def _label(key: str, language: str) -> str:
    row = _labels().get(key)
    return (row.get(language) or row["en"]) if row else key
