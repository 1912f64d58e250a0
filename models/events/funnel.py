"""From «позвали» to «полезно»: how many of those who are asked come, and why others do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from models.events.kinds import Reason


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """The counts of some events, or of a part of the people: a line of the table."""

    name: str = ""
    id: int | None = None
    """Of the event, the district or the quarter that it is of."""
    at: datetime | None = None
    """When it was, of an event."""
    asked: int = 0
    answered: int = 0
    coming: int = 0
    """Who said that they come, in person or remotely, and had a seat."""
    came: int = 0
    """Visits: of those who were asked and of those who came unasked."""
    unasked: int = 0
    """Of these: who came unasked."""
    people: int = 0
    """Different people among the visits."""
    declined: Mapping[Reason, int] = field(default_factory=dict)
    said: int = 0
    """Answers to «было ли полезно» that are shown; none by district or post, for they bear no name."""
    useful: int = 0

    def liked(self, said: int, useful: int) -> "Funnel":
        """The same with what is shown of «было ли полезно»."""
        return replace(self, said=said, useful=useful)

    @property
    def refused(self) -> int:
        """How many of them said that they cannot come."""
        return sum(self.declined.values())

    @property
    def share(self) -> int | None:
        """How many of a hundred who were asked came; None where nobody was asked."""
        return round(100 * (self.came - self.unasked) / self.asked) if self.asked else None


class TurnoutCut(StrEnum):
    """What the counts are looked at by."""

    DISTRICTS = "districts"
    EVENTS = "events"
    POSTS = "posts"
    QUARTERS = "quarters"


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How people come to the events of a period."""

    total: Funnel
    events: Sequence[Funnel] = ()
    """The newest first."""
    districts: Sequence[Funnel] = ()
    """Every district that anybody was asked from, the one that comes least first."""
    posts: Sequence[Funnel] = ()
    """By what the posts are called."""
    quarters: Sequence[Funnel] = ()
    absent: Sequence[Funnel] = ()
    """Districts whose people were asked and never came."""

    def of(self, cut: TurnoutCut) -> Sequence[Funnel]:
        """The lines of that cut."""
        found: Sequence[Funnel] = getattr(self, cut.value)
        return found

    @property
    def empty(self) -> bool:
        """Whether nobody was asked to anything."""
        return not (self.total.asked or self.total.came)
