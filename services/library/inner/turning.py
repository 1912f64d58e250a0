"""What a material's way from state to state brings along: whoever else is concerned, and who is told."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.tables import LibraryMaterial
from models.notifications import Notice, NoticeKind
from services.library.inner.indexing import mark
from services.outbox.notices import tell
from services.outbox.reachability import coordinators
from services.work import Work


async def propose(session: AsyncSession, work: Work, material: LibraryMaterial) -> None:
    """It waits for a coordinator's word, and they are told."""
    material.propose()
    now = work.clock.now()
    others = set(await coordinators(session, material.center_id, work.today)) - {work.person_id}
    await tell(session, now, [_notice(NoticeKind.MATERIAL_PROPOSED, work, material, one) for one in sorted(others)])


async def approve(session: AsyncSession, work: Work, material: LibraryMaterial) -> None:
    """Everybody finds it; the version before it is out of date, and its author is told."""
    material.approve(work.person_id, work.clock.now())
    if material.replaces_id is not None:
        before = await session.get(LibraryMaterial, material.replaces_id, with_for_update=True)
        if before is not None and before.open:
            await outdate(session, before)
    await mark(session, material.center_id, [material.id])
    await tell_author(session, work, material)


async def outdate(session: AsyncSession, material: LibraryMaterial) -> None:
    """It is found no more."""
    material.outdate()
    await mark(session, material.center_id, [material.id])


async def remove(session: AsyncSession, material: LibraryMaterial) -> None:
    """Nothing of it stays but that it was there."""
    material.remove()
    await mark(session, material.center_id, [material.id])


async def tell_author(session: AsyncSession, work: Work, material: LibraryMaterial) -> None:
    """What became of what they sent."""
    if material.made_by != work.person_id:
        await tell(session, work.clock.now(), [_notice(NoticeKind.MATERIAL_DECIDED, work, material, material.made_by)])


async def next_version(session: AsyncSession, material: LibraryMaterial) -> int:
    """The number of the version after the newest one of the same material."""
    number, newest = material.version, material.id
    while True:
        after = select(LibraryMaterial.id, LibraryMaterial.version).where(LibraryMaterial.replaces_id == newest)
        found = (await session.execute(after.order_by(LibraryMaterial.id.desc()).limit(1))).first()
        if found is None:
            return number + 1
        newest, number = found


def _notice(kind: NoticeKind, work: Work, material: LibraryMaterial, person_id: int) -> Notice:
    now = work.clock.now()
    return Notice(
        kind=kind,
        center_id=material.center_id,
        person_id=person_id,
        key=f"{kind}:{material.id}:{now:%Y%m%d%H%M%S}",
        not_before=now,
        subject_id=material.id,
    )
