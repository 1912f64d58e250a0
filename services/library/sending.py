"""Use cases of giving a material's file out: the bytes of the store are what counts, Telegram's name only a cache."""

from dataclasses import dataclass

from sqlalchemy import select, update

from models.access import Permission
from models.errors import DomainError, NotFound
from models.library.tables import StoredFile
from models.printable import file_name
from services.library.inner.owning import own_material
from services.work import Work, use_case


@dataclass(frozen=True)
class MaterialFile:
    """What it is called, and under which name Telegram has it for this bot; empty where it has not."""

    name: str
    telegram_id: str


@use_case(Permission.READ_LIBRARY)
async def open_file(work: Work, material_id: int, bot: int) -> MaterialFile:
    """The file of a material, called as the material is. Raises NotFound for a material that the actor may not read,
    and for one without a file."""
    async with work.db.reading() as session:
        one = await own_material(session, work, material_id)
        found = await session.get(StoredFile, one.file_id) if one.file_id is not None else None
    if found is None:
        raise NotFound("material-file-gone")
    name = file_name(one.title) or str(one.id)
    return MaterialFile(f"{name}.{found.type}", found.telegram_id if found.bot_id == bot else "")


@use_case(Permission.READ_LIBRARY)
async def read_bytes(work: Work, material_id: int) -> bytes:
    """The bytes of a material's file. Raises NotFound as `open_file`, DomainError where the store has lost them."""
    async with work.db.reading() as session:
        one = await own_material(session, work, material_id)
        digest = await session.scalar(select(StoredFile.sha256).where(StoredFile.id == one.file_id))
    content = await work.db.files.get(digest) if digest else None
    if content is None:
        raise DomainError("material-file-lost")
    return content


@use_case(Permission.READ_LIBRARY)
async def remember(work: Work, material_id: int, bot: int, called: str) -> None:
    """Telegram has the file under that name for this bot; of another bot's nothing is kept. Raises NotFound as
    `open_file`."""
    async with work.db.writing() as session:
        one = await own_material(session, work, material_id)
        known = update(StoredFile).where(StoredFile.id == one.file_id)
        await session.execute(known.values(bot_id=bot, telegram_id=called))
