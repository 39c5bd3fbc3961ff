"""Files in an S3 bucket."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from adapters.blobs.disk import NAME
from core.errors import NotFound, Refused, Unavailable

T = TypeVar("T")
_GONE = frozenset({"NoSuchKey", "404", "NotFound"})
_FORBIDDEN = frozenset({"AccessDenied", "403", "InvalidAccessKeyId", "SignatureDoesNotMatch", "NoSuchBucket"})


class S3Store:
    """A `Store`. The SDK blocks, so it is called in threads."""

    def __init__(self, bucket: str, endpoint_url: str | None, region: str) -> None:
        """Nothing is connected yet; keys come from where the SDK looks for them."""
        self._bucket = bucket
        self._endpoint_url = endpoint_url
        self._region = region
        self._made: Any = None

    async def keep(self, name: str, data: bytes) -> None:
        """Keep the bytes; the server's own encryption comes on top of ours. Raises Unavailable or Refused."""
        await self._call(lambda client: client.put_object(Bucket=self._bucket, Key=_key(name), Body=data, ServerSideEncryption="AES256"))

    async def get(self, name: str) -> bytes:
        """The bytes. Raises NotFound, Unavailable or Refused."""
        found: bytes = await self._call(lambda client: client.get_object(Bucket=self._bucket, Key=_key(name))["Body"].read())
        return found

    async def delete(self, name: str) -> None:
        """Forget them; nothing happens when there are none."""
        await self._call(lambda client: client.delete_object(Bucket=self._bucket, Key=_key(name)))

    async def _call(self, act: Callable[[Any], T]) -> T:
        try:
            return await asyncio.to_thread(lambda: act(self._client()))
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _GONE:
                raise NotFound("file") from None
            raise (Refused(f"s3: {code}") if code in _FORBIDDEN else Unavailable(f"s3: {code}")) from error
        except BotoCoreError as error:
            raise Unavailable(f"s3: {type(error).__name__}", 2.0) from error

    def _client(self) -> Any:
        if self._made is None:
            quick = Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 3, "mode": "standard"})
            self._made = boto3.client("s3", endpoint_url=self._endpoint_url, region_name=self._region, config=quick)
        return self._made


def _key(name: str) -> str:
    if not NAME.fullmatch(name):
        raise NotFound(f"file {name[:80]!r}")
    return f"blobs/{name}"
