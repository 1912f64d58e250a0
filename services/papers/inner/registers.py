"""The entries of a centre's registers as papers count them: four queries, however many registers there are."""

from collections import defaultdict
from collections.abc import Collection
from itertools import groupby

from sqlalchemy import literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.papers.entries import Learner, PaperEntry, PaperRegister
from models.people import District, Person
from models.periods import Period
from models.registers.tables import RegisterPerson
from services.papers.inner.records import Posts
from services.registers.inner.counts import conditions
from services.registers.inner.lines import lines_of
from services.registers.inner.terms import registers_in
from services.work import Work

COLUMNS = ("id", "entry_id", "day", "title", "until", "state", "district_id", "sort", "amount", "number", "author_id")


async def paper_registers(session: AsyncSession, work: Work, period: Period) -> tuple[PaperRegister, ...]:
    """Every register that anything counts in, in the registers' order; its entries by their days."""
    every = await registers_in(session, work.center_id)
    asked = []
    for place, register in enumerate(every):
        lines = lines_of(register, work.center_id)
        columns = (literal(place).label("place"), *(lines.c[name] for name in COLUMNS))
        asked.append(select(*columns).where(*conditions(register, lines, period)))
    found = union_all(*asked).subquery()
    named = select(found, District.name.label("district")).outerjoin(District, District.id == found.c.district_id)
    rows = (await session.execute(named.order_by(found.c.place, found.c.day, found.c.id))).all()
    posts = await Posts.load(session, work)
    people = await _people(session, [row.entry_id for row in rows if every[row.place].trains and row.entry_id])
    entries: dict[int, tuple[PaperEntry, ...]] = {}
    for place, of in groupby(rows, key=lambda row: int(row.place)):
        entries[place] = tuple(
            PaperEntry(
                number=row.id,
                day=row.day,
                title=row.title,
                until=row.until,
                state=row.state,
                district=row.district or "",
                sort=row.sort,
                amount=row.amount,
                count=row.number,
                who=posts.of(row.author_id, row.day),
                people=people.get(row.entry_id, ()),
            )
            for row in of
        )
    return tuple(PaperRegister(every[place], of) for place, of in entries.items())


async def _people(session: AsyncSession, entries: Collection[int]) -> dict[int, list[Learner]]:
    """Who learned in each entry, and how many hours."""
    found: defaultdict[int, list[Learner]] = defaultdict(list)
    one = RegisterPerson
    query = select(one.entry_id, one.person_id, Person.name, one.hours).join(Person, Person.id == one.person_id)
    query = query.where(one.entry_id.in_(entries)).order_by(Person.name, one.person_id)
    for entry, person, name, hours in await session.execute(query):
        found[entry].append(Learner(person, name, hours))
    return found
