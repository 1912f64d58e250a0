"""Use cases of whom the summary is sent: each who may see it chooses for themselves."""

from models.access import Permission
from models.people import Person
from models.summaries import SummaryRhythm
from services.subscriptions.inner.firing import set_timer
from services.work import Work, use_case


@use_case(Permission.SEE_SUMMARY)
async def my_rhythm(work: Work) -> SummaryRhythm | None:
    """How often the actor is sent the summary; None: never."""
    async with work.db.reading() as session:
        return (await session.get_one(Person, work.person_id)).summary_rhythm


@use_case(Permission.SEE_SUMMARY)
async def choose_rhythm(work: Work, rhythm: SummaryRhythm | None) -> None:
    """From the next day of that rhythm on; None: never. What waits to be sent by another rhythm is not sent."""
    async with work.db.writing() as session:
        me = await session.get_one(Person, work.person_id, with_for_update=True)
        me.summary_rhythm = rhythm
        await set_timer(session, me, work.clock.now())
