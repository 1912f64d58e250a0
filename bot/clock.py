"""Which clock this process lives by."""

from bot.settings import Settings
from storage.clock import Clock, ShiftedClock, SystemClock


def clock_for(settings: Settings) -> Clock:
    """The machine's, or the local Telegram's, which can be moved."""
    return ShiftedClock(settings.clock_shift_file) if settings.clock_shift_file else SystemClock()
