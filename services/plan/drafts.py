"""Use cases of the import: read a file, keep what was read, take the coordinator's answers."""

from dataclasses import dataclass, field

from sqlalchemy import func, select

from documents.plan.importing import FILE_NAMED
from models.access import Permission
from models.deadlines import Schedule, read
from models.errors import DomainError, NotFound
from models.people import Post
from models.plan.diff import PlanDiff
from models.plan.draft import Choice, DraftContent, DraftRow, posts_in
from models.plan.errors import BadPlan, Refusal
from models.plan.rules import PlanRules
from models.plan.tables import PlanDraft
from services import center_settings
from services.colleagues import colleagues
from services.file_turns import Sender
from services.files import files
from services.imprint import imprint
from services.plan.inner.drafts import own_draft
from services.plan.inner.posts import likely_posts
from services.plan.inner.standing import against, standing_rows
from services.work import Work, use_case
from storage.upsert import insert_new


class NoPlan(DomainError):
    """The file can be read, and no plan stands in it: it may be something else."""


@dataclass(frozen=True)
class Read:
    """What came of a file: the kept draft's number and the protocol, an .xlsx with every row."""

    draft_id: int
    year: int
    protocol: bytes


@dataclass(frozen=True)
class Review:
    """A draft as the coordinator sees it before «Принять»."""

    content: DraftContent
    doubts: list[DraftRow]
    changes: PlanDiff | None
    """Against the plan of that year that stands already; None for the first import."""
    outcome: dict[str, int] | None = field(default=None)


@use_case(Permission.MANAGE_PLAN)
async def read_file(work: Work, data: bytes, name: str, client_key: str) -> Read:
    """Read a plan's file and keep the draft, once for a client key. Raises DomainError with a clear reason."""
    sender = Sender(work.center_id, work.person_id)
    try:
        data = await files.as_word(sender, data)
        known = tuple(await colleagues(work))
        async with work.db.reading() as session:
            holidays = (await center_settings.load(session, work.center_id, PlanRules)).holidays
        told = (work.today.year, await imprint(work), known, holidays)
        reading, year, protocol = await files.read(sender, "plan", data, name, *told)
    except BadPlan as error:
        refusal = NoPlan if error.code is Refusal.NOT_A_PLAN else DomainError
        raise refusal("plan-refused", why=error.text) from error
    async with work.db.reading() as session:
        rows = [row for one in (reading, *reading.others) for row in one.rows]
        found = await likely_posts(session, work, [one.text for row in rows for one in row.responsibles])
    posts = {called: match.choice for called, match in found.items()}
    if any(one.code == FILE_NAMED for one in reading.problems):
        name = ""
    guesses = [called for called, one in found.items() if not one.sure]
    content = DraftContent.of(reading, name, year, posts, guesses, holidays)
    row = {
        "center_id": work.center_id,
        "person_id": work.person_id,
        "client_key": client_key,
        "made_at": work.clock.now(),
        "content": content.json,
    }
    async with work.db.writing() as session:
        draft_id = await session.scalar(insert_new(session, PlanDraft).values(row).returning(PlanDraft.id))
        if draft_id is None:  # the same message again
            kept = select(PlanDraft.id).where(PlanDraft.client_key == client_key, PlanDraft.center_id == work.center_id)
            draft_id = (await session.execute(kept)).scalar_one()
    return Read(int(draft_id), year, protocol)


@use_case(Permission.MANAGE_PLAN)
async def review(work: Work, draft_id: int) -> Review:
    """The draft with what is still asked and what differs from the plan that stands. NotFound for a foreign one."""
    async with work.db.reading() as session:
        draft = await own_draft(session, work, draft_id)
        content = DraftContent(draft.content)
        old = await standing_rows(session, work.center_id, content.year)
    if not old:
        return Review(content, content.doubts(), None, draft.outcome)
    changes = against(old, content)
    doubts = [row for row in content.doubts() if row.place not in changes.settled]
    return Review(content, doubts, changes.told, draft.outcome)


@use_case(Permission.MANAGE_PLAN)
async def read_answer(work: Work, draft_id: int, text: str) -> Schedule:
    """What a typed deadline means in the draft's year; nothing is kept."""
    async with work.db.reading() as session:
        draft = await own_draft(session, work, draft_id)
    return read(text, DraftContent(draft.content).plan_year)


@use_case(Permission.MANAGE_PLAN)
async def say_year(work: Work, draft_id: int, *, school: bool) -> None:
    """The coordinator said whether the plan is for a school year: every date of the draft follows."""
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        draft.content = dict(DraftContent(draft.content).of_year(school=school).json)


@use_case(Permission.MANAGE_PLAN)
async def keep_marks(work: Work, draft_id: int, *, kept: bool) -> None:
    """What the file marks as done counts as done before the bot, or does not."""
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        draft.content = dict(DraftContent(draft.content).with_marks(kept=kept).json)


@use_case(Permission.MANAGE_PLAN)
async def answer_doubt(work: Work, draft_id: int, place: int, text: str) -> None:
    """The coordinator said what a row's deadline is; an empty text means that it has none."""
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        content = DraftContent(draft.content)
        if all(row.place != place for row in content.rows):
            raise NotFound
        draft.content = dict(content.answered(place, text).json)


@use_case(Permission.MANAGE_PLAN)
async def match_post(work: Work, draft_id: int, called: str, post: Choice) -> None:
    """A responsible of the plan becomes what was chosen. Raises NotFound for another centre's post."""
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        if wanted := posts_in(post):
            own = select(func.count(Post.id)).where(Post.id.in_(wanted), Post.center_id == work.center_id)
            if await session.scalar(own) != len(wanted):
                raise NotFound
        draft.content = dict(DraftContent(draft.content).matched(called, post).json)


@use_case(Permission.MANAGE_PLAN)
async def drop(work: Work, draft_id: int) -> None:
    """«Отмена»: nothing of the draft stays."""
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        await session.delete(draft)
