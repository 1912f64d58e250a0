"""Use cases of a file that holds more than one plan: which plans are taken, and tables read as the coordinator says."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.plan.draft import DraftContent
from models.plan.draft_parts import Picks, choose_plan, leave_table, read_table
from models.plan.words import fold
from services.colleagues import colleagues
from services.plan.inner.drafts import own_draft
from services.plan.inner.posts import likely_posts
from services.work import Work, use_case


@use_case(Permission.MANAGE_PLAN)
async def take_plan(work: Work, draft_id: int, number: int) -> None:
    """One of the file's plans is taken into the draft, or left out. Raises DomainError for the last one."""
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        draft.content = dict(choose_plan(DraftContent(draft.content), number).json)


@use_case(Permission.MANAGE_PLAN)
async def take_table(work: Work, draft_id: int, number: int, picks: Picks) -> None:
    """The rows of a table beside the plan join the draft, its columns read so. Raises DomainError without a column of
    the content."""
    known = await colleagues(work)
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        content = await asyncio.to_thread(read_table, DraftContent(draft.content), number, picks, known)
        draft.content = dict((await _with_posts(session, work, content)).json)


@use_case(Permission.MANAGE_PLAN)
async def drop_table(work: Work, draft_id: int, number: int) -> None:
    """The rows of that table leave the draft."""
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        draft.content = dict(leave_table(DraftContent(draft.content), number).json)


async def _with_posts(session: AsyncSession, work: Work, content: DraftContent) -> DraftContent:
    """The draft with a post for each responsible that it did not name before."""
    new = [called for called in content.called() if fold(called) not in content.json["posts"]]
    found = await likely_posts(session, work, new)
    posts = {**content.json["posts"], **{called: match.choice for called, match in found.items()}}
    guesses = [*content.json.get("guesses", ()), *(called for called, match in found.items() if not match.sure)]
    return DraftContent({**content.json, "posts": posts, "guesses": guesses})
