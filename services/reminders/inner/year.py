"""What the year's end brings: the coordinator is asked for the next plan, what is open is offered for closing, and what
the old year left is said once. Who is told and how much is counted when it is told, too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind
from models.papers.texts import OwnPart, OwnParts
from models.plan.tables import Occurrence, Plan
from models.plan_years import PlanYear
from models.reminders.hours import instant_at
from models.reminders.recipients import CenterRoster
from models.reminders.subjects import Dated
from models.reminders.year import Turn, YearTurn, following, latest
from models.timers import Timer
from services.center_settings import load
from services.gaps.inner.owned import OwnedGaps, owned_gaps
from services.outbox.notices import tell
from services.plan.inner.years import of_schools
from services.plan.years import closable
from services.reminders.inner.facts import load_dates
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext

KINDS = {
    Turn.PAPERS: NoticeKind.YEAR_PAPERS,
    Turn.CLOSING: NoticeKind.YEAR_CLOSING,
    Turn.DEBTS: NoticeKind.YEAR_DEBTS,
}
"""What a turn is told as; of what the papers lack only the coordinator is told so."""


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What the papers of a plan's year lack: dates that passed unmarked, dates that are still ahead in the year, all of
    «Чего не хватает»; and whether the next year has a plan."""

    passed: int
    ahead: int
    planned: bool
    lines: int
    """All of «Чего не хватает»: records, items, reports."""
    texts: int
    """Parts of the analysis that nobody wrote."""

    @property
    def complete(self) -> bool:
        """Whether nothing is lacking, and the next year has its plan."""
        return self.planned and not (self.passed or self.ahead or self.lines or self.texts)


async def fire_years(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Centres whose year turns: what is told of it now, and the morning of the next day on which something is."""
    rosters = await load_rosters(firing.session, {timer.subject_id for timer in timers}, firing.now)
    schools = await of_schools(firing.session, set(rosters))
    next_at: dict[int, datetime | None] = {}
    for roster in rosters.values():
        school = roster.id in schools
        await tell(firing.session, firing.now, await year_notices(firing.session, roster, firing.now, school=school))
        next_at[roster.id] = roster.morning(following(roster.today(firing.now), school=school))
    return next_at


async def year_notices(session: AsyncSession, roster: CenterRoster, now: datetime, *, school: bool) -> list[Notice]:
    """What of the year's end is told by now: once a year and person, and to nobody who has nothing to do about it.
    Whether plans are of school years is the centre's."""
    turn = latest(roster.today(now), school=school)
    if turn is None or not roster.rules.enabled:
        return []
    return [
        Notice(
            kind=kind,
            center_id=roster.id,
            person_id=person,
            key=f"year:{roster.id}:{turn.plan.year}:{turn.turn}",
            not_before=roster.not_before(holder, now),
            subject_id=turn.plan.year,
            details={"school": turn.plan.school},
            # a line waits for its person's day, and is worth telling as long as the turn is
            expires_at=instant_at(turn.until, roster.rules.quiet[0], roster.zone),
        )
        for person, kind in (await _whom(session, roster, turn, now)).items()
        if (holder := roster.person(person)) is not None
    ]


async def _whom(session: AsyncSession, roster: CenterRoster, turn: YearTurn, now: datetime) -> dict[int, NoticeKind]:
    today = roster.today(now)
    people = sorted({one.id for seat in roster.posts.values() for one in seat.holders})
    if turn.turn is Turn.PAPERS:
        gaps = await owned_gaps(session, roster.id, turn.plan, today)
        whole = await papers(session, roster, turn.plan, today, gaps)
        above = {one.id: NoticeKind.YEAR_PAPERS for one in roster.coordinators(today) if not whole.complete}
        coordinating = {one.id for post in roster.coordinator_posts for one in roster.posts[post].holders}
        others = [one for one in people if one not in coordinating and gaps.of_person(one, roster)]
        return above | dict.fromkeys(others, NoticeKind.YEAR_GAPS)
    waiting = await open_dates(session, roster.id, turn.plan, today)
    return dict.fromkeys((one for one in people if count_of(waiting, roster, one, today)), KINDS[turn.turn])


async def open_dates(session: AsyncSession, center_id: int, year: PlanYear, today: date) -> list[Dated]:
    """The dates of a year's plan that may be closed together (`services/plan/past.py`) and are not done."""
    found = await load_dates(session, Plan.center_id == center_id, Plan.year == year.year, closable(today))
    return [one for _, one in found if one.waits]


def count_of(waiting: Sequence[Dated], roster: CenterRoster, person_id: int, today: date) -> int:
    """How many of these dates are the person's: a coordinator's all, of others what their posts answer for or stand in
    for."""
    if person_id in {one.id for one in roster.coordinators(today)}:
        return len(waiting)
    own = {post for post, seat in roster.posts.items() if any(one.id == person_id for one in seat.holders)}
    theirs = own | {post for post, seat in roster.posts.items() if seat.deputy_id in own}
    return sum(not theirs.isdisjoint(one.posts) for one in waiting)


async def papers(
    session: AsyncSession, roster: CenterRoster, year: PlanYear, today: date, gaps: OwnedGaps | None = None
) -> Papers:
    """What the year's papers lack as it stands today."""
    of_plan = (Plan.center_id == roster.id, Plan.year == year.year)
    found = await load_dates(session, *of_plan, Occurrence.due <= year.last)
    dues = [one.expected.due for _, one in found if one.waits]
    planned = await session.scalar(select(Plan.id).where(Plan.center_id == roster.id, Plan.year == year.next().year))
    ahead = sum(due >= today for due in dues)
    gaps = gaps or await owned_gaps(session, roster.id, year, today)
    written = (await load(session, roster.id, OwnParts)).of(year.year)
    return Papers(
        passed=len(dues) - ahead,
        ahead=ahead,
        planned=planned is not None,
        lines=gaps.total,
        texts=len(OwnPart) - len(written),
    )
