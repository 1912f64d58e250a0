"""What the buttons and words of the lists of records do: narrow, search, take as a file, go on."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.activities.handlers import mine_of
from handlers.activities.kept import Narrowing
from handlers.activities.states import My
from handlers.context import work_of
from handlers.entries import visit
from handlers.widgets.buttons_only import no_text
from handlers.widgets.phrases import phrases_of
from handlers.widgets.sending import send_paper
from handlers.widgets.typed_period import typed_period
from models.activities import Type
from models.activity_filters import LONGEST_WORD
from models.audit import Paper
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.periods import Period
from services.activities import record_books
from services.texts import texts

OF = {Narrowing.TYPE: Type, Narrowing.PERIOD: Period, Narrowing.DISTRICT: int, Narrowing.PERSON: int}
"""What the values of a field are."""


async def send_file(manager: DialogManager) -> None:
    """The list as a workbook."""
    work, mine = work_of(manager), mine_of(manager)
    write = record_books.own_records_workbook if mine.own else record_books.all_records_workbook
    name = texts().plain("records-file-name", day=f"{work.today:%d.%m.%Y}")
    await send_paper(manager, Paper.RECORDS, await write(work, mine.filter), name)
    manager.show_mode = ShowMode.SEND  # the window stays under the file


async def open_year(manager: DialogManager) -> None:
    """«Мой год»."""
    await visit(manager, "summary", own=True)


async def go_back(manager: DialogManager) -> None:
    """To the summary that the list stands behind."""
    if not mine_of(manager).behind:
        raise DomainError("error-stale")
    await manager.done()


async def search(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A typed word leaves the records whose titles hold it; what is no text is refused."""
    if message.text:
        mine_of(manager).narrow(word=" ".join(message.text.split())[:LONGEST_WORD])
    else:
        await message.answer(no_text(message))


async def choose_narrowing(manager: DialogManager, by: Narrowing) -> None:
    """A field to narrow by."""
    mine = mine_of(manager)
    mine.narrowing, mine.page_choice, mine.trouble = by, 0, None
    await manager.switch_to(My.choice)


async def _narrow(manager: DialogManager, value: Type | Period | int | None) -> None:
    mine = mine_of(manager)
    mine.narrow(**{mine.narrowing: value})
    await manager.switch_to(My.list)


async def choose_any(manager: DialogManager) -> None:
    """It does not matter."""
    await _narrow(manager, None)


async def choose(manager: DialogManager, value: Type | Period | int) -> None:
    """A value of the field. Raises DomainError for one of another field, or a period that nobody offered."""
    if not isinstance(value, OF[mine_of(manager).narrowing]):
        raise DomainError("error-stale")
    if isinstance(value, Period) and not value.near(work_of(manager).today):
        raise DomainError("error-stale")
    await _narrow(manager, value)


async def typed_choice(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A period in words; for the other fields a button is pressed."""
    mine = mine_of(manager)
    if message.text is not None and mine.narrowing is not Narrowing.PERIOD:
        await phrases_of(manager).take(message, manager)
        return
    read = typed_period(message.text, work_of(manager).today)
    if isinstance(read, TextKey):
        mine.trouble = read
    else:
        await _narrow(manager, read)
