"""What evidence of a record answers the papers that a plan's item promises."""

from collections.abc import Collection, Iterable, Sequence

from models.activities import Evidence
from models.plan.evidence import EvidenceKind

PROOFS = {
    EvidenceKind.PROTOCOL: Evidence.MINUTES,
    EvidenceKind.SIGN_IN_SHEET: Evidence.SIGN_IN,
    EvidenceKind.PHOTO_REPORT: Evidence.PHOTOS,
    EvidenceKind.SCENARIO: Evidence.SCRIPT,
    EvidenceKind.TRIP_REPORT: Evidence.TRIP_REPORT,
    EvidenceKind.OUTLINE: Evidence.SYNOPSIS,
    EvidenceKind.MATERIALS: Evidence.MATERIALS,
    EvidenceKind.CERTIFICATES: Evidence.CERTIFICATES,
    EvidenceKind.PUBLICATION: Evidence.PUBLICATION,
    EvidenceKind.SUPERVISION: Evidence.SUPERVISION,
    EvidenceKind.FEEDBACK: Evidence.FEEDBACK,
    EvidenceKind.REFERENCE: Evidence.REFERENCE,
}


def lacking(promised: Iterable[Sequence[str]], there: Collection[str]) -> list[str]:
    """The papers that an item promises, in the plan's words, and that nothing of it has."""
    known = [(PROOFS.get(EvidenceKind(kind)), words) for kind, words in promised]
    return [words for proof, words in known if proof and proof not in there]
