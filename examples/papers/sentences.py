"""The sentences above a summary: the plan, the requests, the monitoring, the coverage."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from examples.papers.books import HELD, VISITS, Books, Figures, moment, named
from examples.papers.plan import items_of
from examples.papers.reading import N, number, unread
from models.activities import Category
from models.periods import Period, Span
from models.plan.aims import aims, at_pace
from models.plan.proofs import PROOFS
from models.plan.reached import Reached
from models.plan_years import PlanYear
from services.texts import label

PLAN = re.compile(
    rf"План на .*: выполнено ({N}) из ({N}) пункт\w+(?:, просрочено ({N}))?(?:, у ({N}) пункт\w+ не хватает.*)?\."
)
REQUESTS = re.compile(
    rf"({N}) заяв\w+: выполнено ({N})(?:, в работе ({N}))?(?:, без ответа ({N})(?:, из них просрочено ({N}))?)?"
    rf"(?:, первый ответ в среднем (?:меньше чем )?через(?: ({N}))? (час|дн|ден)\w*)?"
)
REPORTS = re.compile(rf"[Мм]ониторинг за .* – сдано? (?:({N}) отчёт из ({N})|({N}) из ({N}))")
CAME = re.compile(
    rf"На мероприятия приглашений – ({N}): ответов – ({N}), собирались прийти – ({N}), посещений – ({N}), "
    rf"разных людей – ({N})(?:; полезно – ({N}) из ({N}) ответов)?(?:\. Не смогли: (.*))?\."
)
FUNNEL = ("приглашений", "ответов", "собирались", "посещений", "людей", "полезно", "сказали")
COVERAGE = re.compile(rf"(?:За|При том же темпе за) .* по ({N}) групп\w+ из ({N})(?:\.|; отстают: (.*)\.)")
GIVEN = ("zero", "submitted", "late", "accepted")
DONE, REFUSED = ("held", "described", "closed"), ("declined", "cancelled", "withdrawn", "expired")


def said(lines: Sequence[str]) -> Counter[str]:
    """What they say; every other line has no number in it but its head's."""
    found: Counter[str] = Counter()
    for line in lines:
        if plan := PLAN.fullmatch(line):
            found += Counter(_told("план", ("выполнено", "всего", "просрочено", "без подтверждений"), plan.groups()))
        elif came := CAME.fullmatch(line):
            found += Counter(_told("явка", FUNNEL, came.groups()[:7]))
            for reason, count in re.findall(rf"([^,]+?) – ({N})(?:, |$)", came[8] or ""):
                found[f"явка: {reason.strip()}"] += number(count)
        elif coverage := COVERAGE.fullmatch(line):
            found += Counter(_told("охват", ("групп", "всего"), coverage.groups()[:2]))
            for who, came, target in re.findall(rf"(.+?) – ({N}) из ({N})(?:, |$)", coverage[3] or ""):
                found[f"отстают: {who}: {came} из {target}"] += 1
        elif REQUESTS.match(line) or REPORTS.match(line):
            found += _asked(line)
        else:
            found += unread(line)
    return found


def _asked(line: str) -> Counter[str]:
    found: Counter[str] = Counter()
    if asked := REQUESTS.search(line):
        names = ("всего", "выполнено", "в работе", "без ответа", "просрочено")
        found += Counter(_told("заявки", names, asked.groups()[:5]))
        if asked[7]:
            found[f"заявки: {asked[6] or 0} {'часов' if asked[7] == 'час' else 'дней'}"] += 1
    if reports := REPORTS.search(line):
        given, expected = (one for one in reports.groups() if one is not None)
        found += Counter(_told("отчёты", ("сдано", "всего"), (given, expected)))
    return found


def _told(name: str, names: Sequence[str], digits: Sequence[str | None]) -> Figures:
    return named(name, {one: number(n) for one, n in zip(names, digits, strict=True) if n is not None})


