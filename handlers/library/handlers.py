"""What the buttons of the library do."""

from aiogram_dialog import DialogManager, StartMode

from handlers.context import work_of
from handlers.library.kept import AboutMaterial, AboutOne, AboutRubric, AboutRun, LibraryKept, MaterialList
from handlers.library.states import LibraryStates
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept
from handlers.widgets.letters import Presses
from handlers.widgets.window import show_result
from models.access import Permission
from models.errors import DomainError
from models.library.kinds import MaterialState, Run, Use
from models.requests.tables import Rating
from models.stored import JsonObject
from places.library import MaterialPlace
from services.library import cards, copies, deciding, filing, rubrics, use
from services.work import Work


def mine_of(manager: DialogManager) -> LibraryKept:
    """What the dialogue keeps."""
    return kept(manager, LibraryKept)


def open_list(view: MaterialList) -> OnClick:
    """One of the lists, from its beginning."""

    async def opened(manager: DialogManager) -> None:
        mine = mine_of(manager)
        mine.view, mine.page = view, 0
        await manager.switch_to(LibraryStates.list)

    return opened


async def open_rubric_list(manager: DialogManager, rubric: int) -> None:
    """What stands under a rubric."""
    mine_of(manager).rubric = rubric
    await open_list(MaterialList.RUBRIC)(manager)


async def open_material(manager: DialogManager, material: int) -> None:
    """A material whole."""
    mine = mine_of(manager)
    mine.material, mine.sure, mine.how = material, False, Use.OPENED
    await use.note_shown(work_of(manager), material)
    await manager.switch_to(LibraryStates.card)


async def open_newer(manager: DialogManager) -> None:
    """The version that everybody finds instead. Raises DomainError where there is none any more."""
    found = await cards.open_material(work_of(manager), mine_of(manager).material)
    if found.newer is None:
        raise DomainError("error-stale")
    await open_material(manager, found.newer)


async def begin_adding(manager: DialogManager) -> None:
    """Something new is waited for."""
    await _wait(manager)


async def begin_attaching(manager: DialogManager) -> None:
    """Something to read is waited for, for the material that is open."""
    await _wait(manager, attach=mine_of(manager).material)


async def begin_version(manager: DialogManager) -> None:
    """Another version of the material that is open is waited for."""
    await _wait(manager, replaces=mine_of(manager).material)


async def _wait(manager: DialogManager, *, attach: int = 0, replaces: int = 0) -> None:
    mine = mine_of(manager)
    mine.attach, mine.replaces, mine.file, mine.doubts, mine.silent = attach, replaces, "", [], False
    await manager.switch_to(LibraryStates.add)


async def stop_adding(manager: DialogManager) -> None:
    """Nothing is waited for any more: back to where it was asked for."""
    mine = mine_of(manager)
    back = LibraryStates.card if mine.attach or mine.replaces else LibraryStates.home
    mine.file, mine.doubts = "", []
    await manager.switch_to(back)


async def begin_idea(manager: DialogManager) -> None:
    """An idea has a title and nothing to read yet."""
    await open_form(manager, AboutMaterial(form="material"))


async def edit(manager: DialogManager) -> None:
    """Its title, kind, rubric and the rest."""
    await open_form(manager, AboutMaterial(form="material", edits=mine_of(manager).material))


async def send(manager: DialogManager) -> None:
    """A draft is sent."""
    mine = mine_of(manager)
    state = await filing.send(work_of(manager), mine.material)
    mine.tell("material-sent" if state is MaterialState.PROPOSED else "material-opened")


async def approve(manager: DialogManager) -> None:
    """Everybody finds it."""
    await deciding.approve(work_of(manager), mine_of(manager).material)
    mine_of(manager).tell("material-opened")


async def refuse(manager: DialogManager) -> None:
    """The reason is asked for."""
    await open_form(manager, AboutOne(form="material-refuse", material=mine_of(manager).material))


