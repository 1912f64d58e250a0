"""Records that look incomplete or wrong, found by the database: one query of a few looks at the year's records."""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from models.activities import PRINTED, PUBLISHED, Activity, Attendance, Handout, Involvement, Proof
from models.clarifications import Clarification, Cleared
from models.gaps import LONGEST, PROMISES, PROVED, PROVED_OF, TIMES, USUAL_OF, Gap
from models.plan.tables import Occurrence, Plan, PlanItem
from models.plan_years import PlanYear
from services.activities.lists import COUNTED

Found = Select[*tuple[Any, ...]]
_HERE = Attendance.in_person + Attendance.remote


def record_gaps(center_id: int, year: PlanYear, today: date) -> Subquery:
    """Each record of a centre that something is wrong with: its id, its author, and the gaps as one text."""
    alive = (Activity.center_id == center_id, Activity.deleted_at.is_(None))
    of_year = (*alive, Activity.day.between(*year.window))
    held = (*of_year, Activity.involvement == Involvement.HELD, Activity.day <= today, ~_confirmed())
    parts: list[Found] = [
        _sent_back(alive),
        _gap(Gap.AHEAD, *of_year, Activity.day > today),
        _outside(alive, year),
        _gap(Gap.NOBODY, *held, Activity.type.in_(COUNTED), ~_has(Attendance, _HERE > 0)),
        _crowd(center_id, year).where(*held),
        _gap(Gap.COPIES, *held, Activity.type.in_(PRINTED), ~_has(Handout, Handout.copies > 0)),
        _gap(Gap.LONG, *held, Activity.minutes > LONGEST),
        _unproved(center_id, of_year).where(*held),
    ]
    found = union_all(*parts).subquery()
    gaps = func.aggregate_strings(found.c.gap, ",").label("gaps")
    return select(found.c.id, found.c.author_id, gaps).group_by(found.c.id, found.c.author_id).subquery()


def _gap(gap: Gap, *where: ColumnElement[bool]) -> Found:
    return select(Activity.id, Activity.author_id, literal(gap.value).label("gap")).where(*where)


def _has(table: type[Attendance | Handout | Proof], what: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(table.activity_id == Activity.id, what)


def _confirmed() -> ColumnElement[bool]:
    """Somebody looked at it and said that all is right."""
    return exists().where(Clarification.activity_id == Activity.id, Clarification.outcome == Cleared.RIGHT)


def _sent_back(alive: tuple[ColumnElement[bool], ...]) -> Found:
    gap = case((Clarification.outcome.is_(None), Gap.WAITS.value), else_=Gap.ANSWERED.value).label("gap")
    query = select(Activity.id, Activity.author_id, gap).join(Clarification, Clarification.activity_id == Activity.id)
    return query.where(*alive, Clarification.settled_at.is_(None))


def _outside(alive: tuple[ColumnElement[bool], ...], year: PlanYear) -> Found:
    """Counted for an item of that year's plan on a day of another year, though the item's own date lies in it."""
    query = _gap(Gap.OUTSIDE, *alive, ~_confirmed(), ~Activity.day.between(*year.window))
    query = query.join(PlanItem, PlanItem.id == Activity.plan_item_id).join(Plan, Plan.id == PlanItem.plan_id)
    query = query.outerjoin(Occurrence, Occurrence.id == Activity.occurrence_id)
    dated = or_(Occurrence.id.is_(None), Occurrence.due.between(*year.window))
    return query.where(Plan.year == year.year, Plan.school.is_(year.school), dated)


def _crowd(center_id: int, year: PlanYear) -> Found:
    """More than ten times the mean of the centre's other records of the type, of this year and the last."""
    came = (
        select(Activity.id, Activity.type, func.sum(_HERE).label("people"))
        .join(Attendance, Attendance.activity_id == Activity.id)
        .where(Activity.center_id == center_id, Activity.deleted_at.is_(None))
        .where(Activity.day.between(year.next(-1).first, year.last))
        .group_by(Activity.id, Activity.type)
        .having(func.sum(_HERE) > 0)
        .subquery()
    )
    usual = (
        select(came.c.type, func.count().label("records"), func.sum(came.c.people).label("people"))
        .group_by(came.c.type)
        .subquery()
    )
    others = usual.c.records - 1
    more = came.c.people * others > TIMES * (usual.c.people - came.c.people)
    query = _gap(Gap.CROWD, others >= USUAL_OF, more)
    return query.join(came, came.c.id == Activity.id).join(usual, usual.c.type == Activity.type)


def _unproved(center_id: int, of_year: tuple[ColumnElement[bool], ...]) -> Found:
    """Without a paper though its item promises one, or though half of the others of its type have one."""
    there = _has(Proof, Proof.present.is_(True))
    kept = (
        select(Activity.type, func.count().label("records"), func.sum(case((there, 1), else_=0)).label("proved"))
        .where(*of_year, Activity.type.in_(PROVED))
        .group_by(Activity.type)
        .subquery()
    )
    words = cast(PlanItem.evidence, String)
    promising = select(PlanItem.id).where(
        PlanItem.center_id == center_id, or_(*(words.contains(f'"{kind.value}"') for kind in PROMISES))
    )
    usual = (kept.c.records - 1 >= PROVED_OF) & (kept.c.proved * 2 >= kept.c.records - 1)
    due = or_(Activity.plan_item_id.in_(promising), Activity.plan_item_id.is_(None) & usual)
    query = _gap(Gap.UNPROVED, ~there, Activity.type.not_in(PUBLISHED), Activity.link == "", due)
    return query.outerjoin(kept, kept.c.type == Activity.type)