async def counted(books: Books) -> Counter[str]:
    """The same, counted."""
    found = await _plan(books) + await _requests(books) + await came_counted(books, "явка")
    return +(found + await _reports(books) + await _coverage(books))


async def _plan(books: Books) -> Counter[str]:
    items = [one for one in await items_of(books) if one.state not in ("cancelled", "unasked")]
    if not items:
        return Counter()
    promised = {
        row.id: json.loads(row.evidence) if isinstance(row.evidence, str) else row.evidence
        for row in await books.rows("SELECT id, evidence FROM plan_items")
    }
    there: defaultdict[int, set[str]] = defaultdict(set)
    for row in await books.rows(
        "SELECT a.plan_item_id AS item, p.kind FROM proofs p JOIN activities a ON a.id = p.activity_id "
        "WHERE a.deleted_at IS NULL AND p.present UNION SELECT a.plan_item_id, 'publication' FROM activities a "
        "WHERE a.deleted_at IS NULL AND a.type IN ('publication', 'article')"
    ):
        there[row.item].add(row.kind)
    lacking = [
        one
        for one in items
        if one.deeds and not {PROOFS[kind] for kind, _ in promised[one.id] if kind in PROOFS} <= there[one.id]
    ]
    states = Counter(one.state for one in items)
    late = states["late"] + states["partly"]
    told = {"выполнено": states["done"], "всего": len(items), "просрочено": late, "без подтверждений": len(lacking)}
    return Counter(named("план", told))


async def _requests(books: Books) -> Counter[str]:
    zone = ZoneInfo((await books.rows("SELECT zone FROM centers WHERE id = :center"))[0].zone)
    taken = "(SELECT MIN(e.at) FROM request_events e WHERE e.request_id = r.id AND e.step = 'accept')"
    query = f"SELECT r.created_at, r.state, r.answer_by, {taken} AS taken FROM requests r WHERE r.center_id = :center"  # noqa: S608
    rows = await books.rows(query)
    mine = [r for r in rows if books.period.first <= moment(r.created_at).astimezone(zone).date() <= books.period.last]
    if not mine:
        return Counter()
    new = [r for r in mine if r.state == "new"]
    told = {
        "всего": len(mine),
        "выполнено": sum(r.state in DONE for r in mine),
        "в работе": sum(r.state in ("accepted", "offered", "appointed", "moved") for r in mine),
        "без ответа": len(new),
        "просрочено": sum(r.answer_by is not None and _day(r.answer_by) < books.today for r in new),
    }
    waits = [(moment(r.taken) - moment(r.created_at)).total_seconds() for r in mine if r.taken]
    found = Counter(named("заявки", told))
    if waits:
        hours = round(sum(waits) / len(waits) / 3600)
        found[f"заявки: {round(hours / 24)} дней" if hours >= 48 else f"заявки: {hours} часов"] = 1
    return found


def _day(stored: object) -> date:
    return date.fromisoformat(str(stored)[:10])


async def invited_rows(books: Books) -> list[Any]:
    """Who was asked to an event that took place in the period, or came to it unasked."""
    zone = ZoneInfo((await books.rows("SELECT zone FROM centers WHERE id = :center"))[0].zone)
    rows = await books.rows(
        "SELECT e.id, e.starts_at, i.person_id, i.expected, i.answer, i.reason, i.waiting_since, i.presence, "
        "d.name AS district FROM event_invitees i JOIN events e ON e.id = i.event_id JOIN posts p ON p.id = i.post_id "
        "LEFT JOIN districts d ON d.id = p.district_id "
        "WHERE e.center_id = :center AND e.state IN ('over', 'recorded')"
    )
    return [
        one for one in rows if books.period.first <= moment(one.starts_at).astimezone(zone).date() <= books.period.last
    ]


