"""What becomes of a coordinator who came by a link: asked about, noticed, admitted by time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.admissions import NOTICE, WORKING_DAYS, Admission
from models.audit import Event
from models.calendar import add_working_days
from models.notifications import Notice, NoticeKind
from models.people import Center, Invite, Person, Post, Tenure, in_posts
from models.timers import Timer, TimerKind
from services.audit import log
from services.outbox.notices import tell
from services.outbox.reachability import coordinators
from services.people.inner.passing import take_over
from services.timers.firing import FiringContext, set_timers
from services.timers.recheck import recheck_person

AGAIN = 3
"""How often the coordinators are asked again about whoever came by a link of many."""


async def must_wait(session: AsyncSession, invite: Invite, person_id: int, today: date) -> bool:
    """Whether somebody of the centre has to know first of whom this link makes its coordinator. Not of whom one of
    its coordinators invited, of one who is there already, and of the first one of a centre where nobody is."""
    there = await coordinators(session, invite.center_id, today)
    if person_id in there or invite.made_by in there:
        return False
    return bool(set(await _people(session, invite.center_id, today)) - {person_id})


async def ask(session: AsyncSession, now: datetime, invite: Invite, person: Person, today: date) -> None:
    """The coordinators are asked; where there is none any more, everybody is told at once. Asked already: nothing."""
    undecided = (Admission.person_id == person.id, Admission.decided_at.is_(None))
    if await session.scalar(select(Admission.id).where(*undecided)) is not None:
        return
    shared = invite.id if invite.places is not None else None
    made = Admission(
        center_id=invite.center_id, person_id=person.id, post_id=invite.post_id, asked_at=now, invite_id=shared
    )
    session.add(made)
    await session.flush()
    there = await coordinators(session, invite.center_id, today)
    kind = NoticeKind.COORDINATOR_ASKED if shared is None else NoticeKind.ARRIVAL_ASKED
    await tell_people(session, now, made, kind, there)
    await set_timers(session, TimerKind.ADMISSION, made.center_id, {made.id: now})


async def come_in_at_once(session: AsyncSession, now: datetime, invite: Invite, person: Person) -> None:
    """By somebody's word: what the person asked the centre before is answered with it."""
    asked = select(Admission.id).where(Admission.person_id == person.id, Admission.decided_at.is_(None))
    for admission in (await session.scalars(asked)).all():
        await set_timers(session, TimerKind.ADMISSION, invite.center_id, {admission: None})
        found = await session.get_one(Admission, admission, with_for_update=True, populate_existing=True)
        if found.decided_at is None:
            found.decide(now, invite.made_by, admitted=True)


async def tell_of_new(session: AsyncSession, now: datetime, tenure: Tenure, center_id: int, today: date) -> None:
    """Every new coordinator is told to the others."""
    await session.flush()
    others = set(await coordinators(session, center_id, today)) - {tenure.person_id}
    kind = NoticeKind.COORDINATOR_CAME
    notices = [
        Notice(
            kind=kind,
            center_id=center_id,
            person_id=one,
            key=f"coordinator:{tenure.id}",
            not_before=now,
            subject_id=tenure.id,
        )
        for one in sorted(others)
    ]
    await tell(session, now, notices)


