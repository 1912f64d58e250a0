"""Older copies of what was said again."""

from markupsafe import Markup

from models.notifications import Notification
from scheduler.letters.letter import Case, Letter, Skipped, skipped
from services.outbox.copies import DELETABLE


async def older(case: Case) -> Letter | Skipped:
    """The older copy goes: deleted while it is young, else without its buttons."""
    copy = await case.session.get(Notification, case.subject)
    if copy is None or copy.ended_at is None:
        return skipped("moot-no-card")
    young = copy.ended_at > case.now - DELETABLE
    return Letter(Markup(""), instead_of=case.row.details["message"], gone="deleted" if young else "bare")
