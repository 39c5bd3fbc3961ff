"""Gemini as a LanguageModel, through google-genai and with structured output."""

import asyncio
from typing import TypeVar

import httpx
from google import genai
from google.genai import errors, types

from adapters.models.price import Price
from adapters.models.schema import read, schema
from core.errors import Refused, Unavailable
from core.filled import Filled

T = TypeVar("T")
_BUSY = frozenset({408, 409, 429})


class GeminiModel:
    """The port `LanguageModel`."""

    def __init__(self, key: str, model: str, price: Price, base_url: str = "") -> None:
        """`base_url` where the service is reached by another address. Nothing is connected yet."""
        self._wire = httpx.AsyncClient()  # the SDK's other choice, aiohttp, is used by it in a way that aiohttp discourages
        options = types.HttpOptions(base_url=base_url or None, api_version="v1beta", httpx_async_client=self._wire)
        self._client = genai.Client(api_key=key, http_options=options)
        self._model = model
        self._price = price

    async def fill(self, shape: type[T], instruction: str, material: str, seconds: float = 10.0) -> Filled[T]:
        """An instance of `shape`. Raises Unavailable or Refused."""
        config = types.GenerateContentConfig(system_instruction=instruction, response_mime_type="application/json", response_json_schema=schema(shape))
        try:
            async with asyncio.timeout(seconds):
                told = await self._client.aio.models.generate_content(model=self._model, contents=material, config=config)
        except (TimeoutError, httpx.HTTPError, OSError) as error:
            raise Unavailable("Gemini did not answer in time") from error
        except errors.APIError as error:
            if error.code in _BUSY or error.code >= 500:
                raise Unavailable(f"Gemini answered {error.code}") from error
            raise Refused(f"Gemini answered {error.code}") from error
        except ValueError as error:
            raise Unavailable("Gemini's answer could not be read") from error
        if not told.text:
            raise Unavailable("Gemini answered nothing")
        usage = told.usage_metadata
        asked, written = (usage.prompt_token_count or 0, usage.candidates_token_count or 0) if usage else (0, 0)
        return Filled(read(shape, told.text), told.model_version or self._model, asked, written, self._price.of(asked, written))

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aio.aclose()
        await self._wire.aclose()
