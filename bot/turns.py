"""Whose turn it is in a chat that several replicas hear: the inbox knows what came first."""

import asyncio
from time import monotonic

import structlog

from storage import inbox
from storage.database import Database

log = structlog.get_logger()

LOOK = 0.05
"""Seconds between two looks at what came before; those who wait share each."""
LONGEST = 30.0
"""Seconds after which an update no longer waits for an older one that nobody ends: the chat's lock is asked then."""


class ChatTurns:
    """Updates of a chat begin in the order in which Telegram numbered them, whichever replica has which."""

    def __init__(self, db: Database, bot_id: int) -> None:
        self._db, self._bot_id = db, bot_id

    async def wait(self, chat: int, update_id: int) -> None:
        """Until no older update of the chat waits or is at work."""
        until = monotonic() + LONGEST
        while (first := await self._db.ask(inbox.first_of, (self._bot_id, chat))) is not None and first < update_id:
            if monotonic() > until:
                log.warning("older update not waited for", update_id=update_id, older=first)
                return
            await asyncio.sleep(LOOK)
