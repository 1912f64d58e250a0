"""Letters about what changed in a request, to the other side: a line of its history, times to choose from."""

from markupsafe import Markup
from sqlalchemy import select

from models.dates import in_words
from models.library.kinds import OPEN, Use
from models.library.searching import RequestMaterial
from models.library.tables import LibraryMaterial
from models.notifications import NoticeKind
from models.people import Person
from models.requests.meetings import Meeting, Slot
from models.requests.states import UNARRANGED, RequestStep, State
from models.requests.tables import WRITTEN, Mode, Request, RequestEvent
from models.zones import both
from places.library import MaterialPlace
from places.requests import FilePlace, RequestThen, SlotPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from scheduler.letters.request_summary import RequestSummary, brief, button, opening, summary_of
from scheduler.letters.requests import STEPS_TOLD_ELSEWHERE
from services.requests.words import called, on_button
from services.texts import keys, texts

OVERTAKEN = {
    RequestStep.ACCEPT: (RequestStep.ACCEPT, RequestStep.PASS, RequestStep.APPOINT),
    RequestStep.OFFERED: (RequestStep.OFFERED, RequestStep.MOVE, RequestStep.PASS),
    RequestStep.MOVE: (RequestStep.OFFERED, RequestStep.MOVE, RequestStep.PASS),
}
"""Steps that are not told any more once another of these was taken: that one has a letter of its own."""


async def changed(context: LetterContext) -> Letter | Skipped:
    """One line of the history, to the other side."""
    summary = await summary_of(context)
    event = await context.session.get(RequestEvent, context.row.details["event"])
    if summary is None or event is None or event.step in STEPS_TOLD_ELSEWHERE or await _overtaken(context, event):
        return skipped("moot-told")
    request = summary.request
    if (
        event.step is RequestStep.SAID
        and request.answerer_id
        and context.person.id not in (request.author_id, request.answerer_id)
    ):
        return skipped("moot-taken")
    if event.step is RequestStep.OFFERED or (event.step is RequestStep.MOVE and request.meeting_id is not None):
        return await _offered(context, summary, event)
    whole = event.step is RequestStep.ANSWER
    text = texts().html(
        f"letter-request-{event.step.replace('_', '-')}",
        number=str(request.id) if event.step is RequestStep.REOPEN and summary.opened == 1 else summary.number,
        called=called(request.kind, request.topic),
        person=await _who(context, event),
        by=_by(request, event),
        reader="author" if context.person.id == request.author_id else "other",
        group="false",
        slots=0,
        answerer=summary.answerer,
        words=(event.words if whole else brief(event.words)) or "none",
        day=in_words(request.answer_by),
        agreed=summary.agreed or "none",
    )
    given = await _given(context, event)
    return Letter(text=text, buttons=[*given, *_replies(context, request, event), [opening(request.id)]])


async def _given(context: LetterContext, event: RequestEvent) -> list[list[Button]]:
    """What of the library was given then, while it is there."""
    one = LibraryMaterial
    query = select(one.id).join(RequestMaterial, RequestMaterial.material_id == one.id)
    found = await context.session.scalars(query.where(RequestMaterial.event_id == event.id, one.state.in_(OPEN)))
    places = [MaterialPlace(material=material, how=Use.ANSWER) for material in found]
    return [[Button(texts().plain("material-open"), place)] for place in places]


async def _overtaken(context: LetterContext, event: RequestEvent) -> bool:
    """Whether what came after makes it untrue: a letter says what holds when it is sent."""
    after = select(RequestEvent.id).where(
        RequestEvent.request_id == event.request_id,
        RequestEvent.id > event.id,
        RequestEvent.step.in_(OVERTAKEN.get(event.step, ())),
    )
    return await context.session.scalar(after.limit(1)) is not None


async def _who(context: LetterContext, event: RequestEvent) -> str:
    who = await context.session.get(Person, event.person_id) if event.person_id is not None else None
    return who.name if who else ""


def _by(request: Request, event: RequestEvent) -> str:
    """Who did it, as a word of the texts: the author, who answers, or somebody else, as a coordinator does."""
    if event.person_id is None:
        return "nobody"
    return "author" if event.person_id == request.author_id else "other"


def _replies(context: LetterContext, request: Request, event: RequestEvent) -> list[list[Button]]:
    ask = button("request-ask", request.id, RequestThen.SAY)
    if event.step is RequestStep.SAID:
        if request.kind in WRITTEN and request.state in UNARRANGED and request.answerer_id == context.person.id:
            return [[button("letter-reply", request.id, RequestThen.ANSWER), ask]]
        return [[button("letter-reply", request.id, RequestThen.SAY)]]
    if event.step is RequestStep.ANSWER:
        return [[ask]]
    if event.file_id:
        return [[Button(texts().plain("request-document"), FilePlace(event=event.id))]]
    return []


async def _offered(context: LetterContext, summary: RequestSummary, event: RequestEvent) -> Letter | Skipped:
    """Times to choose from: of a single request one tap picks, in a group they are marked on the card."""
    request = summary.request
    meeting = await context.session.get(Meeting, request.meeting_id) if request.meeting_id is not None else None
    if meeting is None or request.state not in (State.ACCEPTED, State.MOVED):
        return skipped("moot-appointed")
    slots = (
        await context.session.scalars(select(Slot).where(Slot.meeting_id == meeting.id).order_by(Slot.starts_at))
    ).all()
    key = "letter-request-move" if event.step is RequestStep.MOVE else "letter-request-offered"
    text = texts().html(
        key,
        number=summary.number,
        called=called(request.kind, request.topic),
        answerer=summary.answerer,
        person=await _who(context, event),
        words=brief(event.words) or "none",
        group=str(meeting.mode is Mode.GROUP).lower(),
        slots=len(slots),
        minutes=str(meeting.minutes),
        place=meeting.place or "none",
    )
    if not slots:
        return Letter(text=text, buttons=[[opening(request.id)]])
    here, there = both(slots[0].starts_at, context.person.zone, context.center.zone)
    if there is not None:  # the buttons have no room for it
        first = texts().html("letter-own-clock", here=on_button(here), there=on_button(there))
        text = Markup("\n").join([text, first])
    times = [[Button(on_button(context.here(slot.starts_at)), SlotPlace(slot=slot.id))] for slot in slots]
    if meeting.mode is Mode.GROUP:
        return Letter(text=text, buttons=[*times, [opening(request.id)]])
    other = button("request-other-time", request.id, RequestThen.OTHER)
    return Letter(text=text, buttons=[*times, [other, opening(request.id)]])


WRITERS: Writers = {
    NoticeKind.REQUEST_CHANGED: changed,
}
TEXTS = keys("letter-request", (step for step in RequestStep if step not in STEPS_TOLD_ELSEWHERE))
