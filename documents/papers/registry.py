"""Every paper that can be made: one entry a paper. What it is made of is gathered by `services/papers/making.py`."""

from dataclasses import dataclass
from enum import StrEnum

from models.access import Permission
from models.papers.kinds import EVENT_PAPERS, PaperKind
from models.periods import Span

DOCX, XLSX, PNG = "docx", "xlsx", "png"
YEARS = (Span.YEAR, Span.SCHOOL)
PARTS = (Span.MONTH, Span.QUARTER, Span.HALF, *YEARS)
ANY = (*PARTS, Span.OWN)


class MadeOf(StrEnum):
    """What a paper is made of. Those of a thing are asked for where that is looked at, and stand in no list."""

    PERIOD = "period"
    POST = "post"
    EVENT = "event"


OF_THINGS = {PaperKind.HANDOVER: MadeOf.POST}


@dataclass(frozen=True)
class PaperSpec:
    """A paper: the stretches of time that it is made for, who may ask for it, as which files it comes."""

    kind: PaperKind
    spans: tuple[Span, ...]
    formats: tuple[str, ...] = (DOCX,)
    permission: Permission = Permission.SEE_SUMMARY

    @property
    def made_of(self) -> MadeOf:
        """What it is made of; a paper of an event is for whoever leads it, a certificate for its owner."""
        return MadeOf.EVENT if self.kind in EVENT_PAPERS else OF_THINGS.get(self.kind, MadeOf.PERIOD)

    @property
    def of_period(self) -> bool:
        return self.made_of is MadeOf.PERIOD


PAPERS = {
    spec.kind: spec
    for spec in (
        PaperSpec(PaperKind.ANALYSIS, PARTS),
        PaperSpec(PaperKind.PLAN_FACT, PARTS, (DOCX, XLSX)),
        PaperSpec(PaperKind.REGISTER, PARTS, (XLSX,)),
        PaperSpec(PaperKind.STATISTICS, PARTS),
        PaperSpec(PaperKind.REVIEW, PARTS),
        PaperSpec(PaperKind.TRIPS, PARTS, (DOCX, XLSX)),
        PaperSpec(PaperKind.PROGRAMME, PARTS),
        PaperSpec(PaperKind.LOAD, PARTS[1:], (XLSX,)),
        PaperSpec(PaperKind.SUPERVISIONS, (Span.YEAR,), (DOCX, XLSX), Permission.SEE_ALL_REQUESTS),
        PaperSpec(PaperKind.CONSULTATIONS, (Span.YEAR,), (DOCX, XLSX), Permission.SEE_ALL_REQUESTS),
        PaperSpec(PaperKind.NEXT_PLAN, YEARS),
        PaperSpec(PaperKind.SUMMARY, ANY, (DOCX, XLSX, PNG)),
        PaperSpec(PaperKind.YEAR_CHART, PARTS[1:], (PNG,)),
        PaperSpec(PaperKind.PLAN_CHART, PARTS, (PNG,)),
        PaperSpec(PaperKind.DISTRICTS_CHART, PARTS, (PNG,)),
        PaperSpec(PaperKind.LOAD_CHART, PARTS[1:], (PNG,)),
        PaperSpec(PaperKind.SIGNALS, PARTS, (PNG, XLSX)),
        PaperSpec(PaperKind.SIGNALS_LETTERS, PARTS),
        PaperSpec(PaperKind.HANDOVER, (Span.OWN,), permission=Permission.MANAGE_PEOPLE),
        *(PaperSpec(kind, (Span.OWN,), permission=Permission.ATTEND_EVENTS) for kind in EVENT_PAPERS),
    )
}
