"""The typed specification that a prototype is compiled from. Whoever understood the brief fills it in; the compiler reads nothing else."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from core.appspec.data import Entity
from core.appspec.views import View
from core.brief import Hours, Met


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of user inside the demo. `login` is False for people who only follow a link."""

    key: str
    label: str
    login: bool = True
    req: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoUser:
    """An account that exists from the start so that a visitor can look at every role; shown on the log-in page."""

    name: str
    email: str
    password: str
    role: str


@dataclass(frozen=True, slots=True)
class Theme:
    """How it looks. `design` names one of the art-directed themes; colours are "#rrggbb" as asked, contrast is mended when compiled."""

    design: str = "plain"
    background: str | None = None
    accent: str | None = None
    text: str | None = None
    dark: Literal["never", "always", "switch"] = "switch"
    motif: str = "waves"
    """The drawn illustration and pattern family, chosen to fit the trade."""
    logo: str | None = None
    """Path of a picture in `AppSpec.assets`."""
    req: tuple[str, ...] = ()
    """The colours and words about looks that were asked for; stands on the page's body."""
    text_percent: int = 100
    """How large letters are, of the browser's own size."""


@dataclass(frozen=True, slots=True)
class Business:
    """Who the application speaks for, as far as it was said."""

    name: str
    tagline: str = ""
    trade: str = ""
    place: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    hours: tuple[Hours, ...] = ()
    hours_label: str = ""
    req: tuple[str, ...] = ()
    """Requirements met by the name in the header."""


@dataclass(frozen=True, slots=True)
class AppSpec:
    """A whole application. The first view is where a visitor arrives."""

    language: str
    business: Business
    entities: tuple[Entity, ...]
    views: tuple[View, ...]
    theme: Theme = Theme()
    roles: tuple[Role, ...] = ()
    users: tuple[DemoUser, ...] = ()
    registration: bool = False
    """Whether a visitor may make an account of their own."""
    currency: str = "EUR"
    languages: tuple[str, ...] = ()
    """Further languages of the interface; the first is always `language`."""
    notes: tuple[str, ...] = ()
    """Sentences that were said and are shown as they are ("pay at the counter")."""
    assets: Mapping[str, str] | None = None
    """Pictures and files that the person sent: path in the site -> name in the blob store."""
    checklist: tuple[Met, ...] = ()

    def entity(self, key: str) -> Entity:
        """The entity with that key; KeyError when there is none."""
        for one in self.entities:
            if one.key == key:
                return one
        raise KeyError(key)

    @property
    def digest(self) -> str:
        """SHA-256 of the JSON form, hexadecimal."""
        return hashlib.sha256(to_json(self)).hexdigest()


def to_json(spec: AppSpec) -> bytes:
    """The specification as UTF-8 JSON; `from_json` reads it back equal."""
    return _shape().dump_json(spec, indent=1)


def from_json(data: bytes | str) -> AppSpec:
    """A specification from its JSON form. Raises pydantic.ValidationError when it is not one."""
    return _shape().validate_json(data)


def json_schema() -> Mapping[str, object]:
    """The JSON Schema of a specification, for language models and for people who check one."""
    return _shape().json_schema()


@cache
def _shape() -> TypeAdapter[AppSpec]:
    # Building the adapter takes 50 ms: once, at first use, not at import.
    return TypeAdapter(AppSpec)
