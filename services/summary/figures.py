"""The summary: what a centre did in a period against the period before, grouped by the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import (
    Activity,
    Handout,
    Involvement,
    TakingPart,
)
from models.errors import NotFound
from models.library.shelves import Prints
from models.people import District
from models.periods import Period
from models.registers.definition import Register
from models.registers.tallies import RegisterTally
from models.signals import Measure, months_of
from models.staff import Staff
from services.activities.inner.access import done_by
from services.library.inner.stocks import prints_of
from services.library.inner.uses import uses_of
from services.people.inner.staff import count_staff
from services.registers.inner.summed import sum_registers
from services.registers.inner.terms import registers_in
from services.shares import of_district
from services.signals.inner.sums import compared
from services.summary.counting import NOTHING, Figure, SummaryQuestion, by_type, total_of
from services.work import Work, use_case


@dataclass(frozen=True)
class RegisterFigures:
    """What a register comes to, now and in the period before."""

    register: Register
    now: RegisterTally
    before: RegisterTally

    @property
    def empty(self) -> bool:
        """Whether nothing stood in it in either."""
        return not (self.now.entries or self.before.entries)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Activities by type, district and person (counts), participants by category (visits), materials (copies).

    What the centre took part in is counted apart, in `joined`. An activity of several districts or of several people
    is one in `activities` and one for each of them. Of a single district, `shared` are its people at what it had
    together with others: of those the categories are not known.
    """

    period: Period
    district: str
    activities: Figure
    visits: Figure
    remote: Figure
    copies: Figure
    types: list[Figure]
    categories: list[Figure]
    materials: list[Figure]
    districts: list[Figure]
    """Every district of the centre, those without an activity too: zero is said and not left to be guessed."""
    people: list[Figure]
    against: Period
    """What stands beside it: the stretch before; while the period is running, as many first days of that."""
    shared: Figure = NOTHING
    district_visits: list[Figure] = field(default_factory=list)
    joined: list[Figure] = field(default_factory=list)
    supervisions: list[Figure] = field(default_factory=list)
    newcomers: Figure = NOTHING
    organisations: list[Figure] = field(default_factory=list)
    """Activities in which institutions of a kind took part."""
    programmes: list[Figure] = field(default_factory=list)
    series: list[Figure] = field(default_factory=list)
    channels: list[Figure] = field(default_factory=list)
    staff: Staff = field(default_factory=Staff)
    prints: Prints = field(default_factory=Prints)
    """Copies that the whole centre printed."""
    library: list[Figure] = field(default_factory=list)
    """How often the library's materials were used, by district."""
    signals: list[Figure] = field(default_factory=list)
    """Early signals by who noticed, and what followed: in whole months alone."""
    registers: Sequence[RegisterFigures] = ()
    """Those that anything stands in. Of the ones whose entries are activities these are the same ones."""
    own: bool = False
    """Whether it is of one person's records."""


@use_case(Permission.SEE_SUMMARY)
async def summarise(work: Work, period: Period, district_id: int | None = None) -> Summary:
    """The figures of the actor's centre, or of one of its districts. Raises NotFound for a foreign district."""
    async with work.db.reading() as session:
        district = await _district(session, work, district_id)
        where = [Activity.center_id == work.center_id]
        if district_id is not None:
            where.append(of_district(district_id))
        found = await _summary(session, work, period, where, district_id)
        staff = await count_staff(session, work, period, district_id)
        prints = (
            Prints() if district_id is not None else await prints_of(session, work.center_id, period, found.against)
        )
        uses = await uses_of(session, work, (period, found.against), district_id)
        signals = await _signals(session, work, found, district_id)
        registers = await _registers(session, work, found, district_id)
        names = select(District.name, District.id).where(District.center_id == work.center_id)
        names = names.where(District.open(period.first))  # of one that was closed by then no zero is told
        named = {figure.name for figure in found.districts}
        every = (await session.execute(names.order_by(District.position))).all() if district_id is None else ()
        library = [Figure(one.district, *one.counts) for one in uses.districts]
        zeros = [Figure(name, 0, 0, place) for name, place in every if name not in named]
    districts = [*found.districts, *zeros]
    whole = replace(found, district=district, districts=districts, staff=staff)
    return replace(whole, prints=prints, library=library, signals=signals, registers=registers)


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def summarise_own(work: Work, period: Period) -> Summary:
    """«Мой год»: the figures of what the actor did, alone or with the author."""
    async with work.db.reading() as session:
        found = await _summary(session, work, period, [done_by(work.person_id)])
    return replace(found, own=True)


async def _summary(
    session: AsyncSession,
    work: Work,
    period: Period,
    where: Sequence[ColumnElement[bool]],
    district_id: int | None = None,
) -> Summary:
    against = period.against(work.today)
    ask = SummaryQuestion(period, against, where, district_id)
    deeds = await ask.deeds(session)
    held = [one for one in deeds if one.involvement is Involvement.HELD]
    types, joined = (by_type(deeds, taken) for taken in (Involvement.HELD, Involvement.JOINED))
    categories, remote, first, came = await ask.visits(session)
    (materials,) = await ask.add(session, Handout, Handout.kind, Handout.copies)
    shared = total_of(await ask.shared(session))
    visits = total_of(categories)
    programmes, series, channels = await ask.texts(session)
    return Summary(
        period=period,
        district="",
        activities=total_of(types),
        visits=Figure("", visits.now + shared.now, visits.before + shared.before),
        remote=total_of(remote),
        copies=total_of(materials),
        types=types,
        categories=categories,
        materials=materials,
        districts=await ask.districts(session, held),
        people=await ask.people(session, held),
        against=against,
        shared=shared,
        district_visits=await ask.visits_by_district(session, held, came),
        joined=joined,
        supervisions=await ask.supervisions(session),
        newcomers=total_of(first),
        organisations=(await ask.add(session, TakingPart, TakingPart.kind))[0],
        programmes=programmes,
        series=series,
        channels=channels,
    )


async def _signals(session: AsyncSession, work: Work, found: Summary, district_id: int | None) -> list[Figure]:
    """In the order in which they are counted; empty where there were none."""
    stretches = months_of(found.period), months_of(found.against)
    counted = await compared(session, work.center_id, district_id, *stretches)
    return [Figure(one, *counted[one]) for one in Measure if one in counted]


async def _registers(
    session: AsyncSession, work: Work, found: Summary, district_id: int | None
) -> list[RegisterFigures]:
    """Those that are out of use too: their entries are kept, and counted. What is an activity was counted already."""
    every = await registers_in(session, work.center_id)
    counted = await sum_registers(session, work.center_id, every, (found.period, found.against), district_id)
    figures = []
    for one in every:
        now, before = counted[one.key, 0], counted[one.key, 1]
        if one.recorded:
            held = found.joined if one.involvement is Involvement.JOINED else found.types
            own = [figure for figure in held if figure.name in one.types]
            now = replace(now, entries=sum(figure.now for figure in own))
            before = replace(before, entries=sum(figure.before for figure in own))
        figures.append(RegisterFigures(one, now, before))
    return [one for one in figures if not one.empty]


async def _district(session: AsyncSession, work: Work, district_id: int | None) -> str:
    if district_id is None:
        return ""
    own = select(District.name).where(District.id == district_id, District.center_id == work.center_id)
    name = await session.scalar(own)
    if name is None:
        raise NotFound
    return name
