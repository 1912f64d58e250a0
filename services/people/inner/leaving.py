"""Somebody leaves a post: nothing of it waits for who is not there, and the coordinators know."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind
from models.people import Tenure
from services.events.inner.leaving import give_up_seats
from services.outbox.notices import tell
from services.outbox.reachability import coordinators
from services.people.inner.passing import break_off
from services.requests.inner.offboarding import let_go
from services.subscriptions.inner.firing import end_where_unseen
from services.timers.recheck import recheck_person
from services.work import Work


async def see_off(session: AsyncSession, work: Work, person_id: int, ended: Sequence[Tenure]) -> None:
    """The person left these posts, in the caller's transaction: whoever stands in is reminded, what is in hand goes to
    who is in the post beside them, other requests return to their list, agreed meetings ask for a supervisor, and the
    coordinators but the actor are told what is vacant."""
    await session.flush()
    for tenure in ended:
        await break_off(session, work.clock.now(), work.today, tenure)
    await recheck_person(session, person_id)
    await let_go(session, work, person_id)
    await give_up_seats(session, work.clock.now(), work.today, person_id)
    await end_where_unseen(session, work, person_id)
    now = work.clock.now()
    told = set(await coordinators(session, work.center_id, work.today)) - {work.person_id, person_id}
    notices = [
        Notice(
            kind=NoticeKind.POST_LEFT,
            center_id=work.center_id,
            person_id=one,
            key=f"left:{tenure.id}",
            not_before=now,
            subject_id=tenure.id,
        )
        for one in sorted(told)
        for tenure in ended
    ]
    await tell(session, now, notices)
