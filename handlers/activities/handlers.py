"""What the buttons of one record do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.activities.kept import AboutActivity, AboutRecord, RecordMode, RecordsKept
from handlers.activities.states import My
from handlers.context import notice, row_in, work_of
from handlers.plan.card import open_place
from handlers.plan.text import linked
from handlers.widgets.buttons import OnClick
from handlers.widgets.buttons_only import no_text
from handlers.widgets.form.spec import open_form, open_form_of
from handlers.widgets.kept import Start, kept, started
from models.errors import DomainError
from places.plan import ItemPlace, ItemThen
from services.activities import records
from services.plan import changes
from services.texts import texts
from services.trips import reading

LONGEST_SEARCH = 100


def mine_of(manager: DialogManager) -> RecordsKept:
    """What the dialogue keeps."""
    return kept(manager, RecordsKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/my`, or a record by its number, to be put right («12 edit») or called right («12 right») at once."""
    match started(manager, Start).argument.split():
        case [number, *way] if number.isdecimal():
            await open_card(manager, row_in(number))
            if way == ["edit"]:
                await form(RecordMode.EDIT)(manager)
            elif way == ["right"]:
                await open_form(manager, AboutRecord(form="clarify-right", record=row_in(number)))


async def open_card(manager: DialogManager, record: int) -> None:
    """A record of a list."""
    mine_of(manager).record = record
    await manager.switch_to(My.card)


def form(mode: RecordMode) -> OnClick:
    """The record's form, over its card; a trip's where it is a trip or stands within one."""

    async def opened(manager: DialogManager) -> None:
        record = mine_of(manager).record
        found = await reading.trip_of(work_of(manager), record)
        line = found.line(record) if found else None
        if found is not None and line is not None and (line.purpose is None or line.within):
            how = "record" if mode is RecordMode.EDIT else "repeated"
            await open_form_of("trip", manager, **{how: found.trip})
        else:
            await open_form(manager, AboutActivity(record=record, mode=mode))

    return opened


async def leave(manager: DialogManager) -> None:
    """Back to the list that the record was opened over. Raises DomainError where it was opened over none."""
    if not mine_of(manager).over_list:
        raise DomainError("error-stale")
    await manager.done()


async def unlink(manager: DialogManager) -> None:
    """It counts for no item any more."""
    await changes.unlink(work_of(manager), mine_of(manager).record)
    await notice(manager, texts().plain("my-unlinked"))


async def open_item(manager: DialogManager) -> None:
    """The item of the plan that the record counts for. Raises DomainError where it counts for none any more."""
    item = (await records.open_activity(work_of(manager), mine_of(manager).record)).item
    if item is None:
        raise DomainError("error-stale")
    await open_place(manager, ItemPlace(item=item.item_id, then=ItemThen.OPEN))


async def delete(manager: DialogManager) -> None:
    """The second tap deletes."""
    await records.delete_activity(work_of(manager), mine_of(manager).record)
    await notice(manager, texts().plain("my-deleted"))
    await manager.switch_to(My.list)


async def search_item(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A word typed over the items leaves those that hold it; what is no text is refused."""
    if message.text:
        mine = mine_of(manager)
        mine.what, mine.page_item = message.text[:LONGEST_SEARCH], 0
    else:
        await message.answer(no_text(message))


async def link(manager: DialogManager, item: int, date: int | None = None) -> None:
    """The item that the record counts for from now on, and its date where that is not the one around its day."""
    work, mine = work_of(manager), mine_of(manager)
    mine.done = linked(await changes.link(work, mine.record, item, date), work.today)
    await manager.switch_to(My.card)


async def link_date(manager: DialogManager, date: int) -> None:
    """The date of its item that the record counts for from now on, whatever its own day."""
    item = (await records.open_activity(work_of(manager), mine_of(manager).record)).item
    if item is None:
        await manager.switch_to(My.card)
    else:
        await link(manager, item.item_id, date)
