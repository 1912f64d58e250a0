"""Files that the child process writes: the bot answers others meanwhile."""

from documents.style.book import TableSheet
from models.access import Permission
from services.file_turns import Sender
from services.files import files
from services.imprint import imprint
from services.work import Work, use_case

AT_ONCE = 500
"""Rows that the bot reads itself: of more of them another process does, and what starts it is felt by nobody."""


@use_case(Permission.OWN_DATA)
async def write_file(work: Work, job: str, *arguments: object) -> bytes:
    """What a job of the child process (`documents.child.JOBS`) writes."""
    content: bytes = await files.read(Sender(work.center_id, work.actor.person_id or 0), job, *arguments)
    return content


@use_case(Permission.OWN_DATA)
async def write_workbook(work: Work, *tables: TableSheet) -> bytes:
    """The .xlsx of some tables, a sheet each, with whoever asks for it and the head of the centre."""
    return await write_file(work, "tables", await imprint(work), tables)
