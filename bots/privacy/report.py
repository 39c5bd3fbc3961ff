"""`/report/{slug}`: anybody may say that a prototype does harm; operators see it in the console, where they can take it down."""

from functools import cache
from importlib.resources import files

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, StrictUndefined, Template

from bots.hub import Hub, TheHub
from bots.refusal import language_of, too_often
from core.audit import VISITOR, Act, Entry
from core.demo.pace import Rate
from core.privacy.words import word

router = APIRouter()
_REPORTS = Rate(5, 1 / 120)


@router.get("/report/{slug}", response_class=HTMLResponse)
async def ask(slug: str, request: Request, hub: TheHub) -> HTMLResponse:
    """Ask whether it is to be reported. Raises NotFound for what there is not."""
    await hub.ports.prototypes.get(slug)
    return _page(request, slug, "report_ask", button=True)


@router.post("/report/{slug}", response_class=HTMLResponse)
async def report(slug: str, request: Request, hub: TheHub) -> HTMLResponse:
    """Note it, without anything about who reports."""
    _slowly(request, hub)
    prototype, _ = await hub.ports.prototypes.get(slug)
    owner = (await hub.ports.conversations.get(prototype.conversation_id)).person_id
    await hub.ports.audit.note(Entry(hub.ports.clock.now(), VISITOR, Act.REPORTED, slug), owner)
    structlog.get_logger().warning("prototype reported", prototype=slug)
    return _page(request, slug, "report_thanks", button=False)


def _slowly(request: Request, hub: Hub) -> None:
    address = request.client.host if request.client else ""
    wait_s = hub.pace.wait_s(f"report {address}", _REPORTS)
    if wait_s > 0:
        raise too_often(wait_s)


def _page(request: Request, slug: str, code: str, *, button: bool) -> HTMLResponse:
    language = language_of(request)
    text = _template().render(language=language, direction="rtl" if language == "ar" else "ltr", slug=slug, text=word(code, language), button=button, word=word)
    return HTMLResponse(text, headers={"X-Robots-Tag": "noindex", "Cache-Control": "no-store"})


@cache
def _template() -> Template:
    source = (files("bots.privacy") / "report.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)
