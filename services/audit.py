"""Lines of the audit log, written in the transaction of what they tell of."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import AuditLine, Event
from services.clock import Clock


def log(
    session: AsyncSession,
    clock: Clock,
    center_id: int,
    person_id: int,
    event: Event,
    subject: str = "",
    details: str = "",
) -> None:
    """Say who did what in which centre, now. `subject` is a field's name or a row's number, never a text."""
    session.add(
        AuditLine(
            center_id=center_id, person_id=person_id, at=clock.now(), event=event, subject=subject, details=details
        )
    )
