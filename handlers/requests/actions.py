"""Which buttons a request's card has: what the person may do with it now. The use cases check for themselves."""

from collections.abc import Iterator

from models.access import Permission
from models.forms.kinds import Tap, Word, pairs
from models.requests.meetings import MeetingState
from models.requests.states import DONE, REFUSED, WAITING, State
from models.requests.tables import WRITTEN, Kind, Mode, Rating
from services.requests.cards import RequestCard
from services.requests.sides import PARTIES, Side
from services.requests.words import on_button
from services.texts import texts
from services.work import Work

FULFIL = 24
"""Characters of a recommendation on its button."""


def rows(work: Work, card: RequestCard) -> list[list[Tap]]:
    """The rows of the card, the most likely first."""
    times = [_offer(work, card, number) for number in range(len(card.offers))]
    taps = list(_taps(work, card))
    papers = [Tap("!paper", Word("request-paper"))] if _described(work, card) else []
    files = [[Tap(f"f{number}", Word("request-document"))] for number, past in enumerate(card.past) if past.file_id]
    return [*([time] for time in times), *files, *pairs([*taps, *papers])]


def _taps(work: Work, card: RequestCard) -> Iterator[Tap]:
    match card.side:
        case Side.AUTHOR:
            yield from _of_author(card)
        case Side.ANSWERER:
            yield from _of_answerer(card)
        case Side.ASKED:
            yield from _of_asked(work, card)
            return
        case Side.OVERSEER:
            yield from _of_overseer(work, card)
            return
        case Side.PASSED_BY:
            return
    if card.request.state not in REFUSED:
        yield Tap("!say", Word("request-say"))


def _offer(work: Work, card: RequestCard, number: int) -> Tap:
    offer = card.offers[number]
    at = on_button(work.actor.local(offer.starts_at))
    group = card.meeting is not None and card.meeting.mode is Mode.GROUP
    if group and card.side is not Side.AUTHOR:
        at = f"{at} · {offer.votes}"
    return Tap(f"={offer.id}", at, offer.mine)


def _of_asked(work: Work, card: RequestCard) -> Iterator[Tap]:
    if work.actor.may(Permission.ANSWER_REQUESTS):
        if card.request.kind in WRITTEN:
            yield Tap("!answer", Word("request-answer"))
        yield Tap("!accept", Word("request-accept"))
        yield Tap("!pass", Word("request-pass"))
        yield Tap("!say", Word("request-ask"))
        yield Tap("!decline", Word("request-decline"))


def _of_author(card: RequestCard) -> Iterator[Tap]:
    request, meeting = card.request, card.meeting
    group = meeting is not None and meeting.mode is Mode.GROUP
    if meeting is not None and request.pending:
        yield Tap("!leave", Word("request-leave")) if group else Tap("!other", Word("request-other-time"))
    if request.state in DONE and request.rated_at is None and request.answerer_id is not None:
        for rating in Rating:
            yield Tap(f"!rate {rating}", Word(f"request-rate-{rating}"))
    for one in card.recommendations:
        if one.done_at is None:
            yield Tap(f"d{one.id}", texts().plain("request-fulfil", words=one.words[:FULFIL]))
    if request.state in (*REFUSED, State.CLOSED):
        yield Tap("!reopen", Word("request-reopen"))
    if request.pending:
        yield Tap("!cancel", Word("request-cancel"))


def _of_answerer(card: RequestCard) -> Iterator[Tap]:
    request, meeting = card.request, card.meeting
    if request.kind is Kind.MATERIALS and request.state is State.ACCEPTED:
        yield Tap("!deliver", Word("request-deliver"))
    elif request.pending:
        yield from _arranging(card)
    if request.state in WAITING:
        yield Tap("!pass", Word("request-pass"))
    if request.state in (State.ACCEPTED, State.MOVED):
        yield Tap("!decline", Word("request-decline"))
    if request.state in DONE and meeting is not None:
        if request.kind is Kind.SUPERVISION:
            described = request.state is not State.HELD
            yield Tap("!describe", Word("request-describe-again" if described else "request-describe"))
        yield Tap("!recommend", Word("request-recommend"))
    if request.state in (State.HELD, State.DESCRIBED):
        yield Tap("!close", Word("request-close"))


def _arranging(card: RequestCard) -> Iterator[Tap]:
    appointed = card.meeting is not None and card.meeting.state is MeetingState.APPOINTED
    if card.request.kind in WRITTEN and not appointed:
        yield Tap("!answer", Word("request-answer"))
    if card.alike:
        yield Tap("!group", Word("request-gather"))
    yield Tap("!offer", Word("request-move" if appointed else "request-offer"))
    yield Tap("!hold", Word("request-hold"))
    if appointed:
        yield Tap("!call_off", Word("request-call-off"))


def _of_overseer(work: Work, card: RequestCard) -> Iterator[Tap]:
    if work.actor.may(Permission.MANAGE_REQUESTS):
        if card.request.state is State.NEW:
            yield Tap("!accept", Word("request-accept"))
        if card.request.state in WAITING:
            yield Tap("!pass", Word("request-pass"))
        if card.request.state in (State.ACCEPTED, State.MOVED):
            yield Tap("!decline", Word("request-decline"))


def _described(work: Work, card: RequestCard) -> bool:
    """An overseer who is no coordinator sees how it stands and no paper."""
    supervision = card.request.kind is Kind.SUPERVISION
    reads = card.side in PARTIES or work.actor.may(Permission.MANAGE_REQUESTS)
    return supervision and reads and card.meeting is not None and card.meeting.day is not None
