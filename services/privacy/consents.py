"""Use cases of the consent that is given anew when what is kept of a person has grown."""

from sqlalchemy import select

from models import consent
from models.access import Permission
from models.audit import Event
from models.errors import DomainError
from models.people import Person
from services.audit import log
from services.work import Work, use_case


@use_case(Permission.OWN_DATA)
async def agree(work: Work, version: int) -> None:
    """The actor agrees to this version, in all centres of the account; agreed already: nothing is written.

    Raises DomainError when the text that was shown is not today's, for then it was another text that they agreed to.
    """
    if version != consent.VERSION:
        raise DomainError("error-stale")
    async with work.db.writing() as session:
        account = select(Person).where(Person.account == work.actor.account).order_by(Person.id)
        for person in await session.scalars(account.with_for_update()):
            if person.agree(work.clock.now()):
                log(session, work.clock, person.center_id, person.id, Event.CONSENT_RENEWED, str(version))
