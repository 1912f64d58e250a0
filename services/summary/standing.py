"""The use case of «как у нас дела?»: how a period stands, before its figures."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select, true

from models.access import Permission
from models.events.funnel import Funnel
from models.people import Center
from models.periods import Period, Span
from models.plan.aims import Aim, at_pace
from models.plan.tables import Plan
from models.plan_years import PlanYear
from services.events.inner.funnel import Stretch, funnel_of, totals
from services.monitoring.inner.completeness import Completeness, completeness
from services.plan.inner.aims import aims_of
from services.plan.inner.progress import PlanProgress, plan_of, plan_progress
from services.requests.inner.filed import FiledRequests, filed
from services.work import Work, use_case


@dataclass(frozen=True)
class Forecast:
    """A promise of the year's plan, and what it comes to: at the pace so far while the year runs, else what came."""

    who: str
    target: int
    comes_to: int

    @property
    def kept(self) -> bool:
        return self.comes_to >= self.target


@dataclass(frozen=True, kw_only=True)
class PeriodStanding:
    """The plan, the requests, the monitoring and the coverage of a period; None or empty where nothing is of it."""

    plan: PlanProgress | None
    requests: FiledRequests
    turnout: Funnel
    """Of the events that people were asked to."""
    monitoring: Completeness | None
    year: PlanYear | None
    """Of the plan that the forecasts are of."""
    forecasts: list[Forecast]


@use_case(Permission.SEE_SUMMARY)
async def standing(work: Work, period: Period) -> PeriodStanding:
    """How the actor's centre stands with a period: three queries, every number counted by the database."""
    requests, reports = filed(work, period).subquery(), completeness(work, period).subquery()
    events = totals(Stretch(work.center_id, period, ZoneInfo(work.actor.zone)), work.clock.now()).subquery()
    query = (
        select(events, requests, reports, Plan)
        .select_from(Center)
        .join(events, true())
        .join(requests, true())
        .outerjoin(reports, true())
        .outerjoin(Plan, Plan.id == plan_of(work, period))
        .where(Center.id == work.center_id)
    )
    async with work.db.reading() as session:
        *counts, seconds, quarter, expected, given, plan = (await session.execute(query)).one()
        progress = await plan_progress(session, work, plan, period) if plan else None
        aims = await aims_of(session, plan) if plan and plan.targets else []
    *invited, asked, done, waiting, late, working = (int(count or 0) for count in counts)
    complete = Completeness(Period.around(Span.QUARTER, quarter), int(expected), int(given)) if quarter else None
    year = plan.plan_year if plan else None
    return PeriodStanding(
        plan=progress,
        requests=FiledRequests(
            asked=asked,
            done=done,
            waiting=waiting,
            late=late,
            working=working,
            seconds=None if seconds is None else float(seconds),
        ),
        turnout=funnel_of(invited),
        monitoring=complete,
        year=year,
        forecasts=[one for aim in aims if year and (one := _forecast(aim, year, work))],
    )


def _forecast(aim: Aim, year: PlanYear, work: Work) -> Forecast | None:
    comes_to = at_pace(aim.fact, year, work.today) if aim.fact is not None else None
    return None if comes_to is None else Forecast(aim.who, aim.target, comes_to)
