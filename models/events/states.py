"""The states of an event and the steps between them: one table, and nothing moves but by it.

`docs/events.md` shows the same table as a drawing; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class EventState(StrEnum):
    """Where an event stands."""

    DRAFT = "draft"
    """Nobody has been told."""
    ANNOUNCED = "announced"
    OVER = "over"
    """Its time has passed, and what came of it is not recorded yet."""
    RECORDED = "recorded"
    CANCELLED = "cancelled"


LIVE = (EventState.DRAFT, EventState.ANNOUNCED, EventState.OVER)
"""Of which something is still to be done."""


class EventStep(StrEnum):
    """What is done to an event."""

    ANNOUNCE = "announce"
    MOVE = "move"
    END = "end"
    RECORD = "record"
    UNRECORD = "unrecord"
    """Its record was deleted: it waits for one again."""
    CANCEL = "cancel"


@dataclass(frozen=True)
class EventWay:
    """A step, the states it can be made from, and the state it leads to."""

    step: EventStep
    sources: tuple[EventState, ...]
    target: EventState


WAYS = (
    EventWay(EventStep.ANNOUNCE, (EventState.DRAFT,), EventState.ANNOUNCED),
    EventWay(EventStep.MOVE, (EventState.DRAFT,), EventState.DRAFT),
    # what did not take place at its time may still be held at another
    EventWay(EventStep.MOVE, (EventState.ANNOUNCED, EventState.OVER), EventState.ANNOUNCED),
    EventWay(EventStep.END, (EventState.ANNOUNCED,), EventState.OVER),
    # a draft that was held without an announcement is recorded as well
    EventWay(EventStep.RECORD, (EventState.DRAFT, EventState.ANNOUNCED, EventState.OVER), EventState.RECORDED),
    EventWay(EventStep.UNRECORD, (EventState.RECORDED,), EventState.OVER),
    EventWay(EventStep.CANCEL, (EventState.DRAFT, EventState.ANNOUNCED, EventState.OVER), EventState.CANCELLED),
)
DIAGRAM: Mapping[tuple[EventState, EventStep], EventState] = {
    (source, way.step): way.target for way in WAYS for source in way.sources
}


def after(state: EventState, step: EventStep) -> EventState | None:
    """Where the step leads from that state; None when it cannot be made there."""
    return DIAGRAM.get((state, step))
