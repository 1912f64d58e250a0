"""Use cases of «Поступил сигнал»: one tap is one signal of this month, and another takes it back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.people import District
from models.signals import NOTICED, Measure, SignalEntry, month_of
from services.signals.inner.scope import counted, counted_district
from services.signals.inner.sums import number_of
from services.signals.inner.timing import begin_telling
from services.work import Work, use_case
from storage.upsert import insert_new


@dataclass(frozen=True, kw_only=True)
class ToldSignal:
    """A signal that was told of, and how many this month has of its kind with it; or without it, when it was taken
    back."""

    id: int
    measure: Measure
    district_id: int
    district: str
    month: date
    number: int
    undone: bool


@use_case(Permission.COUNT_SIGNALS)
async def places(work: Work) -> list[tuple[int, str]]:
    """The districts that the actor may tell of today: id and name. Empty for a curator whose post has none."""
    query = select(District.id, District.name).where(*counted(work), District.open(work.today))
    async with work.db.reading() as session:
        rows = (await session.execute(query.order_by(District.position, District.id))).all()
    return [(district_id, name) for district_id, name in rows]


@use_case(Permission.COUNT_SIGNALS)
async def record(work: Work, measure: Measure, district_id: int, client_key: str) -> int:
    """A signal came, this month; returns its number. The same key makes one. Raises NotFound for a district that is not
    the actor's, DomainError for what nobody notices."""
    if measure not in NOTICED:
        raise DomainError("error-stale")
    async with work.db.writing() as session:
        place = await counted_district(session, work, district_id)
        if place.closed_on is not None and place.closed_on <= work.today:
            raise NotFound("signals-not-yours")
        row = {
            "center_id": work.center_id,
            "district_id": place.id,
            "month": month_of(work.today),
            "measure": measure,
            "change": 1,
            "person_id": work.person_id,
            "made_at": work.clock.now(),
            "client_key": client_key,
        }
        made: int | None = await session.scalar(insert_new(session, SignalEntry).values(row).returning(SignalEntry.id))
        if made is None:
            known = await session.scalar(select(SignalEntry.id).where(SignalEntry.client_key == client_key))
            return known or 0
        await begin_telling(session, work)
        return made


@use_case(Permission.COUNT_SIGNALS)
async def open_recorded(work: Work, entry_id: int) -> ToldSignal:
    """A signal that the actor told of by a tap. Raises NotFound for somebody else's."""
    async with work.db.reading() as session:
        return await _told(session, work, await _own(session, work, entry_id))


@use_case(Permission.COUNT_SIGNALS)
async def undo(work: Work, entry_id: int) -> None:
    """«Убрать»: it did not come; a second press changes nothing. Raises NotFound for somebody else's, DomainError
    when the number was put right since and would fall below zero."""
    async with work.db.writing() as session:
        entry = await _own(session, work, entry_id)
        await session.scalar(select(District.id).where(District.id == entry.district_id).with_for_update())
        await session.refresh(entry)
        if entry.undone_at is not None:
            return
        if await number_of(session, entry.district_id, entry.month, entry.measure, alone=True) < entry.change:
            raise DomainError("signals-undo-late")
        entry.undone_at = work.clock.now()


async def _own(session: AsyncSession, work: Work, entry_id: int) -> SignalEntry:
    query = select(SignalEntry).where(SignalEntry.id == entry_id, SignalEntry.client_key.is_not(None))
    found = await session.scalar(query.where(SignalEntry.person_id == work.person_id))
    if found is None:
        raise NotFound
    return found


async def _told(session: AsyncSession, work: Work, entry: SignalEntry) -> ToldSignal:
    """By the district that it counts for now."""
    place = await session.get_one(District, entry.district_id)
    if place.merged_into_id is not None:
        place = await session.get_one(District, place.merged_into_id)
    return ToldSignal(
        id=entry.id,
        measure=entry.measure,
        district_id=place.id,
        district=place.name,
        month=entry.month,
        number=await number_of(session, place.id, entry.month, entry.measure),
        undone=entry.undone_at is not None,
    )
