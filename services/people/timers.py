"""What time does to somebody who waits for a word of the centre."""

from datetime import date

from sqlalchemy import Select, select

from models.admissions import Admission
from models.timers import TimerKind
from services.people.inner.admissions import fire_admissions
from services.timers.firing import Timers, TimerSource


def _admissions(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Admission.id, Admission.center_id).where(Admission.decided_at.is_(None))


TIMERS: Timers = {TimerKind.ADMISSION: TimerSource(fire=fire_admissions, standing=_admissions, trusting=True)}
