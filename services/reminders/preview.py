"""Use case of the coordinator's preview: who would be told what in the next seven days, by the very rules that tell."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.notifications import Notice, NoticeKind, Notification
from models.plan.conditions import not_over
from models.plan.tables import Occurrence, PlanItem
from models.reminders.hours import instant_at
from models.reminders.moments import Moment, moments, undated_moments
from models.reminders.recipients import CenterRoster
from models.reminders.subjects import Dated, Undated
from models.reminders.telling import Snoozed, tell_of_date, tell_of_item
from models.reminders.year import following
from models.timers import TimerKind
from services.plan.inner.years import of_schools
from services.reminders.inner.facts import load_dates, load_items, load_snoozes
from services.reminders.inner.firing import next_week, overdue_lines
from services.reminders.inner.overdue import names_of
from services.reminders.inner.year import year_notices
from services.roster.centers import load_rosters
from services.work import Work, use_case

WEEK = timedelta(days=7)
BACK, AHEAD = timedelta(days=30), timedelta(days=120)
"""How far from today a date may lie to be told of this week: the last reminder's life, and a quarter's start."""


@dataclass(frozen=True)
class Foretold:
    """Something that somebody would be told."""

    kind: NoticeKind
    content: str
    due: date | None


@dataclass(frozen=True)
class DayAhead:
    """A day with what each person would be told, in the order of names."""

    day: date
    people: list[tuple[str, list[Foretold]]]


@use_case(Permission.MANAGE_REMINDERS)
async def preview(work: Work) -> list[DayAhead]:
    """The days of the next week on which somebody would be told something, were reminders on. Nothing is written."""
    now, today = work.clock.now(), work.today
    async with work.db.reading() as session:
        found = (await load_rosters(session, {work.center_id}, now))[work.center_id]
        roster = replace(found, rules=replace(found.rules, enabled=True))
        near = (Occurrence.center_id == roster.id, Occurrence.due.between(today - BACK, today + AHEAD))
        dates = [one for _, one in await load_dates(session, *near) if one.waits]
        undated = [one for _, one in await load_items(session, PlanItem.center_id == roster.id, not_over(today))]
        put_off = await load_snoozes(session, TimerKind.OCCURRENCE, [one.id for one in dates])
        put_off_items = await load_snoozes(session, TimerKind.UNDATED, [one.id for one in undated])
        notices = [
            *(one for d in dates for one in _of_date(roster, d, put_off[d.id], now)),
            *(one for i in undated for one in _of_item(roster, i, put_off_items[i.id], now)),
            *[one for at in (now, next_week(roster, now)) for one in await overdue_lines(session, roster, at)],
            *await _of_year(session, roster, now),
        ]
        first = {f"{one.key}:{one.person_id}": one for one in reversed(notices)}  # what is told once is told early
        told = await session.scalars(select(Notification.dedupe_key).where(Notification.dedupe_key.in_(first)))
        known = set(told)
        notices = [one for key, one in first.items() if key not in known]
        items = {d.id: d.item_id for d in dates}
        contents = {
            row_id: text or ""
            for row_id, text in await session.execute(
                select(PlanItem.id, PlanItem.content).where(PlanItem.center_id == roster.id)
            )
        }
        names = await names_of(session, {one.person_id for one in notices})
    return _by_day(roster, notices, items, contents, names)


async def _of_year(session: AsyncSession, roster: CenterRoster, now: datetime) -> list[Notice]:
    """What the year's end brings by now and within the week."""
    school = roster.id in await of_schools(session, [roster.id])
    comes = roster.morning(following(roster.today(now), school=school))
    instants = [now, *([comes] if comes <= now + WEEK else [])]
    return [one for at in instants for one in await year_notices(session, roster, at, school=school)]


def _of_date(roster: CenterRoster, dated: Dated, snoozed: Snoozed, now: datetime) -> Iterator[Notice]:
    for at in _within(roster, moments(dated.expected, roster.rules), snoozed, now):
        yield from tell_of_date(roster, dated, snoozed, at).notices


def _of_item(roster: CenterRoster, item: Undated, snoozed: Snoozed, now: datetime) -> Iterator[Notice]:
    for at in _within(roster, undated_moments(item.kind, item.plan, roster.rules), snoozed, now):
        yield from tell_of_item(roster, item, snoozed, at).notices


def _within(roster: CenterRoster, found: list[Moment], snoozed: Snoozed, now: datetime) -> list[datetime]:
    """When the timer of a thing would fire: now, at its moments, and on the days until which it was put off."""
    instants = [one.instant(roster.zone) for one in found]
    instants += [instant_at(until, roster.rules.digest_time, roster.zone) for until in snoozed.values()]
    return [now, *sorted(at for at in instants if now < at <= now + WEEK)]


def _by_day(
    roster: CenterRoster, notices: list[Notice], items: dict[int, int], contents: dict[int, str], names: dict[int, str]
) -> list[DayAhead]:
    days: defaultdict[date, defaultdict[str, dict[str, Foretold]]] = defaultdict(lambda: defaultdict(dict))
    for one in notices:
        subject = one.subject_id or 0
        due = one.details.get("due")
        content = contents.get(items.get(subject, subject) if due else subject, "")
        said = Foretold(one.kind, content, date.fromisoformat(str(due)) if due else None)
        days[roster.today(one.not_before)][names[one.person_id]][one.key] = said
    return [
        DayAhead(day, [(name, sorted(people[name].values(), key=_order)) for name in sorted(people)])
        for day, people in sorted(days.items())
    ]


def _order(one: Foretold) -> tuple[date, str]:
    return one.due or date.max, one.content
