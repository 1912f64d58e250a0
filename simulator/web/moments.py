"""Where the clock may be moved to, in the zone the centre lives in."""

from datetime import date, datetime, time, timedelta

MORNING = time(9)


def quarter_end(now: datetime) -> datetime:
    """Nine in the morning of the quarter's last day; of the next quarter's, when that has passed."""
    month = (now.month + 2) // 3 * 3
    end = _last_day(now.year, month)
    if datetime.combine(end, MORNING, now.tzinfo) <= now:
        end = _last_day(now.year + month // 12, month % 12 + 3)
    return datetime.combine(end, MORNING, now.tzinfo)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
