"""Whether the bot reaches a person."""

from models.identities import Messenger
from services.outbox.reachability import find_again, lose
from storage.clock import Clock
from storage.database import Database


async def mark_reachable(db: Database, clock: Clock, messenger: Messenger, user_id: int, *, reachable: bool) -> None:
    """The person stopped the bot or came back to it: the messenger says so, nobody asks for it."""
    async with db.writing() as session:
        await (find_again if reachable else lose)(session, clock.now(), messenger, user_id)
