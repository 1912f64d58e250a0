"""The use case of an item's card: its words, its dates, who answers, what was done against what was promised."""

from sqlalchemy import select

from models.access import Permission
from models.plan.proposals import Outcome, Proposal
from models.plan.reached import Reached
from models.plan.tables import Section
from services.plan.card import ItemCard
from services.plan.inner.card_parts import (
    HISTORY,
    card_came,
    card_dates,
    card_deeds,
    card_missing,
    card_posts,
    card_steps,
)
from services.plan.inner.items import may_change, own_item
from services.plan.inner.occurrences import year_of
from services.plan.inner.proposals import suggestions
from services.work import Work, use_case


@use_case(Permission.SEE_PLAN)
async def open_item(work: Work, item_id: int) -> ItemCard:
    """The card. Raises NotFound for an item of another centre."""
    async with work.db.reading() as session:
        item = await own_item(session, work, item_id)
        path = await session.scalar(select(Section.path).where(Section.id == item.section_id))
        came = await card_came(session, item)
        fact = came.people if isinstance(came, Reached) else came
        deeds = await card_deeds(session, item)
        missing = await card_missing(session, item, bool(deeds))
        return ItemCard(
            item=item,
            plan_year=await year_of(session, item),
            section=list(path or ()),
            posts=await card_posts(session, work, item),
            dates=await card_dates(session, work, item),
            deeds=deeds[:HISTORY],
            times=len(deeds),
            fact=fact,
            reached=came if isinstance(came, Reached) else None,
            missing=missing,
            steps=await card_steps(session, item),
            may_change=await may_change(session, work, item),
            proposals=await suggestions(session, Proposal.item_id == item.id, Proposal.outcome == Outcome.WAITING),
        )
