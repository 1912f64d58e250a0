"""Use cases of what comes into the library: a file is read and kept, a material is made of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activity_tables import LINK_LENGTH
from models.audit import Event
from models.errors import DomainError, NotFound
from models.library.kinds import FileType, MaterialSource, MaterialState
from models.library.reading import MOST_DOUBTS, BadMaterial, FileDoubt, ReadMaterial
from models.library.rules import LibraryRules
from models.library.said import MaterialSaid
from models.library.tables import TEXT_LENGTH, LibraryMaterial, Rubric, StoredFile
from models.stored import Json
from services import center_settings
from services.audit import log
from services.colleagues import colleagues
from services.file_turns import Sender
from services.files import files
from services.library.inner.indexing import mark, read_now
from services.library.inner.owning import changeable, own_material, readable
from services.library.inner.turning import approve, next_version, propose
from services.texts import label
from services.work import Work, use_case
from storage.upsert import insert_new

LINK = re.compile(r"https?://[^\s/$.?#][^\s]*\Z", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class TakenFile:
    """A file that was read. `id` is its number in the store; 0 while somebody has to say first that there is nobody's
    personal data in it: until then nothing is kept."""

    id: int
    type: FileType
    title: str
    parts: int
    pictures: int
    doubts: tuple[FileDoubt, ...]
    silent: bool


@dataclass(frozen=True, kw_only=True)
class MaterialStart:
    """What a material is made of: a file of the store, a link, a text, or nothing yet; another version of which one."""

    file_id: int | None = None
    link: str = ""
    body: str = ""
    replaces: int | None = None

    @property
    def source(self) -> MaterialSource:
        """What the material consists of."""
        if self.file_id is not None:
            return MaterialSource.FILE
        return MaterialSource.LINK if self.link else MaterialSource.TEXT if self.body else MaterialSource.NONE


@dataclass(frozen=True)
class AddedMaterial:
    """Its number, and where it stands."""

    id: int
    state: MaterialState


@use_case(Permission.ADD_MATERIALS)
async def take_file(work: Work, data: bytes, *, sure: bool = False) -> TakenFile:
    """Read a file and keep it, once for its bytes. With doubts, and where nobody but a person can tell (a picture, a
    scan), it is kept only when they are `sure` that nobody's personal data is in it: that is noted in the log.

    Raises DomainError for what is no material, and for a picture that somebody else than the coordinator sends.
    """
    read, doubts = await _read(work, data)
    if read.photo and not work.actor.may(Permission.MANAGE_LIBRARY):
        raise DomainError("material-photo")
    kinds = " ".join(dict.fromkeys(one.category.value for one in doubts))
    asked = kinds or (read.type.value if read.photo or read.silent else "")
    kept = await _keep(work, read, data, asked) if sure or not asked else 0
    return TakenFile(
        id=kept,
        type=read.type,
        title="" if doubts else read.title,
        parts=read.parts,
        pictures=read.pictures,
        doubts=doubts,
        silent=read.silent,
    )


@use_case(Permission.ADD_MATERIALS)
async def add_material(
    work: Work, start: MaterialStart, said: MaterialSaid, client_key: str, *, draft: bool = False
) -> AddedMaterial:
    """Make a material, once for a client key. The coordinator's own is found at once, and so is everybody's where the
    centre has set it so; any other waits for a coordinator. As a `draft`, and as an idea without anything to read, it
    stays with its author.

    Raises DomainError for a link that is none and for a text that is too long, NotFound for a file, a rubric or a
    version of another centre's.
    """
    check_start(start)
    async with work.db.writing() as session:
        found = await session.scalar(select(LibraryMaterial).where(LibraryMaterial.client_key == client_key))
        if found is not None:
            if found.center_id != work.center_id:
                raise NotFound("material-gone")
            return AddedMaterial(found.id, found.state)
        made = LibraryMaterial(
            center_id=work.center_id,
            client_key=client_key,
            made_by=work.person_id,
            made_at=work.clock.now(),
            state=MaterialState.DRAFT if start.source is not MaterialSource.NONE else MaterialState.IDEA,
            source=start.source,
            link=start.link,
            body=start.body,
            file_id=start.file_id,
            reason="",
        )
        await _describe(session, work, made, said)
        if start.replaces is not None:
            before = await own_material(session, work, start.replaces)
            made.replaces_id, made.version = before.id, await next_version(session, before)
        session.add(made)
        await session.flush()
        if not draft and start.source is not MaterialSource.NONE:
            await _send(session, work, made)
    if made.open:
        await read_now(work.db, work.clock, work.center_id, made.id)
    return AddedMaterial(made.id, made.state)


@use_case(Permission.ADD_MATERIALS)
async def open_said(work: Work, material_id: int) -> MaterialSaid:
    """What is said of a material, to be put right or to be said of its next version. Raises NotFound for another
    centre's."""
    async with work.db.reading() as session:
        return MaterialSaid.of(await own_material(session, work, material_id))


@use_case(Permission.ADD_MATERIALS)
async def same_file(work: Work, file_id: int, besides: int = 0) -> str | None:
    """What a material of the same bytes is called that the actor may read; None where there is none."""
    query = select(LibraryMaterial.title).where(
        readable(work), LibraryMaterial.file_id == file_id, LibraryMaterial.id != besides
    )
    async with work.db.reading() as session:
        return await session.scalar(query.order_by(LibraryMaterial.id).limit(1))