async def outdate(manager: DialogManager) -> None:
    """It is found no more."""
    await deciding.outdate(work_of(manager), mine_of(manager).material)
    mine_of(manager).tell("material-outdated")


async def remove(manager: DialogManager) -> None:
    """The second tap: it is gone."""
    mine = mine_of(manager)
    await deciding.remove(work_of(manager), mine.material)
    mine.sure = False
    mine.tell("material-removed")
    await manager.switch_to(LibraryStates.list)


async def choose_item(manager: DialogManager, item: int) -> None:
    """The row of the plan that it is made for."""
    await copies.make_for(work_of(manager), mine_of(manager).material, item)
    mine_of(manager).page = 0
    await manager.switch_to(LibraryStates.card)


async def no_item(manager: DialogManager) -> None:
    """It is made for no row of the plan."""
    await copies.make_for(work_of(manager), mine_of(manager).material, None)
    await manager.switch_to(LibraryStates.card)


async def issue(manager: DialogManager) -> None:
    """When it came out and in how many copies is asked for."""
    await open_form(manager, AboutOne(form="material-issue", material=mine_of(manager).material))


async def note_run(manager: DialogManager, run: Run) -> None:
    """How many copies, and where, is asked for."""
    await open_form(manager, AboutRun(form="print-run", material=mine_of(manager).material, run=run))


async def turn_at_once(manager: DialogManager) -> None:
    """The setting is the other way round now."""
    work = work_of(manager)
    rules = await deciding.library_rules(work)
    await deciding.set_at_once(work, at_once=not rules.at_once)


async def open_rubric(manager: DialogManager, rubric: int) -> None:
    """A rubric that may get another name."""
    mine = mine_of(manager)
    mine.rubric, mine.sure = rubric, False
    await manager.switch_to(LibraryStates.rubric)


async def add_rubric(manager: DialogManager) -> None:
    """Its name is asked for."""
    await open_form(manager, AboutRubric(form="rubric"))


async def rename_rubric(manager: DialogManager) -> None:
    """Another name is asked for."""
    await open_form(manager, AboutRubric(form="rubric", rubric=mine_of(manager).rubric))


async def drop_rubric(manager: DialogManager) -> None:
    """The second tap: the rubric is gone, its materials stay."""
    mine = mine_of(manager)
    name = await rubrics.drop_rubric(work_of(manager), mine.rubric)
    mine.sure = False
    mine.tell("rubric-dropped", name=name)
    await manager.switch_to(LibraryStates.settings)


async def came_back(start: object, result: JsonObject | None, manager: DialogManager) -> None:
    """A form is done: what it was about is shown, and what was asked of a file is over."""
    await show_result(start, result, manager)
    if result and result.get("material"):
        mine = mine_of(manager)
        mine.material, mine.attach, mine.replaces, mine.file, mine.doubts = result["material"], 0, 0, "", []
        await manager.switch_to(LibraryStates.card)


async def count_waiting(work: Work) -> int:
    """What waits for the coordinator; nothing for others."""
    return await deciding.count_waiting(work) if work.actor.may(Permission.MANAGE_LIBRARY) else 0


async def open_above(manager: DialogManager, material: int, how: Use = Use.OPENED) -> None:
    """A material over the window of another area, which is gone back to."""
    await use.note_shown(work_of(manager), material, how)
    await manager.start(LibraryStates.card, LibraryKept(material=material, how=how, above=True).json())


async def rate(manager: DialogManager, rating: Rating) -> None:
    """Whether it helped."""
    await use.rate(work_of(manager), mine_of(manager).material, rating)


async def leave_above(manager: DialogManager) -> None:
    """Back to the window that the card was opened from."""
    await manager.done()


async def from_letter(manager: DialogManager, place: MaterialPlace) -> None:
    """A material, from a letter."""
    await use.note_shown(work_of(manager), place.material, place.how)
    start = LibraryKept(material=place.material, how=place.how).json()
    await manager.start(LibraryStates.card, start, mode=StartMode.RESET_STACK)


PRESSES: Presses = {(MaterialPlace, None): from_letter}
