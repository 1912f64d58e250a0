"""What time does to questionnaires: whoever has not answered is reminded once, and the end is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.alarms import Alarm
from models.notifications import Notice, NoticeKind
from models.people import Holding
from models.questionnaires import Questionnaire, QuestionnairePost, Respondent
from models.reminders.recipients import House
from services.outbox.notices import tell
from services.plan.inner.own_deeds import Doer
from services.questionnaires.inner.rounds import mark_round
from services.roster.centers import load_houses
from services.timers.firing import Ringing


async def ring_questionnaires(ringing: Ringing, alarms: Sequence[Alarm]) -> Mapping[int, datetime | None]:
    """Open rounds: the reminder on its day, then the end. A round that the coordinator closed needs neither."""
    houses = await load_houses(ringing.session, {alarm.center_id for alarm in alarms}, ringing.now)
    query = select(Questionnaire).where(
        Questionnaire.id.in_([alarm.subject_id for alarm in alarms]), Questionnaire.closed_at.is_(None)
    )
    found = (await ringing.session.scalars(query)).all()
    return {one.id: await _ring(ringing, one, houses[one.center_id]) for one in found}


async def _ring(ringing: Ringing, found: Questionnaire, house: House) -> datetime | None:
    again, over = found.reminded(house.today(found.opened_at)), house.morning(found.told_over)
    if again is not None and ringing.now < house.morning(again):
        return house.morning(again)
    if ringing.now < over:
        if again is not None and not found.over(house.today(ringing.now)):
            people = await _silent(ringing.session, found, house, ringing.now)
            await _tell(ringing, house, found, NoticeKind.QUESTIONNAIRE_AGAIN, people)
        return over
    today = house.today(ringing.now)
    above = [one.id for one in house.coordinators(today)]
    if above:
        await mark_round(ringing.session, Doer(house.id, above[0], ringing.now, today), found)
    await _tell(ringing, house, found, NoticeKind.QUESTIONNAIRE_OVER, above)
    return None


async def _silent(session: AsyncSession, found: Questionnaire, house: House, now: datetime) -> list[int]:
    """Who is asked today and has not answered."""
    today = house.today(now)
    answered = exists().where(Respondent.questionnaire_id == found.id, Respondent.person_id == Holding.person_id)
    query = (
        select(Holding.person_id)
        .join(QuestionnairePost, QuestionnairePost.post_id == Holding.post_id)
        .where(QuestionnairePost.questionnaire_id == found.id, Holding.held(today), ~answered)
        .distinct()
        .order_by(Holding.person_id)
    )
    return list(await session.scalars(query))


async def _tell(ringing: Ringing, house: House, found: Questionnaire, kind: NoticeKind, people: Sequence[int]) -> None:
    holders = [holder for one in people if (holder := house.person(one)) is not None]
    notices = [
        Notice(
            kind=kind,
            center_id=house.id,
            person_id=one.id,
            key=f"{kind}:{found.id}",
            not_before=house.not_before(one, ringing.now),
            subject_id=found.id,
        )
        for one in holders
    ]
    await tell(ringing.session, ringing.now, notices)
