"""Use cases of a month's numbers, for whoever counts on paper and for whoever puts right: a number that is typed is the
month's whole, and what somebody else has changed meanwhile is not written over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.audit import Event
from models.errors import NotFound
from models.people import District, Person
from models.signals import Measure, Numbers, SignalEntry, check_month, month_of, spread
from services.audit import note
from services.signals.inner.scope import counted, counted_district, seen
from services.signals.inner.sums import parts_of
from services.signals.inner.timing import begin_telling
from services.work import Work, use_case

SHOWN = 5
"""Changes that a month's card names, the newest."""
NOTHING = Measure.OTHER
"""Under what it stands that somebody counted and there was nothing."""


@dataclass(frozen=True)
class SignalChange:
    """Who changed a number, when, by how much."""

    at: datetime
    person: str
    measure: Measure
    change: int


@dataclass(frozen=True, kw_only=True)
class MonthNumbers:
    """A district's month. `known`: whether anybody has counted in it; `counts`: whether the actor may."""

    district_id: int
    district: str
    month: date
    numbers: Numbers
    known: bool
    counts: bool
    changes: tuple[SignalChange, ...] = ()


@dataclass(frozen=True)
class MonthPut:
    """All numbers as they stand now, and what somebody else had changed before ours came."""

    numbers: Numbers
    taken: Numbers


@use_case(Permission.SEE_SIGNALS)
async def open_month(work: Work, district_id: int, month: date) -> MonthNumbers:
    """The numbers of a month of a district that the actor may look at, and who changed them last. Raises NotFound for
    any other."""
    async with work.db.reading() as session:
        found = await session.scalar(select(District).where(District.id == district_id, *seen(work)))
        if found is None:
            raise NotFound
        may = select(District.id).where(District.id == found.id, *counted(work))
        counts = work.actor.may(Permission.COUNT_SIGNALS) and await session.scalar(may) is not None
        return await _month(session, work, found, month, counts=counts)


@use_case(Permission.COUNT_SIGNALS)
async def open_sheet(work: Work, district_id: int, month: date) -> MonthNumbers:
    """The same to be typed in. Raises NotFound for a district that is not the actor's to count for, DomainError for a
    month that nobody counts in yet, or any more."""
    _check(work, month)
    async with work.db.reading() as session:
        found = await session.scalar(select(District).where(District.id == district_id, *counted(work)))
        if found is None:
            raise NotFound("signals-not-yours")
        return await _month(session, work, found, month, counts=True)


@use_case(Permission.COUNT_SIGNALS)
async def put(work: Work, district_id: int, month: date, shown: Numbers, typed: Numbers) -> MonthPut:
    """Make these the numbers of the month. One that is not as it was `shown`, nor as it is typed, stays as it is and
    comes back in `taken`. Raises as `open_sheet`."""
    _check(work, month)
    async with work.db.writing() as session:
        await counted_district(session, work, district_id)
        parts = await parts_of(session, district_id, month)
        now = {measure: sum(number for _, number in of) for measure, of in parts.items()}
        taken = {one: now[one] for one, number in typed.items() if now[one] not in (number, shown.get(one, 0))}
        changes = {one: number - now[one] for one, number in typed.items() if one not in taken and number != now[one]}
        for measure, change in changes.items():
            _add(session, work, month, ((place, measure, part) for place, part in spread(parts[measure], change)))
        if changes:
            await begin_telling(session, work)
        if changes and district_id not in work.actor.district_ids:  # a coordinator puts right what is a curator's
            note(session, work, Event.SIGNALS_CHANGED, str(district_id))
    return MonthPut({one: now[one] + changes.get(one, 0) for one in Measure}, taken)


@use_case(Permission.COUNT_SIGNALS)
async def confirm(work: Work, district_id: int, month: date) -> MonthNumbers:
    """The month is counted: where nobody had told of anything, that there was nothing. Raises as `open_sheet`."""
    _check(work, month)
    async with work.db.writing() as session:
        place = await counted_district(session, work, district_id)
        found = await _month(session, work, place, month, counts=True)
        if not found.known:
            _add(session, work, month, [(place.id, NOTHING, 0)])
            await begin_telling(session, work)
    return found


def _check(work: Work, month: date) -> None:
    check_month(month, work.today, manages=work.actor.may(Permission.MANAGE_MONITORING))


def _add(session: AsyncSession, work: Work, month: date, changes: Iterable[tuple[int, Measure, int]]) -> None:
    """Say who changed what, by how much."""
    session.add_all(
        SignalEntry(
            center_id=work.center_id,
            district_id=place,
            month=month_of(month),
            measure=measure,
            change=change,
            person_id=work.person_id,
            made_at=work.clock.now(),
        )
        for place, measure, change in changes
    )


async def _month(session: AsyncSession, work: Work, place: District, month: date, *, counts: bool) -> MonthNumbers:
    parts = await parts_of(session, place.id, month)
    places = [district_id for district_id, _ in next(iter(parts.values()))]
    query = (
        select(SignalEntry.made_at, Person.name, SignalEntry.measure, SignalEntry.change)
        .join(Person, Person.id == SignalEntry.person_id)
        .where(SignalEntry.district_id.in_(places), SignalEntry.month == month, SignalEntry.undone_at.is_(None))
        .order_by(SignalEntry.made_at.desc(), SignalEntry.id.desc())
    )
    rows = (await session.execute(query.limit(SHOWN))).all()
    return MonthNumbers(
        district_id=place.id,
        district=place.name,
        month=month,
        numbers={measure: sum(number for _, number in of) for measure, of in parts.items()},
        known=bool(rows),
        counts=counts,
        changes=tuple(SignalChange(*row) for row in rows),
    )
