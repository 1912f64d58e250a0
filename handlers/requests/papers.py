"""The journals and the description as documents in the chat; they are written off the event loop."""

import asyncio
from collections.abc import Callable, Sequence

from aiogram_dialog import DialogManager

from documents.journals import CONSULTATION, SUPERVISION, Column, journal_docx, journal_xlsx
from documents.style.page import Imprint
from documents.supervision import describe_docx
from handlers.context import notice, work_of
from handlers.widgets.sending import send_paper
from models.audit import Paper
from models.requests.journal import JournalRow
from models.requests.tables import RequestKind
from services.imprint import imprint
from services.requests import journal
from services.texts import texts

COLUMNS = {RequestKind.SUPERVISION: SUPERVISION, RequestKind.CONSULTATION: CONSULTATION}
Writer = Callable[[Sequence[Column], Sequence[JournalRow], Imprint, int], bytes]
WRITERS: dict[str, Writer] = {"docx": journal_docx, "xlsx": journal_xlsx}


async def send_journal(manager: DialogManager, kind: RequestKind, suffix: str, year: int) -> None:
    """The journal of that kind and year; a notice when the year has nothing."""
    work = work_of(manager)
    rows = await journal.list_held(work, kind, year)
    if not rows:
        await notice(manager, texts().plain("journals-empty", year=str(year)), alert=True)
        return
    content = await asyncio.to_thread(WRITERS[suffix], COLUMNS[kind], rows, await imprint(work), year)
    await send_paper(
        manager, Paper.JOURNAL, content, f"{texts().plain(f'journal-file-{kind}', year=str(year))}.{suffix}"
    )


async def send_description(manager: DialogManager, request: int) -> None:
    """«Описание супервизии» of a request that was held."""
    work = work_of(manager)
    told = await journal.describe_held(work, request)
    name = f"{texts().plain('description-file', number=str(request))}.docx"
    await send_paper(manager, None, await asyncio.to_thread(describe_docx, told, await imprint(work)), name)