def funnel_counted(rows: Sequence[Any]) -> Figures:
    """How many of these were asked, answered, were to come and came; different people; why others did not."""
    asked, came = [one for one in rows if one.expected], [one for one in rows if one.presence != "none"]
    coming = [one for one in asked if one.answer in ("coming", "remote") and one.waiting_since is None]
    reasons = Counter(label("event-declined", one.reason) for one in rows if one.answer == "declined" and one.reason)
    return {
        "приглашений": len(asked),
        "ответов": sum(one.answer != "none" for one in asked),
        "собирались": len(coming),
        "посещений": len(came),
        "людей": len({one.person_id for one in came}),
        **reasons,
    }


async def came_counted(books: Books, name: str) -> Counter[str]:
    """The funnel of the period; nothing where nobody was asked."""
    rows = await invited_rows(books)
    found = funnel_counted(rows)
    if not found["приглашений"]:
        return Counter()
    said = await books.rows("SELECT event_id, verdict, shown FROM event_feedback")
    seen = [one for one in said if one.shown and one.event_id in {row.id for row in rows}]
    told = {"полезно": sum(one.verdict == "useful" for one in seen), "сказали": len(seen)} if seen else {}
    return Counter(named(name, {**found, **told}))


async def _reports(books: Books) -> Counter[str]:
    newest = await books.rows(
        "SELECT id, last, report_of FROM monitorings WHERE center_id = :center AND opens <= :today "
        "AND quarter <= :last AND last >= :first ORDER BY quarter DESC LIMIT 1"
    )
    if not newest:
        return Counter()
    on = min(_day(newest[0].last), books.today)
    rows = await books.rows(
        "SELECT r.state, r.entered_by, EXISTS (SELECT 1 FROM holdings h JOIN posts p ON p.id = h.post_id "
        "WHERE (p.id = r.post_id OR ((m.report_of = 'district' OR r.person_id IS NOT NULL) "
        "AND p.district_id = own.district_id AND p.role = 'curator')) "
        "AND (p.closed_on IS NULL OR p.closed_on > :on_day) AND h.since <= :on_day "
        "AND (h.until IS NULL OR h.until >= :on_day) AND (r.person_id IS NULL OR r.person_id = h.person_id)) AS held "
        "FROM monitoring_reports r JOIN monitorings m ON m.id = r.monitoring_id JOIN posts own ON own.id = r.post_id "
        "WHERE r.monitoring_id = :one",
        one=newest[0].id,
        on_day=on,
    )
    given = sum(r.state in GIVEN for r in rows)
    expected = sum(r.state in GIVEN or (r.state == "draft" and r.entered_by is not None) or bool(r.held) for r in rows)
    return Counter(named("отчёты", {"сдано": given, "всего": expected})) if expected else Counter()


async def _coverage(books: Books) -> Counter[str]:
    first = books.period.first
    plans = await books.rows("SELECT year, school, targets FROM plans WHERE center_id = :center ORDER BY year DESC")
    years = [(PlanYear(p.year, school=bool(p.school)), p.targets) for p in plans]
    fitting = [(y, t) for y, t in years if y.holds(first) and y.holds(books.period.last)]
    if not fitting:
        return Counter()
    year, stored = fitting[0]
    targets = json.loads(stored) if isinstance(stored, str) else stored
    whole = books.of(Period(Span.SCHOOL if year.school else Span.YEAR, year.first, year.last))
    came = await whole.counter("t.category", "COALESCE(t.newcomers, t.in_person + t.remote)", HELD, VISITS)
    found = aims(targets, {Category(name): Reached(visits=n) for name, n in came.items()})
    paced = [(one, at_pace(one.fact, year, books.today)) for one in found if one.fact is not None]
    told = [(one, n) for one, n in paced if n is not None]
    behind = sorted((one for one in told if one[1] < one[0].target), key=lambda one: one[1] / one[0].target)
    if not told:
        return Counter()
    counts = Counter(named("охват", {"групп": len(told) - len(behind), "всего": len(told)}))
    counts.update(f"отстают: {one.who}: {n} из {one.target}" for one, n in behind[:3])
    return counts
