"""When somebody who wants the summary is sent the next one."""

from datetime import date, timedelta

from sqlalchemy import Select, select

from models.people import Person
from models.timers import TimerKind
from services.subscriptions.inner.firing import fire_summaries
from services.timers.firing import Timers, TimerSource

FARTHEST = timedelta(days=110)
"""A quarter, and holidays behind it."""


def _people(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Person.id, Person.center_id).where(Person.summary_rhythm.is_not(None))


TIMERS: Timers = {TimerKind.SUMMARY: TimerSource(fire=fire_summaries, standing=_people, farthest=FARTHEST)}
