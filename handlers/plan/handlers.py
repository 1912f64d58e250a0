"""What the buttons of the plan do."""

import re
from datetime import timedelta
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import data_of, number_in, start_of, work_of
from handlers.entries import go
from handlers.plan.card import at, press
from handlers.plan.past import open_past, open_year, turn_to
from handlers.plan.posts import choice_in, ticks_of
from handlers.plan.text import linked
from handlers.states import FormStates, PlanStates
from handlers.widgets.pages import turned
from models.errors import DomainError
from models.plan.draft import NOBODY
from models.plan_years import PlanYear
from places.plan import DatePlace, FitPlace, ItemPlace, PlanPlace, PlanThen, YearPlace
from places.table import read
from services.plan import changes, posts, rules
from services.plan.lists import View
from services.texts import texts

LONGEST_SEARCH = 100
AHEAD = timedelta(days=92)
"""From June on it is the next school year whose holidays are told."""
AT_ONCE = {"!at_once": True, "!propose": False}
"""What the button of the rule makes of it: it says what holds now."""


async def begin(_: object, manager: DialogManager) -> None:
    """`/plan`, `/plan слово`, or a place of the plan: a button's. What is typed is looked for, whatever it spells."""
    start = start_of(manager)
    match read(str(start.get("place", ""))):
        case DatePlace() | ItemPlace() as place:
            await at(manager, place)
        case YearPlace(year=year, then=then):
            await open_year(manager, year, then)
        case PlanPlace(then=PlanThen.PAST):
            await open_past(manager)
        case PlanPlace(then=then):
            await from_home(View.QUARTER if then is PlanThen.QUARTER else View.MINE, manager)
        case FitPlace() as place:
            await _link(manager, place)
        case None if argument := str(start.get("argument", "")):
            await _search(manager, argument)


async def _link(manager: DialogManager, place: FitPlace) -> None:
    """The record that was just logged counts for the item that it is like."""
    work = work_of(manager)
    due = await changes.link(work, place.activity, place.item)
    data_of(manager).update(item=place.item, done=linked(due, work.today))
    await manager.switch_to(PlanStates.card)


async def from_home(data: str, manager: DialogManager) -> None:
    """A view, the sections, the year's coverage, the day of reports, or the plan of another year."""
    data_of(manager)["done"] = None
    if data == "!menu":
        await go(manager, "menu")
    elif re.fullmatch(r"!\d{4}", data, re.ASCII):
        await turn_to(manager, number_in(data))
    elif data == View.SECTION:
        data_of(manager)["page"] = 0
        await manager.switch_to(PlanStates.sections)
    elif data == "!report_day":
        await manager.start(FormStates.step, {"form": "plan-report-day"})
    elif data == "!holidays":
        year = PlanYear.around(work_of(manager).today + AHEAD).year
        await manager.start(FormStates.step, {"form": "plan-holidays", "year": year})
    elif data == "!channels":
        await manager.start(FormStates.step, {"form": "channels"})
    elif data in AT_ONCE:
        await rules.set_changes_at_once(work_of(manager), at_once=AT_ONCE[data])
        data_of(manager)["done"] = {"key": "plan-at-once-saved", "args": {"now": str(AT_ONCE[data]).lower()}}
    elif data == "!coverage":
        await manager.switch_to(PlanStates.coverage)
    elif data in set(View):  # a second tap on the window before is none of these, and changes nothing
        data_of(manager).update(view=data, what="", page=0)
        await manager.switch_to(PlanStates.list)


async def from_sections(data: str, manager: DialogManager) -> None:
    """A section's items."""
    if data.startswith("#"):
        data_of(manager).update(view=View.SECTION.value, what=str(number_in(data)), page=0)
        await manager.switch_to(PlanStates.list)
    elif not turned(data, manager) and data == "!home":
        await manager.switch_to(PlanStates.home)


async def from_coverage(data: str, manager: DialogManager) -> None:
    """Back to the plan."""
    if data == "!home":
        await manager.switch_to(PlanStates.home)


async def from_list(data: str, manager: DialogManager) -> None:
    """Open an item, turn the page; the list keeps its place."""
    if data.startswith("#"):
        data_of(manager).update(item=number_in(data), done=None)
        await manager.switch_to(PlanStates.card)
    elif data == "!past":
        await open_past(manager)
    elif not turned(data, manager) and data == "!home":
        await manager.switch_to(PlanStates.home)


async def search(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A text typed over a list is looked for; what is no text is refused."""
    if message.text:
        await _search(manager, message.text)
    else:
        await message.answer(texts().html("error-no-media"))


async def from_card(data: str, manager: DialogManager) -> None:
    """A card, or the dates of which one is to be marked: what the button names (`handlers/plan/card.py`)."""
    if data == "!list":
        await manager.switch_to(PlanStates.list if "view" in data_of(manager) else PlanStates.home)
    elif data == "!card":
        await manager.switch_to(PlanStates.card)
    elif data.startswith("~"):
        data_of(manager)["dates_page"] = number_in(data)
    else:
        await press(manager, read(data))


async def changed(_start: Any, result: Any, manager: DialogManager) -> None:
    """A form came back: say above the card what it did. Responsibles that were typed anew are looked through."""
    data_of(manager)["done"] = result
    if result and result.get("ticked"):
        data_of(manager).update(ticked=[], page=0)
    if result and result.get("posts"):
        data_of(manager)["posts_page"] = 0
        await manager.switch_to(PlanStates.posts)


async def from_posts(data: str, manager: DialogManager) -> None:
    """Choose one who answers for the item, add a post, or go back to the item."""
    if data == "!card":
        await manager.switch_to(PlanStates.card)
    elif data.startswith("~"):
        data_of(manager)["posts_page"] = number_in(data)
    elif data == "!add" or data.startswith("#"):
        await _ask_post(data, manager)


async def _ask_post(data: str, manager: DialogManager) -> None:
    work, called, ticks = work_of(manager), "", None
    if data != "!add":
        one = dict(enumerate(await posts.item_posts(work, data_of(manager)["item"]))).get(number_in(data))
        if one is None:
            raise DomainError("error-stale")
        choice = NOBODY if one.post_id is None else one.post_id
        called, ticks = one.called, ticks_of(one.called, choice, await posts.list_posts(work))
    data_of(manager).update(said=called, ticks=ticks, post_page=0)
    await manager.switch_to(PlanStates.post)


async def from_post(data: str, manager: DialogManager) -> None:
    """The post of one who answers for the item, or several."""
    choice = choice_in(data, data_of(manager))
    if choice is not None:
        await posts.assign_post(work_of(manager), data_of(manager)["item"], data_of(manager)["said"], choice)
    if choice is not None or data == "!posts":
        await manager.switch_to(PlanStates.posts)


async def _search(manager: DialogManager, what: str) -> None:
    data_of(manager).update(view=View.SEARCH.value, what=what[:LONGEST_SEARCH], page=0)
    await manager.switch_to(PlanStates.list)
