"""Use cases of looking through the plan: one query a page, whatever the view."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Nullable, ScalarSelect, Select, and_, case, exists, func, not_, or_, select

from models.access import Permission, Role
from models.deadlines import ScheduleKind
from models.people import Person, Post, in_posts
from models.periods import Period, Span
from models.plan.conditions import done_count
from models.plan.occurrences import UNDATED
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost, Section
from models.plan.words import fold
from models.plan_years import PlanYear
from models.timers import TimerKind
from services.plan.inner.occurrences import put_off
from services.roster.seats import my_posts
from services.work import Work, use_case

PAGE = 8
Found = tuple[int, str | None, str, ScheduleKind, datetime | None, date | None, int, int, list[str], date | None]


class View(StrEnum):
    """What of the plan is looked at."""

    MINE = "mine"
    MONTH = "month"
    QUARTER = "quarter"
    OVERDUE = "overdue"
    AHEAD = "ahead"
    """What is still to be done by the end of the plan's year: every date a line of its own."""
    UNDATED = "undated"
    SECTION = "section"
    SEARCH = "search"
    SPAN = "span"
    """What is due in a stretch of time: «2026-05-01/2026-05-31»."""


COUNTED = (View.MINE, View.MONTH, View.QUARTER, View.OVERDUE, View.UNDATED)


@dataclass(frozen=True, kw_only=True)
class Line:
    """An item as a line of a list. `due` is its next date; `left` and `total` count the dates that are looked at."""

    id: int
    number: str
    content: str
    kind: ScheduleKind
    cancelled: bool
    due: date | None
    left: int
    total: int
    section: list[str]
    later: date | None
    """The day until which the person put the item or its next date off."""


@dataclass(frozen=True)
class Lines:
    """A page of a list, and whether there are more after it."""

    page: int
    items: list[Line]
    more: bool


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The plan at a glance: which one, and how many items are in each view."""

    year: PlanYear
    others: list[PlanYear]
    """Other years that have a plan."""
    title: str
    targets: int
    """How many promises of coverage stand outside the table."""
    external: int
    """How many items wait for a date that stands in somebody else's plan."""
    counts: dict[View, int]


@use_case(Permission.SEE_PLAN)
async def overview(work: Work, year: int = 0) -> Overview | None:
    """The plan of a year (0 is this year), else the newest one; None while the centre has no plan."""
    counted = [_count(work, view, year) for view in COUNTED]
    external = _count(work, View.UNDATED, year, PlanItem.kind == ScheduleKind.EXTERNAL)
    query = select(Plan.year, Plan.school, Plan.title, Plan.targets, external, *counted).where(
        Plan.id == current_plan(work, year).scalar_subquery()
    )
    async with work.db.reading() as session:
        row = (await session.execute(query)).first()
        years = select(Plan.year, Plan.school).where(Plan.center_id == work.center_id).order_by(Plan.year)
        others = [PlanYear(*one) for one in (await session.execute(years)).all()]
    if row is None:
        return None
    plan_year, school, title, targets, foreign, *counts = row
    chosen = PlanYear(plan_year, school)
    return Overview(
        year=chosen,
        others=[one for one in others if one != chosen],
        title=title,
        targets=len(targets),
        external=foreign,
        counts=dict(zip(COUNTED, counts, strict=True)),
    )


@use_case(Permission.SEE_PLAN)
async def senders(work: Work) -> list[str]:
    """The names of those who send the centre's plan: its coordinators of today."""
    query = in_posts(select(Person.name).distinct(), work.center_id, work.today).where(Post.role == Role.COORDINATOR)
    async with work.db.reading() as session:
        return list(await session.scalars(query.order_by(Person.name)))


@use_case(Permission.SEE_PLAN)
async def list_items(work: Work, view: View, page: int = 0, what: str = "", year: int = 0) -> Lines:
    """Eight items of a view of the current plan, what is due first on top, in one query; of what is ahead eight dates.

    `what` is a section's id, or the words to search for; what is ahead is asked for by the year of a plan.
    """
    query = _items(work, view, what, year).limit(PAGE + 1).offset(page * PAGE)
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    found = [
        Line(
            id=item_id,
            number=number or "",
            content=words,
            kind=kind,
            cancelled=gone is not None,
            due=due,
            left=left,
            total=total,
            section=path,
            later=off,
        )
        for item_id, number, words, kind, gone, due, left, total, path, off in rows
    ]
    return Lines(page, found[:PAGE], more=len(found) > PAGE)


@use_case(Permission.SEE_PLAN)
async def list_sections(work: Work, year: int = 0) -> list[tuple[int, list[str], int]]:
    """The sections in the plan's order: id, path, how many items."""
    query = (
        select(Section.id, Section.path, func.count(PlanItem.id))
        .join(PlanItem, PlanItem.section_id == Section.id)
        .where(Section.plan_id == current_plan(work, year).scalar_subquery())
        .group_by(Section.id)
        .order_by(Section.position)
    )
    async with work.db.reading() as session:
        return [(section_id, path, count) for section_id, path, count in (await session.execute(query)).all()]


