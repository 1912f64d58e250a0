"""What the person may do with a request now: which buttons its card has. The use cases check for themselves."""

from collections.abc import Iterator
from enum import StrEnum

from models.access import Permission
from models.requests.meetings import MeetingState
from models.requests.states import DONE, REFUSED, WAITING, State
from models.requests.tables import WRITTEN, Mode, RequestKind
from services.requests.cards import RequestCard
from services.requests.relations import PARTIES, Relation
from services.work import Work


class Act(StrEnum):
    """A button of the card."""

    ANSWER = "answer"
    ACCEPT = "accept"
    DELIVER = "deliver"
    ATTACH = "attach"
    GATHER = "gather"
    OFFER = "offer"
    MOVE = "move"
    HOLD = "hold"
    CALL_OFF = "call_off"
    HAND_ON = "hand_on"
    ASK = "ask"
    DECLINE = "decline"
    DESCRIBE = "describe"
    DESCRIBE_AGAIN = "describe_again"
    RECOMMEND = "recommend"
    CLOSE = "close"
    LEAVE = "leave"
    OTHER_TIME = "other_time"
    RATE = "rate"
    FULFIL = "fulfil"
    REOPEN = "reopen"
    CANCEL = "cancel"
    SAY = "say"
    PAPER = "paper"


def may(work: Work, card: RequestCard) -> frozenset[Act]:
    """Everything that the person may do with the request now."""
    return frozenset(_acts(work, card))


def _acts(work: Work, card: RequestCard) -> Iterator[Act]:
    if _described(work, card):
        yield Act.PAPER
    match card.relation:
        case Relation.AUTHOR:
            yield from _of_author(card)
        case Relation.ANSWERER:
            yield from _of_answerer(card)
        case Relation.ASKED if work.actor.may(Permission.ANSWER_REQUESTS):
            yield from (Act.ACCEPT, Act.HAND_ON, Act.ASK, Act.DECLINE)
            if card.request.kind in WRITTEN:
                yield Act.ANSWER
            if card.request.kind is RequestKind.MATERIALS:
                yield Act.ATTACH
        case Relation.OVERSEER if work.actor.may(Permission.MANAGE_REQUESTS):
            yield from _of_coordinator(card.request.state)
    if card.relation in (Relation.AUTHOR, Relation.ANSWERER, Relation.BESIDE) and card.request.state not in REFUSED:
        yield Act.SAY


def _of_author(card: RequestCard) -> Iterator[Act]:
    request, meeting = card.request, card.meeting
    if request.pending:
        yield Act.CANCEL
        if meeting is not None and (request.state is not State.NEW or meeting.mode is not Mode.GROUP):
            yield Act.LEAVE if meeting.mode is Mode.GROUP else Act.OTHER_TIME
    if request.state in DONE and request.rated_at is None and request.answerer_id is not None:
        yield Act.RATE
    yield Act.FULFIL
    if request.state in (*REFUSED, State.CLOSED):
        yield Act.REOPEN


def _of_answerer(card: RequestCard) -> Iterator[Act]:
    request, meeting = card.request, card.meeting
    if request.state not in REFUSED:
        yield Act.ATTACH
    if request.kind is RequestKind.MATERIALS and request.state is State.ACCEPTED:
        yield Act.DELIVER
    elif request.pending:
        yield from _arranging(card)
    if request.state in WAITING:
        yield Act.HAND_ON
    if request.state in (State.ACCEPTED, State.MOVED):
        yield Act.DECLINE
    if request.state in DONE and meeting is not None:
        yield Act.RECOMMEND
        if request.kind is RequestKind.SUPERVISION:
            yield Act.DESCRIBE if request.state is State.HELD else Act.DESCRIBE_AGAIN
    if request.state in (State.HELD, State.DESCRIBED):
        yield Act.CLOSE


def _arranging(card: RequestCard) -> Iterator[Act]:
    appointed = card.meeting is not None and card.meeting.state is MeetingState.APPOINTED
    yield Act.HOLD
    if card.request.kind in WRITTEN and not appointed:
        yield Act.ANSWER
    if card.alike:
        yield Act.GATHER
    yield from (Act.MOVE, Act.CALL_OFF) if appointed else (Act.OFFER,)


def _of_coordinator(state: State) -> Iterator[Act]:
    if state is State.NEW:
        yield Act.ACCEPT
    if state in WAITING:
        yield Act.HAND_ON
    if state in (State.ACCEPTED, State.MOVED):
        yield Act.DECLINE


def _described(work: Work, card: RequestCard) -> bool:
    """An overseer who is no coordinator sees how it stands and no paper."""
    supervision = card.request.kind is RequestKind.SUPERVISION
    reads = card.relation in PARTIES or work.actor.may(Permission.MANAGE_REQUESTS)
    return supervision and reads and card.meeting is not None and card.meeting.day is not None
