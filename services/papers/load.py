"""«Нагрузка»: how much each person did in each month; who did it together is counted with each, the whole once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import extract, func, select, union_all

from documents.papers.sheets import PaperSheet
from models.access import Permission
from models.activities import Activity, Attendance, Coauthor
from models.papers.kinds import period_code
from models.people import Person
from models.periods import Period, Span
from models.stored import JsonObject
from services.papers.inner.months import Month, months_of
from services.papers.inner.people import Head, head_of
from services.papers.inner.records import Posts, of_period
from services.papers.words import head_json
from services.periods import name_of
from services.texts import texts
from services.work import Work, use_case


@dataclass(frozen=True)
class Burden:
    """What a person did: records and visits by month."""

    name: str
    post: str
    records: Counter[Month]
    visits: Counter[Month]


@dataclass(frozen=True, kw_only=True)
class BurdenFacts:
    """Everybody who did anything, the busiest first; `whole` counts each record once."""

    head: Head
    period: Period
    months: tuple[Month, ...]
    people: tuple[Burden, ...]
    whole: Counter[Month]
    whole_visits: Counter[Month]

    @property
    def empty(self) -> bool:
        """Whether nobody of the centre did anything in the period."""
        return not self.people


@use_case(Permission.SEE_SUMMARY)
async def gather_load(work: Work, period: Period) -> BurdenFacts:
    """The facts of a quarter or longer, counted by the database."""
    year, month = extract("year", Activity.day), extract("month", Activity.day)
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    visits = func.coalesce(came.correlate(Activity).scalar_subquery(), 0)
    where = of_period(work, period)
    authors = select(
        Activity.author_id.label("person"), Activity.id, year.label("y"), month.label("m"), visits.label("v")
    )
    besides = select(Coauthor.person_id, Activity.id, year, month, visits).join(
        Activity, Activity.id == Coauthor.activity_id
    )
    others = besides.where(*where, Coauthor.person_id != Activity.author_id)
    each = union_all(authors.where(*where), others).subquery()
    columns = each.c.y, each.c.m, func.count(), func.sum(each.c.v)
    query = select(each.c.person, Person.name, *columns).join(Person, Person.id == each.c.person)
    alone = authors.where(*where).subquery()
    once = select(alone.c.y, alone.c.m, func.count(), func.sum(alone.c.v)).group_by(alone.c.y, alone.c.m)
    async with work.db.reading() as session:
        rows = (await session.execute(query.group_by(each.c.person, Person.name, each.c.y, each.c.m))).all()
        total = (await session.execute(once)).all()
        posts, head = await Posts.load(session, work), await head_of(session, work)
    people: dict[int, Burden] = {}
    for person, name, y, m, count, visited in rows:
        one = people.setdefault(
            person, Burden(name, posts.of(person, min(period.last, work.today)), Counter(), Counter())
        )
        one.records[int(y), int(m)], one.visits[int(y), int(m)] = int(count), int(visited)
    ordered = sorted(people.values(), key=lambda one: (-one.records.total(), one.name))
    whole = Counter({(int(y), int(m)): int(count) for y, m, count, _ in total})
    whole_visits = Counter({(int(y), int(m)): int(visited) for y, m, _, visited in total})
    return BurdenFacts(
        head=head,
        period=period,
        months=months_of(period),
        people=tuple(ordered),
        whole=whole,
        whole_visits=whole_visits,
    )


def load_sheets(facts: BurdenFacts) -> list[PaperSheet]:
    """Records and visits, a sheet each: people down, months across, with totals."""
    said = texts().plain

    def sheet(name: str, of: Callable[[Burden], Counter[Month]], whole: Counter[Month]) -> PaperSheet:
        months = [name_of(Period.around(Span.MONTH, date(y, m, 1))) for y, m in facts.months]
        titles = [said("load-person"), said("load-post"), *months, said("load-total")]
        rows: list[list[str | int]] = [
            [one.name, one.post, *(of(one)[month] for month in facts.months), of(one).total()] for one in facts.people
        ]
        rows.append([said("load-whole"), "", *(whole[month] for month in facts.months), whole.total()])
        title = said("paper-load-title", what=name, period=name_of(facts.period))
        return PaperSheet(name=name, title=title, titles=titles, rows=rows, note=said("load-note"))

    return [
        sheet(said("load-records"), lambda one: one.records, facts.whole),
        sheet(said("load-visits"), lambda one: one.visits, facts.whole_visits),
    ]


def load_json(facts: BurdenFacts) -> JsonObject:
    """Records and visits by person and month, and of all together."""
    months = facts.months
    return {
        **head_json(facts.head, facts.period),
        "people": [
            {
                "name": one.name,
                "post": one.post,
                "records": by_month(months, one.records),
                "visits": by_month(months, one.visits),
            }
            for one in facts.people
        ],
        "records": by_month(months, facts.whole),
        "visits": by_month(months, facts.whole_visits),
    }


def by_month(months: Sequence[Month], counted: Mapping[Month, int]) -> dict[str, int]:
    """A number for each month by its code, a zero written."""
    periods = {month: Period.around(Span.MONTH, date(*month, 1)) for month in months}
    return {period_code(period): counted.get(month, 0) for month, period in periods.items()}
