"""A date that is done, in words: the same in a letter that is changed later and under a finger that comes too late."""

from datetime import date
from typing import Any

from markupsafe import Markup

from models.dates import brief
from services.plan.dates import Closing, PlanDate
from services.texts import texts

CONTENT = 400
"""Characters of an item's words in a message."""


def closed_args(found: PlanDate, closed: Closing, today: date) -> dict[str, Any]:
    """What «Уже отмечено 12 апреля, 14 чел.» is filled with."""
    return {"due": brief(found.due, today), "day": brief(closed.day, today), "came": closed.came}


def closed_text(found: PlanDate, closed: Closing, today: date) -> Markup:
    """What a letter about the date says from then on."""
    said = texts().html("activity-closed", **closed_args(found, closed, today))
    return texts().html("letter-date-closed", content=found.content[:CONTENT], said=said)
