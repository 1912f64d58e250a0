"""What the windows of a plan's import show."""

from dataclasses import dataclass
from itertools import zip_longest

from handlers.plan import responsibles
from handlers.plan.import_kept import ImportKept, Notes
from handlers.plan.responsibles import Answer, AnswersFacts, OffersFacts
from handlers.widgets.pages import Listed, Page, page_of
from models.calendar import approved
from models.deadlines import Schedule, ScheduleKind
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.plan.diff import PlanDiff
from models.plan.draft import VACANT, DraftContent, DraftRow
from models.plan.draft_parts import DraftPlan, DraftTable, plans_of, tables_of
from models.plan.headers import Column
from models.plan.reading import Level
from services.plan import drafts, past
from services.work import Work

LEVELS = {Notes.FIXED: (Level.FIXED,), Notes.DOUBTFUL: (Level.DOUBT, Level.CONTRADICTION)}


async def content_of(work: Work, mine: ImportKept) -> DraftContent:
    """The draft that is open."""
    return (await drafts.review(work, mine.draft)).content


@dataclass(frozen=True, kw_only=True)
class ImportFacts:
    """What was read, in numbers, and what differs from the plan that stands."""

    content: DraftContent
    changes: PlanDiff | None
    items: int
    fixed: int
    doubt: int
    contradiction: int
    doubts: int
    """Deadlines that are still to be asked."""
    vacant: int
    """Responsibles that become a vacant post."""
    guesses: int
    marked: int
    plans: int
    tables: int

    @property
    def doubtful(self) -> int:
        return self.doubt + self.contradiction

    @property
    def approved(self) -> bool:
        """Whether the calendar of its days is known."""
        return all(map(approved, self.content.plan_year.years))


async def review(work: Work, mine: ImportKept) -> ImportFacts:
    """Raises NotFound for a foreign draft."""
    found = await drafts.review(work, mine.draft)
    content = found.content
    return ImportFacts(
        content=content,
        changes=found.changes,
        items=len(content.rows),
        fixed=len(content.noticed(Level.FIXED)),
        doubt=len(content.noticed(Level.DOUBT)),
        contradiction=len(content.noticed(Level.CONTRADICTION)),
        doubts=len(found.doubts),
        vacant=sum(content.post(called) == VACANT for called in content.called()),
        guesses=len(content.guesses()),
        marked=len(content.marked()),
        plans=len(plans_of(content)),
        tables=len(tables_of(content)),
    )


@dataclass(frozen=True)
class NotesFacts:
    """The protocol row by row: what was put right, or what is doubtful."""

    notes: Notes
    page: Page[str]


async def notes(work: Work, mine: ImportKept) -> NotesFacts:
    """A page of it."""
    found = (await content_of(work, mine)).noticed(*LEVELS[mine.notes])
    return NotesFacts(mine.notes, page_of(found, mine.page))


@dataclass(frozen=True)
class DoubtedRow:
    """A row whose deadline was not understood for certain. `id` is its place: each answer carries it, so that a second
    tap answers no other row."""

    row: DraftRow
    schedule: Schedule

    @property
    def id(self) -> int:
        return self.row.place


@dataclass(frozen=True)
class DoubtFacts:
    """The first of the doubts that are left, alone in its list; and what was typed, as it is read."""

    left: int
    doubts: list[DoubtedRow]
    understood: str
    wrong: TextKey | None

    @property
    def asked(self) -> bool:
        return bool(self.doubts) and not self.understood

    @property
    def read(self) -> list[DoubtedRow]:
        """The doubt, where its words mean something."""
        return [one for one in self.doubts if one.schedule.kind is not ScheduleKind.UNDETERMINED]


async def doubt(work: Work, mine: ImportKept) -> DoubtFacts:
    """No doubt when all have been answered meanwhile."""
    found = await drafts.review(work, mine.draft)
    first = [DoubtedRow(row, found.content.schedule(row)) for row in found.doubts[:1]]
    understood = (await drafts.read_answer(work, mine.draft, mine.typed)).words if first and mine.typed else ""
    return DoubtFacts(len(found.doubts), first, understood, mine.wrong)


async def posts(work: Work, mine: ImportKept) -> AnswersFacts:
    """Every responsible of the plan with the post that they become."""
    content = await content_of(work, mine)
    found = [Answer(name, content.post(name), content.guessed(name)) for name in content.called()]
    return await responsibles.answers(work, found, mine.page)


async def post(work: Work, mine: ImportKept) -> OffersFacts:
    """Which post one responsible is."""
    return await responsibles.offers(work, mine, (await content_of(work, mine)).post(mine.said))


async def plans(work: Work, mine: ImportKept) -> Listed[DraftPlan]:
    """The plans of the file, to take or leave."""
    return Listed(page_of(plans_of(await content_of(work, mine)), mine.page))


async def tables(work: Work, mine: ImportKept) -> Listed[DraftTable]:
    """The tables of the file beside the plan."""
    return Listed(page_of(tables_of(await content_of(work, mine)), mine.page))


@dataclass(frozen=True)
class TableColumn:
    """A column of a table with its name, or the first words in it; no place where no column is meant."""

    place: int | None
    words: str = ""


@dataclass(frozen=True)
class TableFacts:
    """One table: which of its columns is what, or the columns to choose one from."""

    table: DraftTable
    columns: list[TableColumn]
    picks: dict[Column, int | None]
    picking: Column | None

    @property
    def choices(self) -> list[TableColumn]:
        """The content always has a column."""
        return self.columns if self.picking is Column.CONTENT else [*self.columns, TableColumn(None)]

    def is_picked(self, one: TableColumn) -> bool:
        return self.picking is not None and self.picks[self.picking] == one.place


async def table(work: Work, mine: ImportKept) -> TableFacts:
    """As it was chosen so far. Raises DomainError for a column that is not there."""
    one = tables_of(await content_of(work, mine))[mine.table]
    words = zip_longest(one.table.heads, one.sample[: len(one.table.heads)])
    columns = [TableColumn(place, head.text or sample or "") for place, (head, sample) in enumerate(words)]
    if not {*mine.picks.values()} <= {None, *range(len(columns))}:
        raise DomainError("error-stale")
    return TableFacts(one, columns, mine.picks, mine.picking)


@dataclass(frozen=True)
class AcceptedFacts:
    """What «Принять» made, and how many dates had passed when it came."""

    outcome: dict[str, int]
    passed: int

    @property
    def marked(self) -> int:
        return self.outcome.get("marked", 0)


async def accepted(work: Work, mine: ImportKept) -> AcceptedFacts:
    """Raises DomainError where nothing was accepted."""
    if not mine.outcome:
        raise DomainError("error-stale")
    return AcceptedFacts(mine.outcome, await past.count_past(work))
