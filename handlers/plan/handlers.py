"""What the buttons of the plan do."""

from collections.abc import Mapping
from datetime import timedelta

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import work_of
from handlers.plan.card import at
from handlers.plan.forms import RESPONSIBLE_EDITED
from handlers.plan.getters import choice_of
from handlers.plan.kept import AboutYear, PlanStart, mine_of
from handlers.plan.past import open_past, open_year
from handlers.plan.states import PlanStates
from handlers.plan.text import linked
from handlers.widgets.buttons import OnClick
from handlers.widgets.buttons_only import no_text
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import started
from handlers.widgets.window import show_result
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.plan.draft import Choice
from models.plan_years import PlanYear
from models.stored import Json
from places.plan import DatePlace, FitPlace, ItemPlace, PlanPlace, PlanThen, YearPlace
from places.table import read
from services.plan import changes, posts, rules
from services.plan.lists import View
from services.registers import linking

LONGEST_SEARCH = 100
AHEAD = timedelta(days=92)
"""From June on it is the next school year whose holidays are told."""


async def begin(_: object, manager: DialogManager) -> None:
    """`/plan`, `/plan слово`, or a place of the plan: a button's. What is typed is looked for, whatever it spells."""
    start = started(manager, PlanStart)
    mine_of(manager).told = start.told
    if start.period is not None:
        mine_of(manager).look(View.SPAN, f"{start.period.first}/{start.period.last}")
        await manager.switch_to(PlanStates.list)
        return
    match read(start.place):
        case DatePlace() | ItemPlace() as place:
            await at(manager, place)
        case YearPlace() as place:
            await open_year(manager, place)
        case PlanPlace(then=PlanThen.PAST):
            await open_past(manager)
        case PlanPlace(then=then):
            await open_view(manager, View.QUARTER if then is PlanThen.QUARTER else View.MINE)
        case FitPlace() as place:
            await _link(manager, place)
        case None if start.argument:
            await _search(manager, start.argument)


async def _link(manager: DialogManager, place: FitPlace) -> None:
    """The record that was just logged counts for the item that it is like."""
    work, mine = work_of(manager), mine_of(manager)
    due = await changes.link(work, place.activity, place.item)
    mine.item, mine.done = place.item, linked(due, work.today)
    await manager.switch_to(PlanStates.card)


async def open_view(manager: DialogManager, view: View) -> None:
    """A list from its first page on, or the sections to choose one from."""
    mine = mine_of(manager)
    if view is View.SECTION:
        mine.page = 0  # the list before stays where it is until a section is chosen
        await manager.switch_to(PlanStates.sections)
    else:
        mine.look(view)
        await manager.switch_to(PlanStates.list)


async def open_section(manager: DialogManager, section: int) -> None:
    """A section's items."""
    mine_of(manager).look(View.SECTION, str(section))
    await manager.switch_to(PlanStates.list)


async def open_item(manager: DialogManager, item: int) -> None:
    """A card; the list keeps its place."""
    mine_of(manager).item = item
    await manager.switch_to(PlanStates.card)


async def close_card(manager: DialogManager) -> None:
    """Back to the list that it was opened from."""
    await manager.switch_to(PlanStates.list if mine_of(manager).view else PlanStates.home)


async def tell_holidays(manager: DialogManager) -> None:
    """Of the school year that is now or begins next."""
    year = PlanYear.around(work_of(manager).today + AHEAD).year
    await open_form(manager, AboutYear(form="plan-holidays", year=year))


def set_at_once(*, now: bool) -> OnClick:
    """Whether who answers for an item changes it without asking."""

    async def clicked(manager: DialogManager) -> None:
        await rules.set_changes_at_once(work_of(manager), at_once=now)
        mine_of(manager).tell("plan-at-once-saved", now=str(now).lower())

    return clicked


async def search(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A text typed over a list is looked for; what is no text is refused."""
    if message.text:
        await _search(manager, message.text)
    else:
        await message.answer(no_text(message))


async def _search(manager: DialogManager, what: str) -> None:
    mine_of(manager).look(View.SEARCH, what[:LONGEST_SEARCH])
    await manager.switch_to(PlanStates.list)


async def closed(start: object, result: Mapping[str, Json] | None, manager: DialogManager) -> None:
    """A form came back: what it did is said above the window, and what was chosen for it is not chosen any more.
    Responsibles that were typed anew are looked through."""
    await show_result(start, result, manager)
    mine = mine_of(manager)
    if result:
        mine.ticked, mine.past_page, mine.posts_page = [], 0, 0
    if result and result["key"] == RESPONSIBLE_EDITED:
        await manager.switch_to(PlanStates.posts)


async def ask_post(manager: DialogManager, place: int) -> None:
    """Which post is this one, who answers for the item?"""
    work, mine = work_of(manager), mine_of(manager)
    answering = await posts.item_posts(work, mine.item)
    if place >= len(answering):
        raise DomainError("error-stale")
    one = answering[place]
    mine.ask(one.called, choice_of(one.post_id), await posts.list_posts(work))
    await manager.switch_to(PlanStates.post)


async def count_by(manager: DialogManager, key: str) -> None:
    """That register counts the item from now on."""
    await _count_by(manager, key)


async def count_by_words(manager: DialogManager) -> None:
    """The register that its words are counts it again."""
    await _count_by(manager, None)


async def count_by_none(manager: DialogManager) -> None:
    """No register counts it."""
    await _count_by(manager, linking.NO_REGISTER)


async def _count_by(manager: DialogManager, key: str | None) -> None:
    mine = mine_of(manager)
    name = await linking.count_row_by(work_of(manager), mine.item, key)
    mine.done = TextKey("register-linked", {"register": name}) if name else TextKey("register-unlinked")
    await manager.switch_to(PlanStates.card)


async def choose_post(manager: DialogManager, choice: Choice) -> None:
    """The post of one who answers for the item, or several."""
    mine = mine_of(manager)
    await posts.assign_post(work_of(manager), mine.item, mine.said, choice)
    await manager.switch_to(PlanStates.posts)
