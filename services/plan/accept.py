"""The use case of «Принять»: a draft becomes the year's plan, and a second import keeps what was done."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.plan.conditions import done_count
from models.plan.draft import DraftContent, DraftRow
from models.plan.items import expected_of, put_deadline, put_row, schedule_of
from models.plan.marks import days_of, marked_dates
from models.plan.responsibles import split_responsibles
from models.plan.rules import PlanRules
from models.plan.tables import Occurrence, Plan, PlanChangeKind, PlanItem, PlanItemPost, Section
from models.plan.words import fold, plain
from services import center_settings
from services.plan.inner.choosing import chosen_post
from services.plan.inner.drafts import own_draft
from services.plan.inner.occurrences import add_expected, note, rebuild_occurrences
from services.plan.inner.standing import GONE, against, standing_rows
from services.timers.recheck import recheck_items
from services.work import Work, use_case


def _named(cell: str | None) -> set[str]:
    return {fold(one.text) for one in split_responsibles(plain(cell or ""))}


@use_case(Permission.MANAGE_PLAN)
async def accept(work: Work, draft_id: int) -> dict[str, int]:
    """Store the draft as the plan of its year; says how many items and dates there are, and what changed.

    A draft is accepted once: a second press is told the same. Items that are not in the new file are cancelled,
    never deleted; what was done, moved or clarified stays.
    """
    async with work.db.writing() as session:
        draft = await own_draft(session, work, draft_id, lock=True)
        if draft.outcome is None:
            draft.outcome = await _Acceptance(session, work, DraftContent(draft.content)).run()
        return draft.outcome


class _Acceptance:
    """One acceptance in one transaction."""

    def __init__(self, session: AsyncSession, work: Work, content: DraftContent) -> None:
        self.session, self.work, self.content = session, work, content
        self.posts: dict[str, int | None] = {}
        self.shifted = False
        """Whether the plan that stands was of the other kind of year: then every date is another one."""

    async def run(self) -> dict[str, int]:
        plan = await self._plan()
        sections = await self._sections(plan)
        old = await standing_rows(self.session, self.work.center_id, self.content.year)
        changes = against(old, self.content)
        for item, row, changed in changes.pairs:
            item.section_id = sections[row.section]
            for column, (before, after) in changed.items():
                note(self.session, self.work, item.id, PlanChangeKind.IMPORTED, field=column, old=before, new=after)
            await self._change(item, row, changed)
        for item in changes.removed:
            item.cancel(self.work.clock.now(), GONE)
            note(self.session, self.work, item.id, PlanChangeKind.CANCELLED, reason=GONE)
        added = await self._add(plan, sections, changes.added)
        await self.session.flush()
        marked = await self._mark([*[(item, row) for item, row, _ in changes.pairs], *added])
        await self._drop_empty_sections(plan)
        await recheck_items(self.session, PlanItem.plan_id == plan.id)
        return {
            "items": len(self.content.rows),
            "dates": await self._count_dates(plan),
            "again": int(bool(old)),
            "added": len(changes.added),
            "changed": len(changes.told.changed),
            "removed": len(changes.removed),
            **({"marked": marked} if marked else {}),
        }

    async def _plan(self) -> Plan:
        query = select(Plan).where(Plan.center_id == self.work.center_id, Plan.year == self.content.year)
        standing, wanted = await self.session.scalar(query.with_for_update()), self.content.plan_year
        self.shifted = standing is not None and standing.plan_year != wanted
        plan = standing or Plan(center_id=self.work.center_id, year=wanted.year)
        plan.school = wanted.school
        plan.title, plan.targets = self.content.json["title"], list(self.content.json["targets"])
        plan.columns = self.content.json.get("columns", [])
        plan.accepted_at, plan.accepted_by = self.work.clock.now(), self.work.person_id
        self.session.add(plan)
        await self.session.flush()
        return plan

    async def _sections(self, plan: Plan) -> dict[tuple[str, ...], int]:
        known = (await self.session.scalars(select(Section).where(Section.plan_id == plan.id))).all()
        by_path = {tuple(one.path): one for one in known}
        for position, path in enumerate(dict.fromkeys(row.section for row in self.content.rows), 1):
            if path not in by_path:
                by_path[path] = Section(plan_id=plan.id, path=list(path), position=position)
                self.session.add(by_path[path])
            by_path[path].position = position
        await self.session.flush()
        return {path: one.id for path, one in by_path.items()}

    async def _change(self, item: PlanItem, row: DraftRow, changed: dict[str, tuple[str, str]]) -> None:
        """A row that stood in the plan before: what the file says anew is newer than what was said in the bot, what
        it says again is not."""
        named = _named(item.imported["responsible"]) | _named(item.responsible)
        put_row(item, row)
        if item.cancelled_at is not None and item.reason == GONE:
            item.restore()
        answer = self.content.json["answers"].get(str(row.place))
        said = answer is not None and answer != item.clarified
        if said:
            item.clarified = answer
        elif "deadline" in changed:
            item.clarified = None  # the signed words are newer than what was said of the old ones
        if said or self.shifted or changed.keys() & {"deadline", "content", "product"}:
            put_deadline(item, schedule_of(item, self.content.plan_year))
            anew = said or self.shifted or "deadline" in changed
            await rebuild_occurrences(self.session, item, self.content.plan_year, self.work.today, moved_stay=not anew)
        await self._rehang(item, row, named if "responsible" in changed else None)

    async def _rehang(self, item: PlanItem, row: DraftRow, named: set[str] | None) -> None:
        """Posts follow the cell (`named` is whom it named before) and what was matched by hand; who was added to the
        item in the bot, or is named there still, stays."""
        now = {fold(called) for called in row.called}
        by_hand = {fold(called) for called in row.called if self.content.matched_by_hand(called)}
        gone = by_hand | (named - now if named is not None else set())
        new = by_hand | (now - named if named is not None else set())
        if not (gone or new):
            return
        hung = list(await self.session.scalars(select(PlanItemPost).where(PlanItemPost.item_id == item.id)))
        for one in hung:
            if fold(one.called) in gone:
                await self.session.delete(one)
        await self.session.flush()
        there = {one.post_id for one in hung if fold(one.called) not in gone}
        rows = await self._hung(item.id, row)
        self.session.add_all([one for one in rows if fold(one.called) in new and one.post_id not in there])

    async def _add(
        self, plan: Plan, sections: dict[tuple[str, ...], int], rows: Sequence[DraftRow]
    ) -> list[tuple[PlanItem, DraftRow]]:
        items = [self._item(plan, sections[row.section], row) for row in rows]
        self.session.add_all(items)
        await self.session.flush()
        rules = await center_settings.load(self.session, self.work.center_id, PlanRules)
        year, day = self.content.plan_year, rules.report_day
        expected = [(item, one) for item in items for one in expected_of(item, year, day)]
        await add_expected(self.session, expected, self.work.today)
        hung = [one for item, row in zip(items, rows, strict=True) for one in await self._hung(item.id, row)]
        self.session.add_all(hung)
        return list(zip(items, rows, strict=True))

    async def _mark(self, rows: Sequence[tuple[PlanItem, DraftRow]]) -> int:
        """What the file marks as done was done before the bot: dates, and no activity. Returns how many dates."""
        marks = {item.id: row.marked for item, row in rows if row.marked} if self.content.keeps_marks else {}
        if not marks:
            return 0
        waiting = select(Occurrence).where(
            Occurrence.item_id.in_(marks), Occurrence.cancelled_at.is_(None), done_count() < Occurrence.count
        )
        by_item: dict[int, list[Occurrence]] = {}
        for one in await self.session.scalars(waiting.order_by(Occurrence.due)):
            by_item.setdefault(one.item_id, []).append(one)
        count = 0
        for item_id, dates in by_item.items():
            days = days_of(marks[item_id], self.content.plan_year)
            meant = marked_dates(dates, days, self.work.today)
            for one in dates:
                one.marked = marks[item_id] if one.id in meant else ""
            count += len(meant)
        return count

    def _item(self, plan: Plan, section_id: int, row: DraftRow) -> PlanItem:
        item = PlanItem(center_id=self.work.center_id, plan_id=plan.id, section_id=section_id)
        put_row(item, row)
        item.clarified = self.content.json["answers"].get(str(row.place))
        put_deadline(item, self.content.schedule(row))
        return item

    async def _hung(self, item_id: int, row: DraftRow) -> list[PlanItemPost]:
        """The posts that answer for the item; a responsible nobody was matched with gets a vacant post."""
        hung: dict[int, str] = {}
        for called in row.called:
            post_id = await self._post(called)
            if post_id is not None:
                hung.setdefault(post_id, called)
        return [PlanItemPost(item_id=item_id, post_id=post_id, called=called) for post_id, called in hung.items()]

    async def _post(self, called: str) -> int | None:
        if called not in self.posts:
            choice = self.content.post(called)
            self.posts[called] = await chosen_post(self.session, self.work, called, choice)
        return self.posts[called]

    async def _drop_empty_sections(self, plan: Plan) -> None:
        used = select(PlanItem.section_id).where(PlanItem.plan_id == plan.id)
        await self.session.execute(delete(Section).where(Section.plan_id == plan.id, Section.id.not_in(used)))

    async def _count_dates(self, plan: Plan) -> int:
        query = (
            select(func.count(Occurrence.id))
            .join(PlanItem, PlanItem.id == Occurrence.item_id)
            .where(PlanItem.plan_id == plan.id, PlanItem.cancelled_at.is_(None), Occurrence.cancelled_at.is_(None))
        )
        return int(await self.session.scalar(query) or 0)
