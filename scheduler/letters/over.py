"""What a thing of a digest says when there is nothing to be done about it any more."""

from sqlalchemy import select

from models.plan.tables import Occurrence, PlanItem
from scheduler.letters import plan, reminders, requests
from scheduler.letters.letter import Letter, LetterContext
from scheduler.letters.reminder_words import BRIEF, called
from services.plan.inner.proposals import ASKED
from services.reminders.log import OF_DATES, OF_ITEMS
from services.requests.inner.notifications import WAITED
from services.texts import texts


async def over(context: LetterContext, reason: str) -> Letter:
    """By what it was done, or what became of it; else why there is nothing to do, as the log of deliveries has it."""
    kind = context.row.kind
    said = None
    if kind in OF_DATES:
        said = await reminders.closed_letter(context)
    elif kind in ASKED:
        said = await plan.answered_letter(context)
    elif kind in WAITED:
        said = await requests.taken_letter(context)
    if said is not None:
        return said
    what = await _content(context)
    text = texts().html("digest-over", what=what or "none", why=reason if what else reason[:1].upper() + reason[1:])
    return Letter(text=text)


async def _content(context: LetterContext) -> str:
    """The words of the item that it is about; empty where it is about none."""
    query = select(PlanItem).where(PlanItem.center_id == context.center.id)
    if context.row.kind in OF_DATES:
        query = query.join(Occurrence, Occurrence.item_id == PlanItem.id).where(Occurrence.id == context.subject)
    elif context.row.kind in OF_ITEMS:
        query = query.where(PlanItem.id == context.subject)
    else:
        return ""
    item = (await context.session.scalars(query)).first()
    return called(item)[:BRIEF] if item is not None else ""
