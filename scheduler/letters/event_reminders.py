"""Letters about an event that is near: the working day before, and an hour before."""

from datetime import timedelta

from sqlalchemy import func, select

from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.tables import Event
from models.notifications import NoticeKind
from places.events import EventThen
from scheduler.letters.event_words import button_to, find_event, moved_since, words_of
from scheduler.letters.letter import Letter, LetterContext, Skipped, Writers, skipped
from services.events.words import together
from services.texts import texts


async def tomorrow(context: LetterContext) -> Letter | Skipped:
    """The reminder of the working day before."""
    return await _reminding(context, "letter-event-day")


async def soon(context: LetterContext) -> Letter | Skipped:
    """The reminder an hour before, with the place or the link."""
    return await _reminding(context, "letter-event-hour")


async def _reminding(context: LetterContext, key: str) -> Letter | Skipped:
    found = await find_event(context)
    if isinstance(found, Skipped):
        return found
    if moved_since(context, found.event):
        return skipped("moot-event-moved")
    hosts = found.mine is None
    if not hosts and (found.waits or found.answer not in (Answer.COMING, Answer.REMOTE)):
        return skipped("moot-answered")
    days = (context.local(found.event.starts_at).date() - context.today) // timedelta(days=1)
    text = words_of(context, found, key, days=min(days, 2))
    if hosts:
        text = together([text, texts().html("letter-event-coming", count=await _coming(context, found.event))])
    return Letter(text=text, buttons=[[button_to(found.event, EventThen.OPEN)]])


async def _coming(context: LetterContext, event: Event) -> int:
    query = select(func.count()).where(EventInvitee.event_id == event.id, EventInvitee.comes())
    return int(await context.session.scalar(query) or 0)


WRITERS: Writers = {NoticeKind.EVENT_TOMORROW: tomorrow, NoticeKind.EVENT_SOON: soon}
