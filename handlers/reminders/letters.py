"""What the buttons under reminders do: the item's own forms, putting off, and «Не моё».

What a letter opens stands below it: the letter stays, and says later what became of its matter."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.context import notice, work_of
from handlers.entries import go
from handlers.states import RemindersStates
from handlers.widgets.letters import Presses, close_letter
from models.access import Permission
from models.errors import Denied
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen, PlanPlace, PlanThen
from services.reminders import overdue, snoozes
from services.texts import texts


async def in_plan(manager: DialogManager, place: DatePlace | ItemPlace | PlanPlace) -> None:
    """The plan's own window of that place."""
    manager.show_mode = ShowMode.SEND
    await go(manager, "plan", place.pack())


async def date_later(manager: DialogManager, place: DatePlace) -> None:
    """Until when?"""
    item = await snoozes.item_of_date(work_of(manager), place.occurrence)
    await _later(manager, {"date": place.occurrence, "item": item})


async def date_not_mine(manager: DialogManager, place: DatePlace) -> None:
    """The coordinator hears of it."""
    await _not_mine(manager, await snoozes.item_of_date(work_of(manager), place.occurrence))


async def date_ask(manager: DialogManager, place: DatePlace) -> None:
    """The coordinator's «Напомнить»: the letter stays, it may have more of them."""
    told = await overdue.ask(work_of(manager), place.occurrence)
    await notice(manager, texts().plain("reminders-told", count=told), alert=not told)


async def item_later(manager: DialogManager, place: ItemPlace) -> None:
    """Until when?"""
    await _later(manager, {"item": place.item})


async def item_not_mine(manager: DialogManager, place: ItemPlace) -> None:
    """The coordinator hears of it."""
    await _not_mine(manager, place.item)


async def late(manager: DialogManager, _: PlanPlace) -> None:
    """The coordinator's list of what is overdue, with «Напомнить» for each."""
    if not work_of(manager).actor.may(Permission.MANAGE_REMINDERS):
        raise Denied(Permission.MANAGE_REMINDERS)
    manager.show_mode = ShowMode.SEND
    await manager.start(RemindersStates.late, mode=StartMode.RESET_STACK)


async def _later(manager: DialogManager, start: dict[str, int]) -> None:
    manager.show_mode = ShowMode.SEND
    await manager.start(RemindersStates.later, start, mode=StartMode.RESET_STACK)


async def _not_mine(manager: DialogManager, item: int) -> None:
    await overdue.not_mine(work_of(manager), item)
    await notice(manager, texts().plain("reminders-not-mine-told"), alert=True)
    await close_letter(manager)


PRESSES: Presses = {
    **{(DatePlace, then): in_plan for then in (DateThen.OPEN, DateThen.DONE, DateThen.MOVE)},
    (DatePlace, DateThen.LATER): date_later,
    (DatePlace, DateThen.NOT_MINE): date_not_mine,
    (DatePlace, DateThen.ASK): date_ask,
    **{(ItemPlace, then): in_plan for then in (ItemThen.OPEN, ItemThen.DONE, ItemThen.CLARIFY)},
    (ItemPlace, ItemThen.LATER): item_later,
    (ItemPlace, ItemThen.NOT_MINE): item_not_mine,
    (PlanPlace, PlanThen.MINE): in_plan,
    (PlanPlace, PlanThen.LATE): late,
}
