"""Use cases about what was not done: the coordinator's list, «Напомнить», and «Не моё»."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from models.access import Permission
from models.errors import DomainError
from models.notifications import Notice, NoticeKind
from models.plan.tables import Occurrence, PlanItem
from models.reminders.recipients import CenterRoster, recipients
from models.reminders.subjects import Dated
from services.outbox.notices import tell
from services.plan.inner.items import own_item
from services.reminders.inner.dates import own_date
from services.reminders.inner.facts import load_dates
from services.reminders.inner.overdue import names_of, only_late
from services.roster.centers import load_rosters
from services.work import Work, use_case

PAGE = 6


@dataclass(frozen=True, kw_only=True)
class Late:
    """A date that has passed undone, and who answers for it today."""

    id: int
    item: int
    content: str
    due: date
    whom: list[str]
    """Names of those who answer for it; empty where nobody does, whoever hears of it instead."""
    own: bool
    """Whether the actor answers for it."""


@dataclass(frozen=True)
class Lates:
    """A page of them, the longest overdue first."""

    page: int
    items: list[Late]
    more: bool
    weekly: int = 0
    """Dates of what comes every week: nobody is chased for one, and the list leaves them out."""


@use_case(Permission.MANAGE_REMINDERS)
async def list_overdue(work: Work, page: int = 0) -> Lates:
    """What is overdue in the centre, six a page."""
    query = _overdue(work).order_by(Occurrence.due, Occurrence.id).limit(PAGE + 1).offset(page * PAGE)
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
        roster = (await load_rosters(session, {work.center_id}, work.clock.now()))[work.center_id]
        dates = {one.id: one for _, one in await load_dates(session, Occurrence.id.in_([row[0] for row in rows]))}
        to = {date_id: _answering(roster, d, work.today) for date_id, d in dates.items()}
        names = await names_of(session, {person for people in to.values() for person in people})
        weekly = int(await session.scalar(_weekly(work)) or 0)
    found = [
        Late(
            id=date_id,
            item=item,
            content=content or "",
            due=due,
            whom=[names[p] for p in to[date_id]],
            own=work.person_id in to[date_id],
        )
        for date_id, item, content, due in rows
    ]
    return Lates(page, found[:PAGE], more=len(found) > PAGE, weekly=weekly)


@use_case(Permission.MANAGE_REMINDERS)
async def ask(work: Work, occurrence_id: int) -> int:
    """Remind whoever answers for a date, at the coordinator's wish: in the nearest of their hours, at whatever pace,
    put off or not, and while reminding is off; once a day a person. Returns how many are told.

    Raises NotFound for another centre's date, DomainError when it is done already.
    """
    now = work.clock.now()
    async with work.db.writing() as session:
        await own_date(session, work, occurrence_id)
        ((_, dated),) = await load_dates(session, Occurrence.id == occurrence_id)
        if not dated.waits:
            raise DomainError("reminders-done")
        roster = (await load_rosters(session, {work.center_id}, now))[work.center_id]
        notices = [
            Notice(
                kind=NoticeKind.DATE_ASKED,
                center_id=roster.id,
                person_id=one.person.id,
                key=f"{dated.key()}:asked:{work.today.isoformat()}",
                not_before=roster.next_allowed(one.person, now),
                subject_id=occurrence_id,
                details={"due": dated.expected.due.isoformat()},
            )
            for one in recipients(dated.posts, roster, work.today)
            if one.person.id != work.person_id and not one.coordinating
        ]
        await tell(session, now, notices)
        return len(notices)


@use_case(Permission.SEE_PLAN)
async def not_mine(work: Work, item_id: int) -> None:
    """Tell the coordinators that the person does not answer for an item; once a day. Raises NotFound for another's."""
    now = work.clock.now()
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id)
        roster = (await load_rosters(session, {work.center_id}, now))[work.center_id]
        key, details = f"item:{item.id}:not-mine:{work.person_id}:{work.today.isoformat()}", {"by": work.person_id}
        notices = [
            roster.notice(NoticeKind.NOT_MINE, one, key, now, item.id, details)
            for one in roster.coordinators(work.today)
        ]
        await tell(session, now, notices)


def _overdue(work: Work) -> Select[int, int, str | None, date]:
    what = (Occurrence.id, PlanItem.id, PlanItem.content, Occurrence.due)
    return only_late(select(*what), work.center_id, work.today, work.today)


def _weekly(work: Work) -> Select[int]:
    return only_late(select(func.count(Occurrence.id)), work.center_id, work.today, work.today, weekly=True)


def _answering(roster: CenterRoster, dated: Dated, today: date) -> list[int]:
    """Who answers for the date on that day; not the coordinators who hear of it while its post is vacant."""
    return [one.person.id for one in recipients(dated.posts, roster, today) if not one.coordinating]
