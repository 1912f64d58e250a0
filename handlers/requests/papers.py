"""The journals and the description as documents in the chat; the child process writes them."""

from aiogram_dialog import DialogManager

from handlers.context import notice, work_of
from handlers.widgets.sending import send_paper
from models.audit import Paper
from models.papers.kinds import PaperKind
from models.requests.tables import RequestKind
from services.imprint import imprint
from services.requests import journal
from services.texts import texts
from services.workbooks import write_file

FORMATS = ("docx", "xlsx")
KINDS = {RequestKind.SUPERVISION: PaperKind.SUPERVISIONS, RequestKind.CONSULTATION: PaperKind.CONSULTATIONS}


async def send_journal(manager: DialogManager, kind: RequestKind, suffix: str, year: int) -> None:
    """The journal of that kind and year; a notice when the year has nothing."""
    work = work_of(manager)
    rows = await journal.list_held(work, kind, year)
    if not rows:
        await notice(manager, texts().plain("journals-empty", year=str(year)), alert=True)
        return
    content = await write_file(work, "journal", KINDS[kind], suffix, await imprint(work), rows, year)
    await send_paper(
        manager, Paper.JOURNAL, content, f"{texts().plain(f'journal-file-{kind}', year=str(year))}.{suffix}"
    )


async def send_description(manager: DialogManager, request: int) -> None:
    """«Описание супервизии» of a request that was held."""
    work = work_of(manager)
    told = await journal.describe_held(work, request)
    name = f"{texts().plain('description-file', number=str(request))}.docx"
    await send_paper(manager, None, await write_file(work, "description", told, await imprint(work)), name)
