"""The machine: who can read the settings, how much room there is, what the program finds of zones and fonts."""

import asyncio
import shutil
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url

from bot.doctor.finding import Finding, bad, note, well
from bot.readers import PRIVATE
from bot.saying import reason
from bot.settings import Settings, settings_file

LITTLE = 200 * 1024 * 1024
"""Bytes with which an SQLite database can neither be migrated nor copied any more."""
FULL = 0.9
ZONES = ("Europe/Moscow", "Asia/Kamchatka")
FONT = "mpl-data/fonts/ttf/DejaVuSans.ttf"


async def settings_private(settings: Settings) -> Finding | None:
    """Whether others on the machine can read the token out of the file of settings."""
    file = settings_file()
    if file is None or not file.exists():
        return None
    return bad("settings-open", file=str(file)) if file.stat().st_mode & PRIVATE else well("settings-private")


async def disk(settings: Settings) -> Finding:
    """Whether there is room where the data stands."""
    return await asyncio.to_thread(_room, settings)


def _room(settings: Settings) -> Finding:
    url = make_url(settings.database_url)
    folder = Path(url.database or "").resolve().parent if url.get_backend_name() == "sqlite" else Path.cwd() / "data"
    while not folder.exists():
        folder = folder.parent
    try:
        found = shutil.disk_usage(folder)
    except OSError as error:
        return bad("disk-unknown", folder=str(folder), why=reason(error))
    said = {"folder": str(folder), "free": f"{found.free / 2**30:.1f}".replace(".", ",")}
    if found.free < LITTLE:
        return bad("disk-full", **said)
    used = found.used / found.total
    return note("disk-fills", percent=round(used * 100), **said) if used > FULL else well("disk", **said)


async def zones(_: Settings) -> Finding:
    """Whether the program finds the time zones of the world."""
    try:
        for one in ZONES:
            ZoneInfo(one)
    except (ZoneInfoNotFoundError, OSError):
        return bad("zones-missing")
    return well("zones")


async def fonts(_: Settings) -> Finding:
    """Whether charts find the font that comes with matplotlib, which has Russian letters."""
    found = find_spec("matplotlib")
    there = found is not None and found.origin is not None and (Path(found.origin).parent / FONT).is_file()
    return well("fonts") if there else bad("fonts-missing")
