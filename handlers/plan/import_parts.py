"""The windows of a file that holds more than one plan: which plans to take, and tables that are not read yet."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, notice, number_in, screen, start_of, work_of
from handlers.states import ImportStates
from handlers.widgets.pages import SIZE, cut, turned, turns
from handlers.widgets.text import lines, paragraphs
from models.errors import DomainError
from models.forms.kinds import Tap, TextKey
from models.plan.draft import DraftContent
from models.plan.draft_parts import DraftTable, left_rows, plans_of, tables_of
from models.plan.headers import Column
from models.plan.unread import PICKED
from services.plan import drafts, parts
from services.texts import label, texts

LINE, CELL = 300, 60
"""Characters of a table's line, and of a cell of its first row."""
NAMED = 4
"""How many tables are named where the numbers stand; the rest waits behind the button."""
BACK = Tap("!review", TextKey("form-back"))


def account(content: DraftContent) -> Markup | None:
    """Every row of the file: how many are in the plan, how many are not and where these stand."""
    taken, left = len(content.rows), left_rows(content)
    others = sum(len(one["rows"]) for one in content.json.get("others", ()))
    skipped = len(content.json["rows"]) - taken + others
    if not (left or skipped):
        return None
    unread = [one for one in tables_of(content) if one.items is None]
    lone = left - sum(one.table.rows for one in unread)
    return lines(
        texts().html("plan-read-account", all=taken + skipped + left, taken=taken, skipped=skipped, left=left),
        *[texts().html("plan-note", text=one.table.words[:LINE]) for one in unread[:NAMED]],
        texts().html("plan-read-tables-more", count=len(unread) - NAMED) if len(unread) > NAMED else None,
        texts().html("plan-read-lone", count=lone) if lone else None,
    )


def ways(content: DraftContent) -> list[list[Tap]]:
    """The buttons to the file's plans and to its tables, where there are any."""
    plans, tables = plans_of(content), tables_of(content)
    return [
        *([[Tap("!plans", TextKey("plan-ask-plans", {"count": len(plans)}))]] if plans else []),
        *([[Tap("!tables", TextKey("plan-ask-tables", {"count": len(tables)}))]] if tables else []),
    ]


async def open_tables(manager: DialogManager) -> None:
    """The list of tables; the only one at once."""
    count = len(tables_of(await _content(manager)))
    data_of(manager)["page"] = 0
    await (_open_table(manager, 0) if count == 1 else manager.switch_to(ImportStates.tables))


