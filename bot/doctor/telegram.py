"""Telegram: whether it knows the token, where it sends updates, and what time it has."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from bot.doctor.finding import Finding, bad, note, well
from bot.settings import Settings, SettingsError
from storage.clock import Clock, SystemClock

if TYPE_CHECKING:
    from aiogram import Bot

SKEW = timedelta(seconds=60)
"""By how much the machine's clock may be off: reminders are told to the minute."""
MANY = 100
"""Updates that wait at Telegram, from which on something is wrong with the way to here."""
PATIENCE = 10.0


@asynccontextmanager
async def _bot(settings: Settings) -> "AsyncIterator[Bot | None]":
    """The client; None where the settings have no token, which `token` says."""
    try:
        told = settings.token()
    except SettingsError:
        yield None
        return
    if not told:
        from bot.max import beside_gateway

        async with beside_gateway(settings, intake=False) as (way, _), _bot(way) as bot:
            yield bot
        return
    from bot.factory import build_bot

    bot = build_bot(told, settings.telegram_api_url, settings.telegram_proxy.get_secret_value())
    try:
        yield bot
    finally:
        await bot.session.close()


async def token(settings: Settings) -> Finding:
    """Whether Telegram answers, or MAX, and knows the token."""
    try:
        return await _known(settings)
    except SettingsError as error:
        return bad("token-refused", why=str(error))


async def _known(settings: Settings) -> Finding:
    async with _bot(settings) as bot:
        if bot is None:
            return bad("token-wrong" if settings.bot_token.get_secret_value() else "token-none")
        from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError

        from bot.session import NO_ANSWER

        try:
            me = await bot.get_me()
        except TelegramUnauthorizedError:
            return bad("token-unknown")
        except NO_ANSWER:
            return bad("telegram-away", address=settings.api_address)
        except TelegramAPIError as error:
            return bad("token-refused", why=error.message)
        return well("token", name=f"@{me.username}")


async def webhook(settings: Settings) -> Finding | None:
    """Whether Telegram sends updates where this bot waits for them. None where Telegram does not answer, and in MAX:
    the gateway sees to it."""
    if settings.speaks_max:
        return None
    async with _bot(settings) as bot:
        if bot is None:
            return None
        from aiogram.exceptions import TelegramAPIError

        try:
            found = await bot.get_webhook_info()
        except TelegramAPIError:
            return None
    if found.url != settings.webhook_url:
        return note("webhook-other" if found.url else "webhook-unset")
    if found.last_error_message and found.pending_update_count:
        return bad("webhook-fails", why=found.last_error_message, count=found.pending_update_count)
    if found.pending_update_count > MANY:
        return note("webhook-behind", count=found.pending_update_count)
    return well("webhook" if found.url else "polling")


async def clock(settings: Settings) -> Finding | None:
    """Whether the machine's clock agrees with Telegram's. None where nobody says what time it is."""
    if settings.speaks_max:
        return None
    async with _bot(settings) as bot:
        said = None if bot is None else await _date(bot, settings.telegram_api_url)
    return None if said is None else skew(said, SystemClock())


async def _date(bot: "Bot", address: str) -> str | None:
    """The header of HTTP in which a server says its time (RFC 9110, 6.6.1), asked the way all calls go."""
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiohttp import ClientError, ClientTimeout

    from bot.session import TRANSPORT

    if not isinstance(bot.session, AiohttpSession):
        return None
    session = await bot.session.create_session()
    try:
        async with session.get(address, timeout=ClientTimeout(PATIENCE), allow_redirects=False) as answer:
            return answer.headers.get("Date")
    except (ClientError, TimeoutError, *TRANSPORT):
        return None


def skew(said: str, here: Clock) -> Finding | None:
    """What the difference of the two clocks means; None when that is no date."""
    try:
        there = parsedate_to_datetime(said)
    except ValueError:
        return None
    off = here.now() - (there if there.tzinfo else there.replace(tzinfo=UTC))
    if abs(off) <= SKEW:
        return well("clock")
    return bad("clock-skew", seconds=round(off / timedelta(seconds=1)), there=_hour(there))


def _hour(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y %H:%M} UTC"
