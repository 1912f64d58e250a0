"""Which rows of a plan the bot's own work closes: a monitoring's, a quarter's date of it, what a meeting serves."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from models.activities import Type
from models.periods import Period
from models.plan.fitting import OF_TYPE, Candidate, Cells, Window, offers, rank
from models.plan.words import fold

REPORTED = timedelta(days=45)
"""How long after its quarter, at most, a report's date lies; a longer window is an event of the quarter it lies in."""
_GIVEN_OUT = re.compile(r"(?:обеспеч|предостав|выдач|рассыл|направлени)\w*\b.{0,80}(?:материал|литератур|пособи)")


def is_monitoring(cells: Cells) -> bool:
    """Whether the row is the monitoring itself, and not a seminar about it."""
    types = cells.types()
    return max(types, key=lambda kind: types[kind]) is Type.MONITORING and types[Type.MONITORING] >= OF_TYPE


def reports_on(quarter: Period, window: Window, due: date) -> bool:
    """Whether a date of a monitoring row is that quarter's: it lies in the quarter's last month, as the last one's
    report that is made before the year ends, or it is the short window of the report after it."""
    opens, closes = window
    if quarter.last.replace(day=1) <= due <= quarter.last:
        return True
    return quarter.last < due <= quarter.last + REPORTED and closes - opens <= REPORTED


def served(title: str, activity_type: Type, day: date, candidates: Sequence[Candidate]) -> int | None:
    """The item that a deed of a type known for certain was done for: the first that is offered and of the type.

    What is done already is served too when nothing is open: more than was promised is seen in plan against fact.
    """
    for items in (candidates, [replace(one, windows=one.windows + one.done, done=()) for one in candidates]):
        of_type = {one.id for one in rank(title, activity_type, day, items) if one.type >= OF_TYPE}
        found = next((row_id for row_id in offers(title, activity_type, day, items) if row_id in of_type), None)
        if found is not None:
            return found
    return None


def served_by_materials(title: str, activity_type: Type, day: date, candidates: Sequence[Candidate]) -> int | None:
    """The item that materials sent on request were promised by: «Обеспечение специалистов материалами», on request
    before by dates. To publish a collection is another thing."""
    rows = [one for one in candidates if _GIVEN_OUT.search(fold(one.cells.content)) and one.nearness(day)]
    always = {one.id for one in rows if one.always}
    ranked = sorted(rank(title, activity_type, day, rows), key=lambda one: one.id not in always)
    return ranked[0].id if ranked else None
