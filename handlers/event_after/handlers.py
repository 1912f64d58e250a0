"""What the buttons of what comes after an event do."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, work_of
from handlers.entries import visit
from handlers.event_after.kept import AboutMaterials, AboutMissing, EventAfterKept
from handlers.event_after.states import EventAfterStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept
from handlers.widgets.letters import Presses, close_letter
from models.events.kinds import Usefulness
from places.event_after import AfterPlace, MissingPlace, OpinionPlace
from services.events import afterwards, materials, opinions
from services.texts import texts


def mine_of(manager: DialogManager) -> EventAfterKept:
    """What the dialogue keeps."""
    return kept(manager, EventAfterKept)


async def say_materials(manager: DialogManager) -> None:
    """Where they are."""
    await open_form(manager, AboutMaterials(event=mine_of(manager).event))


async def give_material(manager: DialogManager) -> None:
    """Which material of the library is one of the event's."""
    await visit(manager, "find", event=mine_of(manager).event)


async def take_back(manager: DialogManager, material: int) -> None:
    """It is none of them after all."""
    mine = mine_of(manager)
    await materials.take_back(work_of(manager), mine.event, material)
    mine.tell("event-materials-taken-back")


async def send_materials(manager: DialogManager) -> None:
    """To those who came, in one tap; who has got them is not told again."""
    mine = mine_of(manager)
    mine.tell("event-materials-sent", count=await materials.send_materials(work_of(manager), mine.event))


async def open_decisions(manager: DialogManager) -> None:
    """What was decided, how it stands, and new decisions."""
    await visit(manager, "tasks", event=mine_of(manager).event)


async def leave(manager: DialogManager) -> None:
    """Back to where it was opened from."""
    await manager.done()


async def say_useful(manager: DialogManager, place: OpinionPlace) -> None:
    """One tap; the letter says thank you and asks what was missing."""
    await opinions.say_useful(work_of(manager), place.held, place.then)
    await notice(manager, texts().plain("event-opinion-kept"))
    more = MissingPlace(held=place.held, then=place.then).pack()
    button = InlineKeyboardButton(text=texts().plain("event-say-missing"), callback_data=more)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
    await close_letter(manager, texts().html("event-opinion-kept"), keyboard, below=True)


async def say_missing(manager: DialogManager, place: MissingPlace) -> None:
    """The form with one question."""
    await opinions.check_missing(work_of(manager), place.held)  # who has said it opens nothing
    await open_form(manager, AboutMissing(event=place.held, verdict=place.then.value))


async def open_after(manager: DialogManager, place: AfterPlace) -> None:
    """The window, from a letter or from the event's card."""
    await afterwards.open_after(work_of(manager), place.held)  # another's opens nothing
    start = EventAfterKept(event=place.held)
    await manager.start(EventAfterStates.home, start.json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {
    **{(OpinionPlace, then): say_useful for then in Usefulness},
    **{(MissingPlace, then): say_missing for then in Usefulness},
    (AfterPlace, None): open_after,
}
