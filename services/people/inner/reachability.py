"""Whether the bot reaches a person."""

from services.outbox.reachability import find_again, lose
from storage.clock import Clock
from storage.database import Database


async def mark_reachable(db: Database, clock: Clock, telegram_id: int, *, reachable: bool) -> None:
    """The person stopped the bot or came back to it: Telegram says so, nobody asks for it."""
    async with db.writing() as session:
        await (find_again if reachable else lose)(session, clock.now(), telegram_id)
