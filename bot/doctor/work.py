"""The bot's work: whether letters go out."""

from datetime import timedelta

from bot.asking import with_database
from bot.clock import clock_for
from bot.doctor.finding import Finding, bad, well
from bot.doctor.present import is_there
from bot.settings import Settings, SettingsError
from services.outbox.backlog import backlog

LATE = timedelta(minutes=10)
"""How long a letter may be due and not yet sent."""


async def outbox(settings: Settings) -> Finding | None:
    """Whether letters wait that should have gone. None without a database that can be asked."""
    if not await is_there(settings):
        return None
    now = clock_for(settings).now()
    try:
        found = await with_database(lambda db: backlog(db, now), settings)
    except SettingsError:
        return None
    if found.age > LATE:
        return bad("outbox-late", count=found.letters, minutes=round(found.age / timedelta(minutes=1)))
    return well("outbox")
