"""Which language models read a brief once more."""

from adapters.models.chain import ModelChain
from adapters.models.price import Price
from config.settings import Settings
from core.ports import Clock, LanguageModel


def language_model(settings: Settings, clock: Clock) -> LanguageModel | None:
    """The configured language models, each loaded only where it has a key: their SDKs take long."""
    models: list[LanguageModel] = []
    if key := settings.openai_key.get_secret_value():
        from adapters.models.openai_model import OpenAIModel  # noqa: PLC0415

        models.append(OpenAIModel(key, settings.openai_model, Price.told(settings.openai_price), settings.openai_url))
    if key := settings.gemini_key.get_secret_value():
        from adapters.models.gemini_model import GeminiModel  # noqa: PLC0415

        models.append(GeminiModel(key, settings.gemini_model, Price.told(settings.gemini_price), settings.gemini_url))
    return ModelChain(models, clock) if models else None
