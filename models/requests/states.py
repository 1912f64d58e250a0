"""The states of a request and the steps between them: one table, and nothing moves but by it.

`docs/requests.md` shows the same table as a drawing; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a request stands (docs/requests.md: новая → принята → назначена → проведена → описана → закрыта)."""

    NEW = "new"
    ACCEPTED = "accepted"
    APPOINTED = "appointed"
    MOVED = "moved"
    """Called off for another time that is not agreed yet (перенесена)."""
    HELD = "held"
    DESCRIBED = "described"
    CLOSED = "closed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class RequestStep(StrEnum):
    """What is done to a request: a line of its history. Those of `WAYS` move it from state to state."""

    FILE = "file"
    ACCEPT = "accept"
    PASS = "pass"  # noqa: S105 — «передать»
    RELEASE = "release"
    DECLINE = "decline"
    APPOINT = "appoint"
    MOVE = "move"
    LEAVE = "leave"
    HOLD = "hold"
    DESCRIBE = "describe"
    ANSWER = "answer"
    """A written answer: given, recorded and closed at once."""
    DELIVER = "deliver"
    CLOSE = "close"
    CANCEL = "cancel"
    REOPEN = "reopen"
    # these change no state
    SAID = "said"
    MATERIAL = "material"
    """Something of the library was given to the author."""
    OFFERED = "offered"
    OTHER_TIME = "other_time"
    JOINED = "joined"
    MISSED = "missed"
    """The author did not come to the group's meeting; the request is answered alone."""
    RECOMMEND = "recommend"
    FULFILLED = "fulfilled"
    RATED = "rated"
    ESCALATED = "escalated"
    COVERED = "covered"
    """Nobody of those who were asked can be reached: others were asked instead."""
    HANDED = "handed"
    """The post of its author or answerer was handed over: it is the newcomer's."""


@dataclass(frozen=True)
class Way:
    """A step, the states it can be made from, and the state it leads to."""

    step: RequestStep
    sources: tuple[State, ...]
    target: State


WAITING = (State.NEW, State.ACCEPTED)
PENDING = (*WAITING, State.APPOINTED, State.MOVED)
"""Nothing was held yet: the author still waits for it."""
UNARRANGED = (State.ACCEPTED, State.MOVED)
"""Somebody answers for it, and no time is agreed."""
DONE = (State.HELD, State.DESCRIBED, State.CLOSED)
REFUSED = (State.DECLINED, State.CANCELLED)

WAYS = (
    Way(RequestStep.ACCEPT, (State.NEW,), State.ACCEPTED),
    Way(RequestStep.PASS, WAITING, State.NEW),
    # nobody holds the answerer's post any more
    Way(RequestStep.RELEASE, (State.ACCEPTED, State.APPOINTED, State.MOVED), State.NEW),
    Way(RequestStep.DECLINE, (State.NEW, State.ACCEPTED, State.MOVED), State.DECLINED),
    Way(RequestStep.APPOINT, (State.ACCEPTED, State.MOVED), State.APPOINTED),
    Way(RequestStep.MOVE, (State.APPOINTED,), State.MOVED),
    # one's own place in a group is given up, the request is not
    Way(RequestStep.LEAVE, (State.APPOINTED, State.MOVED), State.ACCEPTED),
    # a consultation by telephone is held without an appointment
    Way(RequestStep.HOLD, (State.ACCEPTED, State.APPOINTED, State.MOVED), State.HELD),
    Way(RequestStep.DESCRIBE, (State.HELD,), State.DESCRIBED),
    Way(RequestStep.ANSWER, UNARRANGED, State.CLOSED),
    Way(RequestStep.DELIVER, (State.ACCEPTED,), State.CLOSED),
    Way(RequestStep.CLOSE, (State.HELD, State.DESCRIBED), State.CLOSED),
    Way(RequestStep.CANCEL, PENDING, State.CANCELLED),
    Way(RequestStep.REOPEN, (*DONE, *REFUSED), State.NEW),
)
DIAGRAM: Mapping[tuple[State, RequestStep], State] = {
    (source, way.step): way.target for way in WAYS for source in way.sources
}


def after(state: State, step: RequestStep) -> State | None:
    """Where the step leads from that state; None when it cannot be made there."""
    return DIAGRAM.get((state, step))
