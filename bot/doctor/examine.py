"""What is wrong with this installation, and how to mend it: `opora doctor`."""

import asyncio
from collections.abc import Sequence

from bot.doctor.database import database, redis
from bot.doctor.finding import Check, Finding, bad, well
from bot.doctor.library import files
from bot.doctor.machine import disk, fonts, settings_private, zones
from bot.doctor.telegram import clock, token, webhook
from bot.doctor.work import copies, outbox
from bot.settings import SettingsError, load_settings

CHECKS: Sequence[Check] = (
    settings_private,
    database,
    redis,
    token,
    webhook,
    clock,
    disk,
    zones,
    fonts,
    outbox,
    copies,
)
"""In this order they are said. They run side by side: most of the time goes to waiting for an answer."""


async def examine(*, every_file: bool = False) -> list[Finding]:
    """Settings first: without them nothing else can be looked at. Of the library's files a sample is read, or all."""
    try:
        settings = load_settings()
    except SettingsError as error:
        return [bad("settings-wrong", why=str(error))]
    store = files(settings, every=every_file)
    looked = await asyncio.gather(*(check(settings) for check in CHECKS), store)
    return [well("settings"), *(one for one in looked if one is not None)]
