"""What the buttons of reminders do."""

from datetime import timedelta

from aiogram_dialog import DialogManager

from handlers.context import notice, work_of
from handlers.entries import go
from handlers.plan.card import open_place
from handlers.reminders.forms import put_off_until
from handlers.reminders.kept import AboutLater, RemindersKept
from handlers.reminders.states import RemindersStates
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept
from models.calendar import next_working
from models.dates import in_words
from models.people import Pace
from places.place import Place
from places.plan import ItemPlace, ItemThen
from services.reminders import deputies, own, rules
from services.texts import texts


def mine_of(manager: DialogManager) -> RemindersKept:
    """What the dialogue keeps."""
    return kept(manager, RemindersKept)


async def choose_pace(manager: DialogManager, pace: Pace) -> None:
    """How often."""
    await own.choose_pace(work_of(manager), pace)


async def resume(manager: DialogManager) -> None:
    """The pause is over."""
    await own.pause(work_of(manager), None)
    await notice(manager, texts().plain("reminders-resumed"))


def switch(*, on: bool) -> OnClick:
    """Reminders of the centre on or off."""

    async def switched(manager: DialogManager) -> None:
        await rules.switch(work_of(manager), on=on)
        mine_of(manager).tell("reminders-switched-on" if on else "reminders-switched-off")

    return switched


async def follow(manager: DialogManager, place: Place) -> None:
    """«Напомнить», or the card of what nobody else answers for: as under a letter."""
    await go(manager, "letter", place.pack())


async def choose_person(manager: DialogManager, person: int) -> None:
    """Whose log it is."""
    mine = mine_of(manager)
    mine.person, mine.page = person, 0
    await manager.switch_to(RemindersStates.log)


async def open_post(manager: DialogManager, post: int) -> None:
    """Whose deputy is chosen."""
    mine = mine_of(manager)
    mine.post, mine.page = post, 0
    await manager.switch_to(RemindersStates.deputy)


async def choose_deputy(manager: DialogManager, deputy: int | None) -> None:
    """Who is told instead."""
    mine = mine_of(manager)
    await deputies.set_deputy(work_of(manager), mine.post, deputy)
    mine.page = 0
    await manager.switch_to(RemindersStates.deputies)


async def choose_nobody(manager: DialogManager) -> None:
    """The coordinator is."""
    await choose_deputy(manager, None)


def put_off(*, days: int) -> OnClick:
    """In one tap, to a working day."""

    async def done(manager: DialogManager) -> None:
        work, mine = work_of(manager), mine_of(manager)
        until = next_working(work.today + timedelta(days=days))
        await put_off_until(work, mine, until)
        mine.tell("reminders-put-off", day=in_words(until))

    return done


async def ask_day(manager: DialogManager) -> None:
    """A day of one's own."""
    mine = mine_of(manager)
    await open_form(manager, AboutLater(item=mine.item, date=mine.date))


async def open_item(manager: DialogManager) -> None:
    """The card of what was put off."""
    await open_place(manager, ItemPlace(item=mine_of(manager).item, then=ItemThen.OPEN))
