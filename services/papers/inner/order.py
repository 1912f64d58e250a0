"""What is asked of the process that makes papers, and what it gives."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.papers.kinds import PaperKind
from models.periods import Period


@dataclass(frozen=True, kw_only=True)
class PaperOrder:
    """A paper for a period, in these forms; of one district where it is made of one."""

    kind: PaperKind
    period: Period
    formats: Sequence[str] = ()
    district_id: int | None = None
    subject: tuple[int, int | None] | None = None
    """Of a post and of whose holding ends, or of an event and of one person, where it is made of those."""


@dataclass(frozen=True)
class MadePaper:
    """A paper as a file."""

    name: str
    content: bytes = field(repr=False)
