"""What a thing of a digest says when there is nothing to be done about it any more."""

from sqlalchemy import select

from models.plan.tables import Occurrence, PlanItem
from scheduler.letters import plan, reminders, requests
from scheduler.letters.letter import Case, Letter
from services.plan.inner.proposals import ASKED
from services.reminders.log import OF_DATES, OF_ITEMS
from services.requests.inner.notifications import WAITED
from services.texts import texts


async def over(case: Case, reason: str) -> Letter:
    """By what it was done, or what became of it; else why there is nothing to do, as the log of deliveries has it."""
    kind = case.row.kind
    said = None
    if kind in OF_DATES:
        said = await reminders.closed_letter(case)
    elif kind in ASKED:
        said = await plan.answered_letter(case)
    elif kind in WAITED:
        said = await requests.taken_letter(case)
    if said is not None:
        return said
    what = await _content(case)
    text = texts().html("digest-over", what=what or "none", why=reason if what else reason[:1].upper() + reason[1:])
    return Letter(text)


async def _content(case: Case) -> str:
    """The words of the item that it is about; empty where it is about none."""
    query = select(PlanItem).where(PlanItem.center_id == case.center.id)
    if case.row.kind in OF_DATES:
        query = query.join(Occurrence, Occurrence.item_id == PlanItem.id).where(Occurrence.id == case.subject)
    elif case.row.kind in OF_ITEMS:
        query = query.where(PlanItem.id == case.subject)
    else:
        return ""
    item = (await case.session.scalars(query)).first()
    return reminders.called(item)[: reminders.BRIEF] if item is not None else ""
