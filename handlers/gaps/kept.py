"""What the dialogue of «Чего не хватает» keeps and is started with."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.widgets.kept import Kept, Start
from models.gaps import Owner, OwnerKind


@dataclass(kw_only=True)
class GapsKept(Kept):
    """The year that is looked at, and whose gaps are open."""

    keeps_start: ClassVar[bool] = True
    year: int = 0
    own: bool = False
    """Whether only one's own are looked at, by who may not see those of others."""
    owner: str = ""
    page_owners: int = 0

    @property
    def whose(self) -> Owner:
        """The owner whose lines are open."""
        return Owner.read(self.owner) if self.owner else Owner(OwnerKind.NOBODY)


@dataclass(kw_only=True)
class GapsStart(Start):
    """The year to look at; 0 is this one, in its first month the last."""

    year: int = 0
