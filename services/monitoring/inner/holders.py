"""The people of a report are told something by the coordinator: a part of the use cases."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind
from services.monitoring.inner.answering import answerers_of
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.work import Work


async def tell_holders(
    session: AsyncSession,
    work: Work,
    reports: Collection[int],
    kind: NoticeKind,
    *,
    coordinators: bool = True,
) -> int:
    """Tell whoever answers for these reports, once a day, but for the actor; returns how many people.
    Where nobody there can be reached the coordinators are told, unless it is nothing for them."""
    at = work.clock.now()
    roster = (await load_rosters(session, {work.center_id}, at))[work.center_id]
    answerers = await answerers_of(session, reports)
    told = [
        Notice(
            kind=kind,
            center_id=work.center_id,
            person_id=one.person.id,
            key=f"{kind}:{report}:{work.today.isoformat()}",
            not_before=at,
            subject_id=report,
            together=False,
        )
        for report, whose in answerers.items()
        for one in whose.recipients(roster, work.today)
        if one.person.id != work.person_id and (coordinators or not one.coordinating)
    ]
    return await tell(session, at, told)
