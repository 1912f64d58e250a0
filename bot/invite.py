"""The first coordinator's link, for an installation where nobody can use the chat yet."""

import secrets
from collections.abc import Sequence

from bot.clock import clock_for
from bot.factory import build_bot
from bot.settings import Settings
from services import migration
from services.centers import coordinator_invite, ensure_center
from services.database import Database


async def first_link(settings: Settings, center: str, districts: Sequence[str], zone: str) -> str:
    """Make the centre when it is new, and a link to its coordinator's post."""
    clock = clock_for(settings)
    bot = build_bot(settings.token(), settings.telegram_api_url, settings.telegram_proxy)
    if settings.database_url.startswith("sqlite"):
        await migration.upgrade(settings.database_url)
    db = Database(settings.database_url)
    try:
        me = await bot.get_me()
        center_id = await ensure_center(db, clock, center, districts, zone)
        made = await coordinator_invite(db, clock, center_id, secrets.token_hex(16))
    finally:
        await db.close()
        await bot.session.close()
    return f"https://t.me/{me.username}?start={made.code}"
