"""Letters about people who were invited and have not come."""

from datetime import timedelta

from models.access import Permission
from models.notifications import NoticeKind
from places.guests import GuestsPlace
from scheduler.letters.letter import Button, LetterContext, Line, Skipped, Writers, skipped
from services.guests.waiting import list_waiting
from services.texts import texts

NAMED = 5
"""People whom the letter names; of more it says how many."""


async def wait(context: LetterContext) -> Line | Skipped:
    """To a coordinator: who was sent a link so many days ago and has not come."""
    days, reader = int(context.row.details["days"]), await context.reader()
    if not reader.actor.may(Permission.MANAGE_PEOPLE):
        return skipped("moot-guests-came")
    last = context.now - timedelta(days=days - 1)  # it is told in the morning, the link was sent during the day
    late = [one for one in await list_waiting(reader) if one.sent_at <= last]
    if not late:
        return skipped("moot-guests-came")
    names = ", ".join(one.name or one.place for one in late[:NAMED])
    text = texts().html("digest-guests", days=days, count=len(late), names=names, more=max(0, len(late) - NAMED))
    button = Button(texts().plain("invite-anew"), GuestsPlace())
    return Line(text=text, group="digest-people", order="~guests", buttons=[[button]], button=button)


WRITERS: Writers = {NoticeKind.INVITES_WAIT: wait}
