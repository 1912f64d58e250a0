"""`/forget` leaves no trace in the database's bytes but what `docs/privacy.md` names: every column of every table that
can hold words or a messenger's number is written full of the person first."""

from sqlalchemy import JSON, Enum, String, Table, cast, func, select, update

from models.audit import Event
from models.base import Base
from models.dialogues import Dialogue
from models.guests.lines import Guest
from models.guests.tables import GuestContent, GuestList
from models.people import Person
from models.rearrangements import Rearrangement
from models.words import CenterText
from services.activities import clarifying, records
from services.people.inner.identities import mend
from services.plan import changes
from services.privacy import own_data
from services.words import naming
from storage.dialogues import ChatKey, SqlDialogues
from tests.support.databases import bytes_of
from tests.support.foreign import settle_foreign
from tests.support.town import GLEB, VERA, Town, Who

NAME, NUMBER = "Добрыня Никитич Заморский", 770_055_550_077
STAYS = {
    "activities": "title title_key result place programme series partners channel link",
    "answerers": "topic",
    "center_words": "content topics",
    "centers": "zone",
    "changes": "field old new",
    "clarifications": "word answer",
    "districts": "name",
    "event_feedback": "missing",
    "event_notes": "agenda heard resolved script publication",
    "events": "title place link audience why materials",
    "invites": "guest",
    "library_quests": "asked lemmas",
    "library_synonyms": "words",
    "materials": "title audience keywords link body reason",
    "meetings": "topic place situation inquiry tried course",
    "monitoring_forms": "content",
    "monitoring_reports": "reasons comment",
    "notifications": "details lease_token reason",
    "occurrences": "reason cancel_reason marked",
    "plan_changes": "field old new reason",
    "plan_drafts": "content outcome",
    "plan_item_posts": "called",
    "plan_items": "key number content deadline responsible coverage product expected_result note plain imported"
    " clarified reading unit evidence search programme counted_by reason",
    "plan_proposals": "old new reason why",
    "plan_sections": "path",
    "plans": "title targets columns",
    "posts": "title",
    "questionnaires": "questions",
    "recommendations": "words who",
    "register_entries": "register title words sort slot content",
    "request_events": "words file_id",
    "requests": "topic question convenient",
    "tasks": "words asked_why",
    "rubrics": "name",
    "stored_files": "sha256 text telegram_id",
}
"""What colleagues and the centre wrote, and what is the bot's own (zones, leases): the words are not read by `/forget`
(docs/privacy.md). A column that is not here and holds the name afterwards is a leak."""


def _wordy(table: Table) -> list[str]:
    """Columns that can hold a name: no keys of other rows, no enums, nothing too short."""
    return [
        column.name
        for column in table.columns
        if isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)
        if not column.primary_key and not column.unique and (getattr(column.type, "length", None) or 99) >= len(NAME)
    ]


async def _holding(town: Town, what: str) -> dict[str, str]:
    """Which columns hold it, by their tables."""
    found: dict[str, list[str]] = {}
    async with town.db.reading() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                text = cast(column, String)
                escaped = what.encode("unicode_escape").decode()
                holds = text.contains(what) | text.contains(escaped, autoescape=True)
                if await session.scalar(select(func.count()).select_from(table).where(holds)):
                    found.setdefault(table.name, []).append(column.name)
    return {table: " ".join(columns) for table, columns in found.items()}


async def test_every_column_lets_go_of_whom_it_names(town: Town) -> None:
    foreign = await settle_foreign(town)
    vera = await town.work(VERA)
    async with town.db.writing() as session:  # of another column than the name: whole rows as they were
        ids = {"center_id": town.mayak.id, "person_id": vera.person_id, "event": Event.POST_ENDED}
        steps = [{"table": "requests", "old": {"client_key": f"{NUMBER}:7"}}]
        session.add(Rearrangement(made_at=town.clock.now(), steps=steps, **ids))
    await naming.set_text(vera, CenterText.HELP, "Наше")
    await records.change_activity(await town.work(GLEB), foreign.activity, {}, {"title": "Иначе"})
    await clarifying.send_back(vera, foreign.activity, "что", "back")
    await changes.edit_cell(vera, foreign.item, "content", "Иначе")
    for who in (GLEB, VERA):
        await SqlDialogues(town.db, town.clock).save(ChatKey(1, who.telegram_id, who.telegram_id), "{}")
    gleb = Who(NUMBER, NAME)
    async with town.db.writing() as session:
        person = town.mayak.persons[GLEB.name]
        for table in Base.metadata.sorted_tables:
            if table.name in ("audit", "alembic_version"):
                continue  # ids alone, and a trigger that refuses to change them
            names = {name: {"x": NAME} if isinstance(table.c[name].type, JSON) else NAME for name in _wordy(table)}
            keys = {"client_key": f"{NUMBER}:{table.name}"} if "client_key" in table.c else {}
            row = (await session.execute(select(table).limit(1))).mappings().first()
            if row is not None and (names or keys):
                here = [column == row[column.name] for column in table.primary_key.columns]
                await session.execute(update(table).where(*here).values(names | keys))
        whole = [{"table": "persons", "old": {"name": NAME}, "client_key": f"{NUMBER}:7"}]
        await session.execute(update(Rearrangement).values(steps=whole))
        await session.execute(update(Person).values(name="Кто-то", zone=None))
        own = update(Dialogue).where(Dialogue.user_id == GLEB.telegram_id)
        await session.execute(own.values(user_id=NUMBER, chat_id=NUMBER))
        await session.execute(update(Dialogue).values(content=NAME))
        await session.execute(update(Person).where(Person.id == person).values(name=NAME, zone=NAME, account=NUMBER))
        await mend(session, town.clock.now())
        guests = GuestContent(guests=[Guest(line=1, name=NAME)]).json
        await session.execute(update(GuestList).values(content=guests, center_id=town.mayak.id))
    before = await _holding(town, NAME)
    assert before["persons"] == "name zone"
    assert "client_key" in (await _holding(town, str(NUMBER)))["activities"]
    await own_data.forget(await town.work(gleb))
    after = await _holding(town, NAME)
    assert {
        table: columns
        for table, columns in after.items()
        if not set(columns.split()) <= set(STAYS.get(table, "").split())
    } == {}
    assert await _holding(town, str(NUMBER)) == {}
    if town.db.sqlite:
        assert str(NUMBER).encode() not in await bytes_of(town.db)
