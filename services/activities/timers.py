"""What time does to records that were sent back to be made clear."""

from datetime import date

from sqlalchemy import Select, select

from models.clarifications import Clarification
from models.timers import TimerKind
from services.activities.inner.clarification_timers import fire_clarifications
from services.timers.firing import Timers, TimerSource


def _clarifications(_today: date, _reminding: set[int]) -> Select[int, int]:
    """Those of which nobody was reminded."""
    waits = (Clarification.outcome.is_(None), Clarification.reminded_at.is_(None))
    return select(Clarification.id, Clarification.center_id).where(*waits)


TIMERS: Timers = {TimerKind.CLARIFICATION: TimerSource(fire=fire_clarifications, standing=_clarifications)}
