"""What became of a send, marked in the outbox."""

from datetime import timedelta

import structlog
from aiogram.exceptions import TelegramMigrateToChat

from models.identities import Messenger
from models.notifications import Notification, Status
from scheduler.pace import Circuit, Pace
from scheduler.troubles import Trouble, backoff, classify, pause_of
from services.outbox import deliveries, reachability
from services.outbox.deliveries import Call
from services.outbox.digests import Verdicts
from storage.clock import Clock
from storage.database import Database
from storage.meter import count

log = structlog.get_logger()

UNHEARD = (Trouble.RETRY, Trouble.AMBIGUOUS)
"""Nobody answered: of many in a row, Telegram is away."""
SLOWER = 30
"""Our own mistakes are tried that much more seldom than a lost line."""


class DeliveryRecorder:
    """Marks rows; tells the pace and the circuit what Telegram said."""

    def __init__(self, db: Database, clock: Clock, pace: Pace, circuit: Circuit) -> None:
        self._db, self._clock, self._pace, self._circuit = db, clock, pace, circuit

    async def sent(self, row: Notification, message_id: int, verdicts: Verdicts | None) -> None:
        """Telegram has taken the row as this message: end it, or say in the log that its lease was lost."""
        self._answered()
        count("sent", "sent")
        log.info("sent", notification=row.id, kind=row.kind)
        now = self._clock.now()
        call = Call("sent", f"message {message_id}")
        if not await deliveries.end(
            self._db, row, now, Status.SENT, call=call, message_id=message_id, verdicts=verdicts
        ):
            log.warning("sent after the lease was lost", notification=row.id)

    async def refused(self, row: Notification, to: tuple[Messenger, int], error: Exception) -> None:
        """The messenger said no of this user, or nothing."""
        trouble = classify(error)
        count("sent", trouble)
        log.info("not sent", notification=row.id, trouble=trouble, error=type(error).__name__)
        now, call = self._clock.now(), Call(trouble, f"{type(error).__name__}: {error}")
        if trouble in UNHEARD:
            if self._circuit.failed(type(error).__name__):
                log.error("telegram does not answer", reason=self._circuit.reason)
            at, unsure = now + backoff(row.attempts), trouble is Trouble.AMBIGUOUS
            await deliveries.try_again(self._db, row, now, at, call, maybe_twice=unsure)
            return
        if trouble is Trouble.STOP:
            if self._circuit.forbidden(str(error)):
                log.error("telegram refuses the bot", reason=self._circuit.reason)
            await deliveries.try_again(self._db, row, now, row.not_before, call, counted=False)
            return
        self._answered()
        if trouble is Trouble.THROTTLED:
            pause = pause_of(error)
            self._pace.refused(to[1], pause.total_seconds())
            await deliveries.try_again(self._db, row, now, now + pause, call, counted=False)
        elif trouble is Trouble.UNREACHABLE:
            await deliveries.end(self._db, row, now, Status.SUSPENDED, call.error, call=call)
            async with self._db.writing() as session:
                await reachability.lose(session, now, *to)
        elif isinstance(error, TelegramMigrateToChat):
            await deliveries.move(self._db, *to, error.migrate_to_chat_id)
            await deliveries.try_again(self._db, row, now, now, call, counted=False)
        else:
            log.error("dead letter", notification=row.id, kind=row.kind, error=call.error)
            await deliveries.end(self._db, row, now, Status.DEAD, call.error, call=call)

    async def failed(self, row: Notification, error: Exception) -> None:
        """We could not write it: more and more seldom while there is time, then it is dead."""
        count("sent", "mistake")
        now, call = self._clock.now(), Call("mistake", f"{type(error).__name__}: {error}")
        pause: timedelta = backoff(row.attempts) * SLOWER
        if now + pause >= row.expires_at:
            await deliveries.end(self._db, row, now, Status.DEAD, call.error, call=call)
        else:
            await deliveries.try_again(self._db, row, now, now + pause, call)

    def _answered(self) -> None:
        if self._circuit.answered():
            log.warning("telegram answers again")