async def fire_admissions(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Nobody answered in three working days, or nobody is there who could: everybody of the centre is told, and two
    days later it takes effect."""
    query = (
        select(Admission, Center.zone, Person)
        .join(Center, Center.id == Admission.center_id)
        .join(Person, Person.id == Admission.person_id)
        .where(Admission.id.in_([timer.subject_id for timer in timers]), Admission.decided_at.is_(None))
        .with_for_update(of=Person)  # nobody is forgotten while they come in
    )
    rows = (await firing.session.execute(query)).all()
    return {one.id: await _fire(firing, one, ZoneInfo(zone), person) for one, zone, person in rows}


async def _fire(firing: FiringContext, found: Admission, zone: ZoneInfo, person: Person) -> datetime | None:
    session, now = firing.session, firing.now
    today = now.astimezone(zone).date()
    if person.account < 0:  # who asked to be forgotten asks for nothing any more
        found.decide(now, None, admitted=False)
        return None
    if found.invite_id is not None:
        return await _ask_again(firing, found, zone)
    if found.noticed_at is None:
        asked = found.asked_at.astimezone(zone)
        ends = datetime.combine(add_working_days(asked.date(), WORKING_DAYS), asked.timetz())
        if now < ends and await coordinators(session, found.center_id, today):
            return ends
        found.noticed_at = now
        everybody = set(await _people(session, found.center_id, today)) - {person.id}
        await tell_people(session, now, found, NoticeKind.COORDINATOR_NOTICE, sorted(everybody))
        log(session, _At(now), found.center_id, None, Event.COORDINATOR_NOTICE, str(person.id))
    if now < found.noticed_at + NOTICE:
        return found.noticed_at + NOTICE
    there = await coordinators(session, found.center_id, today)
    if there and await post_is_closed(session, found):
        found.decide(now, None, admitted=False)
        await take_effect(session, now, found, person, today)
        return None
    found.decide(now, None, admitted=True)
    log(session, _At(now), found.center_id, None, Event.COORDINATOR_ADMITTED, str(person.id))
    await take_effect(session, now, found, person, today)
    return None


async def _ask_again(firing: FiringContext, found: Admission, zone: ZoneInfo) -> datetime | None:
    """Nobody has answered whoever came by a link of many: the coordinators are asked anew, and time decides nothing."""
    asked = found.asked_at.astimezone(zone)
    moments = [
        datetime.combine(add_working_days(asked.date(), WORKING_DAYS * n), asked.timetz()) for n in range(1, AGAIN + 1)
    ]
    if over := [n for n, at in enumerate(moments, 1) if at <= firing.now]:
        there = await coordinators(firing.session, found.center_id, firing.now.astimezone(zone).date())
        await tell_people(firing.session, firing.now, found, NoticeKind.ARRIVAL_ASKED, there, again=over[-1])
    return next((at for at in moments if at > firing.now), None)


async def post_is_closed(session: AsyncSession, found: Admission) -> bool:
    """Whether the place that somebody waits for was closed meanwhile. Only a centre without any coordinator opens it
    again for them: nobody else could."""
    return (await session.get_one(Post, found.post_id)).closed_on is not None


async def take_effect(
    session: AsyncSession, now: datetime, found: Admission, person: Person, today: date
) -> Tenure | None:
    """What was decided takes effect, and is told to the newcomer and to the other coordinators; the holding, where
    there is one."""
    if person.account < 0:
        found.admitted = False
        return None
    shared = found.invite_id is not None
    kind = NoticeKind.ARRIVAL_DECIDED if shared else NoticeKind.COORDINATOR_DECIDED
    await tell_people(session, now, found, kind, [person.id])
    if not found.admitted:
        return None
    tenure = Tenure(post_id=found.post_id, person_id=person.id, since=today)
    session.add(tenure)
    (await session.get_one(Post, found.post_id)).closed_on = None
    await recheck_person(session, person.id)
    await take_over(session, now, tenure)
    if not shared:
        await tell_of_new(session, now, tenure, found.center_id, today)
    return tenure


async def _people(session: AsyncSession, center_id: int, today: date) -> list[int]:
    """Who holds any post of the centre today."""
    query = in_posts(select(Tenure.person_id).distinct(), center_id, today)
    return list(await session.scalars(query.order_by(Tenure.person_id)))


async def tell_people(
    session: AsyncSession, now: datetime, found: Admission, kind: NoticeKind, persons: Iterable[int], again: int = 0
) -> None:
    """Say it to these; `again`: for so manieth time."""
    key = f"admission:{found.id}:{kind}{f':{again}' if again else ''}"
    await tell(
        session,
        now,
        [
            Notice(kind=kind, center_id=found.center_id, person_id=one, key=key, not_before=now, subject_id=found.id)
            for one in persons
        ],
    )


class _At:
    """The instant of a tick, as the log asks for it."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now
