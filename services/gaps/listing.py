"""Use cases of «Чего не хватает»: what a year's papers lack, by person and post, and line by line."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Type
from models.errors import NotFound
from models.gaps import Gap, LineKind, Owner, OwnerKind, gaps_in
from models.papers.texts import OwnPart, OwnParts
from models.people import District, Person, Post, Tenure
from models.periods import Period
from models.plan.tables import Plan
from models.plan_years import PlanYear
from services.center_settings import load
from services.gaps.inner.owned import of_owner, owned_gaps
from services.gaps.inner.plan import ItemGap, item_gaps, report_gaps
from services.gaps.inner.records import record_gaps
from services.plan.past import count_past
from services.roster.seats import my_posts
from services.work import Work, use_case

SIZE = 7
"""Lines a page."""


@dataclass(frozen=True)
class OwnerLine:
    """Somebody whose records, items or reports are incomplete, and how many of them."""

    owner: Owner
    name: str
    """Of a person; of a post its title, district and holders; empty for items of no post."""
    count: int

    @property
    def code(self) -> str:
        """What a button knows it by."""
        return self.owner.code


@dataclass(frozen=True, kw_only=True)
class GapsOverview:
    """What a year's papers lack: by person and post, the most first; the texts nobody wrote; dates not marked."""

    year: PlanYear
    owners: list[OwnerLine]
    lines: int
    """Records, items and reports, each once."""
    parts: list[OwnPart]
    dates: int

    @property
    def empty(self) -> bool:
        """Whether nothing is lacking at all."""
        return not (self.owners or self.parts or self.dates)


@dataclass(frozen=True, kw_only=True)
class GapLine:
    """A record, an item or a report with what is wrong with it; a button opens it."""

    kind: LineKind
    id: int
    day: date | None = None
    type: Type | None = None
    title: str = ""
    gaps: list[Gap] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    """Of an item, the papers in the plan's words."""
    quarter: Period | None = None

    @property
    def code(self) -> str:
        """What a button knows it by: «record-12»."""
        return f"{self.kind.value}-{self.id}"


@dataclass(frozen=True, kw_only=True)
class GapPage:
    """Some lines of one owner: items and reports first, then records, the newest first."""

    year: PlanYear
    items: list[GapLine]
    number: int
    more: bool
    total: int
    name: str = ""


@use_case(Permission.CHANGE_ANY_ACTIVITY)
async def overview(work: Work, year: int) -> GapsOverview:
    """All of the centre's year. Raises NotFound for a year that is neither this nor the last one."""
    async with work.db.reading() as session:
        plan_year = await _year(session, work, year)
        found = await owned_gaps(session, work.center_id, plan_year, work.today)
        counts = found.owners()
        names = await _names(session, work, counts)
        written = (await load(session, work.center_id, OwnParts)).of(year)
    owners = [OwnerLine(owner, names.get(owner, ""), count) for owner, count in counts.items()]
    return GapsOverview(
        year=plan_year,
        owners=sorted(owners, key=lambda one: (-one.count, one.name)),
        lines=found.total,
        parts=[part for part in OwnPart if part not in written],
        dates=await count_past(work, year),
    )


@use_case(Permission.CHANGE_ANY_ACTIVITY)
async def gaps_of(work: Work, year: int, owner: Owner, page: int = 0) -> GapPage:
    """The lines of one person or post. Raises NotFound as `overview` does."""
    async with work.db.reading() as session:
        plan_year = await _year(session, work, year)
        author = owner.id if owner.kind is OwnerKind.PERSON else None
        name = (await _names(session, work, [owner])).get(owner, "")
        return await _page(session, work, plan_year, {owner}, author, page, name)


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def own_gaps(work: Work, year: int, page: int = 0) -> GapPage:
    """The actor's own lines: their records, and what their posts answer for. Raises NotFound as `overview` does."""
    async with work.db.reading() as session:
        plan_year = await _year(session, work, year)
        mine = {Owner(OwnerKind.POST, post) for post in await session.scalars(my_posts(work))}
        return await _page(session, work, plan_year, mine, work.person_id, page)


async def _year(session: AsyncSession, work: Work, year: int) -> PlanYear:
    if not work.today.year - 1 <= year <= work.today.year:
        raise NotFound
    school = await session.scalar(select(Plan.school).where(Plan.center_id == work.center_id, Plan.year == year))
    return PlanYear(year, bool(school))


async def _page(
    session: AsyncSession,
    work: Work,
    year: PlanYear,
    owners: Collection[Owner],
    author: int | None,
    page: int,
    name: str = "",
) -> GapPage:
    gaps = (
        await item_gaps(session, work.center_id, year),
        await report_gaps(session, work.center_id, year, work.today),
    )
    first = [
        GapLine(kind=LineKind.ITEM, id=one.id, title=one.content, lacks=one.lacks)
        if isinstance(one, ItemGap)
        else GapLine(kind=LineKind.REPORT, id=one.id, title=one.place, quarter=one.quarter)
        for one in of_owner(gaps, owners)
    ]
    start = page * SIZE
    shown, passed = first[start : start + SIZE], max(start - len(first), 0)
    records, count = await _records(session, work, year, author, passed, SIZE - len(shown))
    total = len(first) + count
    lines = [*shown, *records]
    return GapPage(year=year, items=lines, number=page, more=total > start + SIZE, total=total, name=name)


async def _records(
    session: AsyncSession, work: Work, year: PlanYear, author: int | None, passed: int, room: int
) -> tuple[list[GapLine], int]:
    """The author's records from there on, and how many there are in all."""
    if author is None:
        return [], 0
    gaps = record_gaps(work.center_id, year, work.today)
    query = (
        select(Activity.id, Activity.day, Activity.type, Activity.title, gaps.c.gaps)
        .join(gaps, gaps.c.id == Activity.id)
        .where(gaps.c.author_id == author)
        .order_by(Activity.day.desc(), Activity.id.desc())
    )
    counted = select(func.count()).select_from(gaps).where(gaps.c.author_id == author)
    rows = (await session.execute(query.offset(passed).limit(room))).all() if room else []
    found = [
        GapLine(kind=LineKind.RECORD, id=one, day=day, type=kind, title=title, gaps=gaps_in(joined))
        for one, day, kind, title, joined in rows
    ]
    return found, int(await session.scalar(counted) or 0)


async def _names(session: AsyncSession, work: Work, owners: Collection[Owner]) -> dict[Owner, str]:
    """What people and posts are called: «Мария Орлова», «Психолог (Анна Белова)»."""
    people = [one.id for one in owners if one.kind is OwnerKind.PERSON]
    posts = [one.id for one in owners if one.kind is OwnerKind.POST]
    named = select(Person.id, Person.name).where(Person.id.in_(people), Person.center_id == work.center_id)
    found = {Owner(OwnerKind.PERSON, one): name for one, name in await session.execute(named)} if people else {}
    titled = (
        select(Post.id, Post.title, District.name, Person.name)
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(Tenure, (Tenure.post_id == Post.id) & Tenure.held(work.today))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(Post.id.in_(posts), Post.center_id == work.center_id)
        .order_by(Post.id, Person.name)
    )
    holders: dict[int, tuple[str, list[str]]] = {}
    for post, title, district, name in await session.execute(titled) if posts else ():
        words = f"{title}, {district}" if district else title
        holders.setdefault(post, (words, []))[1].extend([name] if name else [])
    for post, (words, names) in holders.items():
        found[Owner(OwnerKind.POST, post)] = f"{words} ({', '.join(names)})" if names else words
    return found
