"""OpenAI as a LanguageModel, through its own SDK and with structured output."""

import asyncio
from typing import TypeVar

from openai import APIConnectionError, APIStatusError, AsyncOpenAI, OpenAIError
from openai.types.chat import ChatCompletionSystemMessageParam, ChatCompletionUserMessageParam

from adapters.models.price import Price
from adapters.models.schema import read, schema
from core.errors import Refused, Unavailable
from core.filled import Filled

T = TypeVar("T")
_BUSY = frozenset({408, 409, 429})


class OpenAIModel:
    """The port `LanguageModel`."""

    def __init__(self, key: str, model: str, price: Price, base_url: str = "") -> None:
        """`base_url` where the service is reached by another address. Nothing is connected yet."""
        self._client = AsyncOpenAI(api_key=key, base_url=base_url or None, max_retries=0)
        self._model = model
        self._price = price

    async def fill(self, shape: type[T], instruction: str, material: str, seconds: float = 10.0) -> Filled[T]:
        """An instance of `shape`. Raises Unavailable or Refused."""
        try:
            async with asyncio.timeout(seconds):
                told = await self._client.chat.completions.create(
                    model=self._model,
                    messages=[
                        ChatCompletionSystemMessageParam(role="system", content=instruction),
                        ChatCompletionUserMessageParam(role="user", content=material),
                    ],
                    response_format={"type": "json_schema", "json_schema": {"name": shape.__name__, "strict": True, "schema": schema(shape)}},
                )
        except (TimeoutError, APIConnectionError) as error:
            raise Unavailable("OpenAI did not answer in time") from error
        except APIStatusError as error:
            if error.status_code in _BUSY or error.status_code >= 500:
                raise Unavailable(f"OpenAI answered {error.status_code}", _pause(error)) from error
            raise Refused(f"OpenAI answered {error.status_code}") from error
        except (OpenAIError, ValueError) as error:
            raise Unavailable("OpenAI's answer could not be read") from error
        choice = told.choices[0] if told.choices else None
        if choice is None or not choice.message.content:
            raise Unavailable("OpenAI answered nothing")
        asked, written = (told.usage.prompt_tokens, told.usage.completion_tokens) if told.usage else (0, 0)
        return Filled(read(shape, choice.message.content), told.model, asked, written, self._price.of(asked, written))

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()


def _pause(error: APIStatusError) -> float:
    given = error.response.headers.get("retry-after", "")
    return float(given) if given.isdecimal() else 1.0
