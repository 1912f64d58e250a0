"""What the windows of searching the library show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.finding.kept import FindKept
from handlers.widgets.pages import Page, page_of
from models.access import Permission
from models.library.kinds import MaterialKind
from models.periods import Period, Span
from services.library import news, quests, rubrics, search, synonyms, use
from services.library.quests import QuestCard, QuestLine
from services.library.rubrics import RubricLine
from services.library.search import Hit, Hits
from services.library.synonyms import SynonymLine
from services.library.use import Reading
from services.work import Work

MOST_RUBRICS = 30


@dataclass(frozen=True, kw_only=True)
class FoundFacts:
    """What was found, by what it is narrowed, and what the person may do."""

    question: str
    hits: Hits
    page: Page[Hit]
    kind: MaterialKind | None
    rubric: str
    waits: bool
    """Whether the person is told already when there is such a material."""
    picks: bool
    sees_quests: bool
    hears: bool
    """Whether the person is told each month what is new."""

    @property
    def narrowed(self) -> bool:
        return self.kind is not None or bool(self.rubric)

    @property
    def wanted(self) -> bool:
        """Whether the person may say that what they look for is not there."""
        return bool(self.question) and self.hits.asked and not self.picks and not self.waits

    @property
    def home(self) -> bool:
        """Whether nothing is looked for yet."""
        return not self.picks and not self.question

    @property
    def lists(self) -> bool:
        """Whether the list of what is lacking is offered here."""
        return self.sees_quests and self.home

    @property
    def sees_all(self) -> bool:
        return not self.picks and bool(self.question)


async def found(work: Work, mine: FindKept) -> FoundFacts:
    """A page of what was found."""
    hits = await search.search(work, mine.question, mine.narrowed, mine.page)
    asks = bool(mine.question) and hits.asked and not mine.picks
    named = {one.id: one.name for one in await rubrics.list_rubrics(work)} if mine.rubric is not None else {}
    return FoundFacts(
        question=mine.question,
        hits=hits,
        page=Page(items=hits.items, number=hits.page, more=hits.more, size=search.PAGE, total=hits.total),
        kind=mine.kind,
        rubric=named.get(mine.rubric or 0, ""),
        waits=asks and await quests.wants(work, mine.question),
        picks=mine.picks,
        sees_quests=work.actor.may(Permission.ANSWER_REQUESTS),
        hears=not mine.question and await news.hears_news(work),
    )


@dataclass(frozen=True)
class RubricsFacts:
    """The centre's rubrics."""

    rubrics: Sequence[RubricLine]


async def rubric(work: Work, _: FindKept) -> RubricsFacts:
    """The first thirty of them."""
    return RubricsFacts((await rubrics.list_rubrics(work))[:MOST_RUBRICS])


@dataclass(frozen=True)
class QuestsFacts:
    """What the library lacks."""

    page: Page[QuestLine]
    manages: bool


async def lacking(work: Work, mine: FindKept) -> QuestsFacts:
    """A page of it, the most asked for first."""
    found = await quests.list_quests(work, mine.page_quests)
    more = found.total > (found.page + 1) * quests.PAGE
    page = Page(items=found.items, number=found.page, more=more, size=quests.PAGE, total=found.total)
    return QuestsFacts(page, work.actor.may(Permission.MANAGE_LIBRARY))


@dataclass(frozen=True)
class QuestFacts:
    """One thing that the library lacks."""

    card: QuestCard
    manages: bool

    @property
    def lacking(self) -> bool:
        """Whether nothing answers it yet."""
        return self.card.material_id is None


async def quest(work: Work, mine: FindKept) -> QuestFacts:
    """Raises NotFound for one that is no more."""
    return QuestFacts(await quests.open_quest(work, mine.quest), work.actor.may(Permission.MANAGE_LIBRARY))


@dataclass(frozen=True)
class SynonymsFacts:
    """The centre's own lines of what means the same."""

    page: Page[SynonymLine]


async def same(work: Work, mine: FindKept) -> SynonymsFacts:
    """A page of them."""
    return SynonymsFacts(page_of(await synonyms.list_synonyms(work), mine.page))


@dataclass(frozen=True)
class ReadingFacts:
    """What was read in a quarter; the quarters before and after it."""

    period: Period
    reading: Reading
    before: Sequence[str]
    after: Sequence[str]


async def read(work: Work, mine: FindKept) -> ReadingFacts:
    """This quarter, or the one that was turned to."""
    period = mine.period or Period.around(Span.QUARTER, work.today)
    before, after = period.before(), period.after()
    return ReadingFacts(
        period,
        await use.reading(work, period),
        [before.code] if before.near(work.today) else [],
        [after.code] if after.first <= work.today else [],
    )
