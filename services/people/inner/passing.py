"""A post passes to whoever came by the link: what the leaver had in hand is the newcomer's from then on."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import DomainError
from models.handover import Handover
from models.notifications import EDITS, Notice, NoticeKind, Notification, Status
from models.people import Center, Invite, Post, Tenure
from models.reminders.hours import MIDNIGHT, instant_at
from models.requests.meetings import Meeting, MeetingState, Recommendation
from models.requests.routing import ANSWERING
from models.requests.states import DONE, PENDING, RequestStep, State
from models.requests.tables import CaseCode, Request, RequestPost
from models.timers import Timer, TimerKind
from services.events.inner.arriving import ask_newcomer
from services.events.inner.leaving import give_up_seats
from services.outbox.notices import tell
from services.outbox.reachability import coordinators
from services.requests.inner.notifications import Saying, tell_meeting
from services.timers.firing import FiringContext, set_timers
from services.timers.recheck import recheck_person

OF_REQUESTS = tuple(kind for kind in NoticeKind if kind.policy.thing == "request" and kind not in EDITS)
OF_MEETINGS = (
    *(NoticeKind.MEETING_APPOINTED, NoticeKind.MEETING_VOTED, NoticeKind.MEETING_SOON),
    *(NoticeKind.MEETING_OVER, NoticeKind.MEETING_UNRECORDED),
)


async def take_over(session: AsyncSession, now: datetime, tenure: Tenure) -> bool:
    """Somebody came by a link and gets what its post is asked. Where the post is handed over by it, everything of it is
    theirs, and the leaver's last day is as was agreed. False where it is a link like any other."""
    await session.flush()
    await _show_new(session, now, tenure)
    await _ask_to_events(session, now, tenure)
    came = select(Invite.id).where(Invite.used_by == tenure.person_id, Invite.post_id == tenure.post_id)
    query = select(Handover).where(Handover.invite_id.in_(came), Handover.cancelled_at.is_(None))
    found = await session.scalar(query.where(Handover.came_at.is_(None)).with_for_update())
    if found is None:
        return False
    found.come(now, tenure.person_id)
    zone = await _zone(session, found.center_id)
    leaving = await session.get(Tenure, found.tenure_id) if found.tenure_id is not None else None
    last = found.last_day(now.astimezone(zone).date())
    if leaving is not None and leaving.person_id != tenure.person_id:
        if leaving.until is None or leaving.until > last:
            leaving.end(last)
        await pass_on(session, now, found.post_id, leaving.person_id, tenure.person_id)
        await recheck_person(session, leaving.person_id)
    await _tell(session, now, found, leaving)
    await set_timers(session, TimerKind.HANDOVER, found.center_id, {found.id: _morrow(last, zone)})
    return True


async def keep_for_newcomer(session: AsyncSession, invite: Invite) -> None:
    """Raise DomainError for who opens the link by which their own post is handed over: it is for somebody else."""
    waits = (Handover.invite_id == invite.id, Handover.cancelled_at.is_(None), Handover.came_at.is_(None))
    if await session.scalar(select(Handover.id).where(*waits)) is not None:
        raise DomainError("handover-own-link")


async def call_off(session: AsyncSession, now: datetime, invite_id: int) -> None:
    """The link is closed: what was handed over by it is so no more."""
    waits = (Handover.invite_id == invite_id, Handover.cancelled_at.is_(None), Handover.came_at.is_(None))
    for found in await session.scalars(select(Handover).where(*waits).with_for_update()):
        found.cancel(now)


async def break_off(session: AsyncSession, now: datetime, today: date, tenure: Tenure) -> None:
    """One of two who are in a post together left it before the day that was agreed: what they have in hand is the
    other's. Where it was the newcomer the post stays with who was there before, and nothing is handed over."""
    together = (Handover.came_at.is_not(None), Handover.over_at.is_(None), Handover.cancelled_at.is_(None))
    his = or_(Handover.tenure_id == tenure.id, Handover.newcomer_id == tenure.person_id)
    query = select(Handover).where(*together, his, Handover.post_id == tenure.post_id).with_for_update()
    for found in (await session.scalars(query)).all():
        found.over_at = now
        leaving = await session.get(Tenure, found.tenure_id) if found.tenure_id is not None else None
        if leaving is None or found.newcomer_id is None:
            continue
        if leaving.id == tenure.id:
            if await _is_there(session, found, today):
                await pass_on(session, now, found.post_id, leaving.person_id, found.newcomer_id)
        elif leaving.until is not None and leaving.until >= today:
            leaving.until, found.cancelled_at = None, now
            await pass_on(session, now, found.post_id, found.newcomer_id, leaving.person_id)
            await recheck_person(session, leaving.person_id)


