"""Use cases of the coordinator over materials: taken or not, out of date, removed; and what the centre has set."""

from sqlalchemy import func, select

from models.access import Permission
from models.audit import Event
from models.errors import DomainError
from models.library.kinds import MaterialState
from models.library.rules import LibraryRules
from models.library.tables import REASON_LENGTH, LibraryMaterial
from services import center_settings
from services.audit import note
from services.library.inner import turning
from services.library.inner.indexing import read_now
from services.library.inner.owning import changeable
from services.work import Work, use_case


@use_case(Permission.MANAGE_LIBRARY)
async def count_waiting(work: Work) -> int:
    """How many materials wait for the coordinator's word."""
    waiting = (LibraryMaterial.center_id == work.center_id, LibraryMaterial.state == MaterialState.PROPOSED)
    async with work.db.reading() as session:
        return await session.scalar(select(func.count(LibraryMaterial.id)).where(*waiting)) or 0


@use_case(Permission.MANAGE_LIBRARY)
async def approve(work: Work, material_id: int) -> None:
    """Everybody finds it from now on; the version before it is out of date. Raises NotFound for another centre's,
    DomainError for one that does not wait."""
    async with work.db.writing() as session:
        await turning.approve(session, work, await changeable(session, work, material_id))
    await read_now(work.db, work.clock, work.center_id, material_id)


@use_case(Permission.MANAGE_LIBRARY)
async def refuse(work: Work, material_id: int, reason: str) -> None:
    """It is not taken, and its author hears why. Raises NotFound for another centre's, DomainError for one that does
    not wait and for a reason that is too long."""
    if len(reason) > REASON_LENGTH:
        raise DomainError("form-too-long", length=len(reason), longest=REASON_LENGTH)
    async with work.db.writing() as session:
        found = await changeable(session, work, material_id)
        found.refuse(reason)
        await turning.tell_author(session, work, found)


@use_case(Permission.MANAGE_LIBRARY)
async def outdate(work: Work, material_id: int) -> None:
    """It is found no more, and its card says so. Raises NotFound for another centre's, DomainError for one that nobody
    finds anyway."""
    async with work.db.writing() as session:
        await turning.outdate(session, await changeable(session, work, material_id))
    await read_now(work.db, work.clock, work.center_id, material_id)


@use_case(Permission.ADD_MATERIALS)
async def remove(work: Work, material_id: int) -> None:
    """Its words and its file go; whatever points to it says that it is gone. Raises NotFound for one that is not the
    actor's to change."""
    async with work.db.writing() as session:
        found = await changeable(session, work, material_id)
        await turning.remove(session, found)
        note(session, work, Event.MATERIAL_REMOVED, str(material_id))
    await read_now(work.db, work.clock, work.center_id, material_id)


@use_case(Permission.MANAGE_LIBRARY)
async def library_rules(work: Work) -> LibraryRules:
    """What the centre has set."""
    async with work.db.reading() as session:
        return await center_settings.load(session, work.center_id, LibraryRules)


@use_case(Permission.MANAGE_LIBRARY)
async def set_at_once(work: Work, *, at_once: bool) -> None:
    """Whether what specialists send is found at once; nothing is written where it was so."""
    async with work.db.writing() as session:
        if (await center_settings.load(session, work.center_id, LibraryRules)).at_once is not at_once:
            await center_settings.save(session, work, LibraryRules(at_once=at_once))
