"""What the buttons of reminders do."""

from datetime import timedelta
from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import data_of, notice, number_in, start_of, work_of
from handlers.entries import go
from handlers.plan.card import open_place
from handlers.reminders.getters import PUT_OFF
from handlers.states import FormStates, RemindersStates
from handlers.widgets.pages import turned
from models.calendar import next_working
from models.dates import in_words
from models.people import Pace
from places.plan import ItemPlace, ItemThen
from services.reminders import deputies, overdue, own, rules, snoozes
from services.texts import texts

WAYS = {
    "!home": RemindersStates.home,
    "!week": RemindersStates.week,
    "!late": RemindersStates.late,
    "!rules": RemindersStates.rules,
    "!log": RemindersStates.log,
    "!who": RemindersStates.who,
    "!deputies": RemindersStates.deputies,
}
DAYS = {data: int(data) for data, _ in PUT_OFF}


async def _away(data: str, manager: DialogManager) -> bool:
    """Turn the page or go to another window; what was done is said no longer."""
    data_of(manager)["done"] = None
    if data in WAYS:
        data_of(manager).update(page=0, person=None if data == "!log" else data_of(manager).get("person"))
        await manager.switch_to(WAYS[data])
        return True
    return turned(data, manager)


async def from_home(data: str, manager: DialogManager) -> None:
    """How often, when not, a pause; the coordinator's windows."""
    work = work_of(manager)
    if await _away(data, manager):
        return
    if data.startswith("=") and data[1:] in set(Pace):
        await own.choose_pace(work, Pace(data[1:]))
    elif data in ("!quiet", "!pause"):
        await manager.start(FormStates.step, {"form": f"reminder-{data[1:]}"})
    elif data == "!resume":
        await own.pause(work, None)
        await notice(manager, texts().plain("reminders-resumed"))
    elif data == "!menu":
        await go(manager, "menu")


async def from_week(data: str, manager: DialogManager) -> None:
    """A day of the preview, and the switch."""
    if not await _away(data, manager) and data in ("!on", "!off"):
        await rules.switch(work_of(manager), on=data == "!on")
        data_of(manager)["done"] = {"key": f"reminders-switched-{data[1:]}", "args": {}}


async def from_rules(data: str, manager: DialogManager) -> None:
    """The rules' form."""
    if not await _away(data, manager) and data == "!change":
        await manager.start(FormStates.review, {"form": "reminder-rules"})


async def from_late(data: str, manager: DialogManager) -> None:
    """«Напомнить», or the card of what nobody else answers for."""
    if await _away(data, manager):
        return
    if data.startswith("@"):
        place = ItemPlace(item=number_in(f"#{data[1:]}"), then=ItemThen.OPEN)
        await go(manager, "letter", place.pack())
    elif data.startswith("#"):
        told = await overdue.ask(work_of(manager), number_in(data))
        await notice(manager, texts().plain("reminders-told", count=told), alert=not told)


async def from_log(data: str, manager: DialogManager) -> None:
    """Everybody's log, or one person's."""
    if not await _away(data, manager) and data == "!all":
        data_of(manager).update(person=None, page=0)


async def from_who(data: str, manager: DialogManager) -> None:
    """Whose log it is."""
    if not await _away(data, manager) and data.startswith("#"):
        data_of(manager).update(person=number_in(data), page=0)
        await manager.switch_to(RemindersStates.log)


async def from_deputies(data: str, manager: DialogManager) -> None:
    """A post."""
    if not await _away(data, manager) and data.startswith("#"):
        data_of(manager).update(post=number_in(data), page=0)
        await manager.switch_to(RemindersStates.deputy)


async def from_deputy(data: str, manager: DialogManager) -> None:
    """Its deputy."""
    if turned(data, manager):
        return
    if data.startswith("#") or data == "!nobody":
        deputy = number_in(data) if data.startswith("#") else None
        await deputies.set_deputy(work_of(manager), data_of(manager)["post"], deputy)
    data_of(manager)["page"] = 0
    await manager.switch_to(RemindersStates.deputies)


async def from_later(data: str, manager: DialogManager) -> None:
    """Put off: in one tap, or to a day of one's own."""
    work, start = work_of(manager), start_of(manager)
    if data in DAYS:
        until = next_working(work.today + timedelta(days=DAYS[data]))
        if "date" in start:
            await snoozes.snooze_date(work, start["date"], until)
        else:
            await snoozes.snooze_item(work, start["item"], until)
        data_of(manager)["done"] = {"key": "reminders-put-off", "args": {"day": in_words(until)}}
    elif data == "!day":
        await manager.start(FormStates.step, {**start, "form": "reminder-later"})
    elif data == "!item":
        await open_place(manager, ItemPlace(item=start["item"], then=ItemThen.OPEN))
    elif data == "!menu":
        await go(manager, "menu")


async def changed(_start: Any, result: Any, manager: DialogManager) -> None:
    """A form came back: say above the window what it did."""
    data_of(manager)["done"] = result
