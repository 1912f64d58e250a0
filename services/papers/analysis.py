"""The use case of the annual «Анализ деятельности»: all that it says, gathered at once."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from models.access import Permission
from models.events.funnel import Funnel, Turnout
from models.library.shelves import PrintedRun
from models.library.uses import LibraryUses, quarters_of
from models.papers.entries import PaperRegister
from models.papers.plan_fact import PlanFact
from models.papers.records import PaperRecord
from models.papers.texts import OwnPart, OwnParts
from models.periods import Period
from models.signals import SignalMap, Silence, months_of, quiet_stretch, silences
from services.center_settings import load
from services.events.inner.funnel import Stretch, turnout_of
from services.library.inner.stocks import printed_in
from services.library.inner.uses import uses_of
from services.papers.inner.people import Head, PaperCurator, curators_of, districts_of, head_of
from services.papers.inner.plan_lines import plan_fact
from services.papers.inner.records import of_period, records_of
from services.papers.inner.registers import paper_registers
from services.signals.inner.sums import map_of
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class AnalysisFacts:
    """What the analysis is made of. Every number in it is counted over these lists."""

    head: Head
    period: Period
    records: tuple[PaperRecord, ...]
    curators: tuple[PaperCurator, ...]
    districts: tuple[str, ...]
    plan: PlanFact | None
    prints: tuple[PrintedRun, ...]
    """What the centre printed."""
    uses: LibraryUses
    """How often its library was used, quarter by quarter."""
    registers: tuple[PaperRegister, ...]
    """What stands in the centre's registers."""
    own: dict[OwnPart, str]
    """What people wrote for this year."""
    turnout: Turnout = field(default_factory=lambda: Turnout(total=Funnel()))
    """How people came to the events that they were asked to."""
    signals: SignalMap = field(default_factory=SignalMap)
    quiet: tuple[Silence, ...] = ()
    """Early signals, and where nobody noticed in the last half-year of the period."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell of."""
        return not self.records and not self.registers and self.turnout.empty and not self.signals.known


@use_case(Permission.SEE_SUMMARY)
async def gather_analysis(work: Work, period: Period) -> AnalysisFacts:
    """The facts of a year of the actor's centre, or of another stretch of time."""
    stretch = Stretch(work.center_id, period, ZoneInfo(work.actor.zone))
    async with work.db.reading() as session:
        return AnalysisFacts(
            head=await head_of(session, work),
            period=period,
            records=await records_of(session, work, *of_period(work, period)),
            curators=await curators_of(session, work, period),
            districts=tuple(await districts_of(session, work, period)),
            plan=await plan_fact(session, work, period),
            prints=await printed_in(session, work.center_id, period),
            uses=await uses_of(session, work, quarters_of(period)),
            registers=await paper_registers(session, work, period),
            own=(await load(session, work.center_id, OwnParts)).of(period.year),
            turnout=await turnout_of(session, stretch, work.clock.now()),
            signals=await map_of(session, work.center_id, months_of(period)),
            quiet=tuple(silences(await map_of(session, work.center_id, quiet_stretch(min(period.last, work.today))))),
        )
