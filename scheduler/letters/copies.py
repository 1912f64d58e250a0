"""Older copies of what was said again."""

from markupsafe import Markup

from models.notifications import NoticeKind, Notification
from scheduler.letters.letter import Letter, LetterContext, Skipped, Writers, skipped
from services.outbox.copies import DELETABLE


async def older(context: LetterContext) -> Letter | Skipped:
    """The older copy goes: deleted while it is young, else without its buttons."""
    copy = await context.session.get(Notification, context.subject)
    if copy is None or copy.ended_at is None:
        return skipped("moot-no-card")
    young = copy.ended_at > context.now - DELETABLE
    return Letter(text=Markup(""), instead_of=context.row.details["message"], gone="deleted" if young else "bare")


WRITERS: Writers = {
    NoticeKind.COPY: older,
}
