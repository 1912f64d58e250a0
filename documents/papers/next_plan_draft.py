"""What the draft of the next plan says, ready to be written."""

from dataclasses import dataclass, field

from models.plan.next_year import MovedPiece


@dataclass(frozen=True)
class DraftText:
    """Words of the draft, and why somebody is to look at them."""

    pieces: tuple[MovedPiece, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is read when every change is accepted."""
        return "".join(one.text for one in self.pieces if not one.struck)


@dataclass(frozen=True)
class DraftLine:
    """A heading over the whole table, or the cells of a row; `goes_on` is one that has the number of the row above.
    A heading `apart` is of another plan: it stands above a table of its own."""

    cells: tuple[DraftText, ...]
    heading: bool = False
    apart: bool = False
    goes_on: bool = False


@dataclass(frozen=True, kw_only=True)
class DraftPaper:
    """What the file says, from the top to the bottom."""

    title: DraftText
    titles: tuple[str, ...]
    lines: tuple[DraftLine, ...]
    number: int | None
    """The column of the numbers, from 0."""
    commentator: str
    before: tuple[DraftText, ...] = ()
    after: tuple[DraftText, ...] = field(default_factory=tuple)
