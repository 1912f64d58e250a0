"""The lists of records, one's own or the centre's behind a summary: what is shown of them."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import data_of, screen, start_of, work_of
from handlers.summary.getters import offered
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import paragraphs
from models.activity_filters import NOWHERE, Filter
from models.forms.kinds import Rows, Tap, TextKey, pairs
from models.periods import Period
from services.activities import lists
from services.activities.lists import Brief, Page
from services.people.centers import list_districts
from services.periods import name_of
from services.texts import label, texts

LINE = 60
FIELDS = {
    "type": "records-by-type",
    "period": "records-by-period",
    "district": "records-by-district",
    "person": "records-by-person",
}
"""What a list is narrowed by, and how it is called."""


def is_own(manager: DialogManager) -> bool:
    """Whether the list is of one's own records, and not those that a summary of the centre counts."""
    start = start_of(manager)
    return "counted" not in start or bool(start.get("own"))


def chosen(manager: DialogManager) -> Filter:
    """What the list is narrowed by; behind a summary it begins with the summary's period and district."""
    data, start = data_of(manager), start_of(manager)
    if "filter" in data or "counted" not in start:
        return Filter.of(data.get("filter"))
    first, last = (date.fromisoformat(day) for day in start["counted"])
    return Filter(period=Period.of(first, last), district=start.get("district"))


async def records(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Six records, the newest first, with what the whole list comes to."""
    if "numberless" in start_of(dialog_manager):
        return await _numberless(dialog_manager, start_of(dialog_manager)["numberless"])
    data, own, only = data_of(dialog_manager), is_own(dialog_manager), chosen(dialog_manager)
    page = await _page(dialog_manager, data.get("page", 0), only)
    if page.number and not page.items:  # the last record of the page was deleted
        page = await _page(dialog_manager, page.number - 1, only)
        data["page"] = page.number
    narrowed = ", ".join((await _values(dialog_manager, only)).values())
    if not page.items and own and not narrowed:
        return screen(texts().html("my-empty"), [[Tap("!log", TextKey("menu-log")), Tap("!menu", TextKey("menu"))]])
    key = ("my-list" if own else "records-list") if page.items else ("my-none" if own else "records-none")
    text = paragraphs(
        texts().html(key, page=page.number + 1, records=page.records, visits=page.visits),
        texts().html("records-narrowed", filters=narrowed) if narrowed else None,
        texts().html("records-search"),
    )
    rows: Rows = [[Tap(f"#{brief.id}", _line(brief))] for brief in page.items]
    rows += turns(page.number, more=page.more)
    rows.append([Tap("!filter", TextKey("records-filter"))])
    if page.items:
        rows[-1].append(Tap("!file", TextKey("records-file")))
    return screen(text, [*rows, *_ways_out("counted" in start_of(dialog_manager))])


async def _numberless(manager: DialogManager, year: int) -> dict[str, Any]:
    """The records of a year that do not say how many people came."""
    page = await lists.list_numberless(work_of(manager), year, data_of(manager).get("page", 0))
    key = "numberless-list" if page.items else "numberless-empty"
    rows: Rows = [[Tap(f"#{brief.id}", _line(brief))] for brief in page.items]
    text = texts().html(key, page=page.number + 1, year=str(year))
    return screen(text, [*rows, *turns(page.number, more=page.more), [Tap("!menu", TextKey("menu"))]])


def _ways_out(behind_summary: bool) -> Rows:
    menu = Tap("!menu", TextKey("menu"))
    if behind_summary:
        return [[Tap("!back", TextKey("records-back")), menu]]
    return [[Tap("!log", TextKey("menu-log"))], [Tap("!year", TextKey("my-year")), menu]]


async def _page(manager: DialogManager, number: int, only: Filter) -> Page:
    read = lists.list_own if is_own(manager) else lists.list_all
    return await read(work_of(manager), number, only)


def _line(brief: Brief) -> str:
    """«16.03 Семинар, 30 · О доме»: the day, the type, how many came, the title."""
    came = f", {brief.came}" if brief.came else ""
    joined = f" ({texts().plain('activity-joined')})" if brief.joined else ""
    return f"{brief.day:%d.%m} {label('type', brief.type)}{joined}{came} · {brief.title}"[:LINE]


async def _values(manager: DialogManager, only: Filter) -> dict[str, str]:
    """What is chosen, by field: «Семинар», «Лесной район», «I квартал 2026», ««дом»»."""
    work = work_of(manager)
    said: dict[str, str] = {}
    if only.type:
        said["type"] = label("type", only.type)
    if only.period:
        said["period"] = name_of(only.period)
    if only.district is not None:
        named = dict(await list_districts(work)) if only.district != NOWHERE else {}
        said["district"] = named.get(only.district, texts().plain("activity-no-district"))
    if only.person is not None:
        said["person"] = dict(await lists.list_authors(work)).get(only.person, texts().plain("form-gone"))
    if only.word:
        said["word"] = f"«{only.word}»"
    return said


async def filters(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """By what the list may be narrowed, and by what it is."""
    said = await _values(dialog_manager, chosen(dialog_manager))
    fields = [name for name in FIELDS if name != "person" or not is_own(dialog_manager)]
    rows: Rows = [[Tap(f"@{name}", _field(name, said.get(name)))] for name in fields]
    clear = [[Tap("!clear", TextKey("records-clear"))]] if said else []
    return screen(texts().html("records-filters"), [*rows, *clear, [Tap("!list", TextKey("back-to-list"))]])


def _field(name: str, value: str | None) -> str:
    title = texts().plain(FIELDS[name])
    return f"{title}: {value}" if value else title


async def choice(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The values of a field; a period may be typed."""
    data = data_of(dialog_manager)
    name, trouble = data["field"], data.get("trouble")
    taps, page, more = cut(await _offered(dialog_manager, name), data.get("page_choice", 0))
    wrong = texts().html("form-trouble", trouble=texts().html(**trouble)) if trouble else None
    ask = texts().html("summary-which-period" if name == "period" else "records-which")
    rows = [[Tap("=", TextKey("records-any"))], *pairs(taps), *turns(page, more=more)]
    return screen(paragraphs(ask, wrong), [*rows, [Tap("!filter", TextKey("form-back"))]])


async def _offered(manager: DialogManager, name: str) -> list[Tap]:
    work, own = work_of(manager), is_own(manager)
    if name == "type":
        types = await (lists.own_types if own else lists.all_types)(work)
        return [Tap(f"={kind.value}", label("type", kind)) for kind in types]
    if name == "period":
        return [Tap(f"={p.span.value}:{p.first.isoformat()}", name_of(p)) for p in offered(work.today)]
    if name == "district":
        districts = [Tap(f"={id_}", called) for id_, called in await list_districts(work)]
        return [*districts, Tap(f"={NOWHERE}", TextKey("activity-no-district"))]
    return [Tap(f"={id_}", called) for id_, called in await lists.list_authors(work)]
