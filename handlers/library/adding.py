"""What comes into the library: a file, a link, a text."""

import re

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Document, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import work_of
from handlers.library.handlers import mine_of
from handlers.library.kept import AboutMaterial
from handlers.library.states import LibraryStates
from handlers.widgets.downloads import download
from handlers.widgets.erase import erase
from handlers.widgets.form.spec import open_form
from handlers.widgets.text import refusal, said
from handlers.widgets.whereabouts import kinds_in
from handlers.widgets.window import show_again
from models.access import Permission
from models.activities import TITLE_LENGTH
from models.errors import DomainError
from models.library.reading import MaterialRefusal
from models.printable import printable
from services.library import filing
from services.library.filing import MaterialStart, TakenFile
from services.texts import label
from services.work import Work

LINK = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-zа-яё-]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
SHORTEST = 20
"""Characters: what is shorter is no text of a material."""


async def receive(message: Message, bot: Bot, work: Work, dialog_manager: DialogManager) -> None:
    """A file is read and asked about, or described at once; what is none is refused, and the window stays."""
    if message.document is None or not work.actor.may(Permission.ADD_MATERIALS):
        raise SkipHandler
    try:
        if personal := await kinds_in(work, (message.document.file_name or "").replace("_", " ")):
            await erase(message)
            raise DomainError("material-file-named", what=personal)
        taken = await _take(work, bot, message.document)
    except DomainError as error:
        await message.answer(said(refusal(work, error)))
        await show_again(dialog_manager)
        return
    if taken.id:
        await _go_on(dialog_manager, MaterialStart(file_id=taken.id), taken.title, taken.pictures)
    else:
        _ask(dialog_manager, message.document.file_id, taken)
        await dialog_manager.switch_to(LibraryStates.check)
    await dialog_manager.show(ShowMode.SEND)


async def sure(manager: DialogManager) -> None:
    """Somebody says that nobody's personal data is in the file: it is taken as it is. Raises DomainError where nothing
    is asked any more."""
    mine, bot = mine_of(manager), manager.middleware_data["bot"]
    if not mine.file:
        raise DomainError("error-stale")
    document = Document(file_id=mine.file, file_unique_id=mine.file)
    taken = await _take(work_of(manager), bot, document, sure=True)
    mine.file, mine.doubts = "", []
    await _go_on(manager, MaterialStart(file_id=taken.id), taken.title)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A link or a text; the guard of personal data has looked at it before."""
    text = printable(message.text or "").strip()
    try:
        if LINK.fullmatch(text):
            await _go_on(manager, MaterialStart(link=text if "://" in text else f"https://{text}"), "")
            return
        if len(text) < SHORTEST:
            raise DomainError("material-text-short", shortest=SHORTEST)
        head = text.split("\n", 1)[0].strip()
        await _go_on(manager, MaterialStart(body=text), head if len(head) < len(text) else "")
    except DomainError as error:
        await message.answer(said(refusal(work_of(manager), error)))


async def _take(work: Work, bot: Bot, document: Document, *, sure: bool = False) -> TakenFile:
    too_large = DomainError("material-refused", why=label("material-refused", MaterialRefusal.TOO_LARGE))
    return await filing.take_file(work, await download(bot, document, too_large), sure=sure)


def _ask(manager: DialogManager, file: str, taken: TakenFile) -> None:
    mine = mine_of(manager)
    mine.file, mine.kind, mine.parts, mine.silent = file, taken.type.value, taken.parts, taken.silent
    mine.doubts = [(one.category.value, one.number) for one in taken.doubts]


async def _go_on(manager: DialogManager, start: MaterialStart, title: str, pictures: int = 0) -> None:
    """What came is for a material that is there, or it is described."""
    mine = mine_of(manager)
    filing.check_start(start)
    if mine.attach:
        await filing.attach(work_of(manager), mine.attach, start)
        mine.material, mine.attach = mine.attach, 0
        mine.tell("material-attached")
        await manager.switch_to(LibraryStates.card)
        return
    about = AboutMaterial(
        form="material",
        file=start.file_id or 0,
        link=start.link,
        body=start.body,
        title=title[:TITLE_LENGTH],
        pictures=pictures,
        replaces=mine.replaces,
    )
    await open_form(manager, about)
