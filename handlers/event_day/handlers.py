"""What the buttons of an event's day do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import start_link, work_of
from handlers.entries import go
from handlers.event_after.states import EventAfterStates
from handlers.event_day.kept import AboutGuests, AboutNotes, EventDayKept
from handlers.event_day.states import EventDayStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept
from handlers.widgets.letters import Presses
from handlers.widgets.sending import send_paper, send_picture
from models.errors import DomainError
from models.events.codes import Room
from models.events.kinds import Presence
from models.papers.kinds import PaperKind
from models.printable import printable
from places.event_day import CertificatesPlace, EventDayPlace
from services.events import codes, presence, recording, rules
from services.papers.certificates import order_certificate
from services.papers.making import order_of
from services.texts import label, texts

NAMED = 60
"""Characters of a name that the list is cut to."""


def mine_of(manager: DialogManager) -> EventDayKept:
    """What the dialogue keeps."""
    return kept(manager, EventDayKept)


async def open_day(manager: DialogManager, event: int) -> None:
    """An event on its day, over the window that stands. Raises NotFound for one that is not the actor's to lead."""
    await presence.open_day(work_of(manager), event)
    await manager.start(EventDayStates.day, {"event": event})


async def send_code(manager: DialogManager, room: Room) -> None:
    """The code of a room: a picture, and for the hall a page to print."""
    work, link = work_of(manager), start_link(manager)
    code = await codes.make_code(work, mine_of(manager).event, room, link)
    said = {"link": code.link, "opens": f"{code.opens_at:%H:%M}", "closes": f"{code.closes_at:%H:%M}"}
    await send_picture(manager, code.picture, f"{code.name}.png", texts().html(f"event-code-{room}", **said))
    if code.page:
        await send_paper(manager, None, code.page, f"{code.name}.docx", texts().html("event-code-page"))
    mine_of(manager).tell("event-code-sent")


async def open_after(manager: DialogManager) -> None:
    """What comes after it: opinions, materials, decisions."""
    await manager.start(EventAfterStates.home, {"event": mine_of(manager).event})


def read_tick(data: str) -> tuple[int, Presence]:
    """Whom a line ticks, and how. Raises ValueError for what never stood there."""
    number, _, said = data.partition("=")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise ValueError(data)
    return int(number), Presence(said)


async def tick(manager: DialogManager, pressed: tuple[int, Presence]) -> None:
    """Somebody was there, or was not: the line says how, so that a second press of the same button does nothing."""
    invitee, said = pressed
    await presence.tick(work_of(manager), mine_of(manager).event, invitee, said)


async def search(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A part of a name: the list is cut to it."""
    mine = mine_of(manager)
    mine.named, mine.page = " ".join(printable(message.text or "").split())[:NAMED], 0


async def edit_guests(manager: DialogManager, institution: str) -> None:
    """The guests from one kind of institution."""
    await open_form(manager, AboutGuests(event=mine_of(manager).event, institution=institution))


async def add_guests(manager: DialogManager) -> None:
    """Guests from another one."""
    await open_form(manager, AboutGuests(event=mine_of(manager).event))


async def write_minutes(manager: DialogManager) -> None:
    """The words of the protocol."""
    await open_form(manager, AboutNotes(event=mine_of(manager).event))


async def write_feast(manager: DialogManager) -> None:
    """Where the scenario of a feast is, and the news of it."""
    await open_form(manager, AboutNotes(form="event-feast", event=mine_of(manager).event))


async def record(manager: DialogManager, _came: int) -> None:
    """Make the record, or bring it up to what is marked."""
    mine = mine_of(manager)
    done = await recording.record_event(work_of(manager), mine.event)
    key = "event-recorded-again" if done.again else "event-recorded-sheet" if done.sheet else "event-recorded"
    mine.tell(key, count=done.came)


async def open_record(manager: DialogManager) -> None:
    """The record that the event became."""
    day = await presence.open_day(work_of(manager), mine_of(manager).event)
    if day.activity_id is None:
        raise DomainError("error-stale")
    await go(manager, "my", str(day.activity_id))


async def order_paper(manager: DialogManager, kind: PaperKind) -> None:
    """A paper of the event, sent as a message of its own."""
    mine = mine_of(manager)
    await order_of(work_of(manager), kind, (mine.event, None))
    mine.tell("event-paper-made", paper=label("paper", kind))


async def name_people(manager: DialogManager) -> None:
    """Sheets and lists name people from now on."""
    await rules.set_names(work_of(manager), names=True)


async def hide_people(manager: DialogManager) -> None:
    """They say posts alone."""
    await rules.set_names(work_of(manager), names=False)


async def certificate(manager: DialogManager, event: int) -> None:
    """The person's own certificate."""
    await order_certificate(work_of(manager), event)
    mine_of(manager).tell("certificate-made")


async def leave(manager: DialogManager) -> None:
    """Back to the window that it was opened over; to the menu where a letter opened it."""
    if len(manager.current_stack().intents) > 1:
        await manager.done()
    else:
        await go(manager, "menu")


async def from_letter(manager: DialogManager, place: EventDayPlace) -> None:
    """An event, out of the letter that says it is over."""
    await presence.open_day(work_of(manager), place.held)
    await manager.start(EventDayStates.day, {"event": place.held}, mode=StartMode.RESET_STACK)


async def certificates_from_letter(manager: DialogManager, _: CertificatesPlace) -> None:
    """One's own certificates, out of a letter."""
    await manager.start(EventDayStates.attended, mode=StartMode.RESET_STACK)


PRESSES: Presses = {(EventDayPlace, None): from_letter, (CertificatesPlace, None): certificates_from_letter}
