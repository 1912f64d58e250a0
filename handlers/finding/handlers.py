"""What the buttons and words of searching the library do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import notice, work_of
from handlers.finding.kept import FindKept, FindStart
from handlers.finding.states import LibraryFind
from handlers.library.handlers import open_above
from handlers.widgets.buttons_only import no_text
from handlers.widgets.form.spec import asks
from handlers.widgets.kept import kept, started
from handlers.widgets.phrases import phrases_of
from models.errors import DomainError
from models.library.kinds import MaterialKind
from models.periods import Period
from models.sentences import Intent
from services.events import materials
from services.library import news, quests, synonyms
from services.requests import attaching, cards
from services.texts import texts


def mine_of(manager: DialogManager) -> FindKept:
    """What the dialogue keeps."""
    return kept(manager, FindKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/find`, a sentence, a request whose answer is looked for, or what was sought in vain."""
    start, mine = started(manager, FindStart), mine_of(manager)
    mine.ask(start.argument)
    mine.how = start.how
    mine.request, mine.event, mine.quest = start.request, start.event, start.quest
    if start.quests:
        await manager.switch_to(LibraryFind.quest if start.quest else LibraryFind.quests)
    elif start.request and not start.argument:  # what is asked for is what is looked for
        asked = (await cards.open_request(work_of(manager), start.request)).request
        mine.ask(f"{asked.topic} {asked.question}")


async def look(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Whatever is typed is looked for, unless it surely tells what was done; what is no text is refused."""
    if not message.text:
        await message.answer(no_text(message))
    elif not await phrases_of(manager).take_sure(message, manager, besides=(Intent.REQUEST,)):
        mine_of(manager).ask(message.text)
        await manager.switch_to(LibraryFind.found)


async def pick(manager: DialogManager, material: int) -> None:
    """A line was pressed: it is opened, or given to whom it is looked for."""
    work, mine = work_of(manager), mine_of(manager)
    if mine.request:
        title = await attaching.attach(work, mine.request, material)
        await notice(manager, texts().plain("find-given", title=title))
        await manager.done()
    elif mine.event:
        told = await materials.give(work, mine.event, material)
        await notice(manager, texts().plain("find-given-event", count="none" if told is None else told))
        await manager.done()
    elif mine.choosing:
        told = await quests.answer(work, mine.quest, material)
        mine.choosing = False
        mine.tell("find-quest-told", count=told)
        await manager.switch_to(LibraryFind.quest)
    else:
        await open_above(manager, material, mine.how)


async def choose_kind(manager: DialogManager, kind: MaterialKind) -> None:
    """Only such materials."""
    mine = mine_of(manager)
    mine.kind, mine.page = kind, 0
    await manager.switch_to(LibraryFind.found)


async def choose_rubric(manager: DialogManager, rubric: int) -> None:
    """Only those of the rubric."""
    mine = mine_of(manager)
    mine.rubric, mine.page = rubric, 0
    await manager.switch_to(LibraryFind.found)


async def want(manager: DialogManager) -> None:
    """What is looked for is not there: it is to be written, and who pressed is told then."""
    mine = mine_of(manager)
    await quests.want(work_of(manager), mine.question)
    mine.tell("find-wanted")


async def want_no_more(manager: DialogManager) -> None:
    """Who pressed is not told when there is such a material."""
    mine = mine_of(manager)
    await quests.stop_waiting(work_of(manager), mine.question)
    mine.tell("find-wanted-no-more")


async def turn_news(manager: DialogManager) -> None:
    """Whether the person hears each month what is new, the other way round."""
    work = work_of(manager)
    hears = await news.hears_news(work)
    await news.choose_news(work, on=not hears)
    mine_of(manager).tell("find-news-off" if hears else "find-news-on")


async def open_quest(manager: DialogManager, quest: int) -> None:
    """One thing that the library lacks."""
    mine_of(manager).quest = quest
    await manager.switch_to(LibraryFind.quest)


async def choose_answer(manager: DialogManager) -> None:
    """Which material answers it is looked for by its own words."""
    mine = mine_of(manager)
    mine.choosing, mine.rubric, mine.kind = True, None, None
    mine.ask((await quests.open_quest(work_of(manager), mine.quest)).asked)
    await manager.switch_to(LibraryFind.found)


async def drop_quest(manager: DialogManager) -> None:
    """It is not to be written."""
    mine = mine_of(manager)
    await quests.drop(work_of(manager), mine.quest)
    mine.tell("find-quest-dropped")
    await manager.switch_to(LibraryFind.quests)


async def leave_found(manager: DialogManager) -> None:
    """Back to what an answer is chosen for, or to whoever opened the search."""
    mine = mine_of(manager)
    if mine.choosing:
        mine.choosing = False
        await manager.switch_to(LibraryFind.quest)
    else:
        await manager.done()


async def drop_synonym(manager: DialogManager, synonym: int) -> None:
    """A line of the centre's own goes."""
    await synonyms.drop_synonym(work_of(manager), synonym)
    mine_of(manager).tell("find-synonym-dropped")


add_synonym = asks("library-synonym")


async def turn(manager: DialogManager, code: str) -> None:
    """Another quarter. Raises DomainError for one that nobody offered."""
    period = Period.read(code)
    if not period.near(work_of(manager).today):
        raise DomainError("error-stale")
    mine_of(manager).period = period
