"""Use cases of «Спросить дату»: districts that never come are asked which day suits them, and what they say reaches who
asked. It is kept nowhere but in that letter."""

from sqlalchemy import select

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.audience import INVITED
from models.events.kinds import Weekday
from models.notifications import Notice, NoticeKind, Notification
from models.people import Person, Post, in_posts
from models.periods import Period
from services.events.turnout import turnout
from services.outbox.notices import tell
from services.work import Work, use_case


@use_case(Permission.SEE_SUMMARY)
async def ask_for_dates(work: Work, period: Period) -> int:
    """Ask everybody in a post of the districts that were asked in the period and never came; once a month. Returns how
    many are asked. Raises DomainError where there is no such district, nobody in it, or all of them were asked."""
    absent = [one.id for one in (await turnout(work, period)).absent]
    if not absent:
        raise DomainError("event-date-nobody")
    people = in_posts(select(Person.id).distinct(), work.center_id, work.today)
    people = people.where(Post.district_id.in_(absent), Post.role.in_(INVITED), Person.id != work.person_id)
    key = f"event-date:{work.today:%Y-%m}"
    async with work.db.writing() as session:
        found = (await session.scalars(people.order_by(Person.id))).all()
        told = [_notice(work, NoticeKind.EVENT_DATE, one, key, work.person_id, {}) for one in found]
        asked = await tell(session, work.clock.now(), told)
    if not asked:
        raise DomainError("event-date-asked")
    return asked


@use_case(Permission.ATTEND_EVENTS)
async def say_date(work: Work, asker_id: int, day: Weekday) -> None:
    """The day that suits the actor, to who asked; another one may be said after it. Raises NotFound for whoever was not
    asked by them."""
    mine = (Notification.kind == NoticeKind.EVENT_DATE, Notification.person_id == work.person_id)
    async with work.db.writing() as session:
        asked = select(Notification.id).where(*mine, Notification.subject_id == asker_id).limit(1)
        if await session.scalar(asked) is None:
            raise NotFound("event-gone")
        key = f"event-date-said:{work.person_id}:{work.today:%Y-%m}:{day}"
        said = _notice(work, NoticeKind.EVENT_DATE_SAID, asker_id, key, work.person_id, {"day": day.value})
        await tell(session, work.clock.now(), [said])


def _notice(work: Work, kind: NoticeKind, person: int, key: str, about: int, details: dict[str, object]) -> Notice:
    return Notice(
        kind=kind,
        center_id=work.center_id,
        person_id=person,
        key=key,
        not_before=work.clock.now(),
        subject_id=about,
        details=details,
    )
