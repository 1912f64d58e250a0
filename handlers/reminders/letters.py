"""What the buttons under reminders do: the item's own forms, putting off, and «Не моё»."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.context import notice, work_of
from handlers.entries import go
from handlers.states import RemindersStates
from handlers.widgets.letters import close_letter
from models.access import Permission
from models.errors import Denied
from services.reminders import overdue, snoozes
from services.texts import texts


async def date_done(manager: DialogManager, subject: int) -> None:
    """The prefilled form of the date's item, as on its card."""
    await go(manager, "plan", f"item {await snoozes.item_of_date(work_of(manager), subject)} !done")


async def date_move(manager: DialogManager, subject: int) -> None:
    """The form that moves this very date."""
    await go(manager, "plan", f"item {await snoozes.item_of_date(work_of(manager), subject)} !move {subject}")


async def date_snooze(manager: DialogManager, subject: int) -> None:
    """Until when?"""
    item = await snoozes.item_of_date(work_of(manager), subject)
    await manager.start(RemindersStates.later, {"date": subject, "item": item}, mode=StartMode.RESET_STACK)


async def date_not_mine(manager: DialogManager, subject: int) -> None:
    """The coordinator hears of it."""
    await item_not_mine(manager, await snoozes.item_of_date(work_of(manager), subject))


async def date_ask(manager: DialogManager, subject: int) -> None:
    """The coordinator's «Напомнить»: the letter stays, it may have more of them."""
    told = await overdue.ask(work_of(manager), subject)
    await notice(manager, texts().plain("reminders-told", count=told), alert=not told)


async def item_done(manager: DialogManager, subject: int) -> None:
    """The prefilled form of the item."""
    await go(manager, "plan", f"item {subject} !done")


async def item_clarify(manager: DialogManager, subject: int) -> None:
    """The form of the item's deadline."""
    await go(manager, "plan", f"item {subject} !deadline")


async def item_snooze(manager: DialogManager, subject: int) -> None:
    """Until when?"""
    await manager.start(RemindersStates.later, {"item": subject}, mode=StartMode.RESET_STACK)


async def item_not_mine(manager: DialogManager, subject: int) -> None:
    """The coordinator hears of it."""
    await overdue.not_mine(work_of(manager), subject)
    await notice(manager, texts().plain("reminders-not-mine-told"), alert=True)
    await close_letter(manager)


async def plan_card(manager: DialogManager, subject: int) -> None:
    """The item's card."""
    manager.show_mode = ShowMode.SEND  # the letter has more to say
    await go(manager, "plan", f"item {subject}")


async def reminders_late(manager: DialogManager, _: int) -> None:
    """The coordinator's list of what is overdue, with «Напомнить» for each."""
    if not work_of(manager).actor.may(Permission.MANAGE_REMINDERS):
        raise Denied(Permission.MANAGE_REMINDERS)
    manager.show_mode = ShowMode.SEND
    await manager.start(RemindersStates.late, mode=StartMode.RESET_STACK)


async def plan_mine(manager: DialogManager, _: int) -> None:
    """The person's own items, what is due first on top."""
    manager.show_mode = ShowMode.SEND
    await go(manager, "plan", "mine")


ACTIONS: Mapping[str, Callable[[DialogManager, int], Awaitable[None]]] = {
    "date-done": date_done,
    "date-move": date_move,
    "date-snooze": date_snooze,
    "date-not-mine": date_not_mine,
    "date-ask": date_ask,
    "item-done": item_done,
    "item-clarify": item_clarify,
    "item-snooze": item_snooze,
    "item-not-mine": item_not_mine,
    "plan-card": plan_card,
    "plan-mine": plan_mine,
    "reminders-late": reminders_late,
}