def current_plan(work: Work, year: int) -> Select[int]:
    """The plan that is looked at: that year's, by default the one whose days it is now, else the newest one."""
    today = work.today
    now = (Plan.school, Plan.year == PlanYear.around(today).year), (not_(Plan.school), Plan.year == today.year)
    current = or_(*(and_(*one) for one in now))
    wanted = case((Plan.year == year if year else current, 0), else_=1)
    return select(Plan.id).where(Plan.center_id == work.center_id).order_by(wanted, Plan.year.desc()).limit(1)


def _items(work: Work, view: View, what: str, year: int) -> Select[*Found]:
    occurrence = _occurrences(work, view, year, what)
    waiting = done_count() < Occurrence.count
    due = func.min(case((waiting, Occurrence.due)))
    left, total = func.count(case((waiting, Occurrence.id))), func.count(Occurrence.id)
    text = func.coalesce(PlanItem.content, "")
    query = (
        select(
            PlanItem.id,
            PlanItem.number,
            text,
            PlanItem.kind,
            PlanItem.cancelled_at,
            Nullable(due),
            left,
            total,
            Section.path,
            func.coalesce(
                func.max(case((waiting, put_off(work, TimerKind.OCCURRENCE, Occurrence.id)))),
                put_off(work, TimerKind.UNDATED, PlanItem.id),
            ),
        )
        .join(Section, Section.id == PlanItem.section_id)
        .outerjoin(Occurrence, (Occurrence.item_id == PlanItem.id) & occurrence)
        .where(PlanItem.plan_id == current_plan(work, year).scalar_subquery(), *_where(work, view, what))
        .group_by(PlanItem.id, Section.id, *([Occurrence.id] if view is View.AHEAD else []))
    )
    if view in (View.MONTH, View.QUARTER, View.SPAN):
        query = query.having(total > 0)
    if view in (View.OVERDUE, View.AHEAD):
        query = query.having(left > 0)
    if view in (View.SECTION, View.SEARCH, View.UNDATED):
        return query.order_by(PlanItem.place)
    return query.order_by(due.is_(None), due, PlanItem.place)


def _count(work: Work, view: View, year: int, *where: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many items a view has, without looking at what it does not ask of them."""
    query = select(func.count(PlanItem.id)).where(
        PlanItem.plan_id == current_plan(work, year).scalar_subquery(), *_where(work, view, ""), *where
    )
    if view in (View.MONTH, View.QUARTER, View.OVERDUE):
        looked_at = exists().where(Occurrence.item_id == PlanItem.id, _occurrences(work, view, year))
        query = query.where(looked_at.where(done_count() < Occurrence.count) if view is View.OVERDUE else looked_at)
    return query.scalar_subquery()


def _occurrences(work: Work, view: View, year: int, what: str = "") -> ColumnElement[bool]:
    return Occurrence.cancelled_at.is_(None) & _looked_at(work, view, year, what)


def _looked_at(work: Work, view: View, year: int, what: str) -> ColumnElement[bool]:
    if view is View.SPAN:
        first, last = map(date.fromisoformat, what.split("/"))
        return (Occurrence.opens <= last) & (Occurrence.due >= first)
    if view is View.OVERDUE:
        return Occurrence.due < work.today
    if view is View.AHEAD:
        ends = case((Plan.school, PlanYear(year, school=True).last), else_=PlanYear(year).last)
        end = select(ends).where(Plan.id == current_plan(work, year).scalar_subquery()).scalar_subquery()
        return (Occurrence.due >= work.today) & (Occurrence.due <= end)
    if view in (View.MONTH, View.QUARTER):
        first, last = stretch(view, work.today)
        return (Occurrence.opens <= last) & (Occurrence.due >= first)
    return Occurrence.id.is_not(None)


def _where(work: Work, view: View, what: str) -> list[ColumnElement[bool]]:
    if view is View.SEARCH:
        return [PlanItem.search.contains(word, autoescape=True) for word in fold(what).split()]
    if view is View.SECTION:
        return [PlanItem.section_id == int(what)]
    alive = PlanItem.cancelled_at.is_(None)
    if view is View.MINE:
        mine = select(PlanItemPost.item_id).where(PlanItemPost.post_id.in_(my_posts(work)))
        return [alive, PlanItem.id.in_(mine)]
    return [alive, PlanItem.kind.in_(UNDATED)] if view is View.UNDATED else [alive]


def stretch(view: View, today: date) -> tuple[date, date]:
    """The first and last day of this month or quarter."""
    quarter = Period.around(Span.QUARTER, today)
    if view is View.QUARTER:
        return quarter.first, quarter.last
    first = today.replace(day=1)
    last = Period.around(Span.YEAR, today).last if today.month == 12 else _eve(first.replace(month=today.month + 1))
    return first, last


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
