"""The use cases of asking: what can be asked for, and filing a request."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Format
from models.errors import DomainError
from models.people import Center, District, Post
from models.requests.states import RequestStep, State
from models.requests.tables import CaseCode, Mode, Request, RequestKind, RequestPost, case_code
from models.requests.terms import answer_by
from services.requests.inner.notifications import record
from services.requests.inner.routing import ask_posts, terms_of, topics_of
from services.roster.seats import my_posts
from services.work import Work, use_case
from storage.upsert import insert_new

CODES = 6
NEW_CODE = "new"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the form of a request says. `case` is empty, `NEW_CODE`, or a code that the author was given before."""

    kind: RequestKind
    question: str
    topic: str = ""
    mode: Mode = Mode.INDIVIDUAL
    format: Format | None = None
    convenient: str = ""
    urgent: bool = False
    case: str = ""
    district_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Filed:
    """What the author is told: the number, by when, the case code, and whether there is anybody to answer."""

    id: int
    answer_by: date
    case_code: str
    asked: int
    other: str = ""
    """The stored question, when a press before stored another request under the key than what was just said."""


@dataclass(frozen=True)
class Beginning:
    """What the form is made of: topics, codes issued to this person, and their districts."""

    topics: tuple[str, ...]
    codes: list[str]
    districts: list[tuple[int, str]]


@use_case(Permission.ASK_REQUEST)
async def begin(work: Work, kind: RequestKind) -> Beginning:
    """The topics of the centre for that kind, the person's latest codes, and their districts when there are several."""
    async with work.db.reading() as session:
        topics = (await topics_of(session, work.center_id)).of(kind)
        codes = await session.scalars(
            select(CaseCode.code).where(CaseCode.person_id == work.person_id).order_by(CaseCode.id.desc()).limit(CODES)
        )
        own = work.actor.district_ids
        named = select(District.id, District.name).where(District.id.in_(own)).order_by(District.position)
        districts = (await session.execute(named)).all() if len(own) > 1 else []
    return Beginning(topics, list(codes), [(district, name) for district, name in districts])


@use_case(Permission.ASK_REQUEST)
async def file(work: Work, asked: Asked, client_key: str) -> Filed:
    """Store a request once for a client key and ask those who answer it. Raises DomainError for a foreign district."""
    async with work.db.writing() as session:
        if (made := await _by_key(session, work, asked, client_key)) is not None:
            return made
        terms = await terms_of(session, work.center_id)
        now = work.clock.now()
        district_id = _district(work, asked.district_id)
        row = {
            "center_id": work.center_id,
            "author_id": work.person_id,
            "post_id": await _post(session, work, district_id),
            "district_id": district_id,
            "client_key": client_key,
            "kind": asked.kind,
            "mode": asked.mode,
            "format": asked.format,
            "topic": asked.topic,
            "question": asked.question,
            "convenient": asked.convenient,
            "urgent": asked.urgent,
            "case_code": await _code(session, work, asked.case, district_id),
            "state": State.NEW,
            "created_at": now,
            "asked_at": now,
            "round": 0,
            "answer_by": answer_by(work.actor.local(now), terms, urgent=asked.urgent),
        }
        request = await session.scalar(insert_new(session, Request).values(row).returning(Request))
        if request is None:  # another replica stored the same tap meanwhile: it shows the fresh menu
            raise DomainError("error-stale")
        await record(session, work, request, RequestStep.FILE)
        posts = await ask_posts(session, work, request)
        return Filed(id=request.id, answer_by=request.answer_by, case_code=request.case_code, asked=len(posts))


async def _by_key(session: AsyncSession, work: Work, said: Asked, client_key: str) -> Filed | None:
    query = select(Request).where(Request.client_key == client_key, Request.author_id == work.person_id)
    found = await session.scalar(query)
    if found is None:
        return None
    asked = await session.scalar(select(func.count()).where(RequestPost.request_id == found.id))
    other = "" if _says(found, said) else found.question
    return Filed(id=found.id, answer_by=found.answer_by, case_code=found.case_code, asked=asked or 0, other=other)


def _says(stored: Request, said: Asked) -> bool:
    """Whether the stored request is what was said."""
    same = all(
        getattr(stored, name) == getattr(said, name)
        for name in ("kind", "question", "topic", "mode", "format", "convenient", "urgent")
    )
    case = bool(stored.case_code) if said.case == NEW_CODE else stored.case_code == said.case
    return same and case and said.district_id in (None, stored.district_id)


def _district(work: Work, district_id: int | None) -> int | None:
    """The district that was chosen, else the actor's only one. Raises DomainError for a foreign one, and where there
    are several and none was chosen: the first one would be a guess."""
    own = work.actor.district_ids
    if district_id is None:
        if len(own) > 1:
            raise DomainError("request-which-district")
        return own[0] if own else None
    if district_id not in own:
        raise DomainError("form-gone-district")
    return district_id


async def _post(session: AsyncSession, work: Work, district_id: int | None) -> int | None:
    """The post that the author speaks from: that of the district, else the first one held outside districts."""
    query = select(Post.id).where(Post.id.in_(my_posts(work))).order_by(Post.district_id != district_id, Post.id)
    return await session.scalar(query.limit(1))


async def _code(session: AsyncSession, work: Work, case: str, district_id: int | None) -> str:
    """A new code, or one that this person was given before. Raises DomainError for somebody else's."""
    if case == NEW_CODE:
        return await _issue(session, work, district_id)
    known = select(CaseCode.code).where(CaseCode.code == case, CaseCode.person_id == work.person_id)
    if case and await session.scalar(known) is None:
        raise DomainError("error-stale")
    return case


async def _issue(session: AsyncSession, work: Work, district_id: int | None) -> str:
    # two who ask at once wait for each other here, so that no number is issued twice
    await session.execute(select(Center.id).where(Center.id == work.center_id).with_for_update())
    place = await session.scalar(select(District.position).where(District.id == district_id)) if district_id else 0
    prefix = case_code(place or 0, work.today.year, 0)[:-3]
    mine = CaseCode.code.startswith(prefix, autoescape=True)
    issued = await session.scalar(select(func.count()).where(CaseCode.center_id == work.center_id, mine))
    code = case_code(place or 0, work.today.year, (issued or 0) + 1)
    row = {"center_id": work.center_id, "person_id": work.person_id, "code": code, "created_at": work.clock.now()}
    await session.execute(insert(CaseCode), row)
    return code
