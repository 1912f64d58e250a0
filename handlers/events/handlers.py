"""What the buttons of events do."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, row_in, work_of
from handlers.entries import permit
from handlers.event_day.handlers import open_day
from handlers.event_day.states import EventDayStates
from handlers.events.kept import AboutEvent, EventsKept, EventsStart, Sure, Tab
from handlers.events.states import EventStates
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from handlers.widgets.letters import Presses, close_letter
from models.events.kinds import Answer, Reason, Weekday
from places.events import EventPlace, EventThen, WishPlace
from services.events import announcing, answering, options, wishes
from services.events.shares import By
from services.papers.certificates import order_certificate
from services.texts import label, texts

TOLD = {
    Answer.COMING: "event-said-coming",
    Answer.REMOTE: "event-said-remote",
    Answer.DECLINED: "event-said-declined",
}
BY_LETTER = {
    EventThen.COME: Answer.COMING,
    EventThen.REMOTE: Answer.REMOTE,
    EventThen.DECLINE: Answer.DECLINED,
}


def mine_of(manager: DialogManager) -> EventsKept:
    """What the dialogue keeps."""
    return kept(manager, EventsKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/events`, or one by its number; a date of the plan begins the form of an event for it."""
    start = started(manager, EventsStart)
    event = start.event or row_in(start.argument or "0")
    if event:
        await open_event(manager, event)
        if start.told:
            mine_of(manager).tell(start.told)
        if start.asks_why:
            await manager.switch_to(EventStates.reasons)
    elif start.occurrence:
        await make_for(manager, start.occurrence)
    elif start.item:
        await open_form(manager, AboutEvent(form="event", item=start.item))


async def came_back(_start: object, result: Any, manager: DialogManager) -> None:
    """A form came back: the event that it made or changed is open."""
    if not result:
        return
    mine = mine_of(manager)
    mine.tell(result["key"], **result["args"])
    mine.sure = Sure.NOTHING
    if result.get("event"):
        mine.event = int(result["event"])
        await manager.switch_to(EventStates.card)


async def open_event(manager: DialogManager, event: int) -> None:
    """One event."""
    mine = mine_of(manager)
    mine.event, mine.sure, mine.page = event, Sure.NOTHING, 0
    await manager.switch_to(EventStates.card)


async def make_for(manager: DialogManager, occurrence: int) -> None:
    """The event that is held for a date of the plan, or the form of one."""
    if (event := await options.event_for(work_of(manager), occurrence)) is not None:
        await open_event(manager, event)
        return
    await open_form(manager, AboutEvent(form="event", occurrence=occurrence))


def about(form: str) -> OnClick:
    """A form about the open event. Raises DomainError before anything is asked where it was called off meanwhile."""

    async def opened(manager: DialogManager) -> None:
        await options.check_live(work_of(manager), mine_of(manager).event)
        await open_form(manager, AboutEvent(form=form, event=mine_of(manager).event))

    return opened


async def repeat(manager: DialogManager) -> None:
    """The form of another event like this one."""
    await open_form(manager, AboutEvent(form="event", copied=mine_of(manager).event))


async def say(manager: DialogManager, answer: Answer) -> None:
    """One's answer; whoever cannot come is asked why, and need not say."""
    mine = mine_of(manager)
    said = await answering.answer(work_of(manager), mine.event, answer)
    mine.tell("event-said-waits" if said.waits else TOLD[answer])
    await manager.switch_to(EventStates.reasons if answer is Answer.DECLINED else EventStates.card)


async def say_why(manager: DialogManager, reason: Reason) -> None:
    """Why one cannot come."""
    mine = mine_of(manager)
    await answering.answer(work_of(manager), mine.event, Answer.DECLINED, reason)
    mine.tell("event-said-why")
    await manager.switch_to(EventStates.card)


async def announce(manager: DialogManager) -> None:
    """The second tap: everybody is asked."""
    mine = mine_of(manager)
    mine.sure = Sure.NOTHING
    mine.tell("event-announced", count=await announcing.announce(work_of(manager), mine.event))


async def announce_series(manager: DialogManager) -> None:
    """Every draft of the series."""
    mine = mine_of(manager)
    mine.sure = Sure.NOTHING
    mine.tell("event-series-announced", count=await announcing.announce_series(work_of(manager), mine.event))


async def nudge(manager: DialogManager) -> None:
    """Whoever is silent is asked once more."""
    mine = mine_of(manager)
    mine.tell("event-nudged", count=await announcing.ask_silent(work_of(manager), mine.event))


async def open_its_day(manager: DialogManager) -> None:
    """Who was there, the papers and the record of the open event."""
    await open_day(manager, mine_of(manager).event)


async def open_attended(manager: DialogManager) -> None:
    """The events that one was at, for their certificates."""
    await manager.start(EventDayStates.attended)


async def certificate(manager: DialogManager) -> None:
    """One's certificate of the open event."""
    mine = mine_of(manager)
    await order_certificate(work_of(manager), mine.event)
    mine.tell("certificate-made")


async def show_by(manager: DialogManager, by: By) -> None:
    """Districts, or posts."""
    mine = mine_of(manager)
    mine.by, mine.page = by, 0


async def show_tab(manager: DialogManager, tab: Tab) -> None:
    """Who comes, is silent, or cannot."""
    mine = mine_of(manager)
    mine.tab, mine.page = tab, 0


async def from_letter(manager: DialogManager, place: EventPlace) -> None:
    """The event, with the answer that the letter's button gives."""
    work = work_of(manager)
    permit(work.actor, "events")
    answer = BY_LETTER.get(place.then)
    start = EventsStart(event=place.held)
    if answer is not None:
        said = await answering.answer(work, place.held, answer)
        start.told = "event-said-waits" if said.waits else TOLD[answer]
        start.asks_why = answer is Answer.DECLINED
    await manager.start(EventStates.home, start.json(), mode=StartMode.RESET_STACK)


async def say_date(manager: DialogManager, place: WishPlace) -> None:
    """The day that suits them, under the letter that asks."""
    await wishes.say_date(work_of(manager), place.asker, place.then)
    said = texts().html("event-date-kept", day=label("event-weekday-name", place.then))
    await notice(manager, str(said))
    await close_letter(manager, said, below=True)


PRESSES: Presses = {
    **{(EventPlace, then): from_letter for then in EventThen},
    **{(WishPlace, then): say_date for then in Weekday},
}
