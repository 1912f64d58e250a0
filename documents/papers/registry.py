"""Every paper that can be made: one entry a paper. What it is made of is gathered by `services/papers/making.py`."""

from dataclasses import dataclass

from models.access import Permission
from models.papers.kinds import PaperKind
from models.periods import Span

DOCX, XLSX, PNG = "docx", "xlsx", "png"
YEARS = (Span.YEAR, Span.SCHOOL)
PARTS = (Span.MONTH, Span.QUARTER, Span.HALF, *YEARS)
ANY = (*PARTS, Span.OWN)


@dataclass(frozen=True)
class PaperSpec:
    """A paper: the stretches of time that it is made for, who may ask for it, as which files it comes."""

    kind: PaperKind
    spans: tuple[Span, ...]
    formats: tuple[str, ...] = (DOCX,)
    permission: Permission = Permission.SEE_SUMMARY

    @property
    def of_post(self) -> bool:
        """Whether it is made of one post, where that is looked at, and stands in no list of papers of a period."""
        return self.kind is PaperKind.HANDOVER


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
        PaperSpec(PaperKind.HANDOVER, (Span.OWN,), permission=Permission.MANAGE_PEOPLE),
    )
}