async def _is_there(session: AsyncSession, found: Handover, today: date) -> bool:
    """Whether the newcomer holds the post."""
    query = select(Tenure.id).where(Tenure.post_id == found.post_id, Tenure.person_id == found.newcomer_id)
    return await session.scalar(query.where(Tenure.held(today)).limit(1)) is not None


async def pass_on(session: AsyncSession, now: datetime, post_id: int, leaver: int, newcomer: int) -> None:
    """Requests and meetings that the leaver had in hand are the newcomer's, and so is what waits to be told of them."""
    post = await session.get_one(Post, post_id)
    saying = Saying(session, now)
    answered = await _answered(session, post, leaver, newcomer)
    for request in answered:
        request.answerer_id = newcomer
        saying.event(request, RequestStep.HANDED, [request.author_id])
    filed = await _filed(session, post, leaver)
    for request in filed:
        request.author_id = newcomer
        answerer = request.answerer_id
        saying.event(request, RequestStep.HANDED, [answerer] if answerer is not None and answerer != newcomer else [])
        codes = (
            CaseCode.center_id == request.center_id,
            CaseCode.code == request.case_code,
            CaseCode.person_id == leaver,
        )
        await session.execute(update(CaseCode).where(*codes).values(person_id=newcomer))
    meetings = await _meetings(session, leaver, answered)
    for meeting in meetings:
        meeting.supervisor_id = newcomer
    await saying.write()
    for meeting in meetings:
        if meeting.ahead(now):
            await tell_meeting(session, now, meeting, [newcomer])
    await readdress(session, now, leaver, newcomer, [*answered, *filed], meetings)


async def _answered(session: AsyncSession, post: Post, leaver: int, newcomer: int) -> Sequence[Request]:
    """What the leaver accepted: as whoever holds this post, or as somebody who answers nowhere else."""
    if post.role not in ANSWERING:
        return []
    asked = select(RequestPost.request_id).where(RequestPost.post_id == post.id)
    mine = (Request.answerer_id == leaver, Request.author_id != newcomer, Request.center_id == post.center_id)
    elsewhere = (
        select(Tenure.id)
        .join(Post, Post.id == Tenure.post_id)
        .where(Tenure.person_id == leaver, Tenure.post_id != post.id, Post.role.in_(ANSWERING), Tenure.until.is_(None))
    )
    query = select(Request).where(*mine, or_(Request.state.in_(PENDING), Request.state.in_(DONE[:2])))
    query = query.where(or_(Request.id.in_(asked), ~elsewhere.exists()))
    return (await session.scalars(query.order_by(Request.id).with_for_update())).all()


async def _ask_to_events(session: AsyncSession, now: datetime, tenure: Tenure) -> None:
    """What is announced for the post's holder."""
    post = await session.get_one(Post, tenure.post_id)
    today = now.astimezone(await _zone(session, post.center_id)).date()
    await ask_newcomer(session, now, today, post.center_id, tenure)


async def _show_new(session: AsyncSession, now: datetime, tenure: Tenure) -> None:
    """What the post is asked and nobody has accepted: whoever came to it gets the cards too."""
    asked = select(RequestPost.request_id).where(RequestPost.post_id == tenure.post_id)
    mine = (Request.state == State.NEW, Request.author_id != tenure.person_id, Request.id.in_(asked))
    saying = Saying(session, now)
    for request in await session.scalars(select(Request).where(*mine).order_by(Request.id)):
        saying.asked(request, [tenure.person_id])
    await saying.write()


async def _filed(session: AsyncSession, post: Post, leaver: int) -> Sequence[Request]:
    """What the leaver asked for in this post and still waits for, will be asked about, or is to do by a date."""
    to_do = select(Recommendation.request_id).where(Recommendation.done_at.is_(None))
    waits = or_(
        Request.state.in_(PENDING),
        Request.state.in_(DONE) & Request.rated_at.is_(None),
        Request.id.in_(to_do),
    )
    query = select(Request).where(Request.center_id == post.center_id, filed_from(post.id, leaver), waits)
    return (await session.scalars(query.order_by(Request.id).with_for_update())).all()


def filed_from(post_id: int, person_id: int) -> ColumnElement[bool]:
    """Requests that the person filed in that post, or in one that was merged into it."""
    merged = select(Post.id).where(Post.merged_into_id == post_id)
    here = or_(Request.post_id == post_id, Request.post_id.is_(None), Request.post_id.in_(merged))
    return and_(Request.author_id == person_id, here)


