"""What the buttons of one's own calendar do."""

from aiogram_dialog import DialogManager, ShowMode

from handlers.agenda.kept import AgendaKept
from handlers.context import work_of
from handlers.widgets.kept import kept
from handlers.widgets.sending import send_paper
from services.agenda.gathering import my_agenda
from services.texts import texts


async def begin(_: object, manager: DialogManager) -> None:
    """`/calendar` sends the file at once; what to do with it follows below."""
    await send(manager)


async def send(manager: DialogManager) -> None:
    """The file as things stand now."""
    work = work_of(manager)
    found = await my_agenda(work)
    kept(manager, AgendaKept).count = found.count
    await send_paper(manager, None, found.file, texts().plain("agenda-file", day=f"{work.today:%d.%m.%Y}"))
    manager.show_mode = ShowMode.SEND  # the window stays under the file
