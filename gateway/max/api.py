"""MAX's API over HTTP. A call is paced before it goes; what comes of it is one of four: an answer, a refusal, nothing
sent, nobody knows."""

import json
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    InvalidURL,
    TCPConnector,
)

from gateway.botapi.limits import DOWNLOAD_BYTES
from gateway.botapi.shapes import Json
from gateway.max.errors import TOO_MANY, Ambiguous, MaxError, NeverSent
from gateway.max.pace import Pace
from gateway.max.times import Times

PATIENCE = 20.0
"""Seconds for one call: less than the bot's outbox gives to one."""
UPLOADING = 120.0
POLL = 30
IDLE = 15.0
"""Seconds that an unused connection is kept: one that MAX has closed meanwhile would look like a lost call."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 32.0
FIELDS = {"audio": "file", "video": "file"}
"""Under which name a file of that kind is uploaded; `data` otherwise."""
OWN = (".max.ru", ".oneme.ru")
"""Hosts of MAX, beside the one that is asked: none other is ever shown the token."""


def trusted(ca_file: Path | None) -> ssl.SSLContext:
    """What certificates are believed: the system's, and those of the file (Минцифры's root has to be in one)."""
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    return context


class MaxApi:
    """One bot's way to MAX."""

    def __init__(self, session: ClientSession, url: str, token: str, times: Times) -> None:
        self._session, self._url, self._times = session, url.rstrip("/"), times
        self._headers = {"Authorization": token}
        self._refused: dict[tuple[str, int], int] = {}
        self.pace = Pace(times)

    @classmethod
    def opened(cls, url: str, token: str, times: Times, ca_file: Path | None = None) -> Self:
        """To be closed by `close`."""
        connector = TCPConnector(limit=100, keepalive_timeout=IDLE, ssl=trusted(ca_file))
        return cls(ClientSession(connector=connector), url, token, times)

    async def close(self) -> None:
        """No call comes after it."""
        await self._session.close()

    async def paced(
        self, kind: str, dialog: int, verb: str, path: str, query: Mapping[str, object], body: Json | None = None
    ) -> Json:
        """A call in a dialog, when its turn has come. Raises what `call` does, and TelegramError 429 of our own."""
        await self.pace.turn(kind, dialog)
        try:
            answer = await self.call(verb, path, query, body)
        except MaxError as error:
            if error.status == TOO_MANY:
                self._wait_longer(error, (kind, dialog))
            raise
        self._refused.pop((kind, dialog), None)
        return answer

    def _wait_longer(self, error: MaxError, where: tuple[str, int]) -> None:
        """As MAX says, else 1, 2, 4… seconds."""
        times = self._refused[where] = self._refused.get(where, 0) + 1
        error.retry_after = error.retry_after or min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (times - 1))
        self.pace.hold(*where, error.retry_after)

    async def call(
        self,
        verb: str,
        path: str,
        query: Mapping[str, object] | None = None,
        body: Json | None = None,
        patience: float = PATIENCE,
    ) -> Json:
        """MAX's answer. Raises MaxError, NeverSent, Ambiguous."""
        asked = {name: _word(value) for name, value in (query or {}).items()}
        try:
            async with self._session.request(
                verb,
                self._url + path,
                params=asked,
                json=body,
                headers=self._headers,
                timeout=ClientTimeout(patience, sock_connect=10),
            ) as answer:
                said = await answer.read()
        except (ClientConnectorError, ConnectionTimeoutError, InvalidURL) as error:
            raise NeverSent(type(error).__name__) from error
        except (ClientError, OSError, TimeoutError) as error:
            raise Ambiguous(type(error).__name__) from error
        return _read(answer.status, said, answer.headers.get("Retry-After"))

    async def upload(self, kind: str, name: str, data: bytes, mime: str) -> str:
        """The token of a file that was put up. Raises MaxError, and NeverSent: nothing was said to anybody by it."""
        try:
            place = await self.call("POST", "/uploads", {"type": kind})
            form = FormData(quote_fields=False)  # «План.docx» as browsers write it
            form.add_field(FIELDS.get(kind, "data"), data, filename=name, content_type=mime or None)
            async with self._session.post(place["url"], data=form, timeout=ClientTimeout(UPLOADING)) as answer:
                said, status = await answer.read(), answer.status
        except (ClientError, OSError, TimeoutError, Ambiguous, KeyError) as error:
            raise NeverSent(type(error).__name__) from error
        if token := place.get("token"):
            if status >= 400:
                raise MaxError(status, "upload.failed")
            return str(token)  # of video and audio, whose upload is answered in XML
        return _token(_read(status, said, None))

    async def download(self, url: str) -> bytes:
        """What stands there, up to what a bot may download; asked without the token first, and with it of MAX alone.

        Raises MaxError with the status, NeverSent.
        """
        for headers in ({}, self._headers):
            try:
                async with self._session.get(url, headers=headers, timeout=ClientTimeout(UPLOADING)) as answer:
                    if answer.status in (401, 403) and not headers and self._own(url):
                        continue
                    if answer.status != 200:
                        raise MaxError(answer.status, "file")
                    if (answer.content_length or 0) > DOWNLOAD_BYTES:
                        raise MaxError(413, "file")
                    return await answer.content.read(DOWNLOAD_BYTES + 1)
            except (ClientError, OSError, TimeoutError) as error:
                raise NeverSent(type(error).__name__) from error
        raise MaxError(403, "file")

    def _own(self, url: str) -> bool:
        there, here = urlsplit(url), urlsplit(self._url)
        host = there.hostname or ""
        return there.scheme == here.scheme and (host == here.hostname or host.endswith(OWN))


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read(status: int, said: bytes, retry_after: str | None) -> Json:
    try:
        body = json.loads(said)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        if status == 200 or status >= 500:
            raise Ambiguous(f"HTTP {status} without JSON")  # a proxy's page, or an answer that broke off
        body = {}
    if status != 200:
        raise MaxError(status, str(body.get("code", "")), str(body.get("message", "")), _seconds(retry_after))
    if body.get("success") is False or "error_code" in body:
        raise MaxError(200, str(body.get("code", "")), str(body.get("message", "")))
    return body


def _seconds(said: str | None) -> float | None:
    try:
        return float(said) if said else None
    except ValueError:
        return None


def _token(uploaded: Json) -> str:
    photos = uploaded.get("photos")
    if isinstance(photos, dict) and photos:
        uploaded = next(iter(photos.values()))
    token = uploaded.get("token")
    if not token:
        raise MaxError(200, "upload.failed")
    return str(token)
