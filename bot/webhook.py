"""The webhook: an update is confirmed when it has been handled, and a stranger's request is refused."""

import asyncio

from aiogram import Bot, Dispatcher
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from yarl import URL

from bot.settings import Settings

DRAIN = 8.0
"""Seconds that running handlers get at the end."""


async def serve(bot: Bot, dispatcher: Dispatcher, settings: Settings, stop: asyncio.Event) -> None:
    """Tell Telegram the address and serve it until `stop`. `/health` answers 200 while the bot runs."""
    app = web.Application()
    app.router.add_get("/health", _health)
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=settings.webhook_secret)
    handler.register(app, path=URL(settings.webhook_url).path or "/")
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=DRAIN)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.web_host, settings.web_port).start()
        await bot.set_webhook(
            settings.webhook_url,
            secret_token=settings.webhook_secret,
            allowed_updates=dispatcher.resolve_used_update_types(),
            drop_pending_updates=False,
        )
        await stop.wait()
    finally:
        await runner.cleanup()


async def _health(_request: web.Request) -> web.Response:
    return web.Response(text="ok")
