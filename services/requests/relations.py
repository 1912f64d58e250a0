"""How a person stands to a request."""

from enum import StrEnum
from zoneinfo import ZoneInfo

from models.access import Permission
from models.requests.states import State
from models.requests.tables import Request
from services.work import Work


class Relation(StrEnum):
    """How the actor stands to a request."""

    AUTHOR = "author"
    ANSWERER = "answerer"
    ASKED = "asked"
    """One of those who are asked to answer it, while nobody has accepted it."""
    OVERSEER = "overseer"
    """Sees how it stands and decides who answers; the question and the talk are not theirs to read."""
    BESIDE = "beside"
    """Handed the post over and is there still for some days: reads it and writes into it, and decides nothing."""
    PASSED_BY = "passed_by"
    """Was asked, and somebody else accepted it: knows that, and nothing more."""


PARTIES = (Relation.AUTHOR, Relation.ANSWERER, Relation.ASKED, Relation.BESIDE)
"""Who reads the question and the talk and writes into it. Of a group each has an own request at the same meeting."""


def zone_of(work: Work) -> ZoneInfo:
    """The zone of the actor's centre."""
    return ZoneInfo(work.actor.zone)


def relation_to(work: Work, request: Request, *, asked: bool, beside: bool) -> Relation:
    """How the actor stands to a request that they may see; `asked` as `asked_of` finds it, `beside` as `beside()`."""
    if request.author_id == work.person_id:
        return Relation.AUTHOR
    if request.answerer_id == work.person_id:
        return Relation.ANSWERER
    if asked and request.state is State.NEW:
        return Relation.ASKED
    if beside:
        return Relation.BESIDE
    return Relation.OVERSEER if work.actor.may(Permission.SEE_ALL_REQUESTS) else Relation.PASSED_BY
