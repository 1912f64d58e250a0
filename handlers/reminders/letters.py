"""What the buttons under reminders do: the item's own forms, putting off, and «Не моё».

What a letter opens stands below it: the letter stays, and says later what became of its matter."""

from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.activities.kept import RecordsKept
from handlers.activities.states import My
from handlers.context import notice, work_of
from handlers.plan import card, proposals
from handlers.reminders.kept import RemindersKept
from handlers.reminders.states import RemindersStates
from handlers.widgets.letters import Press, Presses, close_letter
from models.access import Permission
from models.errors import Denied
from places.place import Place
from places.plan import DatePlace, DateThen, FitPlace, ItemPlace, ItemThen, PlanPlace, PlanThen, YearPlace, YearThen
from places.table import read
from services.plan import dates
from services.plan.words import closed_args, closed_text
from services.reminders import overdue, snoozes
from services.texts import texts


async def in_plan(manager: DialogManager, place: Place) -> None:
    """The plan's own window of that place."""
    manager.show_mode = ShowMode.SEND
    await card.open_place(manager, place)


def while_open(press: Press) -> Press:
    """Do it while the date is open; where it is done already, the letter says by what."""

    async def pressed(manager: DialogManager, place: DatePlace) -> None:
        if not await _closed(manager, place):
            await press(manager, place)

    return pressed


async def _closed(manager: DialogManager, place: DatePlace) -> bool:
    work = work_of(manager)
    plan_date = await dates.open_date(work, place.occurrence)
    if plan_date.closed is None:
        return False
    args = closed_args(plan_date, plan_date.closed, work.today)
    await notice(manager, texts().plain("activity-closed", **args), alert=True)
    if only_about(manager, place):
        button = InlineKeyboardButton(
            text=texts().plain("letter-open"),
            callback_data=DatePlace(occurrence=place.occurrence, then=DateThen.OPEN).pack(),
        )
        text = closed_text(plan_date, plan_date.closed, work.today)
        await close_letter(manager, text, InlineKeyboardMarkup(inline_keyboard=[[button]]))
    return True


def only_about(manager: DialogManager, place: DatePlace) -> bool:
    """Whether the letter whose button was pressed is about that date alone: a digest has more to say."""
    message = manager.event.message if isinstance(manager.event, CallbackQuery) else None
    keyboard = message.reply_markup if isinstance(message, Message) else None
    found = [read(one.callback_data or "") for row in (keyboard.inline_keyboard if keyboard else []) for one in row]
    return bool(found) and all(isinstance(one, DatePlace) and one.occurrence == place.occurrence for one in found)


async def date_later(manager: DialogManager, place: DatePlace) -> None:
    """Until when?"""
    item = await snoozes.item_of_date(work_of(manager), place.occurrence)
    await _later(manager, RemindersKept(item=item, date=place.occurrence))


async def date_not_mine(manager: DialogManager, place: DatePlace) -> None:
    """The coordinator hears of it."""
    await _not_mine(manager, await snoozes.item_of_date(work_of(manager), place.occurrence))


async def date_ask(manager: DialogManager, place: DatePlace) -> None:
    """The coordinator's «Напомнить»: the letter stays, it may have more of them."""
    told = await overdue.ask(work_of(manager), place.occurrence)
    await notice(manager, texts().plain("reminders-told", count=told), alert=not told)


async def item_later(manager: DialogManager, place: ItemPlace) -> None:
    """Until when?"""
    await _later(manager, RemindersKept(item=place.item))


async def item_not_mine(manager: DialogManager, place: ItemPlace) -> None:
    """The coordinator hears of it."""
    await _not_mine(manager, place.item)


async def late(manager: DialogManager, _: PlanPlace) -> None:
    """The coordinator's list of what is overdue, with «Напомнить» for each."""
    if not work_of(manager).actor.may(Permission.MANAGE_REMINDERS):
        raise Denied(Permission.MANAGE_REMINDERS)
    manager.show_mode = ShowMode.SEND
    await manager.start(RemindersStates.late, mode=StartMode.RESET_STACK)


async def numberless(manager: DialogManager, place: YearPlace) -> None:
    """The year's records without numbers of people, to be completed."""
    manager.show_mode = ShowMode.SEND
    await manager.start(My.list, RecordsKept(numberless=place.year).json(), mode=StartMode.RESET_STACK)


async def _later(manager: DialogManager, start: RemindersKept) -> None:
    manager.show_mode = ShowMode.SEND
    await manager.start(RemindersStates.later, start.json(), mode=StartMode.RESET_STACK)


async def _not_mine(manager: DialogManager, item: int) -> None:
    await overdue.not_mine(work_of(manager), item)
    await notice(manager, texts().plain("reminders-not-mine-told"), alert=True)
    await close_letter(manager)


PRESSES: Presses = {
    **dict.fromkeys(card.PRESSES.keys() - proposals.PRESSES.keys(), in_plan),
    (DatePlace, DateThen.DONE): while_open(in_plan),
    (DatePlace, DateThen.MOVE): while_open(in_plan),
    (DatePlace, DateThen.LATER): while_open(date_later),
    (DatePlace, DateThen.NOT_MINE): date_not_mine,
    (DatePlace, DateThen.ASK): date_ask,
    (ItemPlace, ItemThen.LATER): item_later,
    (ItemPlace, ItemThen.NOT_MINE): item_not_mine,
    (FitPlace, None): card.open_place,
    (PlanPlace, PlanThen.MINE): in_plan,
    (PlanPlace, PlanThen.PAST): in_plan,
    (PlanPlace, PlanThen.QUARTER): in_plan,
    (PlanPlace, PlanThen.LATE): late,
    (YearPlace, YearThen.PAST): in_plan,
    (YearPlace, YearThen.AHEAD): in_plan,
    (YearPlace, YearThen.NUMBERLESS): numberless,
}
