"""The use case of «Сертификат участника»: a paper of the registry, made of one event and who was there."""

from models.access import Permission
from models.papers.kinds import PaperKind
from services.events.certificates import give
from services.papers.making import order_of
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def order_certificate(work: Work, event_id: int) -> None:
    """The actor's certificate, sent as a message of its own. Raises NotFound for an event that they were not asked to,
    DomainError as `give`."""
    await give(work, event_id)
    await order_of(work, PaperKind.CERTIFICATE, (event_id, work.person_id))