async def plans(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The plans of the file, to take or leave."""
    found = plans_of(await _content(dialog_manager))
    shown, page, more = cut(found, data_of(dialog_manager).get("page", 0))
    numbered = list(enumerate(shown, page * SIZE))
    about = [
        texts().html("plan-of-file", number=at + 1, title=one.title[:LINE], items=one.items, year=one.year or "none")
        for at, one in numbered
    ]
    taps = [Tap(f"#{at}", str(at + 1), one.chosen) for at, one in numbered]
    done = [Tap("!review", TextKey("plan-posts-done"))]
    return screen(paragraphs(texts().html("plan-plans"), lines(*about)), [*_fours(taps), *turns(page, more=more), done])


async def tables(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The tables of the file beside the plan."""
    found = tables_of(await _content(dialog_manager))
    shown, page, more = cut(found, data_of(dialog_manager).get("page", 0))
    numbered = list(enumerate(shown, page * SIZE))
    about = [texts().html("plan-offer", number=at + 1, post=_line(one)) for at, one in numbered]
    taps = [Tap(f"#{at}", str(at + 1)) for at, _ in numbered]
    text = paragraphs(texts().html("plan-tables"), lines(*about))
    return screen(text, [*_fours(taps), *turns(page, more=more), [BACK]])


async def table(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One table: which of its columns is what, or the columns to choose one from."""
    data = data_of(dialog_manager)
    one = tables_of(await _content(dialog_manager))[data["table"]]
    named = [_column(one, place) for place in range(len(one.table.heads))]
    name = one.table.name[:LINE]
    head = texts().html("plan-table", name=name[:1].upper() + name[1:], rows=one.table.rows)
    if picking := data.get("picking"):
        asked = texts().html("plan-table-which", what=label("plan-cell", picking))
        now = data["picks"][picking]
        taps = [[Tap(f"={place}", name, place == now)] for place, name in enumerate(named)]
        none = [] if picking == Column.CONTENT else [[Tap("!none", TextKey("plan-table-none"), now is None)]]
        return screen(paragraphs(head, asked), [*taps, *none, [Tap("!table", TextKey("form-back"))]])
    nothing = texts().plain("plan-table-none")
    picked = [(column, "" if (place := data["picks"][column.value]) is None else named[place]) for column in PICKED]
    sample = [cell[:CELL] for cell in one.sample if cell]
    text = paragraphs(
        head,
        texts().html("plan-table-read", count=one.items) if one.items is not None else None,
        lines(
            *[
                texts().html("form-line", label=label("plan-cell", column), answer=name or nothing)
                for column, name in picked
            ]
        ),
        texts().html("plan-table-sample", cells=" · ".join(sample)) if sample else None,
        texts().html("plan-table-do"),
    )
    read = [Tap("!read", TextKey("plan-table-as"))] + (
        [Tap("!leave", TextKey("plan-table-leave"))] if one.items else []
    )
    columns = [Tap(f"!{column.value}", TextKey(f"plan-cell-{column.value}")) for column in PICKED]
    return screen(text, [columns, read, [BACK]], tail=2)


async def from_plans(data: str, manager: DialogManager) -> None:
    """Take a plan or leave it, turn the page, or go back."""
    if data.startswith("#"):
        await parts.take_plan(work_of(manager), start_of(manager)["draft"], number_in(data))
    elif not turned(data, manager) and data == "!review":
        await manager.switch_to(ImportStates.review)


async def from_tables(data: str, manager: DialogManager) -> None:
    """Open a table, turn the page, or go back."""
    if data.startswith("#"):
        await _open_table(manager, number_in(data))
    elif not turned(data, manager) and data == "!review":
        await manager.switch_to(ImportStates.review)


async def from_table(data: str, manager: DialogManager) -> None:
    """Choose what a column is, read the table so, leave it out again, or go back."""
    kept = data_of(manager)
    if data[1:] in {column.value for column in PICKED}:
        kept["picking"] = data[1:]
    elif data.startswith("=") or data == "!none":
        _pick(kept, None if data == "!none" else number_in(data))
    elif data == "!table":
        kept["picking"] = None
    elif data in ("!read", "!leave"):
        await _read(manager, leave=data == "!leave")
        await manager.switch_to(ImportStates.review)
    elif data == "!review":
        await manager.switch_to(ImportStates.review)


def _pick(kept: dict[str, Any], place: int | None) -> None:
    """The column that is chosen; what held it before holds none."""
    picking = kept.get("picking")
    if picking is None:
        raise DomainError("error-stale")
    freed = {name: None if held == place else held for name, held in kept["picks"].items()}
    kept.update(picks={**freed, picking: place}, picking=None)


async def _read(manager: DialogManager, *, leave: bool) -> None:
    work, draft, kept = work_of(manager), start_of(manager)["draft"], data_of(manager)
    if leave:
        await parts.drop_table(work, draft, kept["table"])
        return
    picks = {Column(name): place for name, place in kept["picks"].items()}
    await parts.take_table(work, draft, kept["table"], picks)
    items = tables_of(await _content(manager))[kept["table"]].items
    await notice(manager, texts().plain("plan-table-read", count=items or 0))


async def _open_table(manager: DialogManager, number: int) -> None:
    found = tables_of(await _content(manager))
    if number >= len(found):
        raise DomainError("error-stale")
    picks = {column.value: place for column, place in found[number].picks.items()}
    data_of(manager).update(table=number, picks=picks, picking=None)
    await manager.switch_to(ImportStates.table)


async def _content(manager: DialogManager) -> DraftContent:
    return (await drafts.review(work_of(manager), start_of(manager)["draft"])).content


def _line(one: DraftTable) -> Markup | str:
    if one.items is None:
        return one.table.words[:LINE]
    return f"{one.table.name[:LINE]}. {texts().plain('plan-table-read', count=one.items)}"


def _column(one: DraftTable, place: int) -> str:
    """A column's name; of one without a name the first words in it."""
    sample = one.sample
    said = one.table.heads[place].text or (sample[place] if place < len(sample) else "")
    return said[:CELL] or texts().plain("plan-table-column", number=place + 1)


def _fours(taps: list[Tap]) -> list[list[Tap]]:
    return [taps[at : at + 4] for at in range(0, len(taps), 4)]
