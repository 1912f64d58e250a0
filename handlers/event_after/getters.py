"""What the window of what came of an event shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.event_after.kept import EventAfterKept
from models.events.opinions import Opinions
from services.events import afterwards
from services.events.afterwards import AfterEvent
from services.work import Work


@dataclass(frozen=True)
class AfterFacts:
    """What came of an event."""

    one: AfterEvent

    @property
    def opinions(self) -> Opinions:
        return self.one.opinions

    @property
    def given(self) -> Sequence[tuple[int, str]]:
        return self.one.given

    @property
    def sends(self) -> bool:
        """Whether there is somebody to send materials to, and something."""
        return bool((self.one.materials or self.one.given) and self.one.came)


async def after(work: Work, mine: EventAfterKept) -> AfterFacts:
    """The event that is open. Raises NotFound for one that the actor does not lead."""
    return AfterFacts(await afterwards.open_after(work, mine.event))
