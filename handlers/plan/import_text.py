"""What stands on the windows and buttons of a plan's import."""

from markupsafe import Markup

from handlers.plan.import_getters import (
    AcceptedFacts,
    DoubtFacts,
    ImportFacts,
    NotesFacts,
    TableColumn,
    TableFacts,
)
from handlers.widgets.pages import Listed
from handlers.widgets.text import lines, paragraphs, said, wrong
from models.forms.kinds import Label, TextKey
from models.plan.draft_parts import DraftPlan, DraftTable, left_rows, tables_of
from models.plan.unread import PICKED
from services.texts import label, texts
from services.work import Work

SHOWN = 6
"""How many changed, new and gone items are named: the rest stands in the protocol."""
NAMED = 4
"""How many tables are named where the numbers stand; the rest waits behind the button."""
ITEM, NOTE, CELL = 60, 300, 60
"""Characters of an item, of a line of the protocol or of a table's, eight in a message, and of a cell."""


def account_text(_work: Work, shown: ImportFacts) -> Markup | None:
    """Every row of the file: how many are in the plan, how many are not and where these stand."""
    content = shown.content
    taken, left = shown.items, left_rows(content)
    others = sum(len(one["rows"]) for one in content.json.get("others", ()))
    skipped = len(content.json["rows"]) - taken + others
    if not (left or skipped):
        return None
    unread = [one for one in tables_of(content) if one.items is None]
    lone = left - sum(one.table.rows for one in unread)
    return lines(
        texts().html("plan-read-account", all=taken + skipped + left, taken=taken, skipped=skipped, left=left),
        *[texts().html("plan-note", text=one.table.words[:NOTE]) for one in unread[:NAMED]],
        texts().html("plan-read-tables-more", count=len(unread) - NAMED) if len(unread) > NAMED else None,
        texts().html("plan-read-lone", count=lone) if lone else None,
    )


def marked_text(_work: Work, shown: ImportFacts) -> TextKey:
    """«23 пункта уже отмечены»: offered, and told again once it is agreed."""
    return TextKey("plan-read-marked", {"count": shown.marked, "kept": str(shown.content.keeps_marks).lower()})


def changes_text(_work: Work, shown: ImportFacts) -> Markup | None:
    """What differs from the plan that stands."""
    changes = shown.changes
    if changes is None:
        return None
    if changes.empty:
        return texts().html("plan-diff-none")
    changed, added, removed = len(changes.changed), len(changes.added), len(changes.removed)
    named = [
        *[("changed", pair.new) for pair in changes.changed[:SHOWN]],
        *[("added", row) for row in changes.added[:SHOWN]],
        *[("removed", row) for row in changes.removed[:SHOWN]],
    ]
    return lines(
        texts().html("plan-diff", changed=changed, added=added, removed=removed, moved=len(changes.moved)),
        *[texts().html(f"plan-diff-{how}", content=row.words("content")[:ITEM] or "–") for how, row in named],
    )


def notes_text(_work: Work, shown: NotesFacts) -> Markup:
    """Lines of the protocol."""
    return lines(
        texts().html(f"plan-notes-{shown.notes}", page=shown.page.number + 1),
        *[texts().html("plan-note", text=one[:NOTE]) for one in shown.page.items],
    )


def doubt_text(_work: Work, shown: DoubtFacts) -> Markup | None:
    """The row, and why its deadline was not understood; or how what was typed is read."""
    if not shown.doubts:
        return texts().html("plan-no-doubts")
    row, why = shown.doubts[0].row, shown.doubts[0].schedule.why
    head = texts().html(
        "plan-doubt",
        left=shown.left,
        place=row.place,
        content=row.words("content")[:NOTE] or "–",
        cell=row.words("deadline") or texts().plain("plan-cell-empty"),
    )
    if shown.understood:
        return paragraphs(head, texts().html("plan-understood", words=shown.understood))
    return paragraphs(
        head,
        texts().html("plan-doubt-why", why=why) if why else None,
        wrong(shown.wrong),
        texts().html("plan-doubt-do"),
    )


def plans_text(_work: Work, shown: Listed[DraftPlan]) -> Markup:
    """The file's plans by number."""
    return lines(
        *[
            texts().html(
                "plan-of-file", number=number, title=one.title[:NOTE], items=one.items, year=one.year or "none"
            )
            for number, one in shown.page.numbered
        ]
    )


def tables_text(_work: Work, shown: Listed[DraftTable]) -> Markup:
    """The file's tables by number."""
    return lines(*[texts().html("plan-offer", number=number, post=_table(one)) for number, one in shown.page.numbered])


def _table(one: DraftTable) -> str:
    if one.items is None:
        return one.table.words[:NOTE]
    return f"{one.table.name[:NOTE]}. {texts().plain('plan-table-read', count=one.items)}"


def table_text(_work: Work, shown: TableFacts) -> Markup:
    """The table, and what each of its columns is; or which of them is asked for."""
    one = shown.table
    name = one.table.name[:NOTE]
    head = texts().html("plan-table", name=name[:1].upper() + name[1:], rows=one.table.rows)
    if shown.picking:
        return paragraphs(head, texts().html("plan-table-which", what=label("plan-cell", shown.picking)))
    named = {heading.place: said(column_text(_work, heading)) for heading in (*shown.columns, TableColumn(None))}
    sample = [cell[:CELL] for cell in one.sample if cell]
    return paragraphs(
        head,
        texts().html("plan-table-read", count=one.items) if one.items is not None else None,
        lines(
            *[
                texts().html("form-line", label=label("plan-cell", column), answer=named[shown.picks[column]])
                for column in PICKED
            ]
        ),
        texts().html("plan-table-sample", cells=" · ".join(sample)) if sample else None,
        texts().html("plan-table-do"),
    )


def column_text(_work: Work, one: TableColumn) -> Label:
    """A column by its name, else by its number; «нет такого»."""
    if one.place is None:
        return TextKey("plan-table-none")
    return one.words[:CELL] or TextKey("plan-table-column", {"number": one.place + 1})


def accepted_text(_work: Work, shown: AcceptedFacts) -> TextKey:
    """The plan stands."""
    return TextKey("plan-accepted-again" if shown.outcome["again"] else "plan-accepted", shown.outcome)
