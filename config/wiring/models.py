"""Which language models may be asked, and what they and outside speech cost."""

from decimal import Decimal

from adapters.models.chain import ModelChain, Offered
from adapters.models.price import Price
from config.settings import Settings, names
from core.ports import Clock, LanguageModel
from core.rates import Rates
from core.routing import Strength


def language_model(settings: Settings, clock: Clock) -> LanguageModel | None:
    """The configured language models, each loaded only where it has a key: their SDKs take long."""
    models: list[Offered] = []
    if key := settings.openai_key.get_secret_value():
        from adapters.models.openai_model import OpenAIModel  # noqa: PLC0415

        for strength, name, told in _each(settings.openai_model, settings.openai_price, settings.openai_strong_model, settings.openai_strong_price):
            price = Price.told(told)
            models.append(Offered(f"openai:{name}", OpenAIModel(key, name, price, settings.openai_url), strength, price))
    if key := settings.gemini_key.get_secret_value():
        from adapters.models.gemini_model import GeminiModel  # noqa: PLC0415

        for strength, name, told in _each(settings.gemini_model, settings.gemini_price, settings.gemini_strong_model, settings.gemini_strong_price):
            price = Price.told(told)
            models.append(Offered(f"gemini:{name}", GeminiModel(key, name, price, settings.gemini_url), strength, price))
    return ModelChain(models, clock, Decimal(str(settings.model_budget_eur))) if models else None


def rates(settings: Settings) -> Rates:
    """What outside services for speech cost."""
    heard_by = {"openai": settings.openai_hearing_model, "azure": "azure"}
    return Rates(
        hearing_minute=Decimal(str(settings.hearing_eur_minute)),
        speaking_thousand=Decimal(str(settings.speaking_eur_thousand)),
        outside=frozenset(heard_by[name] for name in names(settings.hearing)),
        speaks=bool(names(settings.speaking)),
    )


def _each(quick: str, quick_price: str, strong: str, strong_price: str) -> list[tuple[Strength, str, str]]:
    return [(Strength.QUICK, quick, quick_price), *([(Strength.STRONG, strong, strong_price)] if strong else [])]