async def _meetings(session: AsyncSession, leaver: int, answered: Sequence[Request]) -> Sequence[Meeting]:
    ids = [one.meeting_id for one in answered if one.meeting_id is not None]
    standing = Meeting.state.in_((MeetingState.ARRANGED, MeetingState.APPOINTED))
    query = select(Meeting).where(Meeting.id.in_(ids), Meeting.supervisor_id == leaver, standing)
    return (await session.scalars(query.order_by(Meeting.id).with_for_update())).all()


async def readdress(
    session: AsyncSession,
    now: datetime,
    leaver: int,
    newcomer: int,
    requests: Sequence[Request],
    meetings: Sequence[Meeting],
) -> None:
    """What waits to be told to the leaver of these goes to the newcomer, who is told nothing twice."""
    about = _about(OF_REQUESTS, [one.id for one in requests]) | _about(OF_MEETINGS, [one.id for one in meetings])
    advice = select(Recommendation.id).where(Recommendation.request_id.in_([one.id for one in requests]))
    about |= (Notification.kind == NoticeKind.RECOMMENDATION_DUE) & Notification.subject_id.in_(advice)
    waiting = (Notification.person_id == leaver, Notification.status.in_([Status.WAITING, Status.SUSPENDED]))
    rows = (await session.scalars(select(Notification).where(*waiting, about).with_for_update())).all()
    keys = {row.id: f"{row.dedupe_key.rpartition(':')[0]}:{newcomer}" for row in rows}
    there = set(
        await session.scalars(select(Notification.dedupe_key).where(Notification.dedupe_key.in_(keys.values())))
    )
    for row in rows:
        if keys[row.id] in there:
            row.status, row.reason, row.ended_at = Status.SUPERSEDED, "handed over", now
        else:
            row.person_id, row.dedupe_key, row.status = newcomer, keys[row.id], Status.WAITING


def _about(kinds: Sequence[NoticeKind], subjects: Sequence[int]) -> ColumnElement[bool]:
    return Notification.kind.in_(kinds) & Notification.subject_id.in_(subjects)


async def _tell(session: AsyncSession, now: datetime, found: Handover, leaving: Tenure | None) -> None:
    """The newcomer begins, the leaver knows how long both are there, the coordinators know that somebody came."""
    today = now.astimezone(await _zone(session, found.center_id)).date()
    parties = {found.newcomer_id, leaving.person_id if leaving else None}
    above = set(await coordinators(session, found.center_id, today)) - parties
    told = [(NoticeKind.HANDOVER_CAME, found.newcomer_id)]
    if leaving is not None and leaving.until is not None and leaving.until >= today:
        told.append((NoticeKind.HANDOVER_TOGETHER, leaving.person_id))
    told += [(NoticeKind.HANDOVER_TAKEN, one) for one in sorted(above)]
    await tell(
        session,
        now,
        [
            Notice(
                kind=kind,
                center_id=found.center_id,
                person_id=person,
                key=f"{kind}:{found.id}",
                not_before=now,
                subject_id=found.id,
            )
            for kind, person in told
            if person is not None
        ],
    )


async def fire_handovers(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """The days that both were there are over: what the leaver took on meanwhile passes too, and the post is the
    newcomer's alone."""
    query = (
        select(Handover)
        .where(Handover.id.in_([timer.subject_id for timer in timers]), Handover.over_at.is_(None))
        .where(Handover.came_at.is_not(None))
        .with_for_update()
    )
    next_at: dict[int, datetime | None] = {}
    for found in (await firing.session.scalars(query)).all():
        next_at[found.id] = await _end(firing, found)
    return next_at


async def _end(firing: FiringContext, found: Handover) -> datetime | None:
    session, zone = firing.session, await _zone(firing.session, found.center_id)
    leaving = await session.get(Tenure, found.tenure_id) if found.tenure_id is not None else None
    today = firing.now.astimezone(zone).date()
    if leaving is not None and leaving.until is not None and leaving.until >= today:
        return _morrow(leaving.until, zone)
    if leaving is not None and found.newcomer_id is not None and await _is_there(session, found, today):
        await pass_on(session, firing.now, found.post_id, leaving.person_id, found.newcomer_id)
        await recheck_person(session, leaving.person_id)
    if leaving is not None:
        await give_up_seats(session, firing.now, today, leaving.person_id)
    found.over_at = firing.now
    return None


def _morrow(last: date, zone: ZoneInfo) -> datetime:
    """The beginning of the day after it."""
    return instant_at(last + timedelta(days=1), MIDNIGHT, zone)


async def _zone(session: AsyncSession, center_id: int) -> ZoneInfo:
    return ZoneInfo((await session.get_one(Center, center_id)).zone)