@use_case(Permission.ADD_MATERIALS)
async def change_material(work: Work, material_id: int, before: Mapping[str, Json], after: Mapping[str, Json]) -> int:
    """Apply what the person changed from `before` to `after`; what somebody else changed meanwhile stays. Returns how
    many answers are others now. Raises NotFound for one that is not the actor's to change."""
    async with work.db.writing() as session:
        found = await changeable(session, work, material_id)
        now = MaterialSaid.of(found).answers()
        wanted = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        merged = {name: after.get(name) if name in wanted else now.get(name) for name in {*now, *after}}
        said = MaterialSaid.read({name: value for name, value in merged.items() if value is not None})
        await _describe(session, work, found, replace(said, rubric_said=True, kind=said.kind or found.kind))
        then = MaterialSaid.of(found).answers()
        if found.open:
            await mark(session, work.center_id, [material_id])
    if found.open:
        await read_now(work.db, work.clock, work.center_id, material_id)
    return sum(now.get(name) != then.get(name) for name in {*now, *then})


@use_case(Permission.ADD_MATERIALS)
async def attach(work: Work, material_id: int, start: MaterialStart) -> None:
    """Give an idea, a draft or what was not taken something to read, or something else than before.

    Raises NotFound for one that is not the actor's to change, DomainError for one that is read already.
    """
    check_start(start)
    async with work.db.writing() as session:
        found = await changeable(session, work, material_id)
        if found.state not in (MaterialState.IDEA, MaterialState.DRAFT, MaterialState.REFUSED):
            raise DomainError(f"material-is-{found.state}")
        await _own_file(session, work, start.file_id)
        found.source, found.file_id, found.link, found.body = start.source, start.file_id, start.link, start.body
        found.state = MaterialState.DRAFT


@use_case(Permission.ADD_MATERIALS)
async def send(work: Work, material_id: int) -> MaterialState:
    """A draft goes to the coordinator, or is found at once; returns where it stands. Raises NotFound for one that is
    not the actor's, DomainError for one without anything to read."""
    async with work.db.writing() as session:
        found = await changeable(session, work, material_id)
        await _send(session, work, found)
    if found.open:
        await read_now(work.db, work.clock, work.center_id, material_id)
    return found.state


async def _send(session: AsyncSession, work: Work, material: LibraryMaterial) -> None:
    rules = await center_settings.load(session, work.center_id, LibraryRules)
    if work.actor.may(Permission.MANAGE_LIBRARY) or rules.at_once:
        material.propose()
        await approve(session, work, material)
    else:
        await propose(session, work, material)


def check_start(start: MaterialStart) -> None:
    """Raise DomainError for a link that is none, and for a text that is too long."""
    if start.link and (len(start.link) > LINK_LENGTH or not LINK.match(start.link)):
        raise DomainError("material-link-bad", longest=LINK_LENGTH)
    if len(start.body) > TEXT_LENGTH:
        raise DomainError("material-text-long", longest=TEXT_LENGTH)


async def _describe(session: AsyncSession, work: Work, material: LibraryMaterial, said: MaterialSaid) -> None:
    """Put what was said on the material, and what follows of it."""
    named = select(Rubric.id, Rubric.name).where(Rubric.center_id == work.center_id).order_by(Rubric.position)
    rubrics = [(rubric_id, name) for rubric_id, name in (await session.execute(named)).all()]
    if said.rubric_id is not None and said.rubric_id not in {rubric_id for rubric_id, _ in rubrics}:
        raise NotFound("rubric-gone")
    words = await _own_file(session, work, material.file_id)
    for name, value in said.columns(words or material.body, rubrics).items():
        setattr(material, name, value)


async def _own_file(session: AsyncSession, work: Work, file_id: int | None) -> str:
    """The words of a file of the centre. Raises NotFound for another's, and for one that is not kept any more."""
    if file_id is None:
        return ""
    found = select(StoredFile.text).where(StoredFile.id == file_id, StoredFile.center_id == work.center_id)
    text = await session.scalar(found)
    if text is None:
        raise NotFound("material-file-gone")
    return text


async def _read(work: Work, data: bytes) -> tuple[ReadMaterial, tuple[FileDoubt, ...]]:
    """The file, and what in all of it looks like personal data; colleagues may be named."""
    sender, people = Sender(work.center_id, work.person_id), tuple(await colleagues(work))
    try:
        read: ReadMaterial = await files.read(sender, "material", data, people)
    except BadMaterial as error:
        raise DomainError("material-refused", why=label("material-refused", error.why)) from error
    doubts = dict.fromkeys(read.doubts)
    for portion in read.unseen:
        if len(doubts) < MOST_DOUBTS:
            doubts |= dict.fromkeys(await files.read(sender, "material-portion", portion, people))
    return read, tuple(doubts)


async def _keep(work: Work, read: ReadMaterial, data: bytes, asked: str) -> int:
    """The bytes first, then the row that names them; `asked` is what somebody has said that it is not."""
    content = data if read.content is None else read.content
    digest = await work.db.files.put(content)
    row = {
        "center_id": work.center_id,
        "sha256": digest,
        "type": read.type,
        "size": len(content),
        "text": read.text,
        "made_at": work.clock.now(),
        "telegram_id": "",
    }
    async with work.db.writing() as session:
        await session.execute(insert_new(session, StoredFile).values(row))
        same = select(StoredFile).where(StoredFile.center_id == work.center_id, StoredFile.sha256 == digest)
        found = (await session.scalars(same)).one()
        found.made_at = work.clock.now()  # nobody uses it yet: from now on it is kept for a day
        if asked:
            log(session, work.clock, work.center_id, work.person_id, Event.OVERRULED, "material.file", asked[:200])
        return found.id
