"""What time does to registers."""

from datetime import date, timedelta

from sqlalchemy import Select, func, select

from models.register_entries import RegisterEntry
from models.registers.definition import shipped
from models.timers import TimerKind
from services.registers.inner.firing import fire_entries
from services.registers.inner.silent import fire_channels
from services.timers.firing import Timers, TimerSource, every_center


def _entries(today: date, reminding: set[int]) -> Select[int, int]:
    one = RegisterEntry
    reminded = [key for key, register in shipped().items() if register.reminds is not None]
    ahead = (one.deleted_at.is_(None), func.coalesce(one.until, one.day) >= today)
    return select(one.id, one.center_id).where(one.register.in_(reminded), one.center_id.in_(reminding), *ahead)


TIMERS: Timers = {
    TimerKind.REGISTER: TimerSource(fire=fire_entries, standing=_entries),
    TimerKind.CHANNELS: TimerSource(fire=fire_channels, standing=every_center, farthest=timedelta(days=40)),
}
