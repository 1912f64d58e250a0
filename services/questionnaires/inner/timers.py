"""What time does to questionnaires: whoever has not answered is reminded once, and the end is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import NoticeKind
from models.people import Tenure
from models.questionnaires import Questionnaire, QuestionnairePost, Respondent
from models.reminders.recipients import CenterRoster
from models.timers import Timer
from services.outbox.notices import tell
from services.plan.inner.own_deeds import Doer
from services.questionnaires.inner.rounds import mark_round
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext


async def fire_questionnaires(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Open rounds: the reminder on its day, then the end. A round that the coordinator closed needs neither."""
    rosters = await load_rosters(firing.session, {timer.center_id for timer in timers}, firing.now)
    query = select(Questionnaire).where(
        Questionnaire.id.in_([timer.subject_id for timer in timers]), Questionnaire.closed_at.is_(None)
    )
    found = (await firing.session.scalars(query)).all()
    return {one.id: await _fire(firing, one, rosters[one.center_id]) for one in found}


async def _fire(firing: FiringContext, found: Questionnaire, roster: CenterRoster) -> datetime | None:
    again, over = found.reminded(roster.today(found.opened_at)), roster.morning(found.told_over)
    if again is not None and firing.now < roster.morning(again):
        return roster.morning(again)
    if firing.now < over:
        if again is not None and not found.over(roster.today(firing.now)):
            people = await _silent(firing.session, found, roster, firing.now)
            await _tell(firing, roster, found, NoticeKind.QUESTIONNAIRE_AGAIN, people)
        return over
    today = roster.today(firing.now)
    above = [one.id for one in roster.coordinators(today)]
    if above:
        await mark_round(firing.session, Doer(roster.id, above[0], firing.now, today), found)
    await _tell(firing, roster, found, NoticeKind.QUESTIONNAIRE_OVER, above)
    return None


async def _silent(session: AsyncSession, found: Questionnaire, roster: CenterRoster, now: datetime) -> list[int]:
    """Who is asked today and has not answered."""
    today = roster.today(now)
    answered = exists().where(Respondent.questionnaire_id == found.id, Respondent.person_id == Tenure.person_id)
    query = (
        select(Tenure.person_id)
        .join(QuestionnairePost, QuestionnairePost.post_id == Tenure.post_id)
        .where(QuestionnairePost.questionnaire_id == found.id, Tenure.held(today), ~answered)
        .distinct()
        .order_by(Tenure.person_id)
    )
    return list(await session.scalars(query))


async def _tell(
    firing: FiringContext, roster: CenterRoster, found: Questionnaire, kind: NoticeKind, people: Sequence[int]
) -> None:
    holders = [holder for one in people if (holder := roster.person(one)) is not None]
    notices = [roster.notice(kind, one, f"{kind}:{found.id}", firing.now, found.id) for one in holders]
    await tell(firing.session, firing.now, notices)
