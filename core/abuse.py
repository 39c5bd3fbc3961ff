"""What is not built, whatever it is called: pages that pass for somebody else's, and forms for what nobody should hand over.

Triage declines what says that it means harm. This looks at the application itself, so that it does not matter how it was asked for.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from core.appspec import AppSpec, PageView

_LOOKALIKES = str.maketrans("аеорсухіјѕԁԛԝ0134578@$!|", "aeopcyxijsdqwoleastbasil")  # noqa: RUF001  letters that pass for others are the point
_SECRETS = re.compile(
    r"\b(cvv2?|cvc2?|card verification|security code of (your|the) card|seed ?phrase|recovery phrase|private key|mnemonic"
    r"|prüfziffer der karte|wiederherstellungsphrase|online-?banking-?pin|tan[- ]?(nummer|liste|code)"
    r"|cryptogramme visuel|phrase de récupération|codice di sicurezza della carta|frase di recupero"
    r"|código de seguridad de la tarjeta|frase semilla|frase de recuperación"
    r"|beveiligingscode van (de|uw) kaart|herstelzin|bezpečnostní kód karty|kod bezpieczeństwa karty|fraza odzyskiwania"
    r"|код безопасности карты|сид[- ]?фраза|رمز التحقق من البطاقة|عبارة الاسترداد)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(log ?in|sign ?in|verif|secur|account|support|update|confirm|anmeld|konto|bestätig|sicherheit|connexion|compte|vérif|accedi|conto"
    r"|iniciar|cuenta|inlog|rekening"
    r"|přihl|účet|zalog|konta|вход|аккаунт|подтвер|دخول|حساب)",
    re.IGNORECASE,
)

_AFTER = frozenset("login support secure security verify account help service online id".replace("i", "l").split())


def harm_in(spec: AppSpec) -> str | None:
    """Why the application is not built: "secrets" or "imitation"; None when nothing speaks against it."""
    texts = list(_asked_for(spec))
    if any(_SECRETS.search(text) for text in texts):
        return "secrets"
    return "imitation" if _imitates(spec) else None


def _asked_for(spec: AppSpec) -> Iterator[str]:
    """The labels of everything that a visitor fills in."""
    for entity in spec.entities:
        for field in entity.fields:
            yield from (field.label, field.help or "", field.key.replace("_", " "))


def _imitates(spec: AppSpec) -> bool:
    """A well-known name with a log-in or with words that ask for one; a shop may still sell what is called so."""
    name = spec.business.name
    takes_accounts = bool(spec.users or spec.registration or any(role.login for role in spec.roles))
    titles = [spec.business.tagline, *(section.title for view in spec.views if isinstance(view, PageView) for section in view.sections)]
    asks = takes_accounts or any(_ASKS.search(text) for text in (name, *titles))
    return asks and any(_is_named(brand, name) for brand in brands())


def _is_named(brand: str, name: str) -> bool:
    """Whether the name is the brand's, or holds it as words of its own, joined or apart; "Amazonia" is no Amazon."""
    words, wanted = _plain(name).split(), brand.replace(" ", "")
    joined = {"".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, min(start + 4, len(words) + 1))}
    return wanted in joined or any(one.startswith(wanted) and one.removeprefix(wanted) in _AFTER for one in joined)


def _plain(text: str) -> str:
    """As it looks at a glance: without accents, with the letters that digits and other alphabets pass for."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)).translate(_LOOKALIKES)
    bare = bare.replace("i", "l")  # a capital I and a small l are one to the eye
    return " ".join(re.findall(r"[a-z]+", bare))


@cache
def brands() -> frozenset[str]:
    """Names that are imitated to get at passwords and money, as they look at a glance."""
    lines = (files("core") / "abuse_brands.txt").read_text("utf-8").splitlines()
    return frozenset(_plain(line) for line in lines if line.strip() and not line.startswith("#"))
