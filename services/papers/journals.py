"""The journals of supervisions and of consultations as papers of the registry."""

from dataclasses import asdict, dataclass

from models.access import Permission
from models.papers.kinds import PaperKind
from models.periods import Period
from models.requests.journal import JournalRow
from models.requests.tables import RequestKind
from models.stored import JsonObject
from services.papers.inner.people import Head, head_of
from services.papers.words import head_json
from services.requests.journal import list_held
from services.work import Work, use_case


@dataclass(frozen=True)
class JournalFacts:
    """What was held in a year, in the order of days."""

    head: Head
    period: Period
    kind: PaperKind
    rows: tuple[JournalRow, ...]

    @property
    def empty(self) -> bool:
        """Whether no meeting was held in the period."""
        return not self.rows


@use_case(Permission.SEE_ALL_REQUESTS)
async def gather_supervisions(work: Work, period: Period) -> JournalFacts:
    """The supervisions of a calendar year."""
    return await _gather(work, period, PaperKind.SUPERVISIONS, RequestKind.SUPERVISION)


@use_case(Permission.SEE_ALL_REQUESTS)
async def gather_consultations(work: Work, period: Period) -> JournalFacts:
    """The consultations of a calendar year."""
    return await _gather(work, period, PaperKind.CONSULTATIONS, RequestKind.CONSULTATION)


async def _gather(work: Work, period: Period, kind: PaperKind, held: RequestKind) -> JournalFacts:
    rows = await list_held(work, held, period.year)
    async with work.db.reading() as session:
        return JournalFacts(await head_of(session, work), period, kind, tuple(rows))


def journal_json(facts: JournalFacts) -> JsonObject:
    """How many there were, and each."""
    return {
        **head_json(facts.head, facts.period),
        "count": len(facts.rows),
        "rows": [asdict(row) for row in facts.rows],
    }
