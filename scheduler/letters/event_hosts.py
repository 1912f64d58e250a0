"""Letters to who hosts an event: somebody else announced, moved or cancelled it, or gave it to them."""

from markupsafe import Markup
from sqlalchemy import func, select

from models.events.kinds import HostNews
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.notifications import NoticeKind
from models.reminders.recipients import recipients
from places.events import EventThen
from scheduler.letters.event_words import ReadEvent, button_to, file_of, moved_since, words_of
from scheduler.letters.letter import Letter, LetterContext, Skipped, Writers, skipped
from scheduler.letters.roster import roster_of
from services.events.words import together
from services.texts import keys, texts


async def hosting(context: LetterContext) -> Letter | Skipped:
    """What was done with it, when and where it is, and the file for the calendar; nothing for who hosts it no more, nor
    of what has changed since."""
    event, news = await context.session.get(Event, context.subject), HostNews(context.row.details["news"])
    if event is None or event.center_id != context.center.id:
        return skipped("moot-event-gone")
    if moot := _moot(context, event, news):
        return skipped(moot)
    if not await _hosts(context, event):
        return skipped("moot-event-hands")
    head = words_of(context, ReadEvent(event, None), f"letter-event-hosting-{news}")
    asked = await _asked(context, event) if news is not HostNews.CANCELLED else 0
    more = [texts().html("letter-event-asked-count", count=asked)] if asked else []
    return Letter(
        text=together([head, *more, *_why(event, news)]),
        buttons=[[button_to(event, EventThen.OPEN)]],
        file=file_of(context, event),
    )


def _moot(context: LetterContext, event: Event, news: HostNews) -> str:
    """Why it is nothing to be told any more; empty where it is."""
    if (event.state is EventState.CANCELLED) is not (news is HostNews.CANCELLED):
        return "moot-event-off" if event.state is EventState.CANCELLED else "moot-event-again"
    if news is HostNews.CANCELLED:
        return ""
    if event.state is not EventState.ANNOUNCED or event.starts_at <= context.now:
        return "moot-event-begun"
    return "moot-event-moved" if moved_since(context, event) else ""


async def _hosts(context: LetterContext, event: Event) -> bool:
    """Whether it is theirs to host, or they stand in for who does."""
    roster = await roster_of(context)
    posts = await context.session.scalars(select(EventHost.post_id).where(EventHost.event_id == event.id))
    known = [post for post in posts if post in roster.posts]
    return bool(known) and context.person.id in {one.person.id for one in recipients(known, roster, context.today)}


async def _asked(context: LetterContext, event: Event) -> int:
    query = select(func.count()).where(EventInvitee.event_id == event.id, EventInvitee.expected)
    return int(await context.session.scalar(query) or 0)


def _why(event: Event, news: HostNews) -> list[Markup]:
    tells = news in (HostNews.MOVED, HostNews.CANCELLED) and event.why
    return [texts().html("letter-event-why", why=event.why)] if tells else []


WRITERS: Writers = {NoticeKind.EVENT_HOSTING: hosting}
TEXTS = keys("letter-event-hosting", HostNews)
