"""The use case of «Акт передачи дел»: a paper of the registry, made of one post."""

from models.access import Permission
from models.papers.kinds import PaperKind
from models.periods import Period, Span
from services.papers.making import order_of
from services.work import Work, use_case


@use_case(Permission.MANAGE_PEOPLE)
async def order_act(work: Work, post_id: int, tenure_id: int | None = None) -> None:
    """The paper, sent to the actor as its own message. Raises NotFound for another centre's post."""
    last = Period.around(Span.QUARTER, work.today).before()
    first = Period.around(Span.QUARTER, last.before().before().before().first)
    await order_of(work, PaperKind.HANDOVER, (post_id, tenure_id), Period(Span.OWN, first.first, work.today))
