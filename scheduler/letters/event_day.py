"""Letters about an event that is over."""

from models.errors import NotFound
from models.events.states import EventState
from models.notifications import NoticeKind
from places.event_day import EventDayPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from services.events import presence
from services.texts import texts


async def passed(context: LetterContext) -> Letter | Skipped:
    """To whoever led it: «Прошло? Пришло 14». Nothing once it is recorded, was cancelled, or is somebody else's."""
    try:
        day = await presence.open_day(await context.reader(), context.subject)
    except NotFound:
        return skipped("moot-over")
    if day.state in (EventState.RECORDED, EventState.CANCELLED) or not day.begun:
        return skipped("moot-over")
    for_staff = "letter-event-passed" if day.planned else "letter-event-passed-alone"
    key = "letter-event-passed-families" if day.families else for_staff
    text = texts().html(key, event=day.name, count=day.came)
    return Letter(text=text, buttons=[[Button(texts().plain("event-day-open"), EventDayPlace(held=day.id))]])


WRITERS: Writers = {NoticeKind.EVENT_PASSED: passed}
