"""What of a file goes into its draft: which of several plans, and tables that are read as the coordinator says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.deadlines import as_json, read
from models.errors import DomainError
from models.plan.draft import DraftContent
from models.plan.headers import Column
from models.plan.mapping import read_as
from models.plan.personal import personal_in
from models.plan.reading import problem_json, row_json
from models.plan.unread import PICKED, UnreadTable
from models.stored import JsonObject

Picks = Mapping[Column, int | None]
"""The column (by place) of each thing that a table is asked for; None where it has none."""


@dataclass(frozen=True)
class DraftTable:
    """A table beside the plan: as it stands in the file, and what it is or would be read as."""

    table: UnreadTable
    picks: dict[Column, int | None]
    items: int | None = None
    """How many items were read out of it; None while it is not read."""

    @property
    def sample(self) -> list[str]:
        """The words of its first row, by column."""
        row = next((row for row in self.table.blocks if len(row.filled) > 1), None)
        return [] if row is None else [" ".join(cell.text.split()) for cell in row.cells]


def tables_of(content: DraftContent) -> list[DraftTable]:
    """The tables of the file that are no part of its plan, in their order."""
    return [_table(json) for json in content.json.get("tables", ())]


def _table(json: JsonObject) -> DraftTable:
    table = UnreadTable.of_json(json)
    said = json.get("picks")
    picks = table.guess() if said is None else {Column(name): place for name, place in said.items()}
    return DraftTable(table, {column: picks.get(column) for column in PICKED}, json.get("items"))


def left_rows(content: DraftContent) -> int:
    """How many rows of the file's tables are not read: those of whole tables, and lone ones."""
    lone = int(content.json.get("lone", 0))
    mapped = [one for one in content.json["problems"] if one["code"] == "unread" and "table" in one]
    return lone + len(mapped) + sum(one.table.rows for one in tables_of(content) if one.items is None)


def read_table(content: DraftContent, number: int, picks: Picks, people: Sequence[str] = ()) -> DraftContent:
    """The draft with the rows of that table, read so; those of an earlier reading go. `people` are those of the centre,
    who may be named. Raises DomainError for a table
    or a column that is not there, or when no column holds the content."""
    content = leave_table(content, number)
    table = _at(content, number).table
    chosen = {column: place for column, place in picks.items() if place is not None}
    if any(not 0 <= place < len(table.heads) for place in chosen.values()):
        raise DomainError("error-stale")
    if Column.CONTENT not in chosen:
        raise DomainError("plan-table-no-content")
    standing = [(tuple(row["section"]), int(row["row"])) for row in content.json["rows"]]
    rows, problems = read_as(table, chosen, content.plan_year, lambda words, year: as_json(read(words, year)), standing)
    tables = [dict(one) for one in content.json["tables"]]
    tables[number] |= {"picks": {column.value: place for column, place in picks.items()}, "items": len(rows)}
    added = [{**row_json(row), "table": number} for row in rows]
    noted = [{**problem_json(one), "table": number} for one in (*problems, *personal_in(rows, people))]
    told = [one for one in content.json["problems"] if one["text"] != table.words]
    json = {"tables": tables, "rows": [*content.json["rows"], *added], "problems": [*told, *noted]}
    return DraftContent({**content.json, **json})


def leave_table(content: DraftContent, number: int) -> DraftContent:
    """The draft without the rows of that table. Raises DomainError when it is not there."""
    one = _at(content, number)
    if one.items is None:
        return content
    gone = {str(row["row"]) for row in content.json["rows"] if row.get("table") == number}
    tables = [dict(table) for table in content.json["tables"]]
    tables[number].pop("items")
    kept = [line for line in content.json["problems"] if line.get("table") != number]
    unread = {"code": "unread_table", "level": "doubt", "row": None, "text": one.table.words}
    json = {
        "tables": tables,
        "rows": [row for row in content.json["rows"] if row.get("table") != number],
        "problems": [unread, *kept],
        "answers": {place: text for place, text in content.json["answers"].items() if place not in gone},
    }
    return DraftContent({**content.json, **json})


def _at(content: DraftContent, number: int) -> DraftTable:
    found = tables_of(content)
    if not 0 <= number < len(found):
        raise DomainError("error-stale")
    return found[number]


@dataclass(frozen=True)
class DraftPlan:
    """One of several plans in the file; `year` is said where it is another year's."""

    title: str
    items: int
    chosen: bool
    year: str = ""


def plans_of(content: DraftContent) -> list[DraftPlan]:
    """The plans that the file holds, when there are several: those of the draft's year, then those of other years."""
    titles, rows = content.json.get("plans", ()), content.json["rows"]
    here = [
        DraftPlan(title, sum(row.get("plan") == number for row in rows), number in content.json["chosen"])
        for number, title in enumerate(titles)
    ]
    others = [DraftContent(one) for one in content.json.get("others", ())]
    if others and not here:
        here = [DraftPlan(content.json["title"], len(content.rows), chosen=True, year=content.plan_year.words)]
    return here + [
        DraftPlan(one.json["title"], len(one.json["rows"]), chosen=False, year=one.plan_year.words) for one in others
    ]


def choose_plan(content: DraftContent, number: int) -> DraftContent:
    """The draft with that plan taken or left; one of another year comes in the place of this year's. Raises DomainError
    for a plan that is not there, and for the last one that is taken."""
    titles = content.json.get("plans", ())
    if number < max(1, len(titles)):
        chosen = sorted({*content.json.get("chosen", ())} ^ {number}) if titles else []
        if not chosen:
            raise DomainError("plan-one-at-least")
        return DraftContent({**content.json, "chosen": chosen})
    others = list(content.json.get("others", ()))
    place = number - max(1, len(titles))
    if not 0 <= place < len(others):
        raise DomainError("error-stale")
    other = others.pop(place)
    mine = {name: value for name, value in content.json.items() if name != "others"}
    return DraftContent({**other, "others": [mine, *others]})
