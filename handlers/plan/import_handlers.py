"""What the buttons of a plan's import do. Nothing of the plan is stored before «Принять»."""

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import id_in, notice, work_of
from handlers.entries import go
from handlers.plan.card import open_place
from handlers.plan.import_getters import content_of
from handlers.plan.import_kept import ImportKept
from handlers.plan.states import ImportStates
from handlers.widgets.buttons import OnClick, OnPick
from handlers.widgets.kept import kept
from models.deadlines import ScheduleKind
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.plan.draft import Choice
from models.plan.draft_parts import tables_of
from models.plan.headers import Column
from places.plan import PlanPlace, PlanThen
from services.plan import accept as accepting
from services.plan import drafts, parts
from services.plan import posts as plan_posts
from services.registers.linking import count_anew
from services.texts import texts

LONGEST = 300


def mine_of(manager: DialogManager) -> ImportKept:
    """What the dialogue keeps."""
    return kept(manager, ImportKept)


async def accept(manager: DialogManager) -> None:
    """The draft becomes the year's plan."""
    mine = mine_of(manager)
    mine.outcome = await accepting.accept(work_of(manager), mine.draft)
    await count_anew(work_of(manager))
    await manager.switch_to(ImportStates.accepted)


async def drop(manager: DialogManager) -> None:
    """Nothing of it stays."""
    await drafts.drop(work_of(manager), mine_of(manager).draft)
    await notice(manager, texts().plain("plan-dropped"))
    await go(manager, "plan")


def say_year(*, school: bool) -> OnClick:
    """Which of the two kinds of year it is."""
    return lambda manager: drafts.say_year(work_of(manager), mine_of(manager).draft, school=school)


def keep_marks(*, keep: bool) -> OnClick:
    """What the file marks as done counts, or does not."""
    return lambda manager: drafts.keep_marks(work_of(manager), mine_of(manager).draft, kept=keep)


def answer(words: str | None) -> OnPick[int]:
    """A row's deadline in words that are offered: its own ones where there are none, an empty text for no deadline."""
    return lambda manager, place: _answer(manager, place, words)


async def answer_as_typed(manager: DialogManager, place: int) -> None:
    """What was typed is understood rightly."""
    if not (typed := mine_of(manager).typed):
        raise DomainError("error-stale")
    await _answer(manager, place, typed)


async def _answer(manager: DialogManager, place: int, words: str | None) -> None:
    """Raises DomainError for another row than the one that is asked about."""
    work, mine = work_of(manager), mine_of(manager)
    found = await drafts.review(work, mine.draft)
    row = next((row for row in found.doubts[:1] if row.place == place), None)
    if row is None:
        raise DomainError("error-stale")
    mine.typed = mine.wrong = None
    await drafts.answer_doubt(work, mine.draft, place, row.words("deadline") if words is None else words)
    if len(found.doubts) == 1:
        await manager.switch_to(ImportStates.review)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A deadline in the coordinator's own words: shown back before it counts. What is no text is refused."""
    if not message.text:
        await message.answer(texts().html("form-only-text"))
        return
    mine, text = mine_of(manager), " ".join(message.text.split())[:LONGEST]
    schedule = await drafts.read_answer(work_of(manager), mine.draft, text)
    mine.typed = mine.wrong = None
    if schedule.kind is ScheduleKind.UNDETERMINED:
        mine.wrong = TextKey("plan-deadline-unclear", {"typed": text[:60], "why": schedule.why or ""})
    else:
        mine.typed = text


async def ask_post(manager: DialogManager, number: int) -> None:
    """Which post is this responsible? Raises DomainError for one that is not there."""
    work, mine = work_of(manager), mine_of(manager)
    content = await content_of(work, mine)
    called = dict(enumerate(content.called())).get(number)
    if called is None:
        raise DomainError("error-stale")
    mine.ask(called, content.post(called), await plan_posts.list_posts(work))
    await manager.switch_to(ImportStates.post)


async def choose_post(manager: DialogManager, choice: Choice) -> None:
    """The post of the responsible, or several."""
    mine = mine_of(manager)
    await drafts.match_post(work_of(manager), mine.draft, mine.said, choice)
    await manager.switch_to(ImportStates.posts)


async def take_plan(manager: DialogManager, number: int) -> None:
    """Take a plan of the file, or leave it."""
    await parts.take_plan(work_of(manager), mine_of(manager).draft, number)


async def open_tables(manager: DialogManager) -> None:
    """The list of tables; the only one at once."""
    mine = mine_of(manager)
    mine.page = 0
    if len(tables_of(await content_of(work_of(manager), mine))) == 1:
        await open_table(manager, 0)
    else:
        await manager.switch_to(ImportStates.tables)


async def open_table(manager: DialogManager, number: int) -> None:
    """A table, its columns as they are likely meant. Raises DomainError for one that is not there."""
    mine = mine_of(manager)
    found = tables_of(await content_of(work_of(manager), mine))
    if number >= len(found):
        raise DomainError("error-stale")
    mine.table, mine.picks, mine.picking = number, found[number].picks, None
    await manager.switch_to(ImportStates.table)


async def ask_column(manager: DialogManager, column: Column) -> None:
    """Which column is it?"""
    mine_of(manager).picking = column


def place_in(text: str) -> int | None:
    """A column as a button carries it; None for none. Raises ValueError for what is neither."""
    return None if text == str(None) else id_in(text)


async def pick_column(manager: DialogManager, place: int | None) -> None:
    """The column that was asked for; what held it before holds none."""
    mine = mine_of(manager)
    if mine.picking is None:
        raise DomainError("error-stale")
    freed = {column: None if held == place else held for column, held in mine.picks.items()}
    mine.picks, mine.picking = {**freed, mine.picking: place}, None


async def read_table(manager: DialogManager) -> None:
    """The table's rows join the draft, its columns read so."""
    work, mine = work_of(manager), mine_of(manager)
    await parts.take_table(work, mine.draft, mine.table, mine.picks)
    items = tables_of(await content_of(work, mine))[mine.table].items
    await notice(manager, texts().plain("plan-table-read", count=items or 0))
    await manager.switch_to(ImportStates.review)


async def leave_table(manager: DialogManager) -> None:
    """They leave it again."""
    mine = mine_of(manager)
    await parts.drop_table(work_of(manager), mine.draft, mine.table)
    await manager.switch_to(ImportStates.review)


async def open_past(manager: DialogManager) -> None:
    """What had passed when the plan came."""
    await open_place(manager, PlanPlace(then=PlanThen.PAST))
