"""The webhook: an update is confirmed when it has been stored, and a stranger's request is refused."""

import asyncio
import hmac
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import structlog
from aiogram import Bot
from aiohttp import hdrs, web
from aiohttp.http import HttpProcessingError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from yarl import URL

from bot.inbox import Inbox
from bot.polling import DRAIN
from bot.saying import reason, say
from bot.settings import Settings, SettingsError
from speed import wire
from storage.database import Database

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = structlog.get_logger()

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — a header's name
HEAD_SECONDS, BODY_SECONDS = 10, 30
"""What a request may take: one that trickles in holds a connection and nothing else."""
LAST_REQUESTS = 2.0
"""Seconds that requests get at the end: all they wait for is that the update is stored."""
ASKED = 2.0
"""Seconds until what does not answer counts as away."""
CUT_OFF = (web.RequestPayloadError, ConnectionError)
"""A body that is packed wrongly, or whose sender is gone."""
LARGEST = 1024 * 1024
"""Bytes of a body: Telegram's largest update is a tenth of that."""


class Hook:
    """Answers Telegram's requests."""

    def __init__(self, inbox: Inbox, secret: str) -> None:
        self._inbox, self._secret = inbox, secret.encode()

    async def __call__(self, request: web.Request) -> web.Response:
        """200 when it has been stored, 401 without the secret, 400 for what is no update, 503 when it could not be
        stored: Telegram sends it again."""
        told = request.headers.get(SECRET, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(told, self._secret):
            return web.Response(status=401)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                update = wire.loads(await request.read())
        except TimeoutError:
            return web.Response(status=408)
        except (ValueError, *CUT_OFF):
            return web.Response(status=400)
        if not (isinstance(update, dict) and type(update.get("update_id")) is int):
            return web.Response(status=400)
        try:
            await self._inbox.take([update], at_once=True)
        except (SQLAlchemyError, OSError) as error:
            log.warning("update not stored", reason=type(error).__name__)
            return web.Response(status=503)
        return web.Response()


class Nameless(web.Request):
    """A request whose answer does not say what serves here."""

    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        await super()._prepare_hook(response)
        response.headers.pop(hdrs.SERVER, None)


class Ready:
    """`/readyz`: 200 while what the bot needs is there, 503 with the names of what is away."""

    def __init__(self, db: Database, redis: "Redis | None") -> None:
        self._db, self._redis = db, redis

    async def __call__(self, _request: web.Request) -> web.Response:
        """Asked by whoever sends requests on to this process."""
        asked = {"database": self._database(), **({"redis": self._ping()} if self._redis is not None else {})}
        found = await asyncio.gather(*asked.values())
        away = [name for name, well in zip(asked, found, strict=True) if not well]
        return web.Response(status=503 if away else 200, text=f"away: {', '.join(away)}" if away else "ok")

    async def _database(self) -> bool:
        try:
            async with asyncio.timeout(ASKED), self._db.reading() as session:
                await session.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError, TimeoutError):
            return False
        return True

    async def _ping(self) -> bool:
        from redis.exceptions import RedisError

        try:
            async with asyncio.timeout(ASKED):
                await cast("Redis", self._redis).get("opora:ready")
        except (RedisError, OSError, TimeoutError):
            return False
        return True


async def serve(
    bot: Bot, inbox: Inbox, allowed: list[str], settings: Settings, ready: Ready, stop: asyncio.Event
) -> None:
    """Tell Telegram the address and serve it until `stop`. `/healthz` (and `/health`, as it was called) answers 200
    while the process lives."""
    app = web.Application(client_max_size=LARGEST)
    for path in ("/healthz", "/health"):
        app.router.add_get(path, _health)
    app.router.add_get("/readyz", ready)
    secret = settings.webhook_secret.get_secret_value()
    app.router.add_post(URL(settings.webhook_url).path or "/", Hook(inbox, secret))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LAST_REQUESTS, keepalive_timeout=HEAD_SECONDS)
    await runner.setup()
    # the answer to what is no request at all is made by aiohttp itself, so every request is of ours
    server = cast("Any", runner.server)
    server.request_factory = partial(server.request_factory, _cls=Nameless)
    logging.getLogger("aiohttp.server").addFilter(_worth_a_line)
    try:
        await _listen(runner, settings)
        await bot.set_webhook(
            settings.webhook_url, secret_token=secret, allowed_updates=allowed, drop_pending_updates=False
        )
        await stop.wait()
    finally:
        await runner.cleanup()
        await inbox.drain(DRAIN)


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    try:
        await web.TCPSite(runner, settings.web_host, settings.web_port).start()
    except OSError as error:
        where = f"{settings.web_host}:{settings.web_port}"
        raise SettingsError(say("run-no-port", where=where, why=reason(error))) from None


def _worth_a_line(record: logging.LogRecord) -> bool:
    """Whether it is of us: what the internet sends that is no HTTP is not, and its bytes belong in no log."""
    return not (record.exc_info and isinstance(record.exc_info[1], (HttpProcessingError, *CUT_OFF)))


async def _health(_request: web.Request) -> web.Response:
    return web.Response(text="ok")
