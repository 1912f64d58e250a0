"""Places of the plan: one of its dates, an item, its views."""

from enum import StrEnum

from places.place import Id, Place


class DateThen(StrEnum):
    """What is done with a date of the plan."""

    OPEN = "open"
    DONE = "done"
    MOVE = "move"
    RETURN = "return"
    """It was cancelled alone, and is expected again."""
    GATHER = "gather"
    """People are asked to come to it."""
    LATER = "later"
    NOT_MINE = "not_mine"
    ASK = "ask"
    """The coordinator's «Напомнить»."""


class DatePlace(Place, prefix="date"):
    """One date of an item: what is done there is done for this date and for no other."""

    occurrence: Id
    then: DateThen


class ItemThen(StrEnum):
    """What is done with an item of the plan."""

    OPEN = "open"
    DONE = "done"
    MOVE = "move"
    SKIP = "skip"
    CLARIFY = "clarify"
    CANCEL = "cancel"
    RESTORE = "restore"
    EDIT = "edit"
    POSTS = "posts"
    REGISTER = "register"
    """Which register counts it."""
    LATER = "later"
    NOT_MINE = "not_mine"
    GATHER = "gather"
    """An event for an item that has no dates."""


class ItemPlace(Place, prefix="item"):
    """An item as a whole: one without dates, or its card."""

    item: Id
    then: ItemThen


class PlanThen(StrEnum):
    """What of the plan is looked at."""

    MINE = "mine"
    QUARTER = "quarter"
    LATE = "late"
    """The coordinator's list of what is overdue, with «Напомнить»."""
    PAST = "past"
    """Dates that passed undone, to be closed together."""


class YearThen(StrEnum):
    """What of a year is looked at."""

    PAST = "past"
    """Its dates that are not marked, to be closed together."""
    AHEAD = "ahead"
    """Its dates that are still to come."""
    NUMBERLESS = "numberless"
    """Its records that do not say how many people came."""
    GAPS = "gaps"
    """All that its papers lack: the coordinator's of everybody, of others their own."""


class YearPlace(Place, prefix="year"):
    """What a year still lacks."""

    year: Id
    then: YearThen


class FitPlace(Place, prefix="fit"):
    """A record that is like an item of the plan, to be counted for it."""

    activity: Id
    item: Id


class PlanPlace(Place, prefix="plan"):
    """A view of the plan."""

    then: PlanThen


class ProposalThen(StrEnum):
    """What the coordinator says to a proposed change of the plan."""

    AGREE = "agree"
    REFUSE = "refuse"


class ProposalPlace(Place, prefix="prop"):
    """A proposal with all that was proposed together with it, or (a card's) alone."""

    proposal: Id
    then: ProposalThen
    alone: bool = False
