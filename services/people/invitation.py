"""An invite as it is read."""

from dataclasses import dataclass
from datetime import datetime

from models.access import Role


@dataclass(frozen=True)
class Invitation:
    """An invite as people see it: for which post, in which centre, for whom."""

    id: int
    center_id: int
    center: str
    role: Role
    post: str
    district: str
    guest: str
    expires_at: datetime
    post_id: int
    district_id: int | None
    code: str = ""
    """What its link bears, where this call has made the link; what is kept is a hash, so that it is not seen again."""
    waits: bool = False
    """Whether who came in by it waits for a word of the centre, and sees nothing until then."""
    shared: bool = False
    """Whether it is a link of many."""

    @property
    def place(self) -> str:
        """The post and its district, where it has one: «Куратор, Петровский район»."""
        return f"{self.post}, {self.district}" if self.district else self.post

    @property
    def whom(self) -> str:
        """The place, and for whom the link was made when that was said."""
        return f"{self.place} · {self.guest}" if self.guest else self.place
