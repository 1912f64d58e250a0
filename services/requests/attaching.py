"""Use cases of giving something of the library to whoever asks the centre."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.library.kinds import OPEN
from models.library.searching import RequestMaterial
from models.library.tables import LibraryMaterial
from models.requests.states import REFUSED, RequestStep, State
from models.requests.tables import Request, RequestEvent, RequestKind
from services.requests.inner.access import as_taker
from services.requests.inner.delivering import send_materials
from services.requests.inner.notifications import record, tell_taken
from services.work import Work, use_case


@use_case(Permission.ANSWER_REQUESTS)
async def attach(work: Work, request_id: int, material_id: int) -> str:
    """Give the author that material of the library: they get a letter with it. A request for materials is taken on,
    where nobody has, and closed by it; any other stands as it stood. The same material again changes nothing. Returns
    its title.

    Raises NotFound for what the actor has nothing to do with, DomainError for who does not answer the request, for one
    that was declined or cancelled, and for a material that is not to be read (any more).
    """
    async with work.db.writing() as session:
        request = await as_taker(session, work, request_id)
        material = await _material(session, work, material_id)
        if await session.get(RequestMaterial, (request_id, material_id)) is not None:
            return material.title
        event = await _give(session, work, request, material.title)
        session.add(
            RequestMaterial(
                request_id=request_id,
                material_id=material_id,
                person_id=work.person_id,
                at=work.clock.now(),
                event_id=event.id,
            )
        )
        return material.title


async def _material(session: AsyncSession, work: Work, material_id: int) -> LibraryMaterial:
    found = await session.get(LibraryMaterial, material_id)
    if found is None or found.center_id != work.center_id:
        raise NotFound
    if found.state not in OPEN:
        raise DomainError("library-material-gone")
    return found


async def _give(session: AsyncSession, work: Work, request: Request, title: str) -> RequestEvent:
    if request.state in REFUSED:
        raise DomainError(f"request-is-{request.state}")
    sends = request.kind is RequestKind.MATERIALS
    if sends and request.state is State.NEW:
        request.accept(work.person_id)
        await tell_taken(session, work.clock.now(), request)
    request.answered_by(work.person_id)
    if sends and request.state is State.ACCEPTED:
        return await send_materials(session, work, request, title)
    return await record(session, work, request, RequestStep.MATERIAL, title)
