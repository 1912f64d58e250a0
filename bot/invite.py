"""The first coordinator's link, for an installation where nobody can use the chat yet."""

import secrets
from collections.abc import Sequence

from bot.asking import with_database
from bot.clock import clock_for
from bot.database import up_to_date
from bot.factory import known_bot
from bot.saying import say
from bot.settings import Settings, SettingsError
from models.errors import DomainError
from services.people.inner.founding import coordinator_invite, ensure_center
from services.people.invitation import Invitation
from services.texts import texts
from storage.database import Database


async def first_link(settings: Settings, center: str, districts: Sequence[str], zone: str) -> str:
    """Make the centre when it is new, and a link to its coordinator's post.

    Raises SettingsError when Telegram does not answer.
    """
    clock = clock_for(settings)
    async with known_bot(settings) as bot:
        me = await bot.me()
    if settings.database_url.startswith("sqlite"):
        await up_to_date(settings.database_url)

    async def invited(db: Database) -> Invitation:
        center_id = await ensure_center(db, clock, center, districts, zone)
        return await coordinator_invite(db, clock, center_id, secrets.token_hex(16))

    try:
        made = await with_database(invited, settings)
    except DomainError as error:
        raise SettingsError(say("invite-refused", why=texts().plain(error.key, **error.arguments))) from None
    return f"{settings.start_link(me.username)}{made.code}"
