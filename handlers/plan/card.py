"""What is done at a place of the plan: the buttons of a card, and those of letters, which open the card first."""

from dataclasses import replace

from aiogram_dialog import DialogManager, StartMode

from handlers.context import Bag, notice, work_of
from handlers.entries import permit, visit
from handlers.plan import proposals
from handlers.plan.kept import AboutDate, AboutItem, PlanStart, mine_of
from handlers.plan.states import PlanStates
from handlers.widgets.form.spec import open_form, open_form_of
from handlers.widgets.letters import Presses
from models.dates import brief
from models.errors import DomainError
from models.plan.marking import choices
from places.place import Place
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen
from services.plan import cards, changes
from services.reminders import snoozes
from services.texts import texts

FORMS = {
    ItemThen.MOVE: "plan-move",
    ItemThen.SKIP: "plan-skip",
    ItemThen.CANCEL: "plan-cancel",
    ItemThen.CLARIFY: "plan-deadline",
    ItemThen.EDIT: "plan-cell",
}


async def open_place(manager: DialogManager, place: Place) -> None:
    """The plan at this place, whatever was open before. Raises Denied where the person may not see it."""
    permit(work_of(manager).actor, "plan")
    await manager.start(PlanStates.home, PlanStart(place=place.pack()).json(), mode=StartMode.RESET_STACK)


async def at(manager: DialogManager, place: DatePlace | ItemPlace) -> None:
    """Open the card of the place's item, and from there do at once what the place names."""
    work = work_of(manager)
    item = place.item if isinstance(place, ItemPlace) else await snoozes.item_of_date(work, place.occurrence)
    mine_of(manager).item = item
    await manager.switch_to(PlanStates.card)
    await press(manager, place)


async def press(manager: DialogManager, place: Place | None) -> None:
    """Do what a button of the open card names. Raises DomainError for what is no button of a card."""
    if place is None or place.way not in PRESSES:
        raise DomainError("error-stale")
    await PRESSES[place.way](manager, place)


async def _open(_: DialogManager, __: Place) -> None:
    """The card is what was asked for."""


async def done(manager: DialogManager, place: DatePlace) -> None:
    """The form of a record for that date and no other."""
    item = await snoozes.item_of_date(work_of(manager), place.occurrence)
    await manager.switch_to(PlanStates.card)  # where the form leads back to
    await open_form_of("activity", manager, item=item, date=place.occurrence, said=_told(manager))


async def item_done(manager: DialogManager, place: ItemPlace) -> None:
    """The form of a record for the item: for its date that may be meant, or asked which; for none where it has none."""
    work = work_of(manager)
    dates = (await cards.open_item(work, place.item)).dates
    may_be, ahead = choices(dates, work.today), [one.due for one in dates if one.open]
    if len(may_be) > 1:
        mine_of(manager).dates_page = 0
        await manager.switch_to(PlanStates.dates)
    elif may_be:
        await done(manager, DatePlace(occurrence=may_be[0].id, then=DateThen.DONE))
    elif ahead:
        await notice(manager, texts().plain("plan-still-ahead", due=brief(ahead[0], work.today)), alert=True)
    else:
        await open_form_of("activity", manager, item=place.item, said=_told(manager))


async def move(manager: DialogManager, place: DatePlace) -> None:
    """The form that moves this very date."""
    item = await snoozes.item_of_date(work_of(manager), place.occurrence)
    await open_form(manager, AboutDate(form=FORMS[ItemThen.MOVE], item=item, date=place.occurrence))


async def gather(manager: DialogManager, place: DatePlace) -> None:
    """The event that is held for that date, or the form of one."""
    await visit(manager, "events", occurrence=place.occurrence)


async def gather_for(manager: DialogManager, place: ItemPlace) -> None:
    """The form of an event for an item that has no dates."""
    await visit(manager, "events", item=place.item)


async def bring_back(manager: DialogManager, place: DatePlace) -> None:
    """A cancelled date is expected again."""
    work = work_of(manager)
    await changes.restore_date(work, await snoozes.item_of_date(work, place.occurrence), place.occurrence)
    await notice(manager, texts().plain("plan-returned"))


async def form(manager: DialogManager, place: ItemPlace) -> None:
    """A short form about the item."""
    about = AboutItem(form=FORMS[place.then], item=place.item)
    await open_form(manager, replace(about, said=_told(manager)) if place.then is ItemThen.MOVE else about)


def _told(manager: DialogManager) -> Bag:
    """What a sentence told of the item: for the first form that is opened, and for no other."""
    mine = mine_of(manager)
    told, mine.told = mine.told, {}
    return told


async def posts(manager: DialogManager, _: ItemPlace) -> None:
    """Who answers for it."""
    mine_of(manager).posts_page = 0
    await manager.switch_to(PlanStates.posts)


async def register(manager: DialogManager, _: ItemPlace) -> None:
    """Which register counts it."""
    await manager.switch_to(PlanStates.register)


async def restore(manager: DialogManager, place: ItemPlace) -> None:
    """A cancelled item is expected again."""
    await changes.restore(work_of(manager), place.item)
    await notice(manager, texts().plain("plan-restored"))


PRESSES: Presses = {
    (DatePlace, DateThen.OPEN): _open,
    (DatePlace, DateThen.DONE): done,
    (DatePlace, DateThen.MOVE): move,
    (DatePlace, DateThen.GATHER): gather,
    (DatePlace, DateThen.RETURN): bring_back,
    (ItemPlace, ItemThen.OPEN): _open,
    (ItemPlace, ItemThen.DONE): item_done,
    (ItemPlace, ItemThen.POSTS): posts,
    (ItemPlace, ItemThen.REGISTER): register,
    (ItemPlace, ItemThen.GATHER): gather_for,
    (ItemPlace, ItemThen.RESTORE): restore,
    **{(ItemPlace, then): form for then in FORMS},
    **proposals.PRESSES,
}
