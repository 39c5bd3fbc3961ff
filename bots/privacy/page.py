"""`/disclosure`: what is done with people's data as a page of its own, to be linked to from anywhere, in the visitor's language and without a script."""

import json
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, StrictUndefined, Template

from bots.hub import TheHub
from bots.privacy.disclosure import disclosure
from bots.refusal import language_of

router = APIRouter()


@router.get("/disclosure", response_class=HTMLResponse)
async def page(request: Request, hub: TheHub) -> HTMLResponse:
    """As things are set now."""
    language = language_of(request)
    text = _template().render(language=language, direction="rtl" if language == "ar" else "ltr", words=_words(language), seen=disclosure(hub))
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


@cache
def _template() -> Template:
    source = (files("bots.privacy") / "disclosure.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)


@cache
def _words(language: str) -> dict[str, str]:
    """The page's own words, so that the panel and this say the same."""
    words: dict[str, str] = json.loads((files("bots.pages") / "static" / f"texts.{language}.json").read_text("utf-8"))
    return words
