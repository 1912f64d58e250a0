"""A draft against the plan that stands: which item each row is, and what of it differs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.plan.diff import PlanDiff, diff
from models.plan.draft import DraftContent, DraftRow
from models.plan.items import row_of
from models.plan.tables import Plan, PlanItem, Section

GONE = "Нет в новом плане"


@dataclass(frozen=True)
class Standing:
    """What differs: items with their rows and the columns that the file changed, rows that are new, items that are
    gone and were not gone before. `told` is the same as rows, for people."""

    pairs: Sequence[tuple[PlanItem, DraftRow, dict[str, tuple[str, str]]]]
    added: Sequence[DraftRow]
    removed: Sequence[PlanItem]
    told: PlanDiff

    @property
    def settled(self) -> set[int]:
        """Places of rows whose deadline reads as before and was clarified or typed anew in the bot: not asked again."""
        return {
            row.place
            for item, row, changed in self.pairs
            if "deadline" not in changed
            and (item.clarified is not None or item.deadline != item.imported.get("deadline"))
        }


async def standing_rows(session: AsyncSession, center_id: int, year: int) -> list[tuple[PlanItem, tuple[str, ...]]]:
    """The items of a year's plan with the paths of their sections, in the plan's order."""
    query = (
        select(PlanItem, Section.path)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .join(Section, Section.id == PlanItem.section_id)
        .where(Plan.center_id == center_id, Plan.year == year)
        .order_by(PlanItem.place, PlanItem.id)
    )
    return [(item, tuple(path)) for item, path in (await session.execute(query)).all()]


def against(old: Sequence[tuple[PlanItem, tuple[str, ...]]], content: DraftContent) -> Standing:
    """The draft against these items: cells are compared with what the file before said, not with what was typed."""
    before = [row_of(item, path) for item, path in old]
    items = {id(row): item for row, (item, _) in zip(before, old, strict=True)}
    after = [row.row() for row in content.rows]
    drafted = {id(row): draft for row, draft in zip(after, content.rows, strict=True)}
    found = diff(before, after)
    removed = [row for row in found.removed if items[id(row)].cancelled_at is None]
    return Standing(
        pairs=[
            (
                items[id(pair.old)],
                drafted[id(pair.new)],
                {one.column: (one.before or "", one.after or "") for one in pair.changes},
            )
            for pair in found.pairs
        ],
        added=[drafted[id(row)] for row in found.added],
        removed=[items[id(row)] for row in removed],
        told=replace(found, removed=tuple(removed)),
    )
