"""Drafts of a plan: whose they are, and how long they are kept."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import NotFound
from models.plan.tables import PlanDraft
from services.work import Work
from storage.clock import Clock
from storage.database import Database
from storage.sweeping import sweep

KEPT = timedelta(days=30)
"""How long a reading waits for «Принять»."""


async def own_draft(session: AsyncSession, work: Work, draft_id: int, *, lock: bool = False) -> PlanDraft:
    """A draft of the actor's centre. Raises NotFound for another's or one that was dropped."""
    query = select(PlanDraft).where(PlanDraft.id == draft_id, PlanDraft.center_id == work.center_id)
    found = await session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("plan-draft-gone")
    return found


async def forget_old_drafts(db: Database, clock: Clock) -> int:
    """Delete readings of files that are older than `KEPT`, accepted or left behind; returns how many."""
    return await sweep(db, PlanDraft, PlanDraft.made_at < clock.now() - KEPT)
